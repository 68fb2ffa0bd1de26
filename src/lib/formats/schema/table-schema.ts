/** The part of a Frictionless Table Schema that the field's schemas use. */
export interface TableSchema {
  readonly nom: string;
  readonly version: string;
  readonly fields: readonly Field[];
  /** Names of the fields that together tell a row from every other; a field that does alone is `unique`. */
  readonly primaryKey?: readonly string[];
}

export interface Field {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'date' | 'yearmonth';
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly (string | number)[];
  /** What the whole cell must match: the published patterns leave their ends open in JavaScript, not in Frictionless. */
  readonly pattern?: RegExp;
  /** What the pattern stands for, in French, with an example: `un code postal de cinq chiffres, comme 63000`. */
  readonly forme?: string;
  /** Words that the parts of the cell must be among, in place of the published pattern that lists them. */
  readonly liste?: { readonly separateur: string; readonly valeurs: readonly string[] };
}

/** Whether any cell is valid. */
export function isFree(field: Field): boolean {
  const { type, required, unique, maxLength, pattern, liste } = field;
  return (
    type === 'string' &&
    !required &&
    !unique &&
    maxLength === undefined &&
    !field.enum &&
    !pattern &&
    !liste
  );
}

/** What is wrong with a cell, in French with how to mend it; `null` where it is valid. Empty cells only fail `required`. */
export function checkCell(
  field: Field,
  cellule: string,
): { readonly regle: string; readonly message: string } | null {
  if (cellule === '') {
    return field.required
      ? {
          regle: 'schema-requis',
          message: `« ${field.name} » est obligatoire : remplissez la cellule.`,
        }
      : null;
  }
  const type = checkType(field, cellule);
  if (type) return { regle: 'schema-type', message: type };
  const constraint = checkConstraints(field, cellule);
  return constraint === null ? null : { regle: 'schema-contrainte', message: constraint };
}

/** Decimals of XML Schema, which sets spaces around them aside, an exponent, and the three special values. */
const NUMBER = /^\s*(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|nan|-?inf)\s*$/i;

const INTEGER = /^\s*[+-]?\d+\s*$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

function checkType({ type }: Field, cellule: string): string | null {
  switch (type) {
    case 'string':
      return null;
    case 'number':
      return NUMBER.test(cellule) ? null : 'Un nombre est attendu, avec un point pour la décimale.';
    case 'integer':
      return INTEGER.test(cellule) ? null : 'Un nombre entier est attendu.';
    case 'date':
      return isIsoDay(cellule) ? null : 'Une date AAAA-MM-JJ est attendue.';
    case 'yearmonth':
      return /^\d{1,4}-(?:0?[1-9]|1[0-2])$/.test(cellule) ? null : 'Un mois AAAA-MM est attendu.';
  }
}

function checkConstraints(field: Field, cellule: string): string | null {
  const { pattern, forme = 'celle du schéma', liste, maxLength, minimum, maximum } = field;
  if (maxLength !== undefined && isLonger(cellule, maxLength))
    return `${maxLength} caractères au plus : raccourcissez.`;
  if (minimum !== undefined && Number(cellule) < minimum) return `${minimum} au moins est attendu.`;
  if (maximum !== undefined && Number(cellule) > maximum) return `${maximum} au plus est attendu.`;
  if (field.enum && !isAmong(field.enum, cellule)) {
    return `L’une de ces valeurs est attendue : ${field.enum.join(', ')}.`;
  }
  if (pattern && !pattern.test(cellule))
    return `« ${cellule} » n’a pas la forme attendue : ${forme}.`;
  return liste ? checkListe(liste, cellule) : null;
}

/** Characters are counted, of which none is more than two units of the text. */
function isLonger(cellule: string, length: number): boolean {
  return cellule.length > length && [...cellule].length > length;
}

/** Numbers are compared as numbers: `05` is 5. */
function isAmong(values: NonNullable<Field['enum']>, cellule: string): boolean {
  return values.some((value) =>
    typeof value === 'number' ? value === Number(cellule) : value === cellule,
  );
}

/** The cell as its type reads it, so that those that say the same are equal (`05` is 5); as written where it cannot. */
export function readTyped(field: Field, cellule: string): string {
  const { type } = field;
  if (type === 'string' || type === 'date' || cellule === '') return cellule;
  if (checkType(field, cellule) !== null) return cellule;
  switch (type) {
    case 'integer':
      return String(BigInt(cellule.trim()));
    case 'number':
      return Number.isFinite(Number(cellule)) ? String(Number(cellule)) : cellule;
    case 'yearmonth':
      return cellule.replace(/-(?=\d$)/, '-0').padStart('AAAA-MM'.length, '0');
  }
}

function checkListe(
  { separateur, valeurs }: NonNullable<Field['liste']>,
  cellule: string,
): string | null {
  const parts = (cellule.startsWith(separateur) ? cellule.slice(1) : cellule).split(separateur);
  const unknown = parts.find((part) => !valeurs.includes(part));
  if (unknown === undefined) return null;
  return unknown === ''
    ? `Un séparateur « ${separateur} » de trop.`
    : `« ${unknown} » n’est pas un mot du schéma. Mots séparés par « ${separateur} ».`;
}

function isIsoDay(text: string): boolean {
  if (!ISO_DAY.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

function lastDay(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
