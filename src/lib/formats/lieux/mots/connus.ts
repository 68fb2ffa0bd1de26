import { splitListe } from '../../cellules/listes';
import { nameKey } from '../../cellules/texte';
import { FRAIS, MODALITES, PRISES_EN_CHARGE, PUBLICS, SERVICES } from './vocabulaire';

/** Forms cut the words of a list at about 31 characters. */
const COUPE = { min: 28, max: 34 };
/** A longer cell is a shape or a text, not a list. */
const CELLULE_MAX = 3000;

/** What forms write beside an answer of one's own. */
export const AUTRE = 'other';

/** Words of the national schema, of one version or the other, however a file writes them. */
class MotsConnus {
  readonly #words: ReadonlyMap<string, string>;

  constructor(...vocabulaires: readonly (readonly string[])[]) {
    this.#words = new Map(vocabulaires.flat().map((word) => [nameKey(word), word]));
  }

  /** The word of the schema that a value is, underscores for spaces, or cut; `null` where it is none. */
  find(valeur: string): string | null {
    const key = nameKey(valeur);
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    if (valeur.length < COUPE.min || valeur.length > COUPE.max) return null;
    const whole = [...this.#words].filter(([word]) => word.startsWith(key));
    return whole.length === 1 ? whole[0]![1] : null;
  }

  /** Whether most values of a cell are such words. */
  areIn(cellule: string): boolean {
    if (cellule.length > CELLULE_MAX) return false;
    const values = splitListe(cellule).filter((value) => value !== AUTRE);
    return values.filter((value) => this.find(value) !== null).length * 2 > values.length;
  }
}

/** By field of a lieu. Those of v0 come last: they are kept where both versions write a word alike. */
export const CONNUS = {
  services: new MotsConnus(SERVICES.v1, SERVICES.v0),
  publics: new MotsConnus(PUBLICS.v1, PRISES_EN_CHARGE.v1, PUBLICS.v0, PRISES_EN_CHARGE.v0),
  conditions: new MotsConnus(FRAIS.v1, FRAIS.v0),
  modalites: new MotsConnus(MODALITES.v1, MODALITES.v0),
} as const;
