import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Jour } from '$lib/domain/codes';
import type { Referentiel } from '$lib/domain/referentiel';
import { etatsDuSuivi, reunirSuivis, STATUTS_SUIVI, type Suivi } from '$lib/domain/suivi';
import { ecrireSuivi } from '$lib/formats/suivi/ecrire';
import { ecrireSuivis, lireSuivis } from '$lib/store/suivis';

import { comme, lireContenu, referentielEmbarque } from './aide';

let referentiel: Referentiel;
beforeAll(() => {
  referentiel = referentielEmbarque();
});

const JOUR = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Jour);
const TEXTE = fc.constantFrom(null, 'Hub', '=1+1', 'a, « b » ; "c"', "'=x", 'l’été\nici');
const SUIVI: fc.Arbitrary<Suivi> = fc.record({
  lieuId: fc.constantFrom('136', 'lieu-b', '=x'),
  date: JOUR,
  statut: fc.constantFrom(...STATUTS_SUIVI),
  structure: TEXTE,
  commentaire: TEXTE,
  relance: fc.option(JOUR, { nil: null }),
});

describe('the follow-up written', () => {
  it('reads back the same, whatever its words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(SUIVI, { minLength: 1, maxLength: 8 }), async (suivis) => {
        const fichier = await lireContenu('suivi.csv', ecrireSuivi(suivis), { referentiel });
        expect(comme('suivi', fichier).lecture.rows).toEqual(suivis);
      }),
      { numRuns: 60 },
    );
  });

  it('is kept on the device the same; what is not a step is left out', () => {
    fc.assert(
      fc.property(fc.array(SUIVI, { maxLength: 8 }), (suivis) => {
        const garde = new Map<string, string>();
        const stockage = {
          getItem: (cle: string) => garde.get(cle) ?? null,
          setItem: (cle: string, valeur: string) => void garde.set(cle, valeur),
        };
        ecrireSuivis(stockage, suivis);
        expect(lireSuivis(stockage)).toEqual(suivis);
      }),
    );
    const casse = '[{"lieuId":"a","date":"2026-01-01","statut":"inventé"},3,null]';
    expect(lireSuivis({ getItem: () => casse })).toEqual([]);
    expect(lireSuivis({ getItem: () => '{' })).toEqual([]);
  });
});

describe('two sources of steps', () => {
  it('say each step once, oldest first, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(SUIVI), fc.array(SUIVI), (uns, autres) => {
        const reunis = reunirSuivis(uns, autres);
        expect(reunirSuivis(reunis, uns)).toEqual(reunis);
        expect(new Set(reunis.map((suivi) => JSON.stringify(suivi))).size).toBe(reunis.length);
        const dates = reunis.map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted());
        for (const suivi of [...uns, ...autres]) expect(reunis).toContainEqual(suivi);
      }),
    );
  });

  it('tell the last step of a lieu', () => {
    const pas = (date: string, statut: Suivi['statut']): Suivi => ({
      lieuId: 'a',
      date: date as Jour,
      statut,
      structure: null,
      commentaire: null,
      relance: null,
    });
    const etats = etatsDuSuivi(
      reunirSuivis([pas('2026-03-01', 'refuse')], [pas('2026-01-01', 'contacte')]),
    );
    expect(etats.get('a')?.statut).toBe('refuse');
  });
});
