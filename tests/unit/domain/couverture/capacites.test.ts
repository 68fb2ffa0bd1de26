import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { solveurHighs } from '$lib/compute/plan/solveur';
import {
  apportsLimites,
  couvertLimite,
  planExactLimite,
  planGloutonLimite,
  type TerrainLimite,
} from '$lib/domain/couverture/plan/capacites';

import { tableOf } from '$lib/domain/acces/table';
import { Flot } from '$lib/domain/flot/flot';

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

/** What a set covers, by a flow solved anew. */
function resolu({ table, besoin, capacite, existant }: TerrainLimite, sites: readonly number[]) {
  const ouvert = (j: number) => existant[j] === 1 || sites.includes(j);
  const places = capacite.map((valeur) => (Number.isNaN(valeur) ? Infinity : valeur));
  const flot = new Flot(besoin, places, table.offre.length);
  for (let i = 0; i < table.demandes; i++) {
    for (const j of table.offre.subarray(table.debuts[i]!, table.debuts[i + 1]!))
      if (ouvert(j)) flot.relier(i, j);
  }
  return flot.maximiser();
}

/** The plain greedy: a flow for every candidate at every step, and the bound of each step. */
function gloutonNaif(limite: TerrainLimite, p: number) {
  const sites: number[] = [];
  let borne = somme(limite.besoin);
  for (;;) {
    const couvert = resolu(limite, sites);
    const gains = [...limite.existant.keys()]
      .filter((j) => !limite.existant[j] && !sites.includes(j))
      .map((site) => ({ site, gain: resolu(limite, [...sites, site]) - couvert }))
      .sort((a, b) => b.gain - a.gain || a.site - b.site);
    borne = Math.min(borne, couvert + somme(gains.slice(0, p).map(({ gain }) => gain)));
    const [premier] = gains;
    if (!premier || premier.gain <= 0 || sites.length >= p)
      return { sites: sites.sort((a, b) => a - b), couvert, borne: Math.max(borne, couvert) };
    sites.push(premier.site);
  }
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

  it('is the plain greedy, sites and bound, though lazy and grown from the flow in place', () => {
    fc.assert(
      fc.property(
        brouillons(12, 10),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(1023),
        (brouillon, p, existants) => {
          const limite = terrain(brouillon, existants & 0b100100100);
          const { sites, couvert, borne } = planGloutonLimite(limite, p);
          expect({ sites, couvert, borne }).toEqual(gloutonNaif(limite, p));
          const apports = somme(apportsLimites(limite, sites));
          expect(couvertLimite(limite, []) + apports).toBe(couvert);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('moves a demand to the newcomer where that makes room for another', () => {
    const limite: TerrainLimite = {
      table: tableOf(3, 3, [
        [0, 0, 1],
        [1, 0, 1],
        [1, 1, 1],
        [2, 1, 1],
        [2, 2, 1],
      ]),
      besoin: Float64Array.of(10, 10, 10),
      capacite: Float64Array.of(10, 10, 10),
      existant: Uint8Array.of(1, 1, 0),
    };
    expect(couvertLimite(limite, [])).toBe(20);
    expect(planGloutonLimite(limite, 1)).toMatchObject({ sites: [2], couvert: 30, garantie: 1 });
  });

  it('keeps to its quotas, or says that it cannot', async () => {
    const solveur = await solveurHighs();
    const limite = terrain({
      demande: [50, 30],
      offre: [40, 20],
      poids: [
        [1, null],
        [null, 1],
      ],
    });
    const second = (minimum: number, maximum: number) => [{ sites: [1], minimum, maximum }];
    const avec = await planExactLimite(limite, 1, solveur, 5, second(1, 1));
    expect(avec).toMatchObject({ sites: [1], couvert: 20 });
    await expect(planExactLimite(limite, 1, solveur, 5, second(2, 2))).rejects.toThrow(/quotas/);
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
