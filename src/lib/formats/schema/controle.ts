import { headerKey } from '../cellules/texte';
import type { Journal, Ligne } from '../journal/journal';
import { checkCell, type Field, isFree, type TableSchema } from './table-schema';

/** Checks the rows of a file, as they are before any repair, against a Table Schema; what is wrong is flagged, cell by cell. */
export class Controle {
  readonly #columns: readonly {
    readonly field: Field;
    readonly place: number;
    readonly seen: Set<string>;
  }[];
  #ecarts = 0;

  constructor(
    readonly schema: TableSchema,
    journal: Journal,
  ) {
    const keys = journal.colonnes.map(headerKey);
    const places = schema.fields.map((field) => ({
      field,
      place: keys.indexOf(headerKey(field.name)),
      seen: new Set<string>(),
    }));
    for (const { field, place } of places) {
      if (place >= 0 || !field.required) continue;
      this.#ecarts += 1;
      journal.noter(
        'schema-colonne-absente',
        'alerte',
        `La colonne « ${field.name} » est obligatoire dans le schéma ${schema.nom} ${schema.version} : ajoutez-la.`,
      );
    }
    this.#columns = places.filter(({ place, field }) => place >= 0 && !isFree(field));
  }

  /** How many findings so far: the file is valid where there is none. */
  get ecarts(): number {
    return this.#ecarts;
  }

  check(ligne: Ligne): void {
    for (const { field, place, seen } of this.#columns) {
      const cellule = ligne.cellules[place] ?? '';
      const wrong = checkCell(field, cellule) ?? checkUnique(field, cellule, seen);
      if (wrong === null) continue;
      this.#ecarts += 1;
      ligne.alerter(place, wrong.regle, wrong.message);
    }
  }
}

function checkUnique(
  field: Field,
  cellule: string,
  seen: Set<string>,
): { regle: string; message: string } | null {
  if (!field.unique || cellule === '') return null;
  if (!seen.has(cellule)) {
    seen.add(cellule);
    return null;
  }
  return {
    regle: 'schema-unique',
    message: `« ${cellule} » est déjà pris par une autre ligne : chaque « ${field.name} » est unique.`,
  };
}
