import type { Jour, Mois } from '$lib/domain/codes';

/**
 * Kinds of value that cross to the engine and back; `?`: may be null. `jour` and `mois` are text in parameters and
 * answers (`AAAA-MM-JJ`, `AAAA-MM`); tables hold them as `entier`.
 */
export type Kind = 'entier' | 'reel' | 'texte' | 'booleen' | 'jour' | 'mois';
export type Spec = Kind | `${Kind}?`;

interface Types {
  readonly entier: number;
  readonly reel: number;
  readonly texte: string;
  readonly booleen: boolean;
  readonly jour: Jour;
  readonly mois: Mois;
}

/** The type of a value of a kind. */
export type ValueOf<S extends Spec> = S extends `${infer K extends Kind}?`
  ? Types[K] | null
  : S extends Kind
    ? Types[S]
    : never;

/** Names and kinds of the columns of a table, of the parameters or of the answer of a question, in order. */
export type Specs = Readonly<Record<string, Spec>>;

/** One row of an answer, or the parameters of a question. */
export type RowOf<S extends Specs> = { readonly [Name in keyof S]: ValueOf<S[Name]> };

/** The columns of a table, all of one length. */
export type ColumnsOf<S extends Specs> = {
  readonly [Name in keyof S]: ColumnOf<S[Name]>;
};

type ColumnOf<S extends Spec> =
  | readonly ValueOf<S>[]
  | (S extends 'entier' ? Int32Array : S extends 'reel' ? Float64Array : never);
