import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { geometrieBarres } from '$lib/charts/barres';
import { geometrieHistogramme } from '$lib/charts/histogramme';
import { segmentsOf, type Part } from '$lib/charts/repartition';

describe('bars', () => {
  const rows = [
    { cle: 'a', nom: 'Ain', valeur: 20 },
    { cle: 'b', nom: 'Allier', valeur: 80 },
    { cle: 'c', nom: 'Ardèche', valeur: 20 },
    { cle: 'd', nom: 'Cantal', valeur: 0 },
  ];

  test('are ranked, equal values sharing a rank and keeping their order', () => {
    expect(
      geometrieBarres(rows, 400).map(({ cle, rang, largeur }) => [cle, rang, largeur]),
    ).toEqual([
      ['b', 1, 400],
      ['a', 2, 100],
      ['c', 2, 100],
      ['d', 4, 0],
    ]);
  });

  test('stop at the limit', () => {
    expect(geometrieBarres(rows, 400, 2).map(({ cle }) => cle)).toEqual(['b', 'a']);
    expect(geometrieBarres([], 400)).toEqual([]);
  });
});

describe('parts of a whole', () => {
  const part = (cle: string, valeur: number): Part => ({
    cle,
    nom: cle,
    valeur,
    fond: '#000000',
    bord: '#000000',
    encre: '#ffffff',
    motif: '',
  });

  test('fill the width side by side, and their shares make one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }), (values) => {
        const segments = segmentsOf(
          values.map((value, k) => part(String(k), value)),
          500,
        );
        fc.pre(segments.length > 0);
        expect(segments.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1, 9);
        let x = 0;
        for (const segment of segments) {
          expect(segment.x).toBeCloseTo(x, 6);
          x += segment.largeur;
        }
        expect(x).toBeCloseTo(500, 6);
      }),
    );
  });

  test('a whole of 0 has no segment, a part of 0 neither, a thin part no text', () => {
    expect(segmentsOf([part('a', 0), part('b', 0)], 500)).toEqual([]);
    expect(
      segmentsOf([part('a', 1), part('b', 0), part('c', 99)], 500).map(({ cle, lisible }) => [
        cle,
        lisible,
      ]),
    ).toEqual([
      ['a', false],
      ['c', true],
    ]);
  });
});

describe('histogram', () => {
  test('each value is counted once, whatever the axis', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 300 }),
        fc.boolean(),
        (values, log) => {
          const { colonnes, base } = geometrieHistogramme(values, [10, 100], 480, log);
          expect(colonnes.reduce((sum, { effectif }) => sum + effectif, 0)).toBe(values.length);
          for (const { y, hauteur } of colonnes) expect(y + hauteur).toBeCloseTo(base, 6);
        },
      ),
    );
  });

  test('columns take the class of their middle, and unknown values are left out', () => {
    const { colonnes, coupures } = geometrieHistogramme([1, 5, 15, 99, NaN], [10, 50], 480);
    expect(colonnes.reduce((sum, { effectif }) => sum + effectif, 0)).toBe(4);
    for (const { debut, fin, classe } of colonnes) {
      const middle = (debut + fin) / 2;
      expect(classe).toBe(middle < 10 ? 0 : middle < 50 ? 1 : 2);
    }
    expect(coupures.map(({ valeur }) => valeur)).toEqual([10, 50]);
    expect(coupures[0]!.x).toBeLessThan(coupures[1]!.x);
  });

  test('values on the axis do not touch; on a logarithm they are powers of ten', () => {
    const { graduations } = geometrieHistogramme([0, 3, 40, 5000], [], 800, true);
    expect(graduations.map(({ valeur }) => valeur)).toEqual([0, 1, 10, 100, 1000]);
    for (const [k, { x }] of graduations.slice(1).entries()) {
      expect(x - graduations[k]!.x).toBeGreaterThanOrEqual(52);
    }
  });

  test('breaks that are too close are all drawn, and named where there is room', () => {
    const { coupures, etiquettes } = geometrieHistogramme([0, 1000], [10, 12, 500], 480);
    expect(coupures.map(({ valeur }) => valeur)).toEqual([10, 12, 500]);
    expect(etiquettes.map(({ valeur }) => valeur)).toEqual([10, 500]);
  });

  test('no value draws no column', () => {
    const { colonnes } = geometrieHistogramme([], [], 480);
    expect(colonnes.every(({ effectif }) => effectif === 0)).toBe(true);
  });
});
