import { readFileSync } from 'node:fs';

import type { Topology } from 'topojson-specification';
import { describe, expect, test } from 'vitest';

import {
  cadreOfCommunes,
  cadreOfContours,
  contoursOf,
  dansContours,
  fondOf,
  METROPOLE,
  pointsOf,
} from '$lib/map/fond';

const read = (name: string) =>
  JSON.parse(readFileSync(`data/${name}.topo.json`, 'utf8')) as Topology;
const fond = fondOf(read('contours'), read('voisins'));

describe('the embedded base map', () => {
  test('has each département and région, by code', () => {
    const codes = fond.departements.features.map(({ properties }) => properties?.code);
    expect(codes).toEqual(expect.arrayContaining(['01', '2A', '75', '971', '976']));
    expect(new Set(codes).size).toBe(codes.length);
    expect(fond.regions.features.map(({ properties }) => properties?.code)).toEqual(
      expect.arrayContaining(['11', '84', '94', '04']),
    );
    expect(fond.voisins.features.length).toBeGreaterThan(10);
  });

  test('refuses an object that is not there', () => {
    expect(() => contoursOf(read('contours'), 'cantons')).toThrow(/cantons/);
  });

  test('frames a département, overseas too, and mainland France', () => {
    const [[west, south], [east, north]] = cadreOfContours(fond.departements, new Set(['69']))!;
    // The Rhône reaches from 4.24° to 5.16° E and from 45.45° to 46.31° N; the outline is generalised.
    for (const [found, known] of [
      [west, 4.24],
      [south, 45.45],
      [east, 5.16],
      [north, 46.31],
    ] as const) {
      expect(Math.abs(found - known)).toBeLessThan(0.05);
    }
    const [[w], [e]] = cadreOfContours(fond.departements, new Set(['974']))!;
    expect(w).toBeGreaterThan(55);
    expect(e).toBeLessThan(56);
    expect(cadreOfContours(fond.departements, new Set(['999']))).toBeNull();
    const [[fw, fs], [fe, fn]] = cadreOfContours(
      fond.regions,
      new Set(['53', '32', '44', '94', '76', '93']),
    )!;
    expect(fw).toBeGreaterThanOrEqual(METROPOLE[0][0]);
    expect(fs).toBeGreaterThanOrEqual(METROPOLE[0][1]);
    expect(fe).toBeLessThanOrEqual(METROPOLE[1][0]);
    expect(fn).toBeLessThanOrEqual(METROPOLE[1][1]);
  });

  test('knows what lies in a territory', () => {
    const dansLeRhone = dansContours(fond.departements, new Set(['69']));
    expect(dansLeRhone(4.84, 45.76)).toBe(true);
    expect(dansLeRhone(5.72, 45.19)).toBe(false);
    expect(dansContours(fond.departements, new Set())(4.84, 45.76)).toBe(false);
  });

  test('names each territory inside its bounds', () => {
    const points = pointsOf(fond.departements);
    expect(points.features).toHaveLength(fond.departements.features.length);
    for (const { geometry, properties } of points.features) {
      const [[west, south], [east, north]] = cadreOfContours(
        fond.departements,
        new Set([properties?.code]),
      )!;
      const [x, y] = geometry.coordinates as [number, number];
      expect(x).toBeGreaterThan(west);
      expect(x).toBeLessThan(east);
      expect(y).toBeGreaterThan(south);
      expect(y).toBeLessThan(north);
    }
  });
});

test('frames the communes asked for, and none gives none', () => {
  const [longitude, latitude] = [Float64Array.of(1, 2, -3), Float64Array.of(45, 46, 47)];
  expect(cadreOfCommunes(longitude, latitude, [0, 1])).toEqual([
    [1, 45],
    [2, 46],
  ]);
  expect(cadreOfCommunes(longitude, latitude, [2])).toEqual([
    [-3, 47],
    [-3, 47],
  ]);
  expect(cadreOfCommunes(longitude, latitude, [])).toBeNull();
});

test('the point of a name is the centroid of the largest polygon', () => {
  const square = (x: number, y: number, side: number) => [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ];
  const points = pointsOf({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: '1' },
        geometry: { type: 'MultiPolygon', coordinates: [square(10, 10, 1), square(0, 0, 4)] },
      },
    ],
  });
  expect(points.features[0]!.geometry.coordinates).toEqual([2, 2]);
});
