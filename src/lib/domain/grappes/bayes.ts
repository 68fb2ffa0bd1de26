/** Counts on populations: events of `population` units. */
export interface Taux {
  readonly evenements: Float64Array;
  readonly population: Float64Array;
}

/** Mean `b` and variance between places `a` of rates, by the method of moments; `a` may be negative. */
export interface Moments {
  readonly a: number;
  readonly b: number;
}

/** Moments over some of the places. Source: Marshall 1991. */
export function momentsDe({ evenements, population }: Taux, lieux: Iterable<number>): Moments {
  const places = [...lieux];
  let cas = 0;
  let effectif = 0;
  for (const i of places) {
    cas += evenements[i]!;
    effectif += population[i]!;
  }
  const b = cas / effectif;
  let ecarts = 0;
  for (const i of places) {
    if (population[i]! > 0) ecarts += population[i]! * (evenements[i]! / population[i]! - b) ** 2;
  }
  return { a: ecarts / effectif - b / (effectif / places.length), b };
}

/**
 * Empirical-Bayes rates: each is drawn toward the mean of all, the more the fewer it counts. Rates, never counts.
 * The mean where nobody counts. Source: Marshall 1991.
 */
export function lisser(taux: Taux): Float64Array {
  const moments = momentsDe(taux, taux.population.keys());
  return taux.population.map((_, i) => rapprocher(taux, i, moments));
}

/**
 * The same toward the mean of each place and its neighbours; deviations are taken from the local mean of the place
 * (esda, GeoDa), not from that of each neighbour (default of spdep).
 */
export function lisserLocalement(
  taux: Taux,
  voisins: readonly (readonly number[])[],
): Float64Array {
  return taux.population.map((_, i) => rapprocher(taux, i, momentsDe(taux, [i, ...voisins[i]!])));
}

function rapprocher({ evenements, population }: Taux, i: number, { a, b }: Moments): number {
  if (population[i] === 0 || a <= 0) return b;
  const brut = evenements[i]! / population[i]!;
  return b + ((brut - b) * a) / (a + b / population[i]!);
}
