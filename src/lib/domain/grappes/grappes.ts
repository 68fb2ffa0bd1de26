import { pointsDe, voisinage, type Points } from '../acces/voisinage';
import { prendre } from '../colonne';

import { lisser } from './bayes';
import { decouvertes, moranLocal, QUADRANTS, standardises } from './moran';

/** Kind of cluster that a commune is in; the place in the list is its code. An overlay, never a class (methods §5). */
export const GRAPPES = ['aucune', ...QUADRANTS] as const;

/** Communes at most so far from each other are neighbours, km as the crow flies. */
const RAYON = 15;

/**
 * Clusters of Pass sans réponse: local Moran's I on the empirical-Bayes share of the Pass of a commune that find no
 * place, among communes where Pass circulate, kept under a false discovery rate of 5 %.
 *
 * @returns code in {@link GRAPPES}, by commune.
 */
export function grappesDe(
  points: Points,
  pass: Float64Array,
  sansReponse: Float64Array,
): Uint8Array {
  const actives = [...pass.keys()].filter((i) => pass[i]! > 0);
  const resultat = new Uint8Array(pass.length);
  if (actives.length < 3) return resultat;
  const extraire = (colonne: Float64Array): Float64Array => prendre(colonne, actives);
  const taux = lisser({ evenements: extraire(sansReponse), population: extraire(pass) });
  if (taux.every((valeur) => valeur === taux[0])) return resultat;
  const ici = pointsDe(points, actives);
  const { p, quadrant } = moranLocal(taux, standardises(voisinsDe(ici)));
  const gardees = decouvertes(p);
  actives.forEach((i, rang) => {
    if (gardees[rang]) resultat[i] = 1 + quadrant[rang]!;
  });
  return resultat;
}

/** The other points within the radius of each. */
function voisinsDe(points: Points): number[][] {
  const nombre = points.latitude.length;
  const { debuts, offre } = voisinage(points, new Float64Array(nombre).fill(RAYON), points, 1);
  return Array.from({ length: nombre }, (_, i) =>
    [...offre.subarray(debuts[i]!, debuts[i + 1]!)].filter((j) => j !== i),
  );
}
