import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { lisser, lisserLocalement, momentsDe } from '$lib/domain/grappes/bayes';
import {
  binaires,
  momentsTotaux,
  moran,
  moranLocal,
  QUADRANTS,
  standardises,
} from '$lib/domain/grappes/moran';
import { depassement } from '$lib/domain/grappes/normale';

import { SHARED } from '../../../support/shared';

interface Execute {
  readonly moran_I: number;
  readonly EI: number;
  readonly VI_norm: number;
  readonly VI_rand: number;
  readonly p_norm: number;
  readonly p_rand: number;
  readonly binary: { readonly moran_I: number; readonly VI_rand: number; readonly VI_norm: number };
  readonly local: {
    readonly Ii: number[];
    readonly E_total: number[];
    readonly Var_total: number[];
    readonly E_cond: number[];
    readonly Var_cond: number[];
    readonly quadrant_mean: string[];
  };
  readonly EBest?: number[];
  readonly EBest_par?: { readonly a: number; readonly b: number };
  readonly EBlocal_geoda?: number[];
}

interface Jeu {
  readonly y: number[];
  readonly events?: number[];
  readonly population?: number[];
  readonly neighbors: number[][];
  readonly executed_spdep: Execute;
}

const NOMS: Readonly<Record<string, (typeof QUADRANTS)[number]>> = {
  'High-High': 'haut_haut',
  'Low-Low': 'bas_bas',
  'High-Low': 'haut_bas',
  'Low-High': 'bas_haut',
};

function proches(mesure: Float64Array, attendu: readonly number[]): void {
  expect(mesure).toHaveLength(attendu.length);
  attendu.forEach((valeur, i) =>
    expect(Math.abs(mesure[i]! - valeur), `rang ${i}`).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(valeur)),
    ),
  );
}

describe.skipIf(!SHARED).each(['stl', 'sids2', 'desmith', 'lat3x3'])(
  'clusters on %s, against spdep and esda',
  (nom) => {
    const jeu = SHARED
      ? (
          JSON.parse(readFileSync(`${SHARED}/oracles/esda-spdep/moran_eb.json`, 'utf8')) as Record<
            string,
            Jeu
          >
        )[nom]!
      : null;

    it('computes Moran’s I, its variances and its p-values', () => {
      const { y, neighbors, executed_spdep: attendu } = jeu!;
      const valeurs = Float64Array.from(y);
      const { indice, esperance, varianceNormale, varianceAleatoire } = moran(
        valeurs,
        standardises(neighbors),
      );
      expect(indice).toBeCloseTo(attendu.moran_I, 10);
      expect(esperance).toBeCloseTo(attendu.EI, 10);
      expect(varianceNormale).toBeCloseTo(attendu.VI_norm, 10);
      expect(varianceAleatoire).toBeCloseTo(attendu.VI_rand, 10);
      const ecart = indice - esperance;
      expect(depassement(ecart / Math.sqrt(varianceNormale))).toBeCloseTo(attendu.p_norm, 10);
      expect(depassement(ecart / Math.sqrt(varianceAleatoire))).toBeCloseTo(attendu.p_rand, 10);
      const brut = moran(valeurs, binaires(neighbors));
      expect(brut.indice).toBeCloseTo(attendu.binary.moran_I, 10);
      expect(brut.varianceNormale).toBeCloseTo(attendu.binary.VI_norm, 10);
      expect(brut.varianceAleatoire).toBeCloseTo(attendu.binary.VI_rand, 10);
    });

    it('computes local Moran’s I, its conditional and total moments, its quadrants', () => {
      const { y, neighbors, executed_spdep } = jeu!;
      const attendu = executed_spdep.local;
      const valeurs = Float64Array.from(y);
      const local = moranLocal(valeurs, standardises(neighbors));
      proches(local.indice, attendu.Ii);
      proches(local.esperance, attendu.E_cond);
      proches(local.variance, attendu.Var_cond);
      const totaux = momentsTotaux(valeurs, standardises(neighbors));
      proches(totaux.esperance, attendu.E_total);
      proches(totaux.variance, attendu.Var_total);
      // spdep sets neighbours against the mean of all lags, esda (and here) against the mean of all values: they part
      // only where the lag stands between the two.
      const moyenne = y.reduce((somme, valeur) => somme + valeur, 0) / y.length;
      const lags = neighbors.map(
        (liste) => liste.reduce((somme, j) => somme + y[j]! - moyenne, 0) / liste.length,
      );
      const moyenneDesLags = lags.reduce((somme, lag) => somme + lag, 0) / lags.length;
      local.quadrant.forEach((code, i) => {
        const entreLesDeux = lags[i]! > 0 !== lags[i]! > moyenneDesLags;
        const commeSpdep = QUADRANTS[code] === NOMS[attendu.quadrant_mean[i]!];
        expect(commeSpdep).toBe(!entreLesDeux);
      });
    });

    it('draws rates toward their mean, and toward that of their neighbours', () => {
      const { events, population, neighbors, executed_spdep: attendu } = jeu!;
      if (!events || !population) return expect(attendu.EBest).toBeUndefined();
      const taux = {
        evenements: Float64Array.from(events),
        population: Float64Array.from(population),
      };
      const { a, b } = momentsDe(taux, population.keys());
      expect(Math.abs(a / attendu.EBest_par!.a - 1)).toBeLessThan(1e-9);
      expect(Math.abs(b / attendu.EBest_par!.b - 1)).toBeLessThan(1e-9);
      lisser(taux).forEach((valeur, i) =>
        expect(Math.abs(valeur / attendu.EBest![i]! - 1)).toBeLessThan(1e-9),
      );
      lisserLocalement(taux, neighbors).forEach((valeur, i) =>
        expect(Math.abs(valeur - attendu.EBlocal_geoda![i]!)).toBeLessThan(1e-14),
      );
    });
  },
);
