import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parametresDe } from '$lib/domain/ecarts/parametres';
import { agreger, zonesEpci, type Colonnes } from '$lib/features/carte/mesures/colonnes';
import {
  formesDe,
  grilleDe,
  unitesHexagones,
  communesDe,
} from '$lib/features/carte/mesures/hexagones';
import { lignesDe, thematiqueDe, type Unites } from '$lib/features/carte/mesures/thematique';
import {
  MESURES,
  REGLES,
  REPRESENTATION_PAR_DEFAUT,
  type Decoupage,
  type Mesure,
  type Representation,
} from '$lib/state/representation';

import parametresJson from '../../../data/parametres.json';
import { commune } from '../../support/petit-monde';

const PARAMETRES = parametresDe(parametresJson);

/**
 * Six communes. 0 and 1: an intercommunalité with one lieu. 2, 3 and 4: one without. 5: no Pass.
 * 1 has too few bénéficiaires, 3 reaches no lieu, 4 has a capacity that is not known.
 */
const COLONNES: Colonnes = {
  pass: Float64Array.of(100, 20, 300, 50, 80, 0),
  beneficiaires: Float64Array.of(20, 5, 60, 12, 16, 0),
  sansReponse: Float64Array.of(0, 20, 150, 50, 40, 0),
  places: Float64Array.of(1.5, 0.2, 0.5, 0, NaN, 0),
  distanceKm: Float64Array.of(2, 8, 12, Infinity, 18, 1),
  classe: Uint8Array.of(4, 5, 2, 0, 1, 5),
  lieux: Float64Array.of(1, 0, 0, 0, 0, 2),
  population: Float64Array.of(1000, 1000, 2000, 500, 500, 300),
};
const ZONES = Int32Array.of(0, 0, 1, 1, 1, 2);
const UNITES: Unites = {
  colonnes: COLONNES,
  zones: ZONES,
  parZone: agreger(COLONNES, ZONES, 3),
  nom: 'communes',
};
const RETENUES = [0, 1, 2, 3, 4];

function thematique(mesure: Mesure, decoupage: Decoupage | null = null, hexagones = false) {
  return thematiqueDe({ mesure, decoupage, hexagones }, UNITES, RETENUES, PARAMETRES);
}

test('the classes of gap are left to the map', () => {
  expect(thematiqueDe(REPRESENTATION_PAR_DEFAUT, UNITES, RETENUES, PARAMETRES)).toBeNull();
});

test('places are parted by the thresholds of the method, too few bénéficiaires and the unknown apart', () => {
  const shown = thematique('places', { methode: 'seuils' })!;
  expect(shown.coupures).toEqual([50, 100]);
  expect(shown.noms.slice(0, 3)).toEqual(['Moins de 50', 'De 50 à moins de 100', '100 et plus']);
  expect([...shown.classe]).toEqual([2, 4, 1, 0, 4, 4]);
  expect(shown.comptes).toEqual([1, 1, 1, 0, 2]);
  expect(lignesDe(shown, 'clair').map(({ compte }) => compte)).toEqual([1, 1, 1, 2]);
});

test('a distance to nothing is a class of its own, and few bénéficiaires do not hide a distance', () => {
  const shown = thematique('distance')!;
  expect(shown.coupures).toEqual([4, 6, 10, 15, 20]);
  expect([...shown.classe].slice(0, 5)).toEqual([0, 2, 3, 6, 4]);
  expect(shown.noms[6]).toBe('Aucun lieu accessible');
});

test('Pass by lieu are of the intercommunalité; one without lieu has no number', () => {
  const shown = thematique('charge', { methode: 'main', coupures: [100] })!;
  expect([...shown.valeurs]).toEqual([120, 120, Infinity, Infinity, Infinity, NaN]);
  expect([...shown.classe]).toEqual([1, 1, 2, 2, 2, 3]);
});

test('a count has one colour on communes, where size says it, and classes on hexagons of one area', () => {
  expect(thematique('pass')).toMatchObject({ coupures: [], decoupage: null, comptes: [5] });
  expect(thematique('pass', null, true)!.coupures.length).toBeGreaterThan(0);
});

test('the crossing counts each commune in the class of its intercommunalité', () => {
  const shown = thematique('croisement')!;
  expect(shown.comptes.reduce((a, b) => a + b)).toBe(RETENUES.length);
  // Pass for 1,000 inhabitants: 60 and 143; lieux: one, and none.
  expect(shown.noms[shown.classe[2]!]).toBe('Assez de Pass, aucun lieu');
  expect(shown.noms[shown.classe[0]!]).toBe('Peu de Pass, peu de lieux');
  expect(shown.classe[2]).toBe(shown.classe[3]);
});

