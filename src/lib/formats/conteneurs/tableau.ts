import type { Geometry } from 'geojson';

/** Shape that a file turned out to have, whatever its name says. */
export type Forme = 'csv' | 'json' | 'geojson' | 'topojson' | 'xlsx' | 'parquet';

/** Rows given at once, and the share of the file read so far (0–1; `null` where unknown). */
export interface Lot {
  readonly lignes: readonly (readonly string[])[];
  readonly part: number | null;
  /** Whether a quote of the last row was never closed: it was taken as it is, lest it swallow the rows after it. */
  readonly guillemet?: boolean;
  /** The table from which these rows and the next come, where another of the same columns is read before it. */
  readonly tableau?: string;
}

/** What a container has to say of the file as a whole. */
export interface Remarque {
  /** Name of the rule, `kebab-case`. */
  readonly regle: string;
  readonly gravite: 'info' | 'alerte';
  /** In French: what is wrong and what to do. */
  readonly message: string;
}

/** A file seen as a table of text, whatever its container: what recognition and reading work on. */
export interface Tableau {
  /** Its name within the file, where that may hold others: a sheet, an entry of an archive, a list. */
  readonly nom?: string;
  /** How much it holds, about a unit a cell: the fullest of a file come first. */
  readonly poids: number;
  readonly forme: Forme;
  /** In French, for the reasons of a recognition: `texte en UTF-8, séparateur « ; »`. */
  readonly description: string;
  readonly colonnes: readonly string[];
  /** What parts the cells, where text does. */
  readonly separateur?: string;
  /** The first rows, at most {@link APERCU}. */
  readonly apercu: readonly (readonly string[])[];
  /**
   * One per row, in order, where the file holds shapes; `null` otherwise. An empty collection stands for a missing shape.
   * As the file writes them: what reads a row puts its own in degrees, in its place.
   */
  readonly geometries: Geometry[] | null;
  /** What the file says of the system of its shapes: `urn:ogc:def:crs:EPSG::2154`. */
  readonly crs?: string;
  readonly remarques?: readonly Remarque[];
  /** All rows from the first, in batches. */
  lots(): AsyncIterable<Lot>;
}

export const APERCU = 200;

/** Rows already in memory, as batches. */
export async function* batches(lignes: readonly (readonly string[])[]): AsyncIterable<Lot> {
  const size = 2_000;
  for (let start = 0; start < lignes.length; start += size) {
    const lot = lignes.slice(start, start + size);
    yield { lignes: lot, part: (start + lot.length) / lignes.length };
  }
}

/** Milliseconds of work between two breaths, in which a cancellation can be heard. */
const SOUFFLE_MS = 30;

/** All rows of a table, in batches, with a breath now and then. Throws the reason of the signal once it is aborted. */
export async function* parcourir(tableau: Tableau, signal?: AbortSignal): AsyncIterable<Lot> {
  let souffle = performance.now();
  for await (const lot of tableau.lots()) {
    if (performance.now() - souffle > SOUFFLE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      souffle = performance.now();
    }
    signal?.throwIfAborted();
    yield lot;
  }
}

/** Tables named by a message. */
const NOMMES = 4;

/** Names of tables, for messages: `« a.csv », « b.csv »…` */
export function nomsDe(tableaux: readonly Tableau[]): string {
  const noms = tableaux.slice(0, NOMMES).map(({ nom = 'racine' }) => `« ${nom} »`);
  return `${noms.join(', ')}${tableaux.length > NOMMES ? '…' : ''}`;
}
