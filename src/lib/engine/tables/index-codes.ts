import { numeroJour } from '$lib/domain/circulation/calendrier';
import type { Jour } from '$lib/domain/codes';

/** Index of a code; -1 where it is unknown. `Referentiel.indexOf` is one. */
export type IndexOf = (code: string) => number;

/** Index of a code, `null` where there is none or it is unknown. */
export function indexOrNull(code: string | null, indexOf: IndexOf): number | null {
  const index = code === null ? -1 : indexOf(code);
  return index < 0 ? null : index;
}

/** Index of each id, in order: an {@link IndexOf} over rows. */
export function indexOfIds(rows: readonly { readonly id: string }[]): IndexOf {
  const indices = new Map(rows.map(({ id }, index) => [id, index]));
  return (id) => indices.get(id) ?? -1;
}

export function jourOrNull(jour: Jour | null): number | null {
  return jour === null ? null : numeroJour(jour);
}
