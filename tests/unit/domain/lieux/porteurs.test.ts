import { describe, expect, it } from 'vitest';

import { Agrements, lieuxAuJour, type Agrement } from '$lib/domain/agrement';
import type { Jour } from '$lib/domain/codes';
import { porteursDe, type Retouche } from '$lib/domain/lieux/retouches';

import { lieu } from '../../../support/petit-monde';

const SIRET = '13002603200016';
const LIEUX = [
  lieu('mairie', '15014', 0, { siret: SIRET }),
  lieu('annexe', '15014', 1, { siret: SIRET }),
];
const AGREMENT: Agrement = {
  siret: SIRET,
  lieuId: null,
  operateur: 'Opérateur',
  debut: '2024-01-01' as Jour,
  fin: null,
  statut: 'agree',
  source: 'liste',
  dateSource: null,
  capaciteMensuelle: null,
};
const JOUR = '2024-06-01' as Jour;
const choix = (...lieux: string[]): Retouche => ({ type: 'porteurs', siret: SIRET, lieux });

describe('a SIRET that several lieux bear', () => {
  const etats = (retouches: readonly Retouche[]) => {
    const table = new Agrements([AGREMENT], LIEUX, porteursDe(retouches));
    return LIEUX.map((un) => {
      const { statut, ambigu } = table.etat(un, JOUR);
      return `${statut}${ambigu ? ', ambigu' : ''}`;
    });
  };

  it('is ambiguous until the reader says which hold its agréments', () => {
    expect(etats([])).toEqual(['agree, ambigu', 'agree, ambigu']);
    expect(etats([choix('mairie')])).toEqual(['agree', 'inconnu']);
    expect(etats([choix('mairie', 'annexe')])).toEqual(['agree', 'agree']);
    expect(etats([choix()])).toEqual(['inconnu', 'inconnu']);
  });

  it('takes the last act, and is as before once it is taken back', () => {
    expect(etats([choix('mairie'), choix('annexe')])).toEqual(['inconnu', 'agree']);
    expect(etats([choix('mairie')].slice(1))).toEqual(etats([]));
  });

  it('leaves the word of its own file to the lieu that does not hold them', () => {
    const accepte = lieuxAuJour(LIEUX, [AGREMENT], JOUR, porteursDe([choix('mairie')]));
    expect(accepte.map((un) => un.accepte)).toEqual(['oui', 'inconnu']);
  });

  it('says nothing of an agrément that names its lieu', () => {
    const nomme = { ...AGREMENT, lieuId: 'annexe' };
    const table = new Agrements([nomme], LIEUX, porteursDe([choix('mairie')]));
    expect(table.etat(LIEUX[1]!, JOUR)).toMatchObject({ statut: 'agree', ambigu: false });
    expect(table.historique(LIEUX[1]!)).toEqual([nomme]);
    expect(table.historique(LIEUX[0]!)).toEqual([]);
  });
});
