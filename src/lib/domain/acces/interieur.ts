import type { Parametres } from '../parametres';
import { DENSITES } from '../territoire';

/**
 * What a pair inside a commune costs at least.
 *
 * The people of a commune are not all at its point: to go to a lieu of their own commune they travel about half of its
 * side, ½ √area, by road (methods §3). A lieu that stands farther than that from the point is as far as it is.
 */
export interface Interieur {
  /** Commune that each lieu is in, by index; -1 where it is not known. */
  readonly commune: Int32Array;
  /** Half side of each commune, km by road; 0 where its area is not known. */
  readonly demiCote: Float64Array;
}

/** How the half side of a commune counts: not at all, up to the first step of its density class, or whole. */
export const DEMI_COTES = ['sans', 'premier_pas', 'entier'] as const;

export type DemiCote = (typeof DEMI_COTES)[number];

/**
 * Half side of each commune, km by road, as the parameters have it count.
 *
 * ½ √area is the way to one lieu; to the nearest of n lieux it is ½ √(area / n) (Clark & Evans 1954), and n changes with
 * every label. Held to the first step, a commune wide or well served is never far from the lieux at its own door, a pair
 * costs the same whoever is labelled, and a small commune, where n is small, keeps its half side.
 *
 * @param surface km², NaN where it is not known.
 * @param densite place of the density class in `DENSITES`.
 */
export function demiCotes(
  surface: Float64Array,
  densite: Uint8Array,
  { demiCote, densites }: Parametres,
): Float64Array {
  const bornes = DENSITES.map((nom) => (demiCote === 'entier' ? Infinity : densites[nom].pas[0]));
  return surface.map((km2, i) =>
    demiCote === 'sans' || Number.isNaN(km2)
      ? 0
      : Math.min(Math.sqrt(km2) / 2, bornes[densite[i]!]!),
  );
}

/** Least cost of the pair of a commune and a lieu, km by road. */
export function plancherDe({ commune, demiCote }: Interieur, i: number, lieu: number): number {
  return commune[lieu] === i ? demiCote[i]! : 0;
}
