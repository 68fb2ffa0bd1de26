import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tableOf, type TableCouts } from '$lib/domain/acces/table';
import { alea } from '$lib/domain/tirages/alea';
import { Flot } from '$lib/domain/flot/flot';
import { partager } from '$lib/domain/flot/partage';

import { somme } from '../../../support/systemes';

interface Reseau {
  readonly table: TableCouts;
  readonly demande: Float64Array;
  readonly places: Float64Array;
}

/** A network of towns along a road, each demand near a few supplies; quantities over eight orders of magnitude. */
function reseau(graine: number, demandes: number, offres: number, ampleur: number): Reseau {
  const hasard = alea(graine);
  const quantite = (): number => 10 ** (ampleur * (hasard() - 0.5));
  const triplets: [number, number, number][] = [];
  for (let i = 0; i < demandes; i++) {
    const centre = hasard() * offres;
    for (let rang = Math.floor(1 + 5 * hasard()); rang > 0; rang--) {
      const j = Math.floor(centre + 6 * (hasard() - 0.5));
      if (j >= 0 && j < offres) triplets.push([i, j, 1]);
    }
  }
  return {
    table: tableOf(demandes, offres, triplets),
    demande: Float64Array.from({ length: demandes }, quantite),
    places: Float64Array.from({ length: offres }, () => 3 * quantite()),
  };
}

function flotMaximal({ table, demande, places }: Reseau): number {
  const flot = new Flot(demande, places, table.offre.length);
  for (let i = 0; i < table.demandes; i++) {
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) flot.relier(i, table.offre[k]!);
  }
  return flot.maximiser();
}

describe('the fair flow on networks of hundreds, quantities far apart', () => {
  it('is a maximum flow, and can flow', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom(0.5, 3, 8), (graine, ampleur) => {
        const r = reseau(graine, 300, 80, ampleur);
        const servis = partager(r);
        const total = somme(servis);
        const echelle = somme(r.demande);
        expect(Math.abs(total - flotMaximal(r))).toBeLessThanOrEqual(1e-8 * echelle);
        expect(Math.abs(total - flotMaximal({ ...r, demande: servis }))).toBeLessThanOrEqual(
          1e-8 * echelle,
        );
        servis.forEach((pass, i) => expect(pass).toBeLessThanOrEqual(r.demande[i]!));
      }),
      { numRuns: 60 },
    );
  });

  it('adds up over any partition, whatever order the parts come in', () => {
    const r = reseau(7, 400, 90, 3);
    const servis = partager(r);
    const parts = [0, 1, 2, 3, 4].map((reste) => somme(servis.filter((_, i) => i % 5 === reste)));
    expect(somme(parts.toReversed())).toBeCloseTo(somme(servis), 9);
  });
});
