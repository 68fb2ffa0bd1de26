import type { Demandes } from './demandes';

/** A column by row, summed by commune. */
export function sommer({ debuts }: Demandes, colonne: Float64Array): Float64Array {
  const sommes = new Float64Array(debuts.length - 1);
  for (let i = 0; i < sommes.length; i++) {
    for (let ligne = debuts[i]!; ligne < debuts[i + 1]!; ligne++) sommes[i]! += colonne[ligne]!;
  }
  return sommes;
}

/** Figures by row that a commune is told from. */
export interface LignesMesurees {
  /** Pass en circulation: what rows weigh. Those of a commune without any weigh the same. */
  readonly pass: Float64Array;
  /** Nearest labelled lieu that takes the Pass of the row, km by road. */
  readonly km: Float64Array;
  /** Places for one Pass. */
  readonly places: Float64Array;
}

/** Share of the Pass of a commune in each of its rows, 0 to 1. */
export function partsDe({ debuts }: Demandes, pass: Float64Array, i: number): Float64Array {
  const parts = pass.slice(debuts[i]!, debuts[i + 1]!);
  if (!parts.some((valeur) => valeur > 0)) return parts.fill(1 / parts.length);
  const total = parts.reduce((somme, valeur) => somme + valeur, 0);
  return parts.map((valeur) => valeur / total);
}

/** Places for one Pass of a commune: the mean over its Pass, so that Σ P_i A_i is that of its rows. */
export function placesDe(demandes: Demandes, { pass, places }: LignesMesurees, i: number): number {
  const debut = demandes.debuts[i]!;
  if (demandes.debuts[i + 1]! - debut === 1) return places[debut]!;
  return partsDe(demandes, pass, i).reduce(
    (somme, part, rang) => (part === 0 ? somme : somme + part * places[debut + rang]!),
    0,
  );
}

/** Row whose nearest lieu is that of the commune: half of its Pass have theirs as near, or nearer. */
export function ligneMediane(demandes: Demandes, { pass, km }: LignesMesurees, i: number): number {
  const debut = demandes.debuts[i]!;
  if (demandes.debuts[i + 1]! - debut === 1) return debut;
  const parts = partsDe(demandes, pass, i);
  const lignes = [...parts.keys()]
    .filter((rang) => parts[rang]! > 0)
    .map((rang) => debut + rang)
    .sort((a, b) => (km[a]! < km[b]! ? -1 : km[a]! > km[b]! ? 1 : a - b));
  let cumul = 0;
  for (const ligne of lignes) {
    cumul += parts[ligne - debut]!;
    if (cumul >= 0.5) return ligne;
  }
  return lignes.at(-1)!;
}
