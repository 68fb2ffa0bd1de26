import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Jour } from '$lib/domain/codes';
import { ACTES, sujetDe, VISITES_MAXIMUM, type Essai } from '$lib/domain/essai';
import { FILTRES_DEMARCHE } from '$lib/domain/suivi';
import { COUCHES } from '$lib/state/couches';
import { parametresRegles, regler, type Reglages } from '$lib/state/parametres';
import {
  lireRepresentation,
  MESURES,
  NOMBRE_CLASSES,
  REGLES,
  REPRESENTATION_PAR_DEFAUT,
  type Representation,
} from '$lib/state/representation';
import { DUREES, P_MAXIMUM, type QuotaVue } from '$lib/state/plan';
import { ecrireVue, lireVue, VUE_PAR_DEFAUT, type Depart, type Vue } from '$lib/state/vue';

const code = fc.stringMatching(/^[0-9A-Z]{2,9}$/);
const fixed = (min: number, max: number, decimals: number) =>
  fc
    .integer({ min: min * 10 ** decimals, max: max * 10 ** decimals })
    .map((n) => n / 10 ** decimals);
const degrees = (limit: number) => fixed(-limit, limit, 5);

const vues: fc.Arbitrary<Vue> = fc.record({
  territoire: fc.oneof(
    fc.constant(null),
    fc.constant({ echelon: 'france' } as const),
    fc.record({
      echelon: fc.constantFrom('region', 'departement', 'epci', 'commune'),
      code,
    }),
  ),
  date: fc.constantFrom(null, '2024-02-29' as Jour, '2026-06-30' as Jour),
  couches: fc.subarray([...COUCHES]).map((couches) => new Set(couches)),
  representation: representations(),
  commune: fc.option(code, { nil: null }),
  lieu: fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: null }),
  camera: fc.option(
    fc.record({
      longitude: fixed(-180, 180, 4),
      latitude: fixed(-90, 90, 4),
      zoom: fixed(0, 24, 2),
    }),
    { nil: null },
  ),
  tri: fc.option(
    fc.record({ key: fc.stringMatching(/^[a-z][A-Za-z0-9]{0,20}$/), descending: fc.boolean() }),
    { nil: null },
  ),
  filtre: fc.string({ unit: 'grapheme' }),
  demarche: fc.constantFrom(...FILTRES_DEMARCHE),
  forme: fc.constantFrom('liste', 'tableau'),
  depart: fc.oneof(
    fc.constant(null),
    fc.record({ type: fc.constant('structure'), id: fc.string({ minLength: 1 }) }),
    fc.record({ type: fc.constant('commune'), code }),
    fc.record({ type: fc.constant('point'), latitude: degrees(90), longitude: degrees(180) }),
  ) as fc.Arbitrary<Depart | null>,
  rayonKm: fc.integer({ min: 1, max: 100 }),
  donnees: fc.stringMatching(/^[a-z0-9.-]{0,60}$/),
  reglages: reglages(),
  plan: fc.record({
    p: fc.integer({ min: 1, max: P_MAXIMUM }),
    secondes: fc.constantFrom(...DUREES),
    capacites: fc.boolean(),
    quotas: fc.array(quota(), { maxLength: 4 }),
  }),
  essais: fc.uniqueArray(essai(), { selector: sujetDe, maxLength: 6 }),
});

function quota(): fc.Arbitrary<QuotaVue> {
  const bornes = {
    minimum: fc.integer({ min: 0, max: 999 }),
    maximum: fc.option(fc.integer({ min: 0, max: 999 }), { nil: null }),
  };
  return fc.oneof(
    fc.record({
      zone: fc.constantFrom('epci' as const, 'qpv' as const),
      code: fc.constantFrom('200041523', 'QN07501M', 'QP009002'),
      ...bornes,
    }),
    fc.record({
      zone: fc.constantFrom('tous_qpv' as const, 'chaque_epci' as const),
      code: fc.constant(''),
      ...bornes,
    }),
  );
}

function essai(): fc.Arbitrary<Essai> {
  return fc.oneof(
    fc.record({ acte: fc.constantFrom(...ACTES), lieu: fc.string({ minLength: 1 }) }),
    fc.record({
      acte: fc.constant('arret' as const),
      commune: fc.constantFrom('63113', '2A004', '97105', '75101'),
      visites: fc.integer({ min: 1, max: VISITES_MAXIMUM }),
    }),
    fc.record({ acte: fc.constant('fin' as const), structure: fc.string({ minLength: 1 }) }),
  );
}

function representations(): fc.Arbitrary<Representation> {
  const coupures = fc
    .uniqueArray(fixed(0, 1000, 2), { minLength: 1, maxLength: NOMBRE_CLASSES.maximum - 1 })
    .map((values) => values.sort((a, b) => a - b));
  const { minimum: min, maximum: max } = NOMBRE_CLASSES;
  return fc.record({
    mesure: fc.constantFrom(...MESURES),
    hexagones: fc.boolean(),
    decoupage: fc.oneof(
      fc.constant(null),
      fc.constant({ methode: 'seuils' as const }),
      fc.record({ methode: fc.constantFrom(...REGLES), nombre: fc.integer({ min, max }) }),
      fc.record({ methode: fc.constant('main' as const), coupures }),
    ),
  });
}

