import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { courbe, indiceDe, valeurEn } from '$lib/domain/inegalite/courbe';
import { concentration, gini, type Repartition } from '$lib/domain/inegalite/mesures';

const repartitions = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 50 })), {
    minLength: 1,
    maxLength: 12,
  })
  .filter((couples) => couples.some(([valeur]) => valeur > 0))
  .map((couples): Repartition => ({
    valeur: Float64Array.from(couples, ([valeur]) => valeur),
    population: Float64Array.from(couples, ([, population]) => population),
  }));

describe('concentration curve', () => {
  it('by rank of the value itself has the Gini as its index, and is under the diagonal', () => {
    fc.assert(
      fc.property(repartitions, (r) => {
        const points = courbe(r, r.valeur);
        expect(indiceDe(points)).toBeCloseTo(gini(r), 9);
        for (const { population, valeur } of points)
          expect(valeur).toBeLessThanOrEqual(population + 1e-12);
      }),
    );
  });

  it('by another rank has the concentration index, and the opposite one by the reverse rank', () => {
    fc.assert(
      fc.property(repartitions, fc.infiniteStream(fc.double({ noNaN: true })), (r, hasard) => {
        const rangs = Float64Array.from(r.valeur, () => hasard.next().value!);
        fc.pre(new Set(rangs).size === rangs.length);
        const indice = indiceDe(courbe(r, rangs));
        expect(indice).toBeCloseTo(concentration(r, rangs), 9);
        expect(
          indiceDe(
            courbe(
              r,
              rangs.map((rang) => -rang),
            ),
          ),
        ).toBeCloseTo(-indice, 9);
      }),
    );
  });

  it('goes from nobody to everybody without going down, whatever the order of equal ranks', () => {
    fc.assert(
      fc.property(repartitions, (r) => {
        const rangs = r.valeur.map((_, i) => i % 2);
        const points = courbe(r, rangs);
        expect(points[0]).toEqual({ population: 0, valeur: 0 });
        expect(points.at(-1)).toEqual({ population: 1, valeur: 1 });
        for (const [k, { valeur }] of points.slice(1).entries())
          expect(valeur).toBeGreaterThanOrEqual(points[k]!.valeur);
        const inverse = { valeur: r.valeur.toReversed(), population: r.population.toReversed() };
        expect(indiceDe(courbe(inverse, rangs.toReversed()))).toBeCloseTo(indiceDe(points), 9);
        for (const { population, valeur } of points)
          expect(valeurEn(points, population)).toBeCloseTo(valeur, 9);
      }),
    );
  });

  it('is none where nobody has anything', () => {
    const rien = { valeur: new Float64Array(3), population: Float64Array.of(1, 2, 3) };
    expect(courbe(rien, rien.valeur)).toEqual([]);
    expect(indiceDe([])).toBeNaN();
    expect(valeurEn([], 0.5)).toBeNaN();
  });
});
