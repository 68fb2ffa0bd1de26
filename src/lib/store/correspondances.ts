import type { Correspondances } from '$lib/formats/famille';

const PREFIXE = 'maillage:correspondance:';

/** Where choices are kept: the browser's `localStorage`, or what a test gives. */
export type Rangement = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The columns that the user chose for the fields of a local file, remembered for files of the same columns. */
export class CorrespondancesRetenues {
  readonly #rangement: () => Rangement;

  constructor(rangement: () => Rangement = () => localStorage) {
    this.#rangement = rangement;
  }

  /** What was chosen for a file of these columns; `null` where nothing was. */
  lire(colonnes: readonly string[]): Correspondances | null {
    try {
      const texte = this.#rangement().getItem(cleDe(colonnes));
      return texte === null ? null : (JSON.parse(texte) as Correspondances);
    } catch {
      return null;
    }
  }

  /** Remembers a choice. A browser that keeps nothing forgets it with the tab. */
  retenir(colonnes: readonly string[], correspondance: Correspondances): void {
    try {
      this.#rangement().setItem(cleDe(colonnes), JSON.stringify(correspondance));
    } catch {
      return;
    }
  }

  oublier(colonnes: readonly string[]): void {
    try {
      this.#rangement().removeItem(cleDe(colonnes));
    } catch {
      return;
    }
  }
}

/** Files of the same columns, in whatever order, take the same mapping. */
function cleDe(colonnes: readonly string[]): string {
  return PREFIXE + JSON.stringify(colonnes.toSorted());
}