describe('whatever the measure and the breaks', () => {
  const decoupages: fc.Arbitrary<Decoupage | null> = fc.oneof(
    fc.constant(null),
    fc.constant({ methode: 'seuils' as const }),
    fc.record({ methode: fc.constantFrom(...REGLES), nombre: fc.integer({ min: 2, max: 6 }) }),
    fc.constant({ methode: 'main' as const, coupures: [1, 50, 75.5] }),
  );
  const representations: fc.Arbitrary<Representation> = fc.record({
    mesure: fc.constantFrom(...MESURES.filter((mesure) => mesure !== 'ecarts')),
    decoupage: decoupages,
    hexagones: fc.boolean(),
  });

  test('every unit has a colour and a name in both themes, and the legend counts each once', () => {
    fc.assert(
      fc.property(representations, (representation) => {
        const shown = thematiqueDe(representation, UNITES, RETENUES, PARAMETRES)!;
        expect(shown.comptes.reduce((a, b) => a + b)).toBe(RETENUES.length);
        for (const theme of ['clair', 'sombre'] as const)
          expect(shown.teintes(theme)).toHaveLength(shown.noms.length);
        expect(Math.max(...shown.classe)).toBeLessThan(shown.noms.length);
      }),
    );
  });

  test('places have a break where too few turn into enough, if values lie on both sides', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REGLES), fc.integer({ min: 2, max: 6 }), (methode, nombre) => {
        expect(thematique('places', { methode, nombre })!.coupures).toContain(100);
      }),
    );
  });
});

describe('zones', () => {
  test('an intercommunalité gathers its communes; a commune without one stands alone', () => {
    const communes = [
      { ...commune('63001'), epci: '200' },
      { ...commune('63002'), epci: '200' },
      commune('63003'),
    ];
    expect(zonesEpci(communes)).toEqual({ zones: Int32Array.of(0, 0, 1), nombre: 2 });
  });

  test('counts add up, rates are means over Pass, unreachable only where all of it is', () => {
    const { pass, lieux, distanceKm, places, classe } = UNITES.parZone;
    expect([...pass]).toEqual([120, 430, 0]);
    expect([...lieux]).toEqual([1, 0, 2]);
    expect(distanceKm[0]).toBeCloseTo((100 * 2 + 20 * 8) / 120, 12);
    expect(distanceKm[1]).toBeCloseTo((300 * 12 + 80 * 18) / 380, 12);
    expect(distanceKm[2]).toBe(Infinity);
    expect(places[0]).toBeCloseTo((100 * 1.5 + 20 * 0.2) / 120, 12);
    expect(places[1]).toBeNaN();
    expect([...classe]).toEqual([4, 2, 0]);
  });
});

describe('hexagons', () => {
  const communes = Array.from({ length: 40 }, (_, k) => commune(`63${100 + k}`, k * 3));
  const pass = Float64Array.from(communes, (_, k) => (k % 7 === 0 ? 0 : k));
  const colonnes: Colonnes = {
    ...COLONNES,
    pass,
    ...Object.fromEntries(
      ['beneficiaires', 'sansReponse', 'places', 'distanceKm', 'lieux', 'population'].map((key) => [
        key,
        new Float64Array(communes.length).fill(1),
      ]),
    ),
    classe: new Uint8Array(communes.length),
  };

  test.each([4, 5, 6, 7])(
    'of resolution %i keep every Pass, and hold the communes they count',
    (resolution) => {
      const grille = grilleDe(communes, resolution);
      const unites = unitesHexagones(grille, colonnes);
      const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
      expect(total(unites.colonnes.pass)).toBe(total(pass));
      const membres = communesDe(grille, pass);
      expect(membres.flat()).toHaveLength(pass.filter((value) => value > 0).length);
      const formes = formesDe(grille, membres, communes, unites.colonnes.classe);
      for (const { id, geometry } of formes.features) {
        const ring = geometry.coordinates[0]!;
        expect(ring[0]).toEqual(ring.at(-1));
        const [lats, lngs] = [ring.map((point) => point[1]!), ring.map((point) => point[0]!)];
        for (const k of membres[Number(id)]!) {
          const { latitude, longitude } = communes[k]!;
          expect(latitude).toBeGreaterThanOrEqual(Math.min(...lats));
          expect(latitude).toBeLessThanOrEqual(Math.max(...lats));
          expect(longitude).toBeGreaterThanOrEqual(Math.min(...lngs));
          expect(longitude).toBeLessThanOrEqual(Math.max(...lngs));
        }
      }
    },
  );

  test('are finer as the resolution grows', () => {
    const count = (resolution: number) => grilleDe(communes, resolution).cellules.length;
    expect(count(4)).toBeLessThan(count(6));
  });
});
