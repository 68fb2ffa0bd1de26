import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { classeDe, classerSelon, coupuresDe, croiser } from '$lib/map/coupures';

/** Sum over classes of squared deviations from their mean. */
function dispersion(values: readonly number[], breaks: readonly number[]): number {
  const groups = new Map<number, number[]>();
  for (const value of values) {
    const classe = classeDe(value, breaks);
    const group = groups.get(classe);
    if (group) group.push(value);
    else groups.set(classe, [value]);
  }
  return [...groups.values()].reduce((sum, group) => {
    const mean = group.reduce((a, b) => a + b, 0) / group.length;
    return sum + group.reduce((a, b) => a + (b - mean) ** 2, 0);
  }, 0);
}

/** The least dispersion over every choice of breaks among the values. */
function meilleure(values: readonly number[], classes: number): number {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const essayer = (breaks: readonly number[], from: number): number => {
    const here = dispersion(values, breaks);
    if (breaks.length === classes - 1) return here;
    return distinct
      .slice(from)
      .reduce((best, value, k) => Math.min(best, essayer([...breaks, value], from + k + 1)), here);
  };
  return essayer([], 1);
}

const petits = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 9 });
const methode = fc.constantFrom('quantiles', 'jenks', 'egales');

describe('breaks', () => {
  test('of Jenks are the best there are, against every choice', () => {
    fc.assert(
      fc.property(petits, fc.integer({ min: 2, max: 4 }), (values, classes) => {
        expect(dispersion(values, coupuresDe(values, 'jenks', classes))).toBeCloseTo(
          meilleure(values, classes),
          6,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('of Jenks part what is plainly apart', () => {
    expect(coupuresDe([1, 2, 3, 50, 51, 52, 400], 'jenks', 3)).toEqual([50, 400]);
  });

  test('of quantiles hold as many values each, to one', () => {
    const values = Float64Array.from({ length: 1000 }, (_, k) => (k * 7919) % 10_007);
    const counts = [0, 0, 0, 0, 0];
    for (const classe of classerSelon(values, coupuresDe(values, 'quantiles', 5)))
      counts[classe]!++;
    expect(counts).toEqual([200, 200, 200, 200, 200]);
  });

  test('of equal intervals are as wide each', () => {
    expect(coupuresDe([0, 3, 100], 'egales', 4)).toEqual([25, 50, 75]);
  });

  test('are ascending, distinct, above the least value, and fewer where values are too few', () => {
    fc.assert(
      fc.property(petits, methode, fc.integer({ min: 1, max: 7 }), (values, how, classes) => {
        const breaks = coupuresDe(values, how, classes);
        expect(breaks.length).toBeLessThan(classes === 1 ? 1 : classes);
        for (const [k, value] of breaks.entries())
          expect(value).toBeGreaterThan(breaks[k - 1] ?? Math.min(...values));
      }),
    );
    expect(coupuresDe([], 'jenks', 5)).toEqual([]);
    expect(coupuresDe([], 'quantiles', 5)).toEqual([]);
    expect(coupuresDe([4, 4, 4], 'egales', 5)).toEqual([]);
    expect(coupuresDe([NaN, Infinity, 1, 9], 'jenks', 2)).toEqual([9]);
  });

  test('of Jenks on 35,000 skewed values do not keep anyone waiting', () => {
    let seed = 1;
    const values = Float64Array.from({ length: 35_000 }, () => {
      seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
      return Math.round(Math.exp((seed / 2 ** 32) * 8));
    });
    const start = performance.now();
    const breaks = coupuresDe(values, 'jenks', 5);
    console.info(`Jenks, 35,000 values, 5 classes: ${(performance.now() - start).toFixed(0)} ms`);
    const egales = coupuresDe(values, 'egales', 5);
    expect(breaks).toHaveLength(4);
    expect(dispersion([...values], breaks)).toBeLessThan(dispersion([...values], egales));
  });
});

test('a break belongs to the class above it', () => {
  expect([9, 10, 11, 20].map((value) => classeDe(value, [10, 20]))).toEqual([0, 1, 1, 2]);
});

test('two measures cross in a grid, the first across and the second up', () => {
  expect([...croiser([1, 5, 9, 9], [1, 1, 1, 9], [3, 7], [3, 7])]).toEqual([0, 1, 2, 8]);
});
