import type { Geometry } from 'geojson';

import type { Correspondances } from './champs';

/** What reading a file gives, whatever the dataset: rows, and an account in which nothing is lost. */

export const JEUX = [
  'lieux',
  'qpv',
  'zrr',
  'frr',
  'cnfs-structures',
  'cnfs-permanences',
  'agrements',
  'operateurs',
  'pass-lots',
  'pass-carnets',
  'pass-utilisations',
  'pass-circulation',
  'ifn',
  'densite',
  'communes',
  'suivi',
] as const;

/** A dataset of the field. */
export type Jeu = (typeof JEUX)[number];

/** `info` and `alerte` leave the row as read, `reparation` changed a cell, `rejet` set the row aside. */
export type Gravite = 'info' | 'alerte' | 'reparation' | 'rejet';

/** One finding on one cell, or on a whole row when `colonne` is `null`. */
export interface Constat {
  /** Row in the file, 1 for the first row of data. */
  readonly ligne: number;
  readonly colonne: string | null;
  /** Name of the rule, `kebab-case`. */
  readonly regle: string;
  readonly gravite: Gravite;
  /** In French: what is wrong and what to do. */
  readonly message: string;
  readonly valeur: string | null;
  /** The value put in its place, for a `reparation`. */
  readonly reparation: string | null;
}

/** A row that was set aside, as it was in the file. */
export interface Rejet {
  readonly ligne: number;
  /** Its cells, in the order of the file, those beyond the header included; those of personal columns are empty. */
  readonly cellules: readonly string[];
  /** Its shape; `null` where it has none. */
  readonly geometrie: Geometry | null;
}

/** Rows in = accepted + repaired + rejected. */
export interface Compte {
  readonly lignes: number;
  readonly acceptees: number;
  readonly reparees: number;
  readonly rejetees: number;
}

/** Where a dataset comes from. `simule` marks every view and export. */
export interface Provenance {
  readonly fichier: string;
  readonly producteur: string | null;
  readonly licence: string | null;
  readonly millesime: string | null;
  /** Day on which it was loaded or published, `AAAA-MM-JJ`. */
  readonly date: string | null;
  /** SHA-256 of the bytes, hexadecimal; `null` for embedded tables. */
  readonly empreinte: string | null;
  readonly simule: boolean;
  readonly embarque: boolean;
}

export interface Lecture<Row> extends Compte {
  readonly jeu: Jeu;
  readonly rows: readonly Row[];
  readonly constats: readonly Constat[];
  readonly rejets: readonly Rejet[];
}

/** The columns of a file, and the fields that are read from them. */
export interface TableVue {
  /** Names of the columns: files of the same columns take the same mapping. */
  readonly colonnes: readonly string[];
  /** First filled cell of each column; `null` where it is empty, or holds personal data. */
  readonly exemples: readonly (string | null)[];
  /** The columns that each field is read from, proposed or chosen. */
  readonly correspondance: Correspondances;
}

/** A file that cannot be read at all. The message is for the user, in French. */
export class FichierIllisible extends Error {
  constructor(
    readonly fichier: string,
    readonly attendu: string,
    readonly trouve: string,
    /** Its columns, where it is a table: the user may say what they hold. */
    readonly table: TableVue | null = null,
    /** What a library threw, for those who mend. */
    cause?: unknown,
  ) {
    super(
      `« ${fichier} » n’a pas été chargé. Attendu : ${attendu}. Trouvé : ${trouve}${trouve.endsWith('…') ? '' : '.'}`,
      {
        cause,
      },
    );
    this.name = 'FichierIllisible';
  }
}
