import type { Ligne } from '../journal/journal';

/** Place of the first column that is filled on this row; the first column where none is; −1 where there is no column. */
export function premier(ligne: Ligne, places: readonly number[]): number {
  if (places.length <= 1) return places[0] ?? -1;
  return places.find((place) => ligne.cellule(place) !== '') ?? places[0]!;
}
