import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { solveurHighs } from '$lib/compute/plan/solveur';
import {
  couvertLimite,
  planExactLimite,
  planGloutonLimite,
  type TerrainLimite,
} from '$lib/domain/couverture/plan/capacites';

import { brouillons, somme, systemeDe, type Brouillon } from '../../../support/systemes';

const ARRONDI = 1e-6;

function terrain({ demande, offre, poids }: Brouillon, existants = 0): TerrainLimite {
  const { table } = systemeDe({ demande, offre, poids });
  return {
    table,
    besoin: Float64Array.from(demande),
    capacite: Float64Array.from(offre, (valeur, j) => (j % 4 === 3 ? NaN : valeur)),
    existant: Uint8Array.from(offre, (_, j) => (existants & (1 << j) ? 1 : 0)),
  };
}

/** Least cut over every set of demands: what flows is what the others ask, plus what the sites of the set can take. */
function coupe({ table, besoin, capacite, existant }: TerrainLimite, sites: readonly number[]) {
  let moindre = Infinity;
  for (let masque = 0; masque < 1 << table.demandes; masque++) {
    const atteints = new Set<number>();
    let total = 0;
    for (let i = 0; i < table.demandes; i++) {
      if (!(masque & (1 << i))) total += besoin[i]!;
      else
        for (const j of table.offre.subarray(table.debuts[i]!, table.debuts[i + 1]!))
          if (existant[j] || sites.includes(j)) atteints.add(j);
    }
    for (const j of atteints) total += Number.isNaN(capacite[j]!) ? Infinity : capacite[j]!;
    moindre = Math.min(moindre, total);
  }
  return moindre;
}

/** Best over every set of p sites at most. */
function meilleur(limite: TerrainLimite, p: number): number {
  const libres = [...limite.existant.keys()].filter((j) => !limite.existant[j]);
  let plus = 0;
  for (let masque = 0; masque < 1 << libres.length; masque++) {
    const sites = libres.filter((_, rang) => masque & (1 << rang));
    if (sites.length <= p) plus = Math.max(plus, coupe(limite, sites));
  }
  return plus;
}

describe('a plan of p lieux of limited capacity', () => {
  it('covers the least cut, never more than its sites can take', () => {
    fc.assert(
      fc.property(brouillons(5, 4), fc.nat(15), (brouillon, masque) => {
        const limite = terrain(brouillon);
        const sites = brouillon.offre.flatMap((_, j) => (masque & (1 << j) ? [j] : []));
        const couvert = couvertLimite(limite, sites);
        expect(Math.abs(couvert - coupe(limite, sites))).toBeLessThan(ARRONDI);
        const total = somme(
          sites.map((j) => (Number.isNaN(limite.capacite[j]!) ? Infinity : limite.capacite[j]!)),
        );
        expect(couvert).toBeLessThanOrEqual(total + ARRONDI);
      }),
    );
  });

  it('is the best of all sets when proven, and its bound is never passed', async () => {
    const solveur = await solveurHighs();
    await fc.assert(
      fc.asyncProperty(
        brouillons(5, 5),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(31),
        async (brouillon, p, existants) => {
          const limite = terrain(brouillon, existants);
          const optimum = meilleur(limite, p);
          const glouton = planGloutonLimite(limite, p);
          const exact = await planExactLimite(limite, p, solveur, 20);
          for (const plan of [glouton, exact]) {
            expect(plan.sites.length).toBeLessThanOrEqual(p);
            expect(plan.couvert).toBeLessThanOrEqual(optimum + ARRONDI);
            expect(plan.borne).toBeGreaterThanOrEqual(optimum - ARRONDI);
          }
          const part = 1 - (1 - 1 / p) ** p;
          expect(glouton.couvert).toBeGreaterThanOrEqual(part * optimum - ARRONDI);
          expect(Math.abs(exact.couvert - optimum)).toBeLessThan(ARRONDI);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes two small sites rather than one that reaches all but holds little', () => {
    const limite: TerrainLimite = {
      ...terrain({
        demande: [50, 50, 40],
        offre: [60, 50, 50],
        poids: [
          [1, 1, null],
          [1, null, 1],
          [1, null, null],
        ],
      }),
    };
    expect(planGloutonLimite(limite, 1)).toMatchObject({ sites: [0], couvert: 60, garantie: 1 });
    expect(planGloutonLimite(limite, 3).couvert).toBeCloseTo(140, 9);
  });
});