/** Numbers that stand together, each at its default or not. */
function reglages(): fc.Arbitrary<Reglages> {
  const nombre = (min: number, max: number) =>
    fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);
  return fc
    .record(
      {
        de: nombre(1, 3),
        pb: nombre(0.3, 1),
        pc: nombre(0, 0.3),
        ra: nombre(1, 20),
        ho: nombre(1, 60),
        in: fc.constantFrom(0, 1, 2),
        pp: fc.nat(1000),
        jm: nombre(1, 31),
        vm: nombre(0, 31),
      },
      { requiredKeys: [] },
    )
    .map((nombres) =>
      Object.entries(nombres).reduce<Reglages>(
        (faits, [cle, valeur]) => regler(faits, cle, valeur),
        {},
      ),
    );
}

const KEYS = [
  'v',
  't',
  'date',
  'couches',
  'm',
  'commune',
  'lieu',
  'camera',
  'tri',
  'filtre',
  'demarche',
  'forme',
  'depart',
  'rayon',
  'donnees',
  'p',
  'si',
];

describe('the permalink', () => {
  it('restores every view that it can write', () => {
    fc.assert(
      fc.property(vues, (vue) => {
        expect(lireVue(ecrireVue(vue))).toEqual(vue);
      }),
    );
  });

  it('stays short, says its version, and reads what it knows of a later one', () => {
    const vue = {
      ...VUE_PAR_DEFAUT,
      commune: '63113',
      camera: { longitude: 3.0871, latitude: 45.7772, zoom: 9.5 },
    };
    expect(ecrireVue(vue)).toBe('?v=1&commune=63113&camera=3.0871_45.7772_9.5');
    expect(lireVue('?v=7&commune=63113&inconnu=1')).toEqual({
      ...VUE_PAR_DEFAUT,
      commune: '63113',
    });
  });

  it('is empty for the default view', () => {
    expect(ecrireVue(VUE_PAR_DEFAUT)).toBe('');
    expect(lireVue('')).toEqual(VUE_PAR_DEFAUT);
  });

  it('reads any string without throwing, and what it read writes back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const vue = lireVue(`?${KEYS.map((key) => `${key}=${text}`).join('&')}`);
        expect(lireVue(ecrireVue(vue))).toEqual(vue);
      }),
    );
  });

  it('says which approaches the list of lieux shows', () => {
    expect(ecrireVue({ ...VUE_PAR_DEFAUT, demarche: 'jamais' })).toBe('?v=1&demarche=jamais');
    expect(lireVue('?demarche=contacte').demarche).toBe('contacte');
    expect(lireVue('?demarche=perdu').demarche).toBe('toutes');
  });

  it('keeps what is wrong out, and the rest in', () => {
    expect(lireVue('?t=zz&rayon=900&couches=qpv.inconnue&commune=63113')).toEqual({
      ...VUE_PAR_DEFAUT,
      couches: new Set(['qpv']),
      commune: '63113',
    });
  });

  it('carries parameters that stand together, and drops those that do not', () => {
    const vue = lireVue('?p=de1.2_ra8_zz3');
    expect(vue.reglages).toEqual({ de: 1.2, ra: 8 });
    expect(parametresRegles(vue.reglages)).toMatchObject({
      detour: 1.2,
      densites: { rurale: { pas: [8, 20, 30] } },
    });
    expect(lireVue('?p=ra25_rb10').reglages).toEqual({});
    expect(lireVue('?p=de0.5').reglages).toEqual({});
    expect(lireVue('?p=de1.3').reglages).toEqual({});
  });

  it('says what the map is coloured by, its classes and its units', () => {
    const { representation } = lireVue('?m=places-main_20_50.5-hex');
    expect(representation).toEqual({
      mesure: 'places',
      decoupage: { methode: 'main', coupures: [20, 50.5] },
      hexagones: true,
    });
    expect(ecrireVue({ ...VUE_PAR_DEFAUT, representation })).toBe('?v=1&m=places-main_20_50.5-hex');
    expect(lireRepresentation('inconnue-jenks5')).toEqual(REPRESENTATION_PAR_DEFAUT);
    for (const wrong of ['jenks9', 'jenks', 'main', 'main_5_2', 'main_1_2_3_4_5_6', 'main_-1', ''])
      expect(lireRepresentation(`part-${wrong}`).decoupage, wrong).toBeNull();
  });

  it('keeps the last word on a lieu', () => {
    expect(lireVue('?si=n63113_4&si=n63113_2&si=n6311_4&si=n63113_40&si=pX').essais).toEqual([
      { acte: 'arret', commune: '63113', visites: 2 },
      { acte: 'fin', structure: 'X' },
    ]);
    expect(lireVue('?si=a4&si=f4&si=x9').essais).toEqual([{ lieu: '4', acte: 'ferme' }]);
  });
});
