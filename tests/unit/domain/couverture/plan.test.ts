import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { solveurHighs } from '$lib/compute/plan/solveur';
import { ameliorer } from '$lib/domain/couverture/plan/echange';
import { couvertPar, elementsDe, type Elements } from '$lib/domain/couverture/plan/elements';
import { couvrirTout, pCentre, pMediane } from '$lib/domain/couverture/plan/localisation';
import { planExact, planGlouton } from '$lib/domain/couverture/plan/plan';

import { brouillons, somme, systemeDe, type Brouillon } from '../../../support/systemes';

const SECONDES = 20;

function elements(brouillon: Brouillon, existants: readonly number[] = []): Elements {
  const { table, poids, demande } = systemeDe(brouillon);
  const existant = Uint8Array.from(brouillon.offre, (_, j) => (existants.includes(j) ? 1 : 0));
  const candidat = existant.map((oui) => 1 - oui);
  return elementsDe({ table, poids, besoin: demande, candidat, existant });
}

function valeur({ demande, poids }: Brouillon, ensemble: readonly number[]): number {
  return somme(
    demande.map((pass, i) => pass * Math.max(0, ...ensemble.map((j) => poids[i]![j] ?? 0))),
  );
}

/** Best value over every set of p sites at most, existing ones beside. */
function meilleur(brouillon: Brouillon, p: number, existants: readonly number[] = []): number {
  const libres = brouillon.offre.flatMap((_, j) => (existants.includes(j) ? [] : [j]));
  let plus = 0;
  for (let masque = 0; masque < 1 << libres.length; masque++) {
    const ensemble = libres.filter((_, rang) => masque & (1 << rang));
    if (ensemble.length <= p) plus = Math.max(plus, valeur(brouillon, [...existants, ...ensemble]));
  }
  return plus;
}

describe('a plan of p lieux', () => {
  it('counts whole elements for what weights are worth, existing lieux included', () => {
    fc.assert(
      fc.property(brouillons(6, 6), fc.nat(63), fc.nat(63), (brouillon, a, b) => {
        const existants = brouillon.offre.flatMap((_, j) => (a & (1 << j) ? [j] : []));
        const sites = brouillon.offre.flatMap((_, j) => (b & ~a & (1 << j) ? [j] : []));
        expect(couvertPar(elements(brouillon, existants), sites)).toBeCloseTo(
          valeur(brouillon, [...existants, ...sites]),
          6,
        );
      }),
    );
  });

  it('merges demands that the same lieux cover', () => {
    const { poids } = elements({
      demande: [10, 20, 30, 5],
      offre: [1, 1],
      poids: [
        [1, null],
        [1, null],
        [1, 1],
        [null, null],
      ],
    });
    expect([...poids].sort()).toEqual([30, 30]);
  });

  it('is bounded: no set of p covers more than the bound of the greedy plan', () => {
    fc.assert(
      fc.property(brouillons(7, 6), fc.integer({ min: 1, max: 5 }), (brouillon, p) => {
        const plan = planGlouton(elements(brouillon), p);
        const optimum = meilleur(brouillon, p);
        expect(plan.sites.length).toBeLessThanOrEqual(p);
        expect(plan.couvert).toBeCloseTo(valeur(brouillon, plan.sites), 6);
        expect(plan.borne).toBeGreaterThanOrEqual(optimum - 1e-6);
        expect(plan.couvert).toBeGreaterThanOrEqual((1 - (1 - 1 / p) ** p) * optimum - 1e-6);
      }),
    );
  });

  it('never covers less after a swap, and no swap is left that would cover more', () => {
    fc.assert(
      fc.property(brouillons(8, 7), fc.integer({ min: 1, max: 4 }), (brouillon, p) => {
        const depart = brouillon.offre.map((_, j) => j).slice(0, p);
        const sites = ameliorer(elements(brouillon), depart);
        const atteint = valeur(brouillon, sites);
        expect(atteint).toBeGreaterThanOrEqual(valeur(brouillon, depart) - 1e-6);
        for (const sort of sites) {
          brouillon.offre.forEach((_, entre) => {
            if (sites.includes(entre)) return;
            const autre = [...sites.filter((site) => site !== sort), entre];
            expect(valeur(brouillon, autre)).toBeLessThanOrEqual(atteint + 1e-4);
          });
        }
      }),
    );
  });

  it('is the best of all when exact, existing lieux fixed', async () => {
    const solveur = await solveurHighs();
    await fc.assert(
      fc.asyncProperty(
        brouillons(7, 6),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        async (brouillon, p, avecExistant) => {
          const existants = avecExistant ? [0] : [];
          const plan = await planExact(elements(brouillon, existants), p, solveur, SECONDES);
          expect(plan.couvert).toBeCloseTo(meilleur(brouillon, p, existants), 5);
          expect(plan.garantie).toBeCloseTo(1, 6);
          expect(plan.sites).not.toContain(existants[0] ?? -1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('beats greedy where greedy errs', async () => {
    const piege = {
      demande: [6, 6, 5, 5],
      offre: [1, 1, 1],
      poids: [
        [1, null, 1],
        [null, 1, 1],
        [1, null, null],
        [null, 1, null],
      ],
    };
    const e = elements(piege);
    const exact = await planExact(e, 2, await solveurHighs(), SECONDES);
    expect(exact).toMatchObject({ sites: [0, 1], couvert: 22, garantie: 1 });
    expect(ameliorer(e, [2, 0])).toEqual([1, 0]);
  });

  it('honours quotas, and says when none can be met', async () => {
    const solveur = await solveurHighs();
    const e = elements({
      demande: [50, 40, 5],
      offre: [1, 1, 1],
      poids: [
        [1, null, null],
        [null, 1, null],
        [null, null, 1],
      ],
    });
    const quota = [{ sites: [2], minimum: 1, maximum: 1 }];
    await expect(planExact(e, 2, solveur, SECONDES, quota)).resolves.toMatchObject({
      sites: [0, 2],
      couvert: 55,
    });
    const impossible = [{ sites: [0, 1, 2], minimum: 3, maximum: 3 }];
    await expect(planExact(e, 2, solveur, SECONDES, impossible)).rejects.toThrow('quotas');
  });
});

describe('location models', () => {
  const ligne = systemeDe({
    demande: [10, 1, 1],
    offre: [1, 1, 1],
    poids: [
      [1, 3, 5],
      [3, 1, 3],
      [5, 3, 1],
    ],
  });

  it('say the fewest lieux for all, none where some demand has none within the cost', async () => {
    const solveur = await solveurHighs();
    expect(await couvrirTout(ligne.table, 3, solveur, SECONDES)).toEqual({
      sites: [1],
      objectif: 1,
    });
    expect((await couvrirTout(ligne.table, 1, solveur, SECONDES))?.objectif).toBe(3);
    expect(await couvrirTout(ligne.table, 0.5, solveur, SECONDES)).toBeNull();
  });

  it('place one lieu where most people are for the sum, in the middle for the farthest', async () => {
    const solveur = await solveurHighs();
    expect(await pMediane(ligne.table, ligne.demande, 1, solveur, SECONDES)).toEqual({
      sites: [0],
      objectif: 18,
    });
    expect(await pCentre(ligne.table, 1, solveur, SECONDES)).toEqual({ sites: [1], objectif: 3 });
    expect(await pCentre(ligne.table, 0, solveur, SECONDES)).toBeNull();
  });
});
