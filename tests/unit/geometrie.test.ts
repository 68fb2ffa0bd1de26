import { booleanPointInPolygon, circle, pointToPolygonDistance } from '@turf/turf';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';

import { pointDe, quartiersDesLieux, type Surface, surfaceKm2 } from '$lib/domain/geometrie';
import type { Lieu } from '$lib/domain/lieu';
import type { Qpv } from '$lib/domain/zonage';

import { lieu as lieuDe } from '../support/petit-monde';

/** About 1.11 km north to south and 0.79 km east to west at 45° N: a square ring with a square courtyard. */
const COUR: Polygon = {
  type: 'Polygon',
  coordinates: [carre(3, 45, 0.01), carre(3.004, 45.004, 0.002)],
};
/** Two islands, the second the larger. */
const ILES: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [[carre(4, 45, 0.01)], [carre(5, 45, 0.03)]],
};
/** A « C » open to the east: its centre of mass is in the gap. */
const CROISSANT: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [3, 45],
      [3.1, 45],
      [3.1, 45.01],
      [3.01, 45.01],
      [3.01, 45.09],
      [3.1, 45.09],
      [3.1, 45.1],
      [3, 45.1],
      [3, 45],
    ],
  ],
};

const lieuA = (
  longitude: number | null,
  latitude: number | null,
  plus: Partial<Lieu> = {},
): Lieu => ({
  ...lieuDe('x', '01001', 0),
  position: 'adresse',
  longitude,
  latitude,
  ...plus,
});
const qpv = (geometrie: number | null, code = 'QN00101N'): Qpv => ({
  code,
  nom: code,
  millesime: 2024,
  communes: [],
  population: null,
  geometrie,
});

describe('quartiersDesLieux', () => {
  const un = (lieu: Lieu) => {
    const { dedans, proches } = quartiersDesLieux([lieu], [qpv(0)], [COUR]);
    return [dedans[0]!.length, proches[0]!.length];
  };

  it.each([
    ['inside', 3.002, 45.002, [1, 1]],
    ['on the border', 3, 45.005, [1, 1]],
    ['at the heart of the courtyard, 79 m from its nearest wall', 3.005, 45.005, [0, 1]],
    ['79 m west', 2.999, 45.005, [0, 1]],
    ['157 m west', 2.998, 45.005, [0, 0]],
    ['far', 4, 46, [0, 0]],
  ])('%s', (_, longitude, latitude, attendu) => {
    expect(un(lieuA(longitude, latitude))).toEqual(attendu);
  });

  it('a hole is outside: far from its edges, one is not even near', () => {
    const vaste: Polygon = {
      type: 'Polygon',
      coordinates: [carre(3, 45, 0.1), carre(3.01, 45.01, 0.08)],
    };
    const { dedans, proches } = quartiersDesLieux([lieuA(3.05, 45.05)], [qpv(0)], [vaste]);
    expect([dedans, proches]).toEqual([[[]], [[]]]);
  });

  it('says nothing of a point that is that of the commune, nor of none', () => {
    expect(un(lieuA(3.002, 45.002, { position: 'commune' }))).toEqual([0, 0]);
    expect(un(lieuA(null, null))).toEqual([0, 0]);
  });

  it('tells together the codes that share a shape, and skips lists without shapes', () => {
    const { dedans } = quartiersDesLieux(
      [lieuA(4.005, 45.005), lieuA(5.01, 45.01)],
      [qpv(0, 'a'), qpv(1, 'b'), qpv(1, 'c'), qpv(null, 'd'), qpv(2, 'e')],
      [COUR, ILES, { type: 'Point', coordinates: [4.005, 45.005] }],
    );
    expect(dedans).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('is what one finds by trying every lieu against every quartier', () => {
    const degre = fc.double({ min: 0, max: 0.05, noNaN: true });
    const disque = fc
      .tuple(degre, degre, fc.double({ min: 0.05, max: 1, noNaN: true }))
      .map(([x, y, km]) => circle([3 + x, 45 + y], km, { steps: 12 }).geometry);
    const points = fc.array(
      fc.tuple(degre, degre).map(([x, y]) => lieuA(3 + x, 45 + y)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.array(disque, { maxLength: 6 }), points, (disques, lieux) => {
        const quartiers = disques.map((_, i) => qpv(i));
        const naif = (garde: (lieu: Lieu, disque: Surface) => boolean) =>
          lieux.map((lieu) => [...disques.keys()].filter((i) => garde(lieu, disques[i]!)));
        const at = ({ longitude, latitude }: Lieu) => [longitude!, latitude!];
        expect(quartiersDesLieux(lieux, quartiers, disques)).toEqual({
          dedans: naif((lieu, surface) => booleanPointInPolygon(at(lieu), surface)),
          proches: naif((lieu, surface) => pointToPolygonDistance(at(lieu), surface) <= 0.1),
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('surfaceKm2', () => {
  it('takes the courtyard away', () => {
    const plein = surfaceKm2({ type: 'Polygon', coordinates: [COUR.coordinates[0]!] });
    expect(plein).toBeCloseTo(1.112 * 0.786, 2);
    expect(surfaceKm2(COUR) / plein).toBeCloseTo(0.96, 3);
  });
});

describe('pointDe', () => {
  it('is the centre of the largest part', () => {
    const [longitude, latitude] = pointDe(ILES);
    expect(longitude).toBeCloseTo(5.015, 6);
    expect(latitude).toBeCloseTo(45.015, 6);
  });

  it('stays on the surface where its centre falls outside or in a hole', () => {
    const anneau: Polygon = {
      type: 'Polygon',
      coordinates: [carre(3, 45, 0.1), carre(3.01, 45.01, 0.08)],
    };
    for (const surface of [CROISSANT, anneau]) {
      expect(booleanPointInPolygon(pointDe(surface), surface)).toBe(true);
    }
  });
});

function carre(ouest: number, sud: number, cote: number): [number, number][] {
  return [
    [ouest, sud],
    [ouest + cote, sud],
    [ouest + cote, sud + cote],
    [ouest, sud + cote],
    [ouest, sud],
  ];
}
