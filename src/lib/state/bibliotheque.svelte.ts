/** A view that the reader named: the path and the search part of its address. */
export interface VueNommee {
  readonly nom: string;
  readonly adresse: string;
}

const CLE = 'maillage:vues';
const ENTETE = 'maillage_vues';

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

  /** The library as a file: `{ "maillage_vues": [{ nom, adresse }] }`. */
  ecrire(): string {
    return JSON.stringify({ [ENTETE]: this.vues }, null, 2);
  }

  /**
   * Adds the views of a file written by {@link ecrire}. None of those kept is replaced: another view of the same name
   * takes a number.
   *
   * @returns how many are new; `null` where the file is not one
   */
  ajouter(text: string): number | null {
    const lues = lireFichier(text);
    if (lues === null) return null;
    const vues = [...this.vues];
    for (const { nom, adresse } of lues) {
      if (vues.some((vue) => vue.adresse === adresse && vue.nom === nom)) continue;
      vues.push({ nom: nomLibre(nom, vues), adresse });
    }
    const nouvelles = vues.length - this.vues.length;
    this.retiree = null;
    this.#poser(vues.sort((a, b) => a.nom.localeCompare(b.nom, 'fr')));
    return nouvelles;
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

function lireFichier(text: string): readonly VueNommee[] | null {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !(ENTETE in read)) return null;
    return Array.isArray(read[ENTETE]) ? read[ENTETE].filter(estVue) : null;
  } catch {
    return null;
  }
}

function nomLibre(nom: string, vues: readonly VueNommee[]): string {
  const pris = new Set(vues.map((vue) => vue.nom));
  let libre = nom;
  for (let rang = 2; pris.has(libre); rang += 1) libre = `${nom} (${rang})`;
  return libre;
}

function estVue(value: unknown): value is VueNommee {
  if (typeof value !== 'object' || value === null) return false;
  if (!('nom' in value) || !('adresse' in value)) return false;
  return typeof value.nom === 'string' && /^\/(?![/\\])/.test(String(value.adresse));
}
