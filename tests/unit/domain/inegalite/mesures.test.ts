import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  centile,
  concentration,
  gini,
  moyenne,
  palma,
  partSousSeuil,
  profondeurSousSeuil,
  theil,
  type Repartition,
} from '$lib/domain/inegalite/mesures';

function repartition(...couples: (readonly [valeur: number, population: number])[]): Repartition {
  return {
    valeur: Float64Array.from(couples, ([valeur]) => valeur),
    population: Float64Array.from(couples, ([, population]) => population),
  };
}

/** Values under the least normal number are 0: products of them vanish in any formula. */
const valeurs = fc
  .double({ min: 0, max: 100, noNaN: true })
  .map((valeur) => (valeur < 1e-300 ? 0 : valeur));

const repartitions = fc
  .array(fc.tuple(valeurs, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 12 })
  .map((couples) => repartition(...couples));

/** Gini as defined: mean difference over every pair of people. */
function giniNaif({ valeur, population }: Repartition): number {
  let ecarts = 0;
  let effectif = 0;
  valeur.forEach((a, i) => {
    effectif += population[i]!;
    valeur.forEach((b, j) => (ecarts += population[i]! * population[j]! * Math.abs(a - b)));
  });
  const mu = moyenne({ valeur, population });
  return mu === 0 ? 0 : ecarts / (2 * effectif * effectif * mu);
}

describe('inequality', () => {
  it('is the mean difference between two people over the mean, for Gini', () => {
    fc.assert(
      fc.property(repartitions, (r) => {
        expect(gini(r)).toBeCloseTo(giniNaif(r), 9);
      }),
    );
  });

  it('weighs people, not communes: splitting a commune in two changes nothing', () => {
    const entiere = repartition([1, 10], [5, 40]);
    const coupee = repartition([1, 10], [5, 15], [5, 25], [9, 0]);
    expect(gini(coupee)).toBeCloseTo(gini(entiere), 12);
    expect(theil(coupee, [0, 0, 0, 0]).total).toBeCloseTo(theil(entiere, [0, 0]).total, 12);
    expect(moyenne(coupee)).toBeCloseTo(4.2, 12);
  });

  it('is 0 where all have as much, or nothing', () => {
    expect(gini(repartition([3, 10], [3, 90]))).toBeCloseTo(0, 12);
    expect(gini(repartition([0, 10], [0, 90]))).toBe(0);
    expect(theil(repartition([3, 10], [3, 90]), [0, 1]).total).toBeCloseTo(0, 12);
  });

  it('adds up between and within groups, for Theil: ln 2 where one half has all', () => {
    const moitie = repartition([0, 1], [0, 1], [0, 1], [10, 1], [10, 1], [10, 1]);
    const { total, entre, dans } = theil(moitie, [0, 0, 0, 1, 1, 1]);
    expect(total).toBeCloseTo(Math.LN2, 12);
    expect(entre).toBeCloseTo(Math.LN2, 12);
    expect(dans).toBeCloseTo(0, 12);
  });

  it('counts the share and the depth of people under a threshold', () => {
    const r = repartition([0, 10], [0.5, 30], [1, 20], [2, 40]);
    expect(partSousSeuil(r, 1)).toBeCloseTo(0.4, 12);
    expect(profondeurSousSeuil(r, 1)).toBeCloseTo((10 + 15) / 100, 12);
    expect(partSousSeuil(repartition([1, 0]), 1)).toBeNaN();
  });

  it('tells who has more by rank of income', () => {
    const revenu = Float64Array.of(1, 2, 3, 4);
    expect(concentration(repartition([0, 5], [1, 5], [2, 5], [3, 5]), revenu)).toBeGreaterThan(0);
    expect(concentration(repartition([3, 5], [2, 5], [1, 5], [0, 5]), revenu)).toBeLessThan(0);
    expect(concentration(repartition([2, 5], [2, 5], [2, 5], [2, 5]), revenu)).toBeCloseTo(0, 12);
  });

  it('compares the tenth on top with the four tenths below, for Palma', () => {
    const couples = Array.from({ length: 10 }, (_, rang) => [rang + 1, 10] as const);
    const revenu = Float64Array.from(couples, ([valeur]) => valeur);
    expect(centile(revenu, new Float64Array(10).fill(10), 0.4)).toBeCloseTo(4.6, 12);
    expect(palma(repartition(...couples), revenu)).toBeCloseTo(10 / 2.5, 12);
  });
});
