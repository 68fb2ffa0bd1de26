import { headerKey } from '../cellules/texte';
import type { Journal } from '../journal/journal';
import type { Field, TableSchema } from './table-schema';

/** The columns of a file against the fields of a schema. */
interface Entete {
  /** Where each field is, in their order; −1 where the file lacks it. */
  readonly places: readonly number[];
  /** How many columns are to be mended; what else is said of them is for information. */
  readonly ecarts: number;
}

/**
 * Finds the column of each field by its name, wherever it stands. Says of each column that it is to be added, renamed,
 * named or kept once; and for information, that the schema does not have it, or that the file may lack it.
 */
export function checkEntete(schema: TableSchema, journal: Journal): Entete {
  const places = placesOf(schema.fields, journal.colonnes);
  const ecarts = checkFields(schema, places, journal) + checkColonnes(schema, places, journal);
  return { places, ecarts };
}

/** The column that bears the name of each field; else one that bears no field's, and that only resembles it. */
function placesOf(fields: readonly Field[], colonnes: readonly string[]): number[] {
  const exact = fields.map(({ name }) => colonnes.indexOf(name));
  const free = new Map<string, number>();
  colonnes.forEach((colonne, place) => {
    const look = lookOf(colonne);
    if (!exact.includes(place) && !free.has(look)) free.set(look, place);
  });
  return fields.map(({ name }, i) => (exact[i]! >= 0 ? exact[i]! : (free.get(lookOf(name)) ?? -1)));
}

/** A name without what hands and tools change: case, accents, spaces, an s too many or too few (`conditions_access`). */
function lookOf(name: string): string {
  return headerKey(name).replace(/[s_]+/g, '');
}

function checkFields(schema: TableSchema, places: readonly number[], journal: Journal): number {
  let ecarts = 0;
  schema.fields.forEach(({ name, required }, i) => {
    const colonne = journal.colonnes[places[i]!];
    if (colonne === name) return;
    const isOfKey = schema.primaryKey?.includes(name) === true;
    if (colonne === undefined && !required && !isOfKey) {
      const message = `La colonne « ${name} », facultative dans le ${nomOf(schema)}, n’est pas dans le fichier.`;
      journal.noter('schema-colonne-facultative', 'info', message, name);
      return;
    }
    ecarts += 1;
    if (colonne !== undefined) {
      const message = `La colonne « ${colonne} » : renommez-la « ${name} ».`;
      journal.noter('schema-colonne-a-renommer', 'alerte', message, colonne);
    } else {
      const message = required
        ? `La colonne « ${name} » est obligatoire dans le ${nomOf(schema)} : ajoutez-la.`
        : `La colonne « ${name} » fait partie de la clé du ${nomOf(schema)} : ajoutez-la, même vide.`;
      journal.noter('schema-colonne-absente', 'alerte', message, name);
    }
  });
  return ecarts;
}

function checkColonnes(schema: TableSchema, places: readonly number[], journal: Journal): number {
  const { colonnes } = journal;
  let ecarts = 0;
  colonnes.forEach((colonne, place) => {
    if (places.includes(place)) return;
    const first = colonnes.indexOf(colonne);
    if (first === place && colonne !== '') {
      const message = `La colonne « ${colonne} » n’est pas dans le ${nomOf(schema)} : elle n’est pas contrôlée.`;
      journal.noter('schema-colonne-en-trop', 'info', message, colonne);
    } else if (first === place) {
      ecarts += 1;
      const message = `La colonne ${place + 1} n’a pas de nom : nommez-la, ou retirez-la.`;
      journal.noter('schema-colonne-sans-nom', 'alerte', message, colonne);
    } else if (colonne !== '' && colonnes.indexOf(colonne, first + 1) === place) {
      ecarts += 1;
      const message = `La colonne « ${colonne} » est écrite plusieurs fois : gardez-en une. Seule la première est contrôlée.`;
      journal.noter('schema-colonne-en-double', 'alerte', message, colonne);
    }
  });
  return ecarts;
}

function nomOf({ nom, version }: TableSchema): string {
  return `schéma ${nom} ${version}`;
}
