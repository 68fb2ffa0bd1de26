import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';

import type { Contours } from '$lib/map/donnees';
import { anneauxOf } from '$lib/map/limites/anneaux';
import { limitesOf } from '$lib/map/limites/limites';

/** Communes that are the squares of a board, named by their place. */
function damier(cote: number): Contours {
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: cote * cote }, (_, k) => {
      const [x, y] = [k % cote, Math.floor(k / cote)];
      const ring = [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ];
      return {
        type: 'Feature',
        properties: { code: String(k) },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
    }),
  };
}

function longueur(lignes: readonly Position[][]): number {
  return lignes.reduce(
    (sum, ligne) =>
      sum +
      ligne
        .slice(1)
        .reduce((part, [x, y], k) => part + Math.hypot(x! - ligne[k]![0]!, y! - ligne[k]![1]!), 0),
    0,
  );
}

test('the lines are the sides between squares of two groups, each once, whatever the groups', () => {
  const cote = 6;
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.constantFrom('A', 'B', 'C')), {
        minLength: cote * cote,
        maxLength: cote * cote,
      }),
      (groupes) => {
        const groupeOf = (code: string) => groupes[Number(code)] ?? null;
        const { coordinates } = limitesOf(anneauxOf(damier(cote), groupeOf));
        let sides = 0;
        for (let k = 0; k < cote * cote; k++) {
          for (const other of [(k + 1) % cote ? k + 1 : -1, k + cote]) {
            const [a, b] = [groupes[k], groupes[other]];
            if (a && b && a !== b) sides += 1;
          }
        }
        expect(longueur(coordinates)).toBeCloseTo(sides, 3);
      },
    ),
  );
});

test('a commune of several polygons, and one that holds another, are of one group', () => {
  const [seule] = damier(1).features;
  const trou = [
    [0.25, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
    [0.75, 0.25],
    [0.25, 0.25],
  ];
  const contours: Contours = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: 'autour' },
        geometry: {
          type: 'Polygon',
          coordinates: [...(seule!.geometry.coordinates as Position[][]), trou],
        },
      },
      {
        type: 'Feature',
        properties: { code: 'dedans' },
        geometry: { type: 'MultiPolygon', coordinates: [[trou.toReversed()]] },
      },
    ],
  };
  const une = limitesOf(anneauxOf(contours, () => 'A'));
  expect(une.coordinates).toEqual([]);
  const deux = limitesOf(anneauxOf(contours, (code) => code));
  expect(longueur(deux.coordinates)).toBeCloseTo(2, 3);
});
