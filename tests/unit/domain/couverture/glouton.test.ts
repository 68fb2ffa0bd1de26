import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { colonnesOf } from '$lib/domain/acces/table';
import { gainDe, glouton, type Choix, type Couverture } from '$lib/domain/couverture/glouton';

import { brouillons, somme, systemeDe, type Brouillon } from '../../../support/systemes';

function couvertureDe(brouillon: Brouillon): Couverture {
  const { table, poids, demande } = systemeDe(brouillon);
  return { colonnes: colonnesOf(table), poids, besoin: demande };
}

function lancer(brouillon: Brouillon, exAequo = 0, maximum = Infinity): Choix[] {
  const candidats = brouillon.offre.map((_, j) => j);
  const ordre = Uint32Array.from(candidats);
  return glouton(couvertureDe(brouillon), candidats, { maximum, exAequo, ordre });
}

function valeur({ demande, poids }: Brouillon, ensemble: readonly number[]): number {
  return somme(
    demande.map((pass, i) => pass * Math.max(0, ...ensemble.map((j) => poids[i]![j] ?? 0))),
  );
}

function meilleur(brouillon: Brouillon, p: number): number {
  let plus = 0;
  for (let masque = 0; masque < 1 << brouillon.offre.length; masque++) {
    const ensemble = brouillon.offre.flatMap((_, j) => (masque & (1 << j) ? [j] : []));
    if (ensemble.length <= p) plus = Math.max(plus, valeur(brouillon, ensemble));
  }
  return plus;
}

describe('lazy greedy', () => {
  it('makes the list that plain greedy makes', () => {
    fc.assert(
      fc.property(brouillons(8, 7), (brouillon) => {
        const plain: number[] = [];
        for (;;) {
          const gains = brouillon.offre.map((_, j) =>
            plain.includes(j) ? 0 : valeur(brouillon, [...plain, j]) - valeur(brouillon, plain),
          );
          const plus = Math.max(...gains);
          if (plus <= 1e-9) break;
          const elu = gains.findIndex((gain) => gain >= plus - 1e-9 * plus);
          plain.push(elu);
        }
        const liste = lancer(brouillon, 1e-9);
        expect(liste.slice(0, plain.length).map(({ candidat }) => candidat)).toEqual(plain);
        liste.slice(plain.length).forEach(({ gain }) => expect(gain).toBeLessThan(1e-9));
      }),
    );
  });

  it('tells gains that sum to the value of the set', () => {
    fc.assert(
      fc.property(brouillons(8, 7), (brouillon) => {
        const liste = lancer(brouillon);
        const ensemble = liste.map(({ candidat }) => candidat);
        expect(somme(liste.map(({ gain }) => gain))).toBeCloseTo(valeur(brouillon, ensemble), 6);
      }),
    );
  });

  it('is worth 1 − (1 − (1 − t)/p)^p of the best of every size p at least, found by trying all', () => {
    fc.assert(
      fc.property(brouillons(7, 6), fc.constantFrom(0, 0.05, 0.2), (brouillon, tolerance) => {
        const liste = lancer(brouillon, tolerance);
        brouillon.offre.forEach((_, rang) => {
          const p = rang + 1;
          const atteint = somme(liste.slice(0, p).map(({ gain }) => gain));
          const garantie = 1 - (1 - (1 - tolerance) / p) ** p;
          expect(atteint).toBeGreaterThanOrEqual(garantie * meilleur(brouillon, p) - 1e-6);
        });
      }),
    );
  });

  it('is nested: a shorter list is the head of a longer one', () => {
    fc.assert(
      fc.property(brouillons(8, 7), fc.integer({ min: 1, max: 6 }), (brouillon, p) => {
        expect(lancer(brouillon, 0.05, p)).toEqual(lancer(brouillon, 0.05).slice(0, p));
      }),
    );
  });

  it('settles ties by the order given, and says which were tied', () => {
    const egal = { demande: [100], offre: [1, 1, 1], poids: [[0.97, 1, 0.5]] };
    const couverture = couvertureDe(egal);
    const options = { maximum: 1, exAequo: 0.05, ordre: Uint32Array.of(0, 1, 2) };
    expect(glouton(couverture, [0, 1, 2], options)).toEqual([
      { candidat: 0, gain: 97, exAequo: true },
    ]);
    expect(glouton(couverture, [0, 1, 2], { ...options, exAequo: 0.01 })).toEqual([
      { candidat: 1, gain: 100, exAequo: false },
    ]);
  });

  it('stops where nothing is left to gain, and picks nobody where nobody needs', () => {
    const un = {
      demande: [100, 0],
      offre: [1, 1, 1],
      poids: [
        [1, 1, null],
        [1, 1, 1],
      ],
    };
    expect(lancer(un).map(({ candidat }) => candidat)).toEqual([0]);
    expect(gainDe(couvertureDe(un), 2)).toBe(0);
    expect(lancer({ ...un, demande: [0, 0] })).toEqual([]);
  });
});
