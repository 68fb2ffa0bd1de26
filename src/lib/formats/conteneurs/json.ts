import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

import { toDegrees } from './formes';
import { isObjet, type Objet, tableOf } from './objets';
import type { Forme, Tableau } from './tableau';

const SANS_FORME: Geometry = { type: 'GeometryCollection', geometries: [] };

/**
 * A JSON text as a table: an array of objects, `{model, pk, fields}` fixtures, records of a portal (`{records: [{fields}]}`),
 * GeoJSON, TopoJSON. Columns are all the names met; nested objects become `a.b`. `null` where it holds no row.
 * Throws a `SyntaxError` where the text is not JSON, or is cut short.
 */
export function openJson(text: string): Tableau | null {
  const parsed = parse(text.replace(/^\ufeff/, ''));
  if (isTopology(parsed)) return fromTopology(parsed);
  if (isCollection(parsed)) return fromFeatures(parsed.features, 'geojson');
  const objets = rowsOf(parsed)?.filter(isObjet) ?? [];
  if (objets.length === 0) return null;
  return tableOf(objets, 'json', 'liste JSON', null);
}

/** A JSON value; or a list, of the objects that stand one a line. */
function parse(text: string): unknown {
  const isByLine = /^\s*\{[^\n]*\}\r?\n\s*\{/.test(text.slice(0, 100_000));
  if (!isByLine) return JSON.parse(text);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line): unknown => JSON.parse(line));
}

function fromTopology(topology: Topology): Tableau | null {
  const [nom, object] =
    Object.entries(topology.objects).find(([, { type }]) => type === 'GeometryCollection') ?? [];
  if (nom === undefined || object === undefined) return null;
  const { features } = feature(topology, object as GeometryCollection<Record<string, unknown>>);
  return fromFeatures(features, 'topojson');
}

function fromFeatures(
  features: readonly Feature<Geometry | null, Record<string, unknown> | null>[],
  forme: Forme,
): Tableau | null {
  if (features.length === 0) return null;
  const { geometries, systeme } = toDegrees(
    features.map(({ geometry }): Geometry => geometry ?? SANS_FORME),
  );
  const name = forme === 'geojson' ? 'GeoJSON' : 'TopoJSON';
  return tableOf(
    features.map(({ properties }) => properties ?? {}),
    forme,
    systeme ? `formes ${name}, converties en degrés (${systeme})` : `formes ${name}`,
    geometries,
  );
}

/** The array that holds the rows, wherever portals put it. */
function rowsOf(parsed: unknown): readonly unknown[] | null {
  if (Array.isArray(parsed)) return namedCells(parsed) ?? parsed.map(fieldsOf);
  if (!isObjet(parsed)) return null;
  const values = Object.values(parsed);
  const [longest] = values
    .filter((value): value is unknown[] => Array.isArray(value) && isObjet(value[0]))
    .toSorted((one, other) => other.length - one.length);
  if (longest) return longest.map(fieldsOf);
  if (values.length > 1 && values.every(isObjet)) return values.map(fieldsOf);
  return values.filter(isObjet).map(rowsOf).find(Boolean) ?? null;
}

/** Rows written as lists, the first of which names the columns. */
function namedCells(rows: readonly unknown[]): Objet[] | null {
  if (!rows.every((row): row is unknown[] => Array.isArray(row))) return null;
  const [names = [], ...others] = rows;
  return others.map((row) => Object.fromEntries(names.map((name, i) => [String(name), row[i]])));
}

function fieldsOf(row: unknown): unknown {
  return isObjet(row) && isObjet(row.fields) ? row.fields : row;
}

function isTopology(value: unknown): value is Topology {
  return (
    isObjet(value) &&
    value.type === 'Topology' &&
    isObjet(value.objects) &&
    Array.isArray(value.arcs)
  );
}

function isCollection(value: unknown): value is FeatureCollection {
  return isObjet(value) && value.type === 'FeatureCollection' && Array.isArray(value.features);
}
