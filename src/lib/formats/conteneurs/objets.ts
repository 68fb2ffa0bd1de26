import type { Geometry } from 'geojson';

import { joinListe } from '../cellules/listes';
import { columnNames, remarquesSur } from './colonnes';
import { APERCU, batches, type Forme, type Tableau } from './tableau';

export type Objet = Readonly<Record<string, unknown>>;

/**
 * Objects as a table of text: columns are all the names met, nested objects become `a.b`.
 *
 * @param crs what the file says of the system of its shapes
 */
export function tableOf(
  objets: readonly Objet[],
  forme: Forme,
  description: string,
  geometries: Geometry[] | null,
  crs?: string,
): Tableau {
  const flat = objets.map((objet) => flatten(objet));
  const noms = [...new Set(flat.flatMap((objet) => Object.keys(objet)))];
  const lignes = flat.map((objet) => noms.map((nom) => objet[nom] ?? ''));
  return {
    poids: lignes.length * noms.length,
    forme,
    description,
    colonnes: columnNames(noms),
    apercu: lignes.slice(0, APERCU),
    geometries,
    crs,
    remarques: remarquesSur(noms),
    lots: () => batches(lignes),
  };
}

export function isObjet(value: unknown): value is Objet {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A cell of a typed container as text: days as `AAAA-MM-JJ`, booleans in French, a list of texts as a list, other lists and
 * objects as JSON.
 */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return String(value);
  if (Object.keys(value).length === 0) return '';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return joinListe(value, '|');
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? String(inner) : inner,
  );
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

/** Objects within objects that are columns of their own; deeper, they stay JSON. */
const PROFONDEUR = 3;

function flatten(objet: Objet, depth = PROFONDEUR): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(objet)) {
    const isNested = isObjet(value) && !(value instanceof Date) && Object.keys(value).length > 0;
    if (!isNested || depth === 0) {
      flat[name] = textOf(value);
      continue;
    }
    for (const [inner, text] of Object.entries(flatten(value, depth - 1)))
      flat[`${name}.${inner}`] = text;
  }
  return flat;
}
