import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import type { Topology } from 'topojson-specification';
import { describe, expect, test } from 'vitest';

import { CLASSES } from '$lib/domain/ecarts/classes';
import { dessiner, HAUTEUR, LARGEUR } from '$lib/features/carte/premiere/image';
import { cadreOfContours, fondOf } from '$lib/map/fond';

const read = (name: string) =>
  JSON.parse(readFileSync(`data/${name}.topo.json`, 'utf8')) as Topology;
const fond = fondOf(read('contours'), read('voisins'));
const cadre = cadreOfContours(fond.regions, new Set(['84']))!;
const [[ouest, sud], [est, nord]] = cadre;

const communes = fc.array(
  fc.record({
    longitude: fc.double({ min: ouest, max: est, noNaN: true }),
    latitude: fc.double({ min: sud, max: nord, noNaN: true }),
    pass: fc.integer({ min: 1, max: 5_000 }),
    classe: fc.nat(CLASSES.length - 1),
  }),
  { maxLength: 60 },
);

describe('the picture made beforehand', () => {
  test('draws each commune once, in the colour of its class and in the frame', () => {
    fc.assert(
      fc.property(communes, (cercles) => {
        const { classes } = dessiner({ fond, cadre, region: '84', cercles, lieux: [] });
        classes.forEach(({ cercles: grands, points }, code) => {
          const traces = [...`${grands}${points}`.matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)];
          expect(traces).toHaveLength(cercles.filter(({ classe }) => classe === code).length);
          for (const [, , y] of traces) {
            expect(Number(y)).toBeGreaterThanOrEqual(0);
            expect(Number(y)).toBeLessThanOrEqual(HAUTEUR);
          }
        });
      }),
    );
  });

  test('frames the région: its outline fills one side of the view, inside the other', () => {
    const { region } = dessiner({ fond, cadre, region: '84', cercles: [], lieux: [] });
    const [x, y] = /^M(\d+) (\d+)l/.exec(region)!.slice(1).map(Number);
    expect(x).toBeLessThan(LARGEUR);
    expect(y).toBeLessThan(HAUTEUR);
    expect(region.length).toBeLessThan(8_000);
  });

  test('a lieu without a point is not drawn', () => {
    const lieux = [
      { longitude: 4.8, latitude: 45.7 },
      { longitude: null, latitude: null },
    ];
    const image = dessiner({ fond, cadre, region: null, cercles: [], lieux });
    expect(image.lieux.match(/M/g)).toHaveLength(1);
    expect(image.region).toBe('');
  });
});
