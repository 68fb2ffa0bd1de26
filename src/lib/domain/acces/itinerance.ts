/** What lieux say of how they move, by lieu. */
export interface Itinerance {
  readonly itinerant: Uint8Array;
  readonly sirets: readonly (string | null)[];
  /** Visits a month; NaN where the file does not say, or the lieu does not move. */
  readonly visites: Float64Array;
}

/**
 * Share of the time of its team that each lieu has, 0 to 1: 1 where it does not move. A stop that says its visits has
 * them over the working days of a month; the others of one structure share it evenly (methods §2).
 */
export function partsDuTemps(
  { itinerant, sirets, visites }: Itinerance,
  joursParMois: number,
): Float64Array {
  const arrets = new Map<string, number>();
  sirets.forEach((siret, j) => {
    if (siret !== null && itinerant[j]) arrets.set(siret, (arrets.get(siret) ?? 0) + 1);
  });
  return visites.map((nombre, j) => {
    if (!itinerant[j]) return 1;
    if (!Number.isNaN(nombre)) return Math.min(1, nombre / joursParMois);
    return 1 / (arrets.get(sirets[j] ?? '') ?? 1);
  });
}

/** Whether a lieu is a stop that comes too rarely to be coverage; one that does not say its visits is not. */
export function estRare(visites: number, visitesMinimum: number): boolean {
  return visites < visitesMinimum;
}
