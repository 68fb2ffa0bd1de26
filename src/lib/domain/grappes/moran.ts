import { bilaterale } from './normale';

/** Neighbours of each place and the weight of each; those of place `i` at the same rank. */
export interface Voisins {
  readonly voisins: readonly (readonly number[])[];
  readonly poids: readonly (readonly number[])[];
}

/** Weights that sum to 1 in each place that has neighbours. */
export function standardises(voisins: readonly (readonly number[])[]): Voisins {
  return { voisins, poids: voisins.map((liste) => liste.map(() => 1 / liste.length)) };
}

/** Weights of 1. */
export function binaires(voisins: readonly (readonly number[])[]): Voisins {
  return { voisins, poids: voisins.map((liste) => liste.map(() => 1)) };
}

export interface Moran {
  readonly indice: number;
  readonly esperance: number;
  /** Variance if values were drawn from a normal. */
  readonly varianceNormale: number;
  /** Variance if the values there are were dealt at random. */
  readonly varianceAleatoire: number;
}

/** Moran's I and its moments. Source: Cliff & Ord 1981. */
export function moran(valeurs: Float64Array, w: Voisins): Moran {
  const n = valeurs.length;
  const z = centrees(valeurs);
  const { s0, s1, s2 } = sommes(w);
  const m2 = somme(z, (x) => x * x) / n;
  const b2 = somme(z, (x) => x ** 4) / n / (m2 * m2);
  const indice = somme(z, (x, i) => x * retard(z, w, i)) / s0 / m2;
  const esperance = -1 / (n - 1);
  const normale = (n * n * s1 - n * s2 + 3 * s0 * s0) / (s0 * s0 * (n * n - 1));
  const aleatoire =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) -
      b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
    ((n - 1) * (n - 2) * (n - 3) * s0 * s0);
  return {
    indice,
    esperance,
    varianceNormale: normale - esperance * esperance,
    varianceAleatoire: aleatoire - esperance * esperance,
  };
}

/** Where a place stands: its value and that of its neighbours, high or low against the mean. */
export const QUADRANTS = ['haut_haut', 'bas_bas', 'haut_bas', 'bas_haut'] as const;

export interface MoranLocal {
  readonly indice: Float64Array;
  /** Moments if the values of the other places were dealt at random, that of the place staying. */
  readonly esperance: Float64Array;
  readonly variance: Float64Array;
  /** Two-sided, by the normal approximation; 1 where there is no neighbour. */
  readonly p: Float64Array;
  /** Code in {@link QUADRANTS}. */
  readonly quadrant: Uint8Array;
}

/** Local Moran's I (Anselin 1995) and its conditional moments (Sokal, Oden & Thomson 1998). */
export function moranLocal(valeurs: Float64Array, w: Voisins): MoranLocal {
  const n = valeurs.length;
  const z = centrees(valeurs);
  const m2 = somme(z, (x) => x * x) / n;
  const vide = (): Float64Array => new Float64Array(n);
  const local = {
    indice: vide(),
    esperance: vide(),
    variance: vide(),
    p: vide(),
    quadrant: new Uint8Array(n),
  };
  for (let i = 0; i < n; i++) {
    const wi = total(w.poids[i]!);
    const wi2 = total(w.poids[i]!.map((poids) => poids * poids));
    const autour = retard(z, w, i);
    const reste = m2 - (z[i]! * z[i]!) / (n - 1);
    local.indice[i] = (z[i]! / m2) * autour;
    local.esperance[i] = (-z[i]! * z[i]! * wi) / ((n - 1) * m2);
    local.variance[i] = (z[i]! / m2) ** 2 * (n / (n - 2)) * (wi2 - (wi * wi) / (n - 1)) * reste;
    const ecart = local.indice[i]! - local.esperance[i]!;
    local.p[i] = local.variance[i]! > 0 ? bilaterale(ecart / Math.sqrt(local.variance[i]!)) : 1;
    local.quadrant[i] = quadrantDe(z[i]!, autour);
  }
  return local;
}

/** Moments of local Moran's I if all values were dealt at random. Source: Anselin 1995. */
export function momentsTotaux(
  valeurs: Float64Array,
  w: Voisins,
): { readonly esperance: Float64Array; readonly variance: Float64Array } {
  const n = valeurs.length;
  const z = centrees(valeurs);
  const m2 = somme(z, (x) => x * x) / n;
  const b2 = somme(z, (x) => x ** 4) / n / (m2 * m2);
  const esperance = Float64Array.from(w.poids, (poids) => -total(poids) / (n - 1));
  const variance = Float64Array.from(w.poids, (poids) => {
    const wi = total(poids);
    const wi2 = total(poids.map((valeur) => valeur * valeur));
    return (
      (wi2 * (n - b2)) / (n - 1) +
      ((wi * wi - wi2) * (2 * b2 - n)) / ((n - 1) * (n - 2)) -
      (wi * wi) / ((n - 1) * (n - 1))
    );
  });
  return { esperance, variance };
}

/**
 * Which p-values stand out while at most a share of those kept is false (false discovery rate).
 * Source: Benjamini & Hochberg 1995.
 */
export function decouvertes(p: Float64Array, taux = 0.05): Uint8Array {
  const triees = p.slice().sort();
  const rang = triees.findLastIndex((valeur, k) => valeur <= ((k + 1) / p.length) * taux);
  const seuil = rang === -1 ? -1 : triees[rang]!;
  return Uint8Array.from(p, (valeur) => (valeur <= seuil ? 1 : 0));
}

function quadrantDe(z: number, autour: number): number {
  if (z > 0) return QUADRANTS.indexOf(autour > 0 ? 'haut_haut' : 'haut_bas');
  return QUADRANTS.indexOf(autour > 0 ? 'bas_haut' : 'bas_bas');
}

function sommes({ voisins, poids }: Voisins): { s0: number; s1: number; s2: number } {
  const entrants = new Float64Array(voisins.length);
  const paires = new Map<number, number>();
  voisins.forEach((liste, i) =>
    liste.forEach((j, rang) => {
      entrants[j]! += poids[i]![rang]!;
      const cle = Math.min(i, j) * voisins.length + Math.max(i, j);
      paires.set(cle, (paires.get(cle) ?? 0) + poids[i]![rang]!);
    }),
  );
  return {
    s0: total(poids.map(total)),
    s1: total([...paires.values()].map((wij) => wij * wij)),
    s2: total(poids.map((liste, i) => (total(liste) + entrants[i]!) ** 2)),
  };
}

function centrees(valeurs: Float64Array): Float64Array {
  const moyenne = somme(valeurs, (x) => x) / valeurs.length;
  return valeurs.map((x) => x - moyenne);
}

/** Σ_j w_ij z_j. */
function retard(z: Float64Array, { voisins, poids }: Voisins, i: number): number {
  return total(voisins[i]!.map((j, rang) => poids[i]![rang]! * z[j]!));
}

function somme(valeurs: Float64Array, terme: (valeur: number, i: number) => number): number {
  let resultat = 0;
  for (let i = 0; i < valeurs.length; i++) resultat += terme(valeurs[i]!, i);
  return resultat;
}

function total(valeurs: readonly number[]): number {
  let resultat = 0;
  for (const valeur of valeurs) resultat += valeur;
  return resultat;
}
