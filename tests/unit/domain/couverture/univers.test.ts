import { describe, expect, it } from 'vitest';

import { masqueOf, SIGNAUX, signauxDuLieu, signauxOf } from '$lib/domain/couverture/signaux';
import { estPayable, universDe } from '$lib/domain/couverture/univers';

import { KM_PAR_DEGRE, lieu } from '../../../support/petit-monde';

interface Fiche {
  readonly nord: number;
  readonly nom: string;
  readonly siret?: string;
  readonly labellise?: boolean;
  readonly payable?: boolean;
}

function univers(fiches: readonly Fiche[]): number[] {
  return [
    ...universDe({
      points: {
        latitude: Float64Array.from(fiches, ({ nord }) => 45 + nord / KM_PAR_DEGRE),
        longitude: new Float64Array(fiches.length).fill(3),
        terre: new Uint16Array(fiches.length),
      },
      labellise: Uint8Array.from(fiches, ({ labellise }) => (labellise ? 1 : 0)),
      payable: Uint8Array.from(fiches, ({ payable }) => (payable === false ? 0 : 1)),
      sirets: fiches.map(({ siret }) => siret ?? null),
      noms: fiches.map(({ nom }) => nom),
    }),
  ];
}

describe('lieux worth approaching', () => {
  it('are not labelled, have a point and a service that a Pass can pay', () => {
    expect(
      univers([
        { nord: 0, nom: 'A', labellise: true },
        { nord: 1, nom: 'B' },
        { nord: NaN, nom: 'C' },
        { nord: 3, nom: 'D', payable: false },
      ]),
    ).toEqual([0, 1, 0, 0]);
  });

  it('are not another lieu of an organisation that is labelled, however far', () => {
    const siret = '21630113900019';
    expect(
      univers([
        { nord: 0, nom: 'A', siret, labellise: true },
        { nord: 50, nom: 'B', siret },
        { nord: 60, nom: 'C', siret: '21630114700012' },
        { nord: 70, nom: 'D' },
      ]),
    ).toEqual([0, 0, 1, 1]);
  });

  it('are not another row for a labelled lieu or a candidate: same name within 100 m', () => {
    expect(
      univers([
        { nord: 0.05, nom: 'Médiathèque  de l’Étoile' },
        { nord: 0, nom: 'MEDIATHEQUE DE L’ETOILE', labellise: true },
        { nord: 0.15, nom: 'Médiathèque de l’étoile' },
        { nord: 10, nom: 'Espace numérique' },
        { nord: 10.09, nom: 'espace-numerique' },
        { nord: 10.09, nom: 'Autre' },
      ]),
    ).toEqual([0, 0, 1, 1, 0, 1]);
  });

  it('offer more than equipment or a connection, where the file says what they offer', () => {
    expect(estPayable([])).toBe(true);
    expect(estPayable(['Accéder à du matériel', "S'équiper en matériel informatique"])).toBe(false);
    expect(estPayable(['Accès internet et matériel informatique'])).toBe(false);
    expect(estPayable(['Accéder à du matériel', 'Prendre en main un ordinateur'])).toBe(true);
  });
});

describe('signals', () => {
  it('are read on the row of a lieu', () => {
    const ancien = lieu('A', '63001', 0, {
      labelsNationaux: ['France Services', 'APTIC', 'CNFS'],
      labelsAutres: ['Aidants Connect'],
      horaires: 'Mo-Fr 09:00-12:00',
    });
    expect(signauxOf(signauxDuLieu(ancien))).toEqual([
      'pass_avant',
      'france_services',
      'cnfs',
      'aidants_connect',
      'horaires',
    ]);
    expect(signauxOf(signauxDuLieu({ ...ancien, accepte: 'oui' }))).not.toContain('pass_avant');
    expect(signauxDuLieu(lieu('B', '63001', 0))).toBe(0);
  });

  it('come and go as a number, one strong signal above all the weaker ones together', () => {
    SIGNAUX.forEach((signal, rang) => {
      expect(signauxOf(masqueOf([signal]))).toEqual([signal]);
      expect(masqueOf([signal])).toBeGreaterThan(masqueOf(SIGNAUX.slice(rang + 1)));
    });
    expect(signauxOf(masqueOf(SIGNAUX))).toEqual(SIGNAUX);
  });
});
