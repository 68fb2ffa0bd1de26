import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

import { inNumbers, SANS_FORME } from './formes';
import { shapedRows } from './geometries';
import { isObjet, type Objet, tableOf } from './objets';
import type { Forme, Tableau } from './tableau';

/** A JSON that tells of data and holds none. The message says what it is, in French. */
export class SansDonnees extends Error {}

/**
 * A JSON text as a table: an array of objects, `{model, pk, fields}` fixtures, records of a portal (`{records: [{fields}]}`),
 * GeoJSON, TopoJSON. Columns are all the names met; nested objects become `a.b`; a field that holds shapes gives the
 * shapes of the rows. `null` where it holds no row.
 *
 * @throws {SyntaxError} where the text is not JSON, or is cut short
 * @throws {SansDonnees} for a schema or a descriptor
 */
export function openJson(text: string): Tableau | null {
  const parsed = parse(text.replace(/^\ufeff/, ''));
  refuseDescriptor(parsed);
  const crs = crsOf(parsed);
  if (isTopology(parsed)) return fromTopology(parsed, crs);
  const rows = rowsOf(parsed) ?? [];
  if (rows.length > 0 && rows.every(isFeature)) return fromFeatures(rows, 'geojson', crs);
  const objets = rows.map(fieldsOf).filter(isObjet);
  if (objets.length === 0) return null;
  const shaped = shapedRows(objets);
  if (shaped === null) return tableOf(objets, 'json', 'liste JSON', null);
  return tableOf(shaped.objets, 'json', 'liste JSON avec des formes', shaped.geometries, crs);
}

/** Schemas and descriptors stand beside data under names that look like theirs. */
function refuseDescriptor(parsed: unknown): void {
  if (!isObjet(parsed)) return;
  const { fields, resources } = parsed;
  if (Array.isArray(fields) && fields.length > 0 && fields.every(isColumn)) {
    throw new SansDonnees(
      'un schéma de table (Table Schema), qui décrit des colonnes et ne contient aucune ligne : donnez plutôt un fichier de données, il sera contrôlé par ce schéma s’il est publié',
    );
  }
  if (Array.isArray(resources) && resources.every((one) => isObjet(one) && 'schema' in one)) {
    throw new SansDonnees(
      'un descripteur de jeux de données (datapackage), qui ne contient aucune ligne : donnez plutôt l’un des fichiers qu’il décrit',
    );
  }
}

function isColumn(field: unknown): boolean {
  return isObjet(field) && typeof field.name === 'string' && typeof field.type === 'string';
}

/** A JSON value; or a list, of the objects that stand one a line. */
function parse(text: string): unknown {
  const isByLine = /^\s*\{[^\n]*\}\r?\n\s*\{/.test(text.slice(0, 100_000));
  if (!isByLine) return JSON.parse(text);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line): unknown => JSON.parse(line));
}

function fromTopology(topology: Topology, crs?: string): Tableau | null {
  const [nom, object] =
    Object.entries(topology.objects).find(([, { type }]) => type === 'GeometryCollection') ?? [];
  if (nom === undefined || object === undefined) return null;
  const { features } = feature(topology, object as GeometryCollection<Record<string, unknown>>);
  return fromFeatures(features, 'topojson', crs);
}

function fromFeatures(features: readonly Forms[], forme: Forme, crs?: string): Tableau | null {
  if (features.length === 0) return null;
  return tableOf(
    features.map(({ properties }) => properties ?? {}),
    forme,
    `formes ${forme === 'geojson' ? 'GeoJSON' : 'TopoJSON'}`,
    inNumbers(features.map(({ geometry }): Geometry => geometry ?? SANS_FORME)),
    crs,
  );
}

/** What a file, or the collection that an answer wraps, says of its system: a name, a code or an address. */
function crsOf(parsed: unknown): string | undefined {
  if (!isObjet(parsed)) return undefined;
  const holder = [parsed, ...Object.values(parsed).filter(isObjet)].find(({ crs }) => isObjet(crs));
  return holder && JSON.stringify(holder.crs);
}

/** The rows, wherever portals put them: the longest list of objects, or objects by identifier, however deep. */
function rowsOf(parsed: unknown): readonly unknown[] | null {
  if (Array.isArray(parsed)) return namedCells(parsed) ?? parsed;
  if (!isObjet(parsed)) return null;
  const values = Object.values(parsed);
  if (areAlike(values)) return values;
  const found = values
    .map((value) => (Array.isArray(value) && !isObjet(value[0]) ? null : rowsOf(value)))
    .filter((rows) => rows !== null);
  const [longest = null] = found.toSorted((one, other) => other.length - one.length);
  return longest;
}

/** Whether values are rows by identifier: objects that share most of their fields. */
function areAlike(values: readonly unknown[]): boolean {
  const [first, second] = values;
  if (!isObjet(first) || !isObjet(second) || !values.every(isObjet)) return false;
  const names = Object.keys(first);
  return names.filter((name) => name in second).length > names.length / 2;
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

type Forms = Feature<Geometry | null, Record<string, unknown> | null>;

function isFeature(value: unknown): value is Forms {
  return isObjet(value) && value.type === 'Feature' && 'properties' in value;
}
