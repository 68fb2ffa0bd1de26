/** Zoom → radius in pixels of the circle of the reference value. Linear in between. */
export const RAYONS: readonly (readonly [zoom: number, rayon: number])[] = [
  [4, 12],
  [6, 26],
  [7, 42],
  [8, 60],
  [10, 96],
  [13, 150],
];

/** Radius in pixels under which a circle is not drawn smaller, so that it is still seen. */
export const RAYON_MIN = 2;

/** Radius in pixels of the circle of the reference value at a zoom. */
export function rayonMax(zoom: number): number {
  const [first, last] = [RAYONS[0]!, RAYONS.at(-1)!];
  if (zoom <= first[0]) return first[1];
  if (zoom >= last[0]) return last[1];
  const after = RAYONS.findIndex(([stop]) => stop > zoom);
  const [z0, r0] = RAYONS[after - 1]!;
  const [z1, r1] = RAYONS[after]!;
  return r0 + ((zoom - z0) / (z1 - z0)) * (r1 - r0);
}

/** Radius in pixels of a value: area proportional to value, {@link RAYON_MIN} at least, 0 for none. */
export function rayonOf(valeur: number, reference: number, zoom: number): number {
  return valeur > 0 ? Math.max(RAYON_MIN, rayonMax(zoom) * racineOf(valeur, reference)) : 0;
}

/** √(value / reference), the share of the greatest radius. */
export function racineOf(valeur: number, reference: number): number {
  return Math.sqrt(valeur / reference);
}

/** The value that has the greatest circle: the largest of all, filtered or not, so that sizes stay comparable. */
export function referenceOf(valeurs: ArrayLike<number>): number {
  let max = 0;
  for (let k = 0; k < valeurs.length; k++) max = Math.max(max, valeurs[k]!);
  return max > 0 ? max : 1;
}

/**
 * Up to three round values for a nested legend, largest first, each about a quarter of the one before.
 * The first is the largest whose circle at the zoom is no wider than `rayonLimite` pixels.
 */
export function valeursDeLegende(reference: number, rayonLimite: number, zoom: number): number[] {
  const largest = reference * Math.min(1, rayonLimite / rayonMax(zoom)) ** 2;
  const round = [1, 1 / 4, 1 / 20].map((part) => arrondi(largest * part));
  return [...new Set(round)].filter((value) => value >= 1);
}

/** The nearest value below among 1, 2 and 5 times a power of ten. */
function arrondi(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (
    [5, 2, 1].map((digit) => digit * power).find((round) => round <= value * (1 + 1e-9)) ?? power
  );
}
