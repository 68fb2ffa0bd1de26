import { describe, expect, it } from 'vitest';

import { DEMI_COTES } from '$lib/domain/acces/interieur';
import { TRAJETS_INTERNES } from '$lib/features/methode/textes';
import { GROUPES, valeurDuChamp } from '$lib/features/parametres/champs';
import { CLES, CLES_PLACES, defautDe, parametresRegles, regler } from '$lib/state/parametres';

const champs = GROUPES.flatMap((groupe) => groupe.champs);
const bornesDe = (champ: (typeof champs)[number]): readonly [number, number] =>
  'choix' in champ ? [0, champ.choix.length - 1] : [champ.min, champ.max];

describe('the controls of the parameters', () => {
  it('are one for each number that a link may carry', () => {
    expect(champs.map(({ cle }) => cle).sort()).toEqual([...CLES].sort());
  });

  it('let nothing be said past what is admitted', () => {
    for (const champ of champs) {
      const [bas, haut] = bornesDe(champ);
      expect(defautDe({ [champ.cle]: haut + 1 }), champ.cle).not.toBeNull();
      expect(defautDe({ [champ.cle]: bas - 1 }), champ.cle).not.toBeNull();
    }
  });

  it('reach the parameters of the engine', () => {
    const reglages = { in: 2, pp: 45, jm: 22, vm: 4 };
    expect(parametresRegles(reglages)).toMatchObject({
      demiCote: 'entier',
      passParPoste: 45,
      joursParMois: 22,
      visitesMinimum: 4,
    });
    expect(regler(regler(reglages, 'pp', 60), 'in', 1)).toEqual({ jm: 22, vm: 4 });
  });

  it('say a way by its words, a number in figures', () => {
    const internes = champs.find(({ cle }) => cle === 'in')!;
    expect(new Set(DEMI_COTES.map((_, rang) => valeurDuChamp(internes, rang))).size).toBe(3);
    expect(
      valeurDuChamp(
        champs.find(({ cle }) => cle === 'pp')!,
        60,
      ),
    ).toBe('60');
  });

  it('are what the traces of places depend on', () => {
    for (const cle of CLES_PLACES) expect(CLES).toContain(cle);
  });
});

describe('the method', () => {
  it('says how far the lieux of a commune are held to be, with the steps in force', () => {
    const parametres = parametresRegles({ ra: 8 });
    const phrases = DEMI_COTES.map((nom) => TRAJETS_INTERNES[nom](parametres));
    expect(new Set(phrases).size).toBe(3);
    expect(phrases[DEMI_COTES.indexOf('premier_pas')]).toContain('8 km en commune rurale');
  });
});
