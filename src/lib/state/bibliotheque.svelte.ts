/** A view that the reader named: the path and the search part of its address. */
export interface VueNommee {
  readonly nom: string;
  readonly adresse: string;
}

const CLE = 'maillage:vues';

/** Views named by the reader, kept on this device and nowhere else. */
export class Bibliotheque {
  vues = $state.raw<readonly VueNommee[]>([]);
  /** The view taken away last, for as long as it can be put back. */
  retiree = $state.raw<VueNommee | null>(null);
  readonly #garde: Storage;

  constructor(garde: Storage) {
    this.#garde = garde;
    this.vues = lireVues(garde.getItem(CLE));
  }

  /** Keeps a view; one of the same name is replaced. */
  garder(vue: VueNommee): void {
    this.retiree = null;
    this.#poser(
      [...this.vues.filter(({ nom }) => nom !== vue.nom), vue].sort((a, b) =>
        a.nom.localeCompare(b.nom, 'fr'),
      ),
    );
  }

  retirer(vue: VueNommee): void {
    this.#poser(this.vues.filter(({ nom }) => nom !== vue.nom));
    this.retiree = vue;
  }

  /** Puts back the view taken away last. */
  remettre(): void {
    if (this.retiree) this.garder(this.retiree);
  }

  #poser(vues: readonly VueNommee[]): void {
    this.vues = vues;
    this.#garde.setItem(CLE, JSON.stringify(vues));
  }
}

/** Total: what another version wrote and does not read is left out. */
function lireVues(text: string | null): readonly VueNommee[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(estVue) : [];
  } catch {
    return [];
  }
}

function estVue(value: unknown): value is VueNommee {
  if (typeof value !== 'object' || value === null) return false;
  if (!('nom' in value) || !('adresse' in value)) return false;
  return typeof value.nom === 'string' && /^\/(?!\/)/.test(String(value.adresse));
}
