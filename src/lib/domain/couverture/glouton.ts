import type { Colonnes } from '../acces/table';

import { Tas } from './tas';

/** Needs, candidates and the pairs between them. */
export interface Couverture {
  /** Pairs by candidate. */
  readonly colonnes: Colonnes;
  /** Weight of each pair, at its position in the table of the colonnes: 0 to 1. */
  readonly poids: Float64Array;
  /** Need g_i of each demand, in Pass. */
  readonly besoin: Float64Array;
}

/** A candidate picked, in its place. */
export interface Choix {
  readonly candidat: number;
  /** What it adds to those before it, in Pass. */
  readonly gain: number;
  /** Whether another candidate was as good within the tolerance. */
  readonly exAequo: boolean;
}

export interface OptionsGlouton {
  readonly maximum: number;
  /** Candidates whose gain is within this share of the best are tied; 0: only those that equal it. */
  readonly exAequo: number;
  /** Rank of each candidate that settles ties, the lowest first. */
  readonly ordre: Uint32Array;
}

/** Gain of a candidate over what is already covered: Σ g_i max(0, w_ij − covered_i). */
export function gainDe(
  { colonnes, poids, besoin }: Couverture,
  candidat: number,
  couvert?: Float64Array,
): number {
  let gain = 0;
  for (let c = colonnes.debuts[candidat]!; c < colonnes.debuts[candidat + 1]!; c++) {
    const i = colonnes.demande[c]!;
    const ajout = poids[colonnes.paire[c]!]! - (couvert ? couvert[i]! : 0);
    if (ajout > 0) gain += besoin[i]! * ajout;
  }
  return gain;
}

/** Raises what is covered to the weights of a candidate. */
export function couvrir(
  { colonnes, poids }: Couverture,
  candidat: number,
  couvert: Float64Array,
): void {
  for (let c = colonnes.debuts[candidat]!; c < colonnes.debuts[candidat + 1]!; c++) {
    const i = colonnes.demande[c]!;
    couvert[i] = Math.max(couvert[i]!, poids[colonnes.paire[c]!]!);
  }
}

/**
 * One nested list of candidates, each with the greatest gain over those before it, for the value Σ g_i max_j w_ij.
 * Lazy: a gain only falls as others are picked, so an old one is an upper bound (Minoux 1978). Stops where nothing is
 * left to gain. The first p are worth at least 1 − (1 − (1 − t)/p)^p of the best p, t being the tolerance of ties.
 */
export function glouton(
  couverture: Couverture,
  candidats: readonly number[],
  { maximum, exAequo, ordre }: OptionsGlouton,
): Choix[] {
  const couvert = new Float64Array(couverture.besoin.length);
  const gains = new Float64Array(couverture.colonnes.debuts.length - 1);
  for (const candidat of candidats) gains[candidat] = gainDe(couverture, candidat);
  const avant = (a: number, b: number): boolean =>
    gains[a]! > gains[b]! || (gains[a] === gains[b] && ordre[a]! < ordre[b]!);
  const tas = new Tas(
    candidats.filter((candidat) => gains[candidat]! > 0),
    avant,
  );
  const liste: Choix[] = [];
  while (liste.length < maximum && tas.taille > 0) {
    const egaux = meilleurs(tas, gains, exAequo, (candidat) =>
      gainDe(couverture, candidat, couvert),
    );
    if (egaux.length === 0) break;
    const elu = egaux.reduce((a, b) => (ordre[a]! < ordre[b]! ? a : b));
    liste.push({ candidat: elu, gain: gains[elu]!, exAequo: egaux.length > 1 });
    couvrir(couverture, elu, couvert);
    for (const candidat of egaux) if (candidat !== elu) tas.ajouter(candidat);
  }
  return liste;
}

/** Takes from the heap the best candidate and those tied with it, their gains brought up to date. */
function meilleurs(
  tas: Tas,
  gains: Float64Array,
  tolerance: number,
  gainActuel: (candidat: number) => number,
): number[] {
  const egaux: number[] = [];
  const aJour = new Set<number>();
  let seuil = 0;
  for (let tete = tas.retirer(); tete !== -1; tete = tas.retirer()) {
    if (egaux.length > 0 && gains[tete]! < seuil) {
      tas.ajouter(tete);
      break;
    }
    if (!aJour.has(tete)) {
      gains[tete] = gainActuel(tete);
      aJour.add(tete);
      if (gains[tete]! > 0) tas.ajouter(tete);
      continue;
    }
    if (egaux.length === 0) seuil = gains[tete]! * (1 - tolerance);
    egaux.push(tete);
  }
  return egaux;
}
