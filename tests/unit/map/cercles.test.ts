import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  RAYON_MIN,
  RAYONS,
  racineOf,
  rayonMax,
  rayonOf,
  referenceOf,
  valeursDeLegende,
} from '$lib/map/cercles';

test('the radius follows the stops of zoom, linearly between and flat beyond', () => {
  for (const [zoom, rayon] of RAYONS) expect(rayonMax(zoom)).toBeCloseTo(rayon, 10);
  expect(rayonMax(6.5)).toBeCloseTo((rayonMax(6) + rayonMax(7)) / 2, 10);
  expect(rayonMax(0)).toBe(RAYONS[0]![1]);
  expect(rayonMax(22)).toBe(RAYONS.at(-1)![1]);
});

test('area is proportional to the value above the least radius', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 50 }),
      (base, factor) => {
        const reference = base * factor;
        const [small, large] = [rayonOf(base, reference, 8), rayonOf(reference, reference, 8)];
        if (small > RAYON_MIN) expect((large / small) ** 2).toBeCloseTo(factor, 6);
        expect(large).toBeCloseTo(rayonMax(8), 10);
      },
    ),
  );
});

test('no Pass, no circle', () => {
  expect(rayonOf(0, 100, 8)).toBe(0);
  expect(rayonOf(1, 1e9, 8)).toBe(RAYON_MIN);
});

test('the reference is the greatest value, 1 where there is none', () => {
  expect(referenceOf([3, 12, 7])).toBe(12);
  expect(referenceOf([])).toBe(1);
  expect(referenceOf(new Float64Array(4))).toBe(1);
  expect(racineOf(3, 12)).toBe(0.5);
});

describe('values of the legend', () => {
  test('are round, apart, and no larger than the reference', () => {
    expect(valeursDeLegende(3120, 1000, 8)).toEqual([2000, 500, 100]);
    expect(valeursDeLegende(1000, 1000, 8)).toEqual([1000, 200, 50]);
    expect(valeursDeLegende(7, 1000, 8)).toEqual([5, 1]);
  });

  test('fit in the room that there is, at any zoom', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e7 }),
        fc.double({ min: 3, max: 16, noNaN: true }),
        (reference, zoom) => {
          const values = valeursDeLegende(reference, 40, zoom);
          for (const value of values)
            expect(rayonOf(value, reference, zoom)).toBeLessThanOrEqual(40.001);
          expect([...values].sort((a, b) => b - a)).toEqual(values);
          expect(new Set(values).size).toBe(values.length);
        },
      ),
    );
  });
});
