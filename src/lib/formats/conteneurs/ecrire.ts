import type { Feature, FeatureCollection, Geometry } from 'geojson';
import Papa from 'papaparse';

import { neutraliser } from '../cellules/formule';

/** A row with its fields by name. */
type Champs = Readonly<Record<string, unknown>>;

/**
 * Rows as a CSV that reads back as the same rows: a column for each field, those of `complements` under their own names;
 * lists are joined by `|`.
 */
export function writeCsv(rows: readonly object[]): string {
  if (rows.length === 0) return '';
  const flat = rows.map(champsOf);
  const fields = [...new Set(flat.flatMap((champs) => Object.keys(champs)))];
  const data = flat.map((champs) => fields.map((field) => neutraliser(textOf(champs[field]))));
  return Papa.unparse({ fields: fields.map(columnOf), data }, { newline: '\n' }) + '\n';
}

/**
 * Rows as GeoJSON: at the shape that they point to (`geometrie`), at their point (`latitude`, `longitude`), or nowhere
 * (`null`, as the standard allows). Other fields are properties.
 */
export function writeGeoJson(rows: readonly object[], geometries: readonly Geometry[]): string {
  const features = rows.map((row): Feature<Geometry | null> => {
    const { geometrie, latitude, longitude, ...others }: Champs = champsOf(row);
    const properties = Object.fromEntries(
      Object.entries(others).map(([field, value]) => [columnOf(field), value]),
    );
    return {
      type: 'Feature',
      properties,
      geometry: shapeOf(geometrie, latitude, longitude, geometries),
    };
  });
  const collection: FeatureCollection<Geometry | null> = { type: 'FeatureCollection', features };
  return JSON.stringify(collection);
}

/** The fields of a row, what it says besides among them, and those of its point. */
function champsOf(row: object): Champs {
  const { complements, point, ...champs }: Champs = { ...row };
  return Object.assign({}, champs, complements, point) as Champs;
}

function shapeOf(
  geometrie: unknown,
  latitude: unknown,
  longitude: unknown,
  geometries: readonly Geometry[],
): Geometry | null {
  if (typeof geometrie === 'number') return geometries[geometrie] ?? null;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return { type: 'Point', coordinates: [longitude, latitude] };
}

/** `codeInsee` → `code_insee` */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('|') : String(value);
}
