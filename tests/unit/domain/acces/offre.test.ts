import { describe, expect, it } from 'vitest';

import { capaciteObservee, offreDe, partEstimee, SOURCES_CAPACITE } from '$lib/domain/acces/offre';
import { quantile } from '$lib/domain/acces/quantile';

const DOUZE = 12;

function utilises(...lieux: number[][]) {
  const pass = new Float64Array(lieux.length * DOUZE);
  lieux.forEach((mois, j) => pass.set(mois, j * DOUZE));
  return { premierMois: 288, nombreMois: DOUZE, pass };
}

describe('capacity of a lieu', () => {
  it('is the 95th percentile of its months, from the first to the last with a Pass', () => {
    const table = utilises([0, 10, 20, 0, 40, 50, 60, 0, 0]);
    expect(capaciteObservee(table, 0)).toBeCloseTo(quantile([10, 20, 0, 40, 50, 60], 0.95), 12);
    expect(quantile([0, 10, 20, 40, 50, 60], 0.95)).toBeCloseTo(57.5, 12);
  });

  it('is not told by five months, nor by none', () => {
    const table = utilises([10, 10, 10, 10, 10], []);
    expect(capaciteObservee(table, 0)).toBeNaN();
    expect(capaciteObservee(table, 1)).toBeNaN();
  });

  it('is declared before observed, observed before imputed, by density class before all', () => {
    const six = [20, 20, 20, 20, 20, 20];
    const offre = offreDe({
      labellise: Uint8Array.of(1, 1, 1, 1, 0),
      declaree: Float64Array.of(100, NaN, NaN, NaN, 500),
      utilises: utilises(six, six, [], [], six),
      densite: Uint8Array.of(0, 0, 0, 2, 0),
    });
    expect([...offre.source].map((code) => SOURCES_CAPACITE[code])).toEqual([
      'declaree',
      'observee',
      'imputee_densite',
      'imputee_ensemble',
      'declaree',
    ]);
    expect([...offre.capacite]).toEqual([100, 20, 60, 60, NaN]);
    expect([...offre.supposee]).toEqual([100, 20, 60, 60, 500]);
    expect(partEstimee(offre, Uint8Array.of(1, 1, 1, 1, 0))).toBeCloseTo(120 / 240, 12);
  });

  it('is unknown, and wholly estimated, where nothing is known', () => {
    const offre = offreDe({
      labellise: Uint8Array.of(1),
      declaree: Float64Array.of(NaN),
      utilises: { premierMois: 0, nombreMois: 0, pass: new Float64Array(0) },
      densite: Uint8Array.of(1),
    });
    expect(offre.capacite[0]).toBeNaN();
    expect(offre.source[0]).toBe(0);
    expect(partEstimee(offre, Uint8Array.of(1))).toBe(1);
  });
});

describe('quantile', () => {
  it('interpolates as R does', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([4, 1, 3, 2], 0.95)).toBeCloseTo(3.85, 12);
    expect(quantile([7], 0.95)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
