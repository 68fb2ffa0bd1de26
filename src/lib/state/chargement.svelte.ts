import type { FichierLu } from '$lib/formats/lire';

import type { JeuCharge } from './jeux';
import { messageOf } from './question.svelte';
import type { Session } from './session.svelte';

/** What becomes of one file that the reader gave. */
export type EtatFichier =
  | { readonly etat: 'lecture'; readonly phase: string; readonly part: number | null }
  | { readonly etat: 'lu'; readonly fichier: FichierLu }
  | { readonly etat: 'refuse'; readonly message: string };

export interface SuiviFichier {
  readonly nom: string;
  readonly etat: EtatFichier;
}

/** Where a file comes from, when more is known than its name. */
export interface Origine {
  readonly producteur: string | null;
  readonly licence: string | null;
}

const INCONNUE: Origine = { producteur: null, licence: null };

/** Reads real files, one after the other, and puts together in force those that read. Cancelled, nothing is in force. */
export class Chargement {
  suivis = $state.raw<readonly SuiviFichier[]>([]);
  /** Why what was read could not be put in force. */
  refus = $state<string | null>(null);
  enCours = $state(false);
  #controller: AbortController | null = null;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** @param jour the day of the loading, `AAAA-MM-JJ`. */
  async charger(
    fichiers: readonly { nom: string; contenu: Blob }[],
    jour: string,
    origine: Origine = INCONNUE,
  ): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.refus = null;
    this.enCours = true;
    this.suivis = fichiers.map(({ nom }) => ({ nom, etat: enAttente }));
    const lus: FichierLu[] = [];
    for (const [place, fichier] of fichiers.entries()) {
      const lu = await this.#lire(fichier, place, controller.signal);
      if (controller.signal.aborted) return;
      if (lu) lus.push(lu);
    }
    await this.#adopter(lus.map((lu) => charge(lu, jour, origine)));
    this.enCours = false;
  }

  annuler(): void {
    this.#controller?.abort();
    this.enCours = false;
    this.suivis = [];
  }

  async #lire(
    fichier: { nom: string; contenu: Blob },
    place: number,
    signal: AbortSignal,
  ): Promise<FichierLu | null> {
    try {
      const lu = await this.#session.lire(fichier, {
        signal,
        progress: ({ phase, part }) => this.#noter(place, { etat: 'lecture', phase, part }),
      });
      this.#noter(place, { etat: 'lu', fichier: lu });
      return lu;
    } catch (error) {
      if (!signal.aborted) this.#noter(place, { etat: 'refuse', message: messageOf(error) });
      return null;
    }
  }

  async #adopter(charges: readonly JeuCharge[]): Promise<void> {
    if (charges.length === 0) return;
    try {
      await this.#session.adopter(charges);
    } catch (error) {
      this.refus = messageOf(error);
    }
  }

  #noter(place: number, etat: EtatFichier): void {
    this.suivis = this.suivis.map((suivi, at) => (at === place ? { ...suivi, etat } : suivi));
  }
}

const enAttente: EtatFichier = { etat: 'lecture', phase: 'En attente', part: 0 };

function charge(fichier: FichierLu, date: string, { producteur, licence }: Origine): JeuCharge {
  return {
    fichier,
    provenance: {
      fichier: fichier.nom,
      producteur,
      licence,
      millesime: null,
      date,
      empreinte: fichier.empreinte,
      simule: false,
      embarque: false,
    },
  };
}
