import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { poidsDe, poidsOf, type Decroissance } from '$lib/domain/acces/decroissance';
import {
  bfca,
  disponibiliteSpatiale,
  e2sfca,
  potentiel,
  troisSfca,
  type Systeme,
} from '$lib/domain/acces/methodes';
import { tableOf, type TableCouts } from '$lib/domain/acces/table';

import { SHARED } from '../../../support/shared';

type Triplet = [number, number, number];

interface Cas {
  readonly method: string;
  readonly decay: Decroissance;
  readonly alpha?: number;
  readonly expected?: number[];
  readonly expected_published?: number[];
  readonly decimals?: number;
}

interface OracleFca {
  readonly demand: number[];
  readonly supply: number[];
  readonly cost: Triplet[];
  readonly cases: Cas[];
}

function oracle<Forme>(chemin: string): Forme {
  return JSON.parse(readFileSync(`${SHARED}/oracles/${chemin}`, 'utf8')) as Forme;
}

function proches(mesure: Float64Array, attendu: readonly number[], tolerance: number): void {
  expect(mesure).toHaveLength(attendu.length);
  attendu.forEach((valeur, i) => {
    expect(Math.abs(mesure[i]! - valeur), `rang ${i}`).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(valeur)),
    );
  });
}

function systeme(
  table: TableCouts,
  poids: Float64Array,
  demande: number[],
  offre: number[],
): Systeme {
  return { table, poids, demande: Float64Array.from(demande), offre: Float64Array.from(offre) };
}

function mesure(cas: Cas, s: Systeme): Float64Array {
  switch (cas.method) {
    case '2sfca':
    case 'e2sfca':
      return e2sfca(s);
    case '3sfca':
      return troisSfca(s);
    case 'bfca':
      return bfca(s);
    case 'spatial_availability':
      return disponibiliteSpatiale(s, cas.alpha);
    default:
      throw new Error(cas.method);
  }
}

describe.skipIf(!SHARED)('accessibility, against PySAL access and R accessibility', () => {
  it('weights every decay as PySAL does', () => {
    const { cases } = oracle<{
      cases: { decay: Decroissance; points: [number, number][]; decimals?: number; abs?: number }[];
    }>('pysal-access/weights.json');
    for (const { decay, points, decimals, abs } of cases) {
      const tolerance = abs ?? (decimals === undefined ? 1e-9 : 0.5 * 10 ** -decimals);
      for (const [cout, attendu] of points)
        expect(Math.abs(poidsOf(decay, cout) - attendu)).toBeLessThanOrEqual(tolerance);
    }
  });

  it.each(['bho5', 'soukhov_abc'])('computes every case of R accessibility %s', (nom) => {
    const { demand, supply, cost, cases } = oracle<OracleFca>(`r-accessibility/${nom}.json`);
    const table = tableOf(demand.length, supply.length, cost);
    for (const cas of cases) {
      const resultat = mesure(cas, systeme(table, poidsDe(cas.decay, table.cout), demand, supply));
      if (cas.expected) proches(resultat, cas.expected, 1e-9);
      cas.expected_published?.forEach((valeur, i) => {
        expect(Number(resultat[i]!.toFixed(cas.decimals))).toBe(valeur);
      });
    }
  });

  it('computes the hospital example of PySAL, selection weights drawn before the cut-off', () => {
    const { demand, supply, decay, max_cost, scenarios } = oracle<{
      demand: number[];
      supply: number[];
      decay: Decroissance;
      max_cost: number;
      scenarios: { cost: Triplet[]; cases: { method: string; expected: number[] }[] }[];
    }>('pysal-access/hospital_example.json');
    expect(scenarios).toHaveLength(4);
    for (const { cost, cases } of scenarios) {
      const table = tableOf(demand.length, supply.length, cost);
      const s = systeme(table, poidsDe(decay, table.cout, max_cost), demand, supply);
      const choix = poidsDe(decay, table.cout);
      for (const { method, expected } of cases)
        proches(method === '3sfca' ? troisSfca(s, choix) : e2sfca(s), expected, 1e-9);
    }
  });

  it('gives each of any five points of a grid its fifth of the supply', () => {
    const { coords, cases } = oracle<{
      coords: [number, number][];
      cases: {
        method: string;
        decay?: Decroissance;
        max_cost?: number;
        expected_everywhere: number;
      }[];
    }>('pysal-access/grid_fca.json');
    const choisis = [0, 6, 12, 17, 23].map((rang) => coords[rang]!);
    const table = euclidienne(choisis, coords);
    for (const cas of cases) {
      const decay = cas.decay ?? { type: 'constant', value: 1 };
      const poids = poidsDe(decay, table.cout, cas.max_cost);
      const s = systeme(
        table,
        poids,
        choisis.map(() => 1),
        coords.map(() => 1),
      );
      proches(
        mesure({ ...cas, decay }, s),
        choisis.map(() => cas.expected_everywhere),
        1e-9,
      );
    }
  });

  it('sums weighted supplies as PySAL weighted_catchment does', () => {
    const attendu = oracle<{
      coords: [number, number][];
      supply: number[];
      decay: Decroissance;
      expected_by_id: Record<string, number>;
      rel: number;
    }>('pysal-access/weighted_catchment_grid.json');
    const table = euclidienne(attendu.coords, attendu.coords);
    const poids = poidsDe(attendu.decay, table.cout);
    const resultat = potentiel(systeme(table, poids, attendu.supply, attendu.supply));
    for (const [id, valeur] of Object.entries(attendu.expected_by_id))
      expect(Math.abs(resultat[Number(id) - 1]! / valeur - 1)).toBeLessThanOrEqual(attendu.rel);
  });
});

function euclidienne(de: [number, number][], vers: [number, number][]): TableCouts {
  const triplets = de.flatMap(([x, y], i) =>
    vers.map(([u, v], j): Triplet => [i, j, Math.hypot(x - u, y - v)]),
  );
  return tableOf(de.length, vers.length, triplets);
}
