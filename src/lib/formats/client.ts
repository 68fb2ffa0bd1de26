import type { Fichier } from './conteneurs/ouvrir';
import type { Correspondances } from './champs';
import { FichierIllisible, type Jeu } from './lecture';
import type { FichierLu, OptionsLecture } from './lire';
import type { Demande, Listes, Reponse } from './messages';
import type { EnOctets } from './octets';
import { deballer } from './paquet';
import type { TextesCodes } from './referentiel';

/** What is asked of one reading. */
export interface OptionsLecteur extends OptionsLecture {
  /** The dataset that the user says the file is; recognised where absent. */
  readonly jeu?: Jeu;
  /** Repairs refused: names of rules, or `ligne/colonne/regle`. */
  readonly refus?: ReadonlySet<string>;
  /** Whether it is to be read as `jeu` even where it looks like another dataset. */
  readonly force?: boolean;
  /** Whether its places are known to be in degrees. */
  readonly enDegres?: boolean;
  /** Whether it is also checked against the published schema that it claims to follow. */
  readonly controler?: boolean;
  /** Names of the columns by field, where the proposed mapping is wrong. */
  readonly correspondance?: Correspondances;
}

interface EnCours {
  readonly listes: { readonly [Nom in keyof Listes]: unknown[] };
  readonly options: OptionsLecteur;
  resolve(fichier: FichierLu): void;
  reject(error: unknown): void;
}

/** Reads files in a worker of its own: the page stays free, and a reading can be given up at any moment. */
export class Lecteur {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #running = new Map<number, EnCours>();
  #next = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<Reponse>) => this.#hear(data);
    this.#worker.onerror = ({ message }) =>
      this.#failAll(new Error(message || 'Le lecteur de fichiers s’est arrêté.'));
  }

  /** Gives the référentiel by column, whose bytes go. Readings asked before wait for it. */
  setReferentiel(colonnes: Uint8Array<ArrayBuffer>): void {
    this.#ask({ type: 'referentiel', colonnes }, [colonnes.buffer]);
  }

  /** Completes the référentiel given before, for the readings asked after. */
  setCodes(textes: EnOctets<TextesCodes>): void {
    const tampons = Object.values(textes).map(({ buffer }) => buffer);
    this.#ask({ type: 'codes', textes }, tampons);
  }

  /**
   * Reads a file as `lire` does.
   *
   * @throws {FichierIllisible} as `lire` does
   * @throws the reason of the signal, at once when it is aborted
   */
  lire(fichier: Fichier, options: OptionsLecteur = {}): Promise<FichierLu> {
    const { signal, jeu, force, enDegres, controler, refus, correspondance } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const id = this.#next;
      this.#next += 1;
      const give = (): void => this.#giveUp(id, signal?.reason);
      signal?.addEventListener('abort', give, { once: true });
      const done = (): void => signal?.removeEventListener('abort', give);
      this.#running.set(id, {
        listes: { rows: [], constats: [], rejets: [], geometries: [] },
        options,
        resolve: (lu) => (done(), resolve(lu)),
        reject: (error) => (done(), reject(error)),
      });
      this.#ask({
        type: 'lire',
        id,
        fichier,
        jeu,
        force,
        enDegres,
        controler,
        refus,
        correspondance,
      });
    });
  }

  /** Ends the worker; readings under way are given up. */
  close(): void {
    this.#worker.terminate();
    this.#failAll(new DOMException('Lecture abandonnée.', 'AbortError'));
  }

  #hear(reponse: Reponse): void {
    const running = this.#running.get(reponse.id);
    if (!running) return;
    switch (reponse.type) {
      case 'avancee':
        running.options.progress?.(reponse.avancee);
        return;
      case 'morceau': {
        deballer(reponse.paquet, running.listes[reponse.liste]);
        return;
      }
      case 'lu':
        this.#running.delete(reponse.id);
        running.resolve(filled(reponse.fichier, running.listes));
        return;
      case 'illisible': {
        const { fichier, attendu, trouve, table } = reponse.raison;
        this.#running.delete(reponse.id);
        running.reject(new FichierIllisible(fichier, attendu, trouve, table));
        return;
      }
      case 'erreur':
        this.#running.delete(reponse.id);
        running.reject(new Error(reponse.message));
    }
  }

  #giveUp(id: number, reason: unknown): void {
    const running = this.#running.get(id);
    this.#running.delete(id);
    this.#ask({ type: 'annuler', id });
    running?.reject(reason);
  }

  #failAll(error: Error): void {
    const all = [...this.#running.values()];
    this.#running.clear();
    for (const { reject } of all) reject(error);
  }

  #ask(demande: Demande, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(demande, transfer);
  }
}

function filled(fichier: FichierLu, { geometries, ...listes }: EnCours['listes']): FichierLu {
  return { ...fichier, geometries, lecture: { ...fichier.lecture, ...listes } } as FichierLu;
}
