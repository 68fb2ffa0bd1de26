import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { solveurHighs } from '$lib/compute/plan/solveur';
import { tableOf } from '$lib/domain/acces/table';
import { elementsDe } from '$lib/domain/couverture/plan/elements';
import { couvrirTout, pCentre, pMediane } from '$lib/domain/couverture/plan/localisation';
import { planExact, planGlouton } from '$lib/domain/couverture/plan/plan';

import { SHARED } from '../../../support/shared';

const SECONDES = 30;
const RAYON = 5000;

describe.skipIf(!SHARED)('location models on San Francisco, against PySAL spopt', () => {
  const { demand, candidates, cost } = SHARED
    ? (JSON.parse(readFileSync(`${SHARED}/oracles/spopt-sf/sf.json`, 'utf8')) as {
        demand: { weight: number }[];
        candidates: { id: string }[];
        cost: number[][];
      })
    : { demand: [], candidates: [], cost: [] };
  const table = tableOf(
    demand.length,
    candidates.length,
    cost.flatMap((rangee, i) => rangee.map((d, j): [number, number, number] => [i, j, d])),
  );
  const poids = table.cout.map((d) => (d <= RAYON ? 1 : 0));
  const besoin = Float64Array.from(demand, ({ weight }) => weight);
  const terrain = {
    table,
    poids,
    besoin,
    candidat: new Uint8Array(candidates.length).fill(1),
    existant: new Uint8Array(candidates.length),
  };

  it('covers 875,247 people with four stores, 21 tracts left, proven', async () => {
    const plan = await planExact(elementsDe(terrain), 4, await solveurHighs(), SECONDES);
    expect(plan).toMatchObject({ couvert: 875_247, borne: 875_247, garantie: 1 });
    const loin = cost.filter((rangee) => !plan.sites.some((j) => rangee[j]! <= RAYON));
    expect(loin).toHaveLength(21);
    expect(plan.sites).toHaveLength(4);
  });

  it('bounds the greedy plan without a solver', () => {
    const plan = planGlouton(elementsDe(terrain), 4);
    expect(plan.couvert).toBeLessThanOrEqual(875_247);
    expect(plan.borne).toBeGreaterThanOrEqual(875_247);
    expect(plan.garantie).toBeGreaterThan(1 - (1 - 1 / 4) ** 4);
  });

  it('covers every tract with eight stores', async () => {
    const couverture = await couvrirTout(table, RAYON, await solveurHighs(), SECONDES);
    expect(couverture?.objectif).toBe(8);
  });

  it('finds the p-median 2,848,268,129.71 and the p-center 7,403.06', async () => {
    const solveur = await solveurHighs();
    const mediane = await pMediane(table, besoin, 4, solveur, SECONDES);
    expect(mediane?.objectif).toBeCloseTo(2_848_268_129.7145104, 3);
    const centre = await pCentre(table, 4, solveur, SECONDES);
    expect(centre?.objectif).toBeCloseTo(7403.06, 2);
  });
});
