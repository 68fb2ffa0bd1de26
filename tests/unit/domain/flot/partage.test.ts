import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { partager } from '$lib/domain/flot/partage';

import { brouillons, somme, systemeDe, type Brouillon } from '../../../support/systemes';

function servisDe(brouillon: Brouillon): Float64Array {
  const { table, demande, offre } = systemeDe(brouillon);
  return partager({ table, demande, places: offre });
}

/** Smallest cut over every set of demands: Σ P outside the set + S of the supplies that the set reaches. */
function coupeMinimale({ demande, offre, poids }: Brouillon): number {
  let moindre = Infinity;
  for (let masque = 0; masque < 1 << demande.length; masque++) {
    const dehors = somme(demande.map((pass, i) => (masque & (1 << i) ? 0 : pass)));
    const atteint = somme(
      offre.map((places, j) =>
        poids.some((rangee, i) => masque & (1 << i) && rangee[j] !== null) ? places : 0,
      ),
    );
    moindre = Math.min(moindre, dehors + atteint);
  }
  return moindre;
}

describe('Pass that find a place, by maximum flow', () => {
  it('add up to the minimum cut, found by trying every set', () => {
    fc.assert(
      fc.property(brouillons(), (brouillon) => {
        const attendu = coupeMinimale(brouillon);
        expect(Math.abs(somme(servisDe(brouillon)) - attendu)).toBeLessThanOrEqual(1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('never exceed the demand of a commune, nor the supply of any set of communes', () => {
    fc.assert(
      fc.property(brouillons(6, 4), (brouillon) => {
        const { demande, offre, poids } = brouillon;
        const servis = servisDe(brouillon);
        servis.forEach((pass, i) => {
          expect(pass).toBeGreaterThanOrEqual(0);
          expect(pass).toBeLessThanOrEqual(demande[i]!);
        });
        for (let masque = 1; masque < 1 << demande.length; masque++) {
          const ensemble = demande.flatMap((_, i) => (masque & (1 << i) ? [i] : []));
          const atteint = somme(
            offre.map((places, j) => (ensemble.some((i) => poids[i]![j] !== null) ? places : 0)),
          );
          expect(somme(ensemble.map((i) => servis[i]!))).toBeLessThanOrEqual(atteint + 1e-6);
        }
      }),
    );
  });

  it('do not depend on the order of communes and lieux', () => {
    fc.assert(
      fc.property(brouillons(), ({ demande, offre, poids }) => {
        const droit = servisDe({ demande, offre, poids });
        const envers = servisDe({
          demande: demande.toReversed(),
          offre: offre.toReversed(),
          poids: poids.toReversed().map((rangee) => rangee.toReversed()),
        });
        envers
          .toReversed()
          .forEach((pass, i) => expect(Math.abs(pass - droit[i]!)).toBeLessThan(1e-6));
      }),
    );
  });

  it('serve no commune better than one it could give a place to', () => {
    fc.assert(
      fc.property(brouillons(6, 4), (brouillon) => {
        const servis = servisDe(brouillon);
        const part = (i: number): number => servis[i]! / brouillon.demande[i]!;
        const actives = brouillon.demande.flatMap((pass, i) => (pass > 0 ? [i] : []));
        for (const pauvre of actives.filter((i) => part(i) < 1 - 1e-6)) {
          for (const riche of actives.filter((i) => part(i) > part(pauvre) + 1e-6)) {
            const demande = brouillon.demande.map((_, i) =>
              i === pauvre ? servis[i]! + 1e-3 : i === riche ? servis[i]! - 1e-3 : servis[i]!,
            );
            const possible = coupeMinimale({ ...brouillon, demande });
            expect(possible).toBeLessThan(somme(demande) - 1e-5);
          }
        }
      }),
    );
  });

  it('are never fewer when a supply grows', () => {
    fc.assert(
      fc.property(brouillons(), fc.nat(), (brouillon, a) => {
        const offre = brouillon.offre.map((s, j) =>
          j === a % brouillon.offre.length ? s + 40 : s,
        );
        expect(somme(servisDe({ ...brouillon, offre }))).toBeGreaterThanOrEqual(
          somme(servisDe(brouillon)) - 1e-6,
        );
      }),
    );
  });

  it('share a shortage in the same proportion between communes that reach the same lieu', () => {
    const servis = servisDe({ demande: [30, 90, 0], offre: [40], poids: [[1], [0.22], [1]] });
    expect([...servis]).toEqual([10, 30, 0]);
  });

  it('send who has a choice elsewhere, and leave the lieu to who has none', () => {
    const servis = servisDe({
      demande: [50, 50],
      offre: [50, 50],
      poids: [
        [1, null],
        [1, 0.22],
      ],
    });
    expect([...servis]).toEqual([50, 50]);
  });

  it('find every place in a lieu of unknown capacity, and none where no lieu is near', () => {
    const servis = servisDe({
      demande: [50, 70, 80],
      offre: [NaN, 10],
      poids: [
        [1, 1],
        [null, 1],
        [null, null],
      ],
    });
    expect([...servis]).toEqual([50, 10, 0]);
  });
});
