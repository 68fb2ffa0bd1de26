import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

import { hasForme, inNumbers, SANS_FORME } from './formes';
import { shapedRows } from './geometries';
import { isObjet, type Objet, tableOf } from './objets';
import type { Forme, Tableau } from './tableau';

/** A JSON that tells of data and holds none. The message says what it is, in French. */
export class SansDonnees extends Error {}

/**
 * The tables of a JSON text: arrays of objects, `{model, pk, fields}` fixtures, records of a portal (`{records: [{fields}]}`),
 * objects by identifier, however deep; a lone object, beside the lists that it holds; GeoJSON, each collection of a TopoJSON.
 * Columns are all the names met; nested objects become `a.b`; a field that holds shapes gives the shapes of the rows.
 *
 * @throws {SyntaxError} where the text is not JSON, or is cut short
 * @throws {SansDonnees} for a schema or a descriptor
 */
export function openJson(text: string): readonly Tableau[] {
  const parsed = parse(text.replace(/^\ufeff/, ''));
  refuseDescriptor(parsed);
  const crs = crsOf(parsed);
  if (isTopology(parsed)) return fromTopology(parsed, crs);
  return listesOf(parsed).flatMap(({ nom, rows }) => {
    const tableau = tableOfRows(rows, crs);
    return tableau === null ? [] : [nom === '' ? tableau : { ...tableau, nom }];
  });
}

/** Rows as a table, one without any field for each that is not an object; `null` where none is. */
function tableOfRows(rows: readonly unknown[], crs?: string): Tableau | null {
  if (!rows.some(isObjet)) return null;
  if (rows.filter(isObjet).every(isFeature)) {
    const features = rows.map((row) => (isFeature(row) ? row : SANS_RIEN));
    return fromFeatures(features, 'geojson', crs);
  }
  const objets = rows.map(fieldsOf);
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

function fromTopology(topology: Topology, crs?: string): readonly Tableau[] {
  return Object.entries(topology.objects).flatMap(([nom, object]) => {
    if (object.type !== 'GeometryCollection') return [];
    const { features } = feature(topology, object as GeometryCollection<Record<string, unknown>>);
    return features.length === 0 ? [] : [{ ...fromFeatures(features, 'topojson', crs), nom }];
  });
}

function fromFeatures(features: readonly Forms[], forme: Forme, crs?: string): Tableau {
  return tableOf(
    features.map(({ properties }) => properties ?? {}),
    forme,
    `formes ${forme === 'geojson' ? 'GeoJSON' : 'TopoJSON'}`,
    inNumbers(features.map(({ geometry }) => (hasForme(geometry) ? geometry : SANS_FORME))),
    crs,
  );
}

/** What a file, or the collection that an answer wraps, says of its system: a name, a code or an address. */
function crsOf(parsed: unknown): string | undefined {
  if (!isObjet(parsed)) return undefined;
  const holder = [parsed, ...Object.values(parsed).filter(isObjet)].find(({ crs }) => isObjet(crs));
  return holder && JSON.stringify(holder.crs);
}

/** Rows, and the path to them. */
interface Liste {
  readonly nom: string;
  readonly rows: readonly unknown[];
}

/** The lists of rows, wherever portals put them, and the object that holds them where it may be a row itself. */
function listesOf(parsed: unknown, nom = ''): readonly Liste[] {
  if (Array.isArray(parsed)) return [{ nom, rows: namedCells(parsed) ?? parsed }];
  if (!isObjet(parsed)) return [];
  if (isFeature(parsed)) return [{ nom, rows: [parsed] }];
  const values = Object.values(parsed);
  if (areAlike(values)) return [{ nom, rows: values }];
  const others: [string, unknown][] = [];
  const listes = Object.entries(parsed).flatMap(([name, value]) => {
    const isList = !Array.isArray(value) || value.some(isObjet);
    const inner = isList ? listesOf(value, nom === '' ? name : `${nom}.${name}`) : [];
    if (inner.length === 0) others.push([name, value]);
    return inner;
  });
  const isRow =
    nom === '' &&
    parsed.type !== 'FeatureCollection' &&
    others.filter(([, value]) => isScalar(value)).length > 1;
  return isRow ? [...listes, { nom, rows: [Object.fromEntries(others)] }] : listes;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
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

function fieldsOf(row: unknown): Objet {
  if (!isObjet(row)) return {};
  return isObjet(row.fields) ? row.fields : row;
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

/** Stands for a row that is no object. */
const SANS_RIEN: Forms = { type: 'Feature', properties: null, geometry: null };

function isFeature(value: unknown): value is Forms {
  return isObjet(value) && value.type === 'Feature' && 'properties' in value;
}
