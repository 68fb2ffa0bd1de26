import type { Geometry } from 'geojson';

import type { Referentiel } from '$lib/domain/referentiel';

import type { Communes } from './cellules/communes';
import { aliasesOf } from './cellules/entetes';
import { headerKey } from './cellules/texte';
import type { Champs, Correspondances } from './champs';
import type { Tableau } from './conteneurs/tableau';
import { isNoteRow, type Journal, type Ligne } from './journal/journal';
import type { Jeu } from './lecture';
import type { TableSchema } from './schema/table-schema';

/** What readers know besides the file. */
export interface Contexte {
  readonly referentiel: Referentiel;
  readonly communes: Communes;
  /** Columns that the user says hold a field. */
  readonly correspondance?: Correspondances;
  /** Whether rows are also checked against a schema that has a key: one that repeats another is then told there. */
  readonly cleControlee?: boolean;
}

/** How surely a file is of a family (0–1), and the reasons, in French. */
export interface Indice {
  readonly confiance: number;
  readonly raisons: readonly string[];
}

/** Reads one row; gives no row of the dataset where it rejects it, several where one row of the file holds several. */
export type LireLigne<Row> = (ligne: Ligne) => readonly Row[];

/** A family of files: how it is recognised, and how its rows are read. */
export interface Famille<Row> {
  readonly jeu: Jeu;
  /** In French, with its article: `les quartiers prioritaires (QPV)`. */
  readonly nom: string;
  /** What the file should hold, in French, for messages. */
  readonly attendu: string;
  /** Whether rows already given may still change until the last one is read. */
  readonly isLate?: true;
  /** What is read of each row, and where it was found. */
  readonly champs: Pick<Champs<string>, 'noms' | 'definitions' | 'decrire' | 'manquants'>;
  /** `null` where nothing in the file shows that it is of this family. */
  recognise(apercu: Apercu, contexte: Contexte): Indice | null;
  /** Names on screen of the fields without which no row can be read; those of `champs` unless told. */
  manquants?(apercu: Apercu, correspondance?: Correspondances): readonly string[];
  reader(apercu: Apercu, contexte: Contexte, journal: Journal): LireLigne<Row>;
  /** The published schema that the file claims to follow; `null` where it is local. */
  schema?(apercu: Apercu): TableSchema | null;
  /** Places of columns that must leave no trace. */
  masked?(apercu: Apercu, correspondance?: Correspondances): ReadonlySet<number>;
  /** Takes personal data out of what is said of a cell, and of rejected rows. */
  taire?(texte: string): string;
}

/** The head of a table without its notes and totals, and questions on its columns. */
export class Apercu {
  readonly colonnes: readonly string[];
  readonly lignes: readonly (readonly string[])[];
  /** The shapes of the rows, each put in degrees once its row is read. */
  readonly geometries: Geometry[] | null;
  /** What the file says of the system of its shapes; empty where it says nothing. */
  readonly crs: string;
  readonly #aliases: readonly (readonly string[])[];
  readonly #places: ReadonlyMap<string, readonly number[]>;
  readonly #keys: readonly string[];
  readonly #filled = new Map<number, readonly string[]>();

  constructor(
    readonly fichier: string,
    {
      colonnes,
      apercu,
      geometries,
      crs = '',
    }: Pick<Tableau, 'colonnes' | 'apercu' | 'geometries' | 'crs'>,
  ) {
    this.colonnes = colonnes;
    this.lignes = apercu.filter((ligne) => !isNoteRow(ligne));
    this.geometries = geometries;
    this.crs = crs;
    this.#keys = colonnes.map(headerKey);
    this.#aliases = aliasesOf(colonnes);
    this.#places = placesByName(this.#aliases);
  }

  /** Normalised names of the columns, in order. */
  keys(): readonly string[] {
    return this.#keys;
  }

  /** Place of the first of these normalised names that the table has; −1 where it has none. */
  place(...keys: readonly string[]): number {
    for (const key of keys) {
      const [place] = this.#places.get(key) ?? [];
      if (place !== undefined) return place;
    }
    return -1;
  }

  /** Places of every column of this normalised name: some files write one twice, and fill the second. */
  placesOf(key: string): readonly number[] {
    return this.#places.get(key) ?? [];
  }

  /** Whether a name of the column matches, as written or as it may be known. */
  isLike(place: number, pattern: RegExp): boolean {
    return this.#aliases[place]!.some((alias) => pattern.test(alias));
  }

  /** Place of the first column whose normalised name matches; −1 where there is none. */
  placeLike(pattern: RegExp): number {
    return this.colonnes.findIndex((_, place) => this.isLike(place, pattern));
  }

  /** Share of the filled cells of a column that pass, over the first rows; 0 where none is filled. */
  part(place: number, test: (cellule: string) => boolean): number {
    if (place < 0) return 0;
    const filled = this.#filledAt(place);
    return filled.length === 0
      ? 0
      : filled.filter((cellule) => test(cellule)).length / filled.length;
  }

  /** Place of the first column of which most filled cells pass; −1 where there is none. */
  placeOf(test: (cellule: string) => boolean, least = 0.8): number {
    return this.colonnes.findIndex((_, place) => this.part(place, test) >= least);
  }

  /** The filled cells of a column, trimmed. */
  #filledAt(place: number): readonly string[] {
    const known = this.#filled.get(place);
    if (known) return known;
    const filled = this.lignes
      .map((ligne) => ligne[place]?.trim() ?? '')
      .filter((cellule) => cellule !== '');
    this.#filled.set(place, filled);
    return filled;
  }
}

/** Columns by name; those that bear it as written hide those that only may be known by it. */
function placesByName(
  aliases: readonly (readonly string[])[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  const ranks = new Map<string, number>();
  const deepest = Math.max(0, ...aliases.map(({ length }) => length));
  for (let rank = 0; rank < deepest; rank += 1) {
    aliases.forEach((names, place) => {
      const name = names[rank];
      if (name === undefined) return;
      const known = places.get(name);
      if (known === undefined) {
        places.set(name, [place]);
        ranks.set(name, rank);
      } else if (ranks.get(name) === rank) {
        known.push(place);
      }
    });
  }
  return places;
}
