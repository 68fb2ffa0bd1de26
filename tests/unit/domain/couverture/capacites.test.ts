import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { solveurHighs } from '$lib/compute/plan/solveur';
import { planExactLimite, planGloutonLimite } from '$lib/domain/couverture/plan/capacites';
import { ameliorerLimite, type Minuteur } from '$lib/domain/couverture/plan/echange-limite';
import {
  apportsLimites,
  couvertLimite,
  type TerrainLimite,
} from '$lib/domain/couverture/plan/limite';
import type { Quota } from '$lib/domain/couverture/plan/plan';

import { tableOf } from '$lib/domain/acces/table';
import { Flot } from '$lib/domain/flot/flot';

import { brouillons, somme, systemeDe, type Brouillon } from '../../../support/systemes';

const ARRONDI = 1e-6;

const SANS_FIN: Minuteur = () => () => true;
const SANS_DELAI: Minuteur = () => () => false;

/** Time for so many tries. */
const essais =
  (nombre: number): Minuteur =>
  () => {
    let faits = 0;
    return () => faits++ < nombre;
  };

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
          const { sites, couvert, borne } = planGloutonLimite(limite, p, SANS_DELAI);
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
    expect(planGloutonLimite(limite, 1, SANS_FIN)).toMatchObject({
      sites: [2],
      couvert: 30,
      garantie: 1,
    });
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
    const avec = await planExactLimite(limite, 1, solveur, 5, SANS_FIN, second(1, 1));
    expect(avec).toMatchObject({ sites: [1], couvert: 20 });
    await expect(planExactLimite(limite, 1, solveur, 5, SANS_FIN, second(2, 2))).rejects.toThrow(
      /quotas/,
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
          const sec = planGloutonLimite(limite, p, SANS_DELAI);
          const glouton = planGloutonLimite(limite, p, SANS_FIN);
          const exact = await planExactLimite(limite, p, solveur, 20, SANS_FIN);
          for (const plan of [sec, glouton, exact]) {
            expect(plan.sites.length).toBeLessThanOrEqual(p);
            expect(plan.couvert).toBeLessThanOrEqual(optimum + ARRONDI);
            expect(plan.borne).toBeGreaterThanOrEqual(optimum - ARRONDI);
          }
          const part = 1 - (1 - 1 / p) ** p;
          expect(sec.couvert).toBeGreaterThanOrEqual(part * optimum - ARRONDI);
          expect(glouton.couvert).toBeGreaterThanOrEqual(sec.couvert);
          expect(glouton.borne).toBeLessThanOrEqual(sec.borne + ARRONDI);
          expect(Math.abs(exact.couvert - optimum)).toBeLessThan(ARRONDI);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('swaps until no swap covers more, whatever the time never covers less', () => {
    let gagnes = 0;
    fc.assert(
      fc.property(
        brouillons(8, 7),
        fc.nat(127),
        fc.nat(127),
        fc.nat(60),
        (brouillon, ou, la, n) => {
          const limite = terrain(brouillon, la & ~ou);
          const depart = brouillon.offre.flatMap((_, j) => (ou & (1 << j) ? [j] : []));
          const avant = couvertLimite(limite, depart);
          const bref = ameliorerLimite(limite, depart, [], essais(n));
          expect(couvertLimite(limite, bref)).toBeGreaterThanOrEqual(avant - ARRONDI);
          const sites = ameliorerLimite(limite, depart, [], SANS_FIN);
          const couvert = couvertLimite(limite, sites);
          expect(new Set(sites).size).toBe(depart.length);
          for (const [rang] of sites.entries()) {
            for (const j of limite.existant.keys()) {
              if (limite.existant[j] || sites.includes(j)) continue;
              expect(resolu(limite, sites.with(rang, j))).toBeLessThanOrEqual(couvert + ARRONDI);
            }
          }
          if (couvert > avant + ARRONDI) gagnes++;
        },
      ),
      { numRuns: 200 },
    );
    expect(gagnes).toBeGreaterThan(20);
  });

  it('swaps within the quotas that were met, to the best swap that they allow', () => {
    fc.assert(
      fc.property(
        brouillons(6, 6),
        fc.integer({ min: 1, max: 62 }),
        fc.nat(63),
        (brouillon, ou, groupe) => {
          const limite = terrain(brouillon);
          const parMasque = (masque: number): number[] =>
            brouillon.offre.flatMap((_, j) => (masque & (1 << j) ? [j] : []));
          const depart = parMasque(ou);
          const sites = parMasque(groupe);
          const compte = depart.filter((j) => sites.includes(j)).length;
          const quotas: Quota[] = [{ sites, minimum: compte, maximum: compte }];
          const apres = ameliorerLimite(limite, depart, quotas, SANS_FIN);
          expect(apres.filter((j) => sites.includes(j))).toHaveLength(compte);
          const couvert = resolu(limite, apres);
          expect(couvert).toBeGreaterThanOrEqual(resolu(limite, depart) - ARRONDI);
          for (const [rang, sort] of apres.entries()) {
            for (const j of brouillon.offre.keys()) {
              if (apres.includes(j) || sites.includes(j) !== sites.includes(sort)) continue;
              expect(resolu(limite, apres.with(rang, j))).toBeLessThanOrEqual(couvert + ARRONDI);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('finds by a swap what the greedy misses', () => {
    const limite: TerrainLimite = {
      ...terrain({
        demande: [12, 12, 12, 12],
        offre: [24, 20, 20],
        poids: [
          [null, 1, null],
          [1, 1, null],
          [1, null, 1],
          [null, null, 1],
        ],
      }),
      capacite: Float64Array.of(24, 20, 20),
    };
    expect(planGloutonLimite(limite, 2, SANS_DELAI).couvert).toBe(36);
    const plan = planGloutonLimite(limite, 2, SANS_FIN);
    expect(plan).toMatchObject({ sites: [1, 2], couvert: 40, borne: 44 });
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
    expect(planGloutonLimite(limite, 1, SANS_FIN)).toMatchObject({
      sites: [0],
      couvert: 60,
      garantie: 1,
    });
    expect(planGloutonLimite(limite, 3, SANS_FIN).couvert).toBeCloseTo(140, 9);
  });
});
