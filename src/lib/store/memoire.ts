import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import type { Retouche } from '$lib/domain/lieux/retouches';
import type { Correspondances } from '$lib/formats/champs';
import type { Jeu } from '$lib/formats/lecture';

/** How the reader wants a file to be read. */
export interface LectureVoulue {
  /** The dataset that it is, by the reader's word. */
  readonly jeu?: Jeu;
  readonly force?: boolean;
  /** Repairs refused: names of rules, or `ligne/colonne/regle`. */
  readonly refus: ReadonlySet<string>;
  readonly correspondance?: Correspondances;
}

/** What the reader decided on one file, found again by its bytes. */
export interface Souvenir {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly empreinte: string;
  readonly nom: string;
  /** Day of the last decision, `AAAA-MM-JJ`. */
  readonly jour: string;
  readonly lecture: LectureVoulue;
  /** Corrections made by hand on the lieux of the file. */
  readonly retouches: readonly Retouche[];
}

/** How files of the same columns are read, whatever their rows. */
export interface Forme {
  /** The columns, sorted. */
  readonly cle: string;
  /** Name of the file on which it was decided. */
  readonly nom: string;
  readonly jour: string;
  readonly jeu: Jeu;
  /** Whether the reader overruled what they look like. */
  readonly force: boolean;
  readonly correspondance: Correspondances;
}

/** A file kept on the device, because the reader asked for it. */
export interface FichierGarde {
  readonly empreinte: string;
  readonly nom: string;
  readonly contenu: Blob;
  readonly lecture: LectureVoulue;
  readonly producteur: string | null;
  readonly licence: string | null;
  readonly millesime: string | null;
  /** Day on which it was loaded, `AAAA-MM-JJ`. */
  readonly jour: string;
}

interface Schema extends DBSchema {
  souvenirs: { key: string; value: Souvenir };
  formes: { key: string; value: Forme };
  fichiers: { key: string; value: FichierGarde };
  choix: { key: string; value: boolean };
}

const GARDER = 'garder';

/** What outlives the tab, in the browser of the reader and nowhere else (IndexedDB). */
export class Memoire {
  readonly #nom: string;
  #base: Promise<IDBPDatabase<Schema>> | null = null;

  /** @param nom of the database: another one for each test. */
  constructor(nom = 'maillage') {
    this.#nom = nom;
  }

  /** @throws DOMException where the browser keeps nothing; so do all that follow. */
  async souvenirs(): Promise<readonly Souvenir[]> {
    return (await this.#ouvrir()).getAll('souvenirs');
  }

  async formes(): Promise<readonly Forme[]> {
    return (await this.#ouvrir()).getAll('formes');
  }

  async fichiers(): Promise<readonly FichierGarde[]> {
    return (await this.#ouvrir()).getAll('fichiers');
  }

  async retenirSouvenir(souvenir: Souvenir): Promise<void> {
    await (await this.#ouvrir()).put('souvenirs', souvenir);
  }

  async retenirForme(forme: Forme): Promise<void> {
    await (await this.#ouvrir()).put('formes', forme);
  }

  async oublierSouvenir(empreinte: string): Promise<void> {
    await (await this.#ouvrir()).delete('souvenirs', empreinte);
  }

  async oublierForme(cle: string): Promise<void> {
    await (await this.#ouvrir()).delete('formes', cle);
  }

  /** Keeps these files and no others, all or none. */
  async garder(fichiers: readonly FichierGarde[]): Promise<void> {
    const transaction = (await this.#ouvrir()).transaction('fichiers', 'readwrite');
    const { store } = transaction;
    const voulus = new Set(fichiers.map(({ empreinte }) => empreinte));
    const perimes = (await store.getAllKeys()).filter((empreinte) => !voulus.has(empreinte));
    await Promise.all([
      ...perimes.map((empreinte) => store.delete(empreinte)),
      ...fichiers.map((fichier) => store.put(fichier)),
      transaction.done,
    ]);
  }

  /** Whether files are to be kept, from one visit to the next. */
  async veutGarder(): Promise<boolean> {
    return (await (await this.#ouvrir()).get('choix', GARDER)) === true;
  }

  async choisirGarder(garder: boolean): Promise<void> {
    await (await this.#ouvrir()).put('choix', garder, GARDER);
  }

  async fermer(): Promise<void> {
    (await this.#ouvrir()).close();
  }

  /** Opened at the first use: pages are also written where there is no browser. */
  #ouvrir(): Promise<IDBPDatabase<Schema>> {
    this.#base ??= openDB<Schema>(this.#nom, 1, {
      upgrade(base) {
        base.createObjectStore('souvenirs', { keyPath: 'empreinte' });
        base.createObjectStore('formes', { keyPath: 'cle' });
        base.createObjectStore('fichiers', { keyPath: 'empreinte' });
        base.createObjectStore('choix');
      },
    });
    return this.#base;
  }
}

/** Files of the same columns, in whatever order, are of the same form. */
export function cleDeForme(colonnes: readonly string[]): string {
  return JSON.stringify(colonnes.toSorted());
}
