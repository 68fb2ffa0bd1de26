import { describe, expect, it } from 'vitest';

import {
  capaciteObservee,
  offreDe,
  imputationDe,
  offreEtendue,
  partEstimee,
  SOURCES_CAPACITE,
} from '$lib/domain/acces/offre';
import { quantile } from '$lib/domain/acces/quantile';

const DOUZE = 12;

function utilises(...lieux: number[][]) {
  const pass = new Float64Array(lieux.length * DOUZE);
  lieux.forEach((mois, j) => pass.set(mois, j * DOUZE));
  return { premierMois: 288, nombreMois: DOUZE, pass };
}

/** Lieux of no typologie and no post, that do not move. */
function sansRien(nombre: number) {
  return {
    typologie: new Uint16Array(nombre),
    effectif: new Float64Array(nombre),
    part: new Float64Array(nombre).fill(1),
  };
}

const noms = (codes: Uint8Array): string[] => [...codes].map((code) => SOURCES_CAPACITE[code]!);

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
      ...sansRien(5),
    });
    expect(noms(offre.source)).toEqual([
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

  it('is that of its posts before any imputed one, and that of its own kind before that of others', () => {
    const connaissance = {
      labellise: new Uint8Array(7).fill(1),
      declaree: Float64Array.of(10, 30, 100, NaN, NaN, NaN, NaN),
      utilises: utilises([], [], [], [], [], [], []),
      densite: Uint8Array.of(0, 0, 0, 0, 0, 0, 1),
      typologie: Uint16Array.of(1, 1, 2, 1, 2, 3, 1),
      effectif: Float64Array.of(0, 0, 0, 0, 45, 0, 0),
      part: new Float64Array(7).fill(1),
    };
    const offre = offreDe(connaissance);
    expect(noms(offre.source).slice(3)).toEqual([
      'imputee_typologie',
      'effectif',
      'imputee_densite',
      'imputee_ensemble',
    ]);
    expect([...offre.capacite].slice(3)).toEqual([20, 45, 30, 30]);
    expect(partEstimee(offre, connaissance.labellise)).toBeCloseTo(125 / 265, 12);
  });

  it('is shared by the stops of one team, never what a stop declares or was seen to take', () => {
    const part = Float64Array.of(1, 0.25, 0.25, 0.5);
    const offre = offreDe({
      labellise: Uint8Array.of(1, 1, 1, 1),
      declaree: Float64Array.of(40, NaN, 12, NaN),
      utilises: utilises([], [], [], []),
      densite: new Uint8Array(4),
      typologie: new Uint16Array(4),
      effectif: Float64Array.of(0, 0, 0, 60),
      part,
    });
    expect([...offre.capacite]).toEqual([40, 26 * 0.25, 12, 30]);
  });

  it('of a lieu added is what it would be from scratch', () => {
    const connues = {
      labellise: Uint8Array.of(1, 1, 0),
      declaree: Float64Array.of(40, NaN, 900),
      utilises: utilises([], [20, 20, 20, 20, 20, 20], []),
      densite: Uint8Array.of(0, 1, 1),
      ...sansRien(3),
    };
    const ajout = {
      labellise: Uint8Array.of(1, 0),
      densite: Uint8Array.of(1, 2),
      part: Float64Array.of(0.2, 1),
    };
    const depuisRien = offreDe({
      labellise: Uint8Array.of(1, 1, 0, 1, 0),
      declaree: Float64Array.of(40, NaN, 900, NaN, NaN),
      utilises: utilises([], [20, 20, 20, 20, 20, 20], [], [], []),
      densite: Uint8Array.of(0, 1, 1, 1, 2),
      typologie: new Uint16Array(5),
      effectif: new Float64Array(5),
      part: Float64Array.of(1, 1, 1, 0.2, 1),
    });
    const offre = offreDe(connues);
    expect(offreEtendue(offre, imputationDe(connues, offre), ajout)).toEqual(depuisRien);
  });

  it('is unknown, and wholly estimated, where nothing is known', () => {
    const offre = offreDe({
      labellise: Uint8Array.of(1),
      declaree: Float64Array.of(NaN),
      utilises: { premierMois: 0, nombreMois: 0, pass: new Float64Array(0) },
      densite: Uint8Array.of(1),
      ...sansRien(1),
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
