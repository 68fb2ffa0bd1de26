/** Chance that a standard normal passes `z`. Relative error under 1e-12: series near 0, continued fraction beyond. */
export function depassement(z: number): number {
  if (z < 0) return 1 - depassement(-z);
  const densite = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < 3 ? 0.5 - densite * serie(z) : densite * fraction(z);
}

/** z + z³/3 + z⁵/15 + …: the area from 0 over the density. */
function serie(z: number): number {
  let terme = z;
  let somme = z;
  for (let rang = 3; terme > somme * 1e-17; rang += 2) {
    terme *= (z * z) / rang;
    somme += terme;
  }
  return somme;
}

/** 1/(z + 1/(z + 2/(z + …))): the area beyond over the density (Laplace). */
function fraction(z: number): number {
  let valeur = z;
  for (let rang = 160; rang >= 1; rang--) valeur = z + rang / valeur;
  return 1 / valeur;
}

/** Chance of a standard normal as far from 0 as `z`, on either side. */
export function bilaterale(z: number): number {
  return 2 * depassement(Math.abs(z));
}
