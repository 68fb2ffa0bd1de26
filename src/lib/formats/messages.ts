import type { Fichier } from './conteneurs/ouvrir';
import type { Correspondances } from './champs';
import type { Jeu, TableVue } from './lecture';
import type { Avancee, FichierLu } from './lire';
import type { EnOctets } from './octets';
import type { Paquet } from './paquet';
import type { TextesCodes } from './referentiel';

/** What the page asks of the worker. */
export type Demande =
  | { readonly type: 'referentiel'; readonly colonnes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'codes'; readonly textes: EnOctets<TextesCodes> }
  | {
      readonly type: 'lire';
      readonly id: number;
      readonly fichier: Fichier;
      readonly jeu: Jeu | undefined;
      readonly force: boolean | undefined;
      readonly enDegres: boolean | undefined;
      readonly controler: boolean | undefined;
      readonly refus: ReadonlySet<string> | undefined;
      readonly correspondance: Correspondances | undefined;
    }
  | { readonly type: 'annuler'; readonly id: number };

/** The long lists of a file, sent in pieces so that neither side stops for long. */
export interface Listes {
  readonly rows: readonly object[];
  readonly constats: readonly object[];
  readonly rejets: readonly object[];
  readonly geometries: readonly object[];
}

/** What the worker answers: pieces of the lists, then the file without them. */
export type Reponse =
  | { readonly type: 'avancee'; readonly id: number; readonly avancee: Avancee }
  | {
      readonly type: 'morceau';
      readonly id: number;
      readonly liste: keyof Listes;
      readonly paquet: Paquet;
    }
  | { readonly type: 'lu'; readonly id: number; readonly fichier: FichierLu }
  | { readonly type: 'illisible'; readonly id: number; readonly raison: Raison }
  | { readonly type: 'erreur'; readonly id: number; readonly message: string };

/** The parts of a `FichierIllisible`, which does not cross between threads. */
export interface Raison {
  readonly fichier: string;
  readonly attendu: string;
  readonly trouve: string;
  readonly table: TableVue | null;
}
