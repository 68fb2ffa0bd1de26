import { describe, expect, it } from 'vitest';

import { lisser } from '$lib/domain/grappes/bayes';
import { decouvertes, moranLocal, standardises } from '$lib/domain/grappes/moran';
import { bilaterale, depassement } from '$lib/domain/grappes/normale';

describe('clusters', () => {
  it('read the tail of the normal to many digits', () => {
    expect(depassement(0)).toBe(0.5);
    expect(depassement(1.959963984540054)).toBeCloseTo(0.025, 12);
    expect(depassement(-1.2815515655446004)).toBeCloseTo(0.9, 12);
    expect(depassement(2.999999) - depassement(3.000001)).toBeCloseTo(8.863696823876e-9, 12);
    expect(Math.abs(depassement(6) / 9.865876450376981e-10 - 1)).toBeLessThan(1e-10);
    expect(bilaterale(-1.959963984540054)).toBeCloseTo(0.05, 12);
  });

  it('keep the discoveries of Benjamini and Hochberg, those under the line after a miss included', () => {
    const p = Float64Array.of(0.001, 0.2, 0.03, 0.021, 0.9, 0.02, 0.018, 0.0249);
    expect([...decouvertes(p)]).toEqual([1, 0, 1, 1, 0, 1, 1, 1]);
    expect([...decouvertes(Float64Array.of(0.04, 0.9))]).toEqual([0, 0]);
    expect([...decouvertes(Float64Array.of(0.9), 1)]).toEqual([1]);
  });

  it('say nothing of a place without neighbours', () => {
    const local = moranLocal(Float64Array.of(1, 2, 9, 4), standardises([[1], [0], [], [1]]));
    expect(local.p[2]).toBe(1);
    expect(local.indice[2]).toBe(0);
  });

  it('leave a large count where it is, and draw a small one to the mean', () => {
    const [grand, petit, autre] = lisser({
      evenements: Float64Array.of(5000, 5, 1000),
      population: Float64Array.of(10_000, 10, 10_000),
    });
    expect(Math.abs(grand! - 0.5)).toBeLessThan(0.01);
    expect(petit).toBeLessThan(0.5);
    expect(petit).toBeGreaterThan(autre!);
    expect(
      lisser({ evenements: Float64Array.of(3, 0), population: Float64Array.of(6, 0) })[1],
    ).toBe(0.5);
  });
});
