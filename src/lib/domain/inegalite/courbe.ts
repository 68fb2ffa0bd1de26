import type { Repartition } from './mesures';

/** A point of a concentration curve: shares of the people, and of what they have, 0 to 1. */
export interface PointCourbe {
  readonly population: number;
  readonly valeur: number;
}

/**
 * Concentration curve: the share of a value that the first people by rank have together. From (0, 0) to (1, 1); by rank
 * of the value itself it is the Lorenz curve. People of one rank make one point, so that their order changes nothing.
 * `[]` where nobody counts or nobody has anything. Source: Kakwani, Wagstaff & van Doorslaer 1997.
 */
export function courbe(
  { valeur, population }: Repartition,
  rang: ArrayLike<number>,
): readonly PointCourbe[] {
  const rangees = [...population.keys()]
    .filter((i) => population[i]! > 0)
    .sort((a, b) => rang[a]! - rang[b]!);
  const effectif = rangees.reduce((somme, i) => somme + population[i]!, 0);
  const total = rangees.reduce((somme, i) => somme + population[i]! * valeur[i]!, 0);
  if (!(total > 0)) return [];
  const points: PointCourbe[] = [{ population: 0, valeur: 0 }];
  let gens = 0;
  let acquis = 0;
  for (const [k, i] of rangees.entries()) {
    gens += population[i]!;
    acquis += population[i]! * valeur[i]!;
    const suivante = rangees[k + 1];
    if (suivante === undefined || rang[suivante] !== rang[i])
      points.push({ population: gens / effectif, valeur: acquis / total });
  }
  return points;
}

/**
 * Index of a curve: twice the area between it and the diagonal, −1 to 1, above 0 where the last ranked have more. By
 * rank of the value, the Gini coefficient. NaN for no curve.
 */
export function indiceDe(points: readonly PointCourbe[]): number {
  if (points.length === 0) return NaN;
  let aire = 0;
  for (const [k, point] of points.entries()) {
    const avant = points[k - 1] ?? point;
    aire += (point.population - avant.population) * (point.valeur + avant.valeur);
  }
  return 1 - aire;
}

/** The curve at a share of the people, between the points around it; NaN for no curve. */
export function valeurEn(points: readonly PointCourbe[], population: number): number {
  const apres = points.findIndex((point) => point.population >= population);
  if (apres < 0) return points.at(-1)?.valeur ?? NaN;
  const b = points[apres]!;
  const a = points[apres - 1] ?? b;
  const ecart = b.population - a.population;
  return ecart === 0
    ? b.valeur
    : a.valeur + ((population - a.population) / ecart) * (b.valeur - a.valeur);
}
