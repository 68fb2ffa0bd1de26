import { readFileSync } from 'node:fs';

import type { Topology } from 'topojson-specification';
import { expect, test } from 'vitest';

import { mercator, ORIGINE, trianglesOf } from '$lib/map/aplats/triangles';
import type { Contours } from '$lib/map/donnees';
import { contoursOf } from '$lib/map/fond';

const topology = JSON.parse(readFileSync('data/contours.topo.json', 'utf8')) as Topology;
const departements = contoursOf(topology, 'departements');
const codes = departements.features.map(({ properties }) => String(properties?.code));

/** Area of the rings in Mercator units, holes taken away, by the shoelace formula. */
function aire({ features }: Contours): number {
  const ringArea = (ring: readonly number[][]) =>
    Math.abs(
      ring.slice(1).reduce((sum, point, k) => {
        const [x0, y0] = mercator(ring[k]![0]!, ring[k]![1]!);
        const [x1, y1] = mercator(point[0]!, point[1]!);
        return sum + x0 * y1 - x1 * y0;
      }, 0),
    ) / 2;
  return features
    .flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    )
    .reduce(
      (sum, [outer, ...holes]) =>
        sum + ringArea(outer!) - holes.reduce((h, hole) => h + ringArea(hole), 0),
      0,
    );
}

test('triangles cover the area of the polygons, no more and no less', () => {
  const { positions, sommets } = trianglesOf(departements, (code) => codes.indexOf(code));
  const at = (corner: number) =>
    [positions[2 * sommets[corner]!]!, positions[2 * sommets[corner]! + 1]!] as const;
  let covered = 0;
  for (let k = 0; k < sommets.length; k += 3) {
    const [[ax, ay], [bx, by], [cx, cy]] = [at(k), at(k + 1), at(k + 2)];
    covered += Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
  }
  expect(covered / aire(departements)).toBeCloseTo(1, 4);
});

test('each vertex bears the commune of its polygon; unknown codes are left out', () => {
  const some = new Set(['69', '2A']);
  const { communes, positions, sommets } = trianglesOf(departements, (code) =>
    some.has(code) ? codes.indexOf(code) : -1,
  );
  expect(new Set(communes)).toEqual(new Set([codes.indexOf('69'), codes.indexOf('2A')]));
  expect(positions).toHaveLength(communes.length * 2);
  expect(Math.max(...sommets)).toBeLessThan(communes.length);
  expect(trianglesOf(departements, () => -1).sommets).toHaveLength(0);
});

test('Mercator: the equator in the middle, north up, and the origin near the centre of France', () => {
  expect(mercator(0, 0)).toEqual([0.5, 0.5]);
  expect(mercator(180, 0)[0]).toBe(1);
  expect(mercator(0, 85.0511287798066)[1]).toBeCloseTo(0, 9);
  expect(ORIGINE[0]).toBeCloseTo(0.507, 3);
  expect(mercator(0, 46)[1]).toBeLessThan(0.5);
});
