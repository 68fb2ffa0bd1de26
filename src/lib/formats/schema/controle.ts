import { retenu } from '../cellules/retenu';
import { Cles } from '../journal/cles';
import type { Journal, Ligne } from '../journal/journal';
import { checkEntete } from './entete';
import { checkCell, type Field, isFree, readTyped, type TableSchema } from './table-schema';

/** A field, and where the file has it. */
interface Colonne {
  readonly field: Field;
  readonly place: number;
}

/** What is wrong with a cell. */
type Verif = (cellule: string) => ReturnType<typeof checkCell>;

const MASQUE =
  'La cellule d’une colonne de données personnelles n’est pas celle que le schéma attend : remplacez-la.';
/** Findings of one rule told one by one in a column; a big file may have millions. */
const DITS = 1_000;
const SUITE = `Plus de ${DITS.toLocaleString('fr')} lignes ont cet écart : les suivantes sont comptées, et ne sont pas citées.`;
const LISTE = new Intl.ListFormat('fr');

/** Checks the rows of a file, as they are before any repair, against a Table Schema; what is wrong is flagged, cell by cell. */
export class Controle {
  readonly #width: number;
  readonly #colonnes: readonly (Colonne & { readonly check: Verif; readonly seen: Cles })[];
  /** Columns of the key; none where the schema has no key, or the file not all of it. */
  readonly #cle: readonly Colonne[];
  readonly #nomsCle: string;
  readonly #cles = new Cles();
  /** How many findings of each rule, by column. */
  readonly #dits = new Map<string, number>();
  #ecarts: number;

  constructor(
    readonly schema: TableSchema,
    journal: Journal,
  ) {
    const { fields, primaryKey = [] } = schema;
    const { places, ecarts } = checkEntete(schema, journal);
    const found = fields
      .map((field, i) => ({ field, place: places[i]!, check: checkerOf(field), seen: new Cles() }))
      .filter(({ place }) => place >= 0);
    const cle = found.filter(({ field }) => primaryKey.includes(field.name));
    this.#width = journal.colonnes.length;
    this.#colonnes = found.filter(({ field }) => !isFree(field));
    this.#cle = cle.length === primaryKey.length ? cle : [];
    this.#nomsCle = LISTE.format(primaryKey);
    this.#ecarts = ecarts;
  }

  /** Whether the key of each row is compared with those before it. */
  get hasCle(): boolean {
    return this.#cle.length > 0;
  }

  /** How many findings so far: the file is valid where there is none. */
  get ecarts(): number {
    return this.#ecarts;
  }

  /** Checks a row; `ecrites`: the cells that the file has for it, where some were put back together. */
  check(ligne: Ligne, ecrites: readonly string[] = ligne.cellules): void {
    this.#checkWidth(ligne, ecrites);
    for (const { field, place, check, seen } of this.#colonnes) {
      const cellule = ligne.cellules[place] ?? '';
      const wrong = check(cellule) ?? checkUnique(field, cellule, seen, ligne.numero);
      if (wrong !== null) this.#flag(ligne, place, wrong.regle, wrong.message);
    }
    if (this.hasCle) this.#checkCle(ligne);
  }

  #checkWidth(ligne: Ligne, ecrites: readonly string[]): void {
    const width = this.#width;
    if (ecrites.length === width) return;
    const cellules = ecrites.length > 1 ? 'cellules' : 'cellule';
    const dit = `La ligne a ${ecrites.length} ${cellules} et l’en-tête ${width}`;
    const isFilled = ecrites.slice(width).some((cellule) => cellule !== '');
    if (ecrites.length < width) {
      const message = `${dit} : écrivez les autres, même vides, chacune après son séparateur.`;
      this.#flag(ligne, -1, 'schema-cellules-manquantes', message);
    } else if (isFilled || ligne.cellules !== ecrites) {
      const message = `${dit} : mettez entre guillemets le texte qui contient le séparateur.`;
      this.#flag(ligne, -1, 'schema-cellules-en-trop', message);
    }
  }

  #checkCle(ligne: Ligne): void {
    const cellules = this.#cle.map(({ field, place }) =>
      readTyped(field, ligne.cellules[place] ?? ''),
    );
    if (cellules.every((cellule) => cellule === '')) {
      this.#flag(
        ligne,
        -1,
        'schema-cle',
        `La clé de la ligne est vide : remplissez ${this.#nomsCle}.`,
      );
      return;
    }
    const first = this.#cles.claim(cellules, ligne.numero);
    if (first === null) return;
    const message = `Cette ligne a déjà été écrite à la ligne ${first} (même ${this.#nomsCle}) : supprimez-la si elle est recopiée.`;
    this.#flag(ligne, -1, 'schema-cle', message);
  }

  /** Of a column that holds personal data, nothing that its cells hold is said. */
  #flag(ligne: Ligne, place: number, regle: string, message: string): void {
    this.#ecarts += 1;
    const { journal } = ligne;
    const dits = (this.#dits.get(`${place}/${regle}`) ?? 0) + 1;
    this.#dits.set(`${place}/${regle}`, dits);
    if (dits <= DITS) {
      ligne.alerter(place, regle, journal.masquees.has(place) ? MASQUE : message);
    } else if (dits === DITS + 1) {
      journal.noter(regle, 'alerte', SUITE, journal.colonnes[place] ?? null);
    }
  }
}

/** Lists of words are the same in many rows, and long to look at. */
function checkerOf(field: Field): Verif {
  const check: Verif = (cellule) => checkCell(field, cellule);
  return field.liste ? retenu(check) : check;
}

function checkUnique(
  field: Field,
  cellule: string,
  seen: Cles,
  ligne: number,
): { regle: string; message: string } | null {
  if (!field.unique || cellule === '') return null;
  const first = seen.claim([readTyped(field, cellule)], ligne);
  if (first === null) return null;
  return {
    regle: 'schema-unique',
    message: `« ${cellule} » est déjà pris à la ligne ${first} : chaque « ${field.name} » est unique.`,
  };
}
