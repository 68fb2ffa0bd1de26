/**
 * Quantile of a sample by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, the default of R).
 * NaN for an empty sample.
 *
 * @param p 0 to 1.
 */
export function quantile(valeurs: ArrayLike<number>, p: number): number {
  if (valeurs.length === 0) return NaN;
  const triees = Float64Array.from(valeurs).sort();
  const place = (triees.length - 1) * p;
  const bas = Math.floor(place);
  const haut = Math.min(bas + 1, triees.length - 1);
  return triees[bas]! + (triees[haut]! - triees[bas]!) * (place - bas);
}
