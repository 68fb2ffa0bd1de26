import { documentsOf, type Document, type Fonds } from './documents';
import type { Resultat } from './index-recherche';
import type { EnvoiRecherche, RetourRecherche } from './worker';

/** Milliseconds of work between two breaths of the page. */
const SOUFFLE = 8;

/** The search in a worker of its own: neither the index nor a question over a whole country holds the page. */
export class Recherche {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #attendues = new Map<number, (resultats: readonly Resultat[]) => void>();
  #numero = 0;

  /** Hands everything over, a breath at a time. @throws DOMException `AbortError` where `signal` says so. */
  static async of(fonds: Fonds, signal: AbortSignal): Promise<Recherche> {
    const recherche = new Recherche();
    signal.addEventListener('abort', () => recherche.#worker.terminate(), { once: true });
    let documents: Document[] = [];
    let debut = performance.now();
    for (const document of documentsOf(fonds)) {
      documents.push(document);
      if (performance.now() - debut < SOUFFLE) continue;
      recherche.#envoyer({ type: 'ajouter', documents });
      documents = [];
      await souffler();
      signal.throwIfAborted();
      debut = performance.now();
    }
    recherche.#envoyer({ type: 'ajouter', documents });
    return recherche;
  }

  private constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<RetourRecherche>) => {
      this.#attendues.get(data.numero)?.(data.resultats);
      this.#attendues.delete(data.numero);
    });
  }

  /** Best first. */
  chercher(texte: string): Promise<readonly Resultat[]> {
    const numero = ++this.#numero;
    return new Promise((resolve) => {
      this.#attendues.set(numero, resolve);
      this.#envoyer({ type: 'chercher', numero, texte });
    });
  }

  #envoyer(envoi: EnvoiRecherche): void {
    this.#worker.postMessage(envoi);
  }
}

function souffler(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
