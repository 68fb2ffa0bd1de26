import fc from 'fast-check';

import type { Systeme } from '$lib/domain/acces/methodes';
import { tableOf } from '$lib/domain/acces/table';

/** A system in words that a test can change before it is built. */
export interface Brouillon {
  readonly demande: readonly number[];
  readonly offre: readonly number[];
  /** Weight of each pair of demand and supply; `null`: out of reach. */
  readonly poids: readonly (readonly (number | null)[])[];
}

/** Small systems with holes, empty demands and supplies, and weights of the three steps or any. */
export function brouillons(demandes = 7, offres = 5): fc.Arbitrary<Brouillon> {
  const pass = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 500 }));
  const poids = fc.oneof(
    fc.constant(null),
    fc.constantFrom(1, 0.68, 0.22),
    fc.double({ min: 0.01, max: 1, noNaN: true }),
  );
  return fc
    .tuple(fc.integer({ min: 1, max: demandes }), fc.integer({ min: 1, max: offres }))
    .chain(([n, m]) =>
      fc.record({
        demande: fc.array(pass, { minLength: n, maxLength: n }),
        offre: fc.array(pass, { minLength: m, maxLength: m }),
        poids: fc.array(fc.array(poids, { minLength: m, maxLength: m }), {
          minLength: n,
          maxLength: n,
        }),
      }),
    );
}

export function systemeDe({ demande, offre, poids }: Brouillon): Systeme {
  const triplets = poids.flatMap((rangee, i) =>
    rangee.flatMap((w, j): [number, number, number][] => (w === null ? [] : [[i, j, w]])),
  );
  const table = tableOf(demande.length, offre.length, triplets);
  return {
    table,
    poids: table.cout,
    demande: Float64Array.from(demande),
    offre: Float64Array.from(offre),
  };
}

export function somme(valeurs: Iterable<number>): number {
  let total = 0;
  for (const valeur of valeurs) total += valeur;
  return total;
}
