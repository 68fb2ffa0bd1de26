import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

import { APERCU, batches, type Forme, type Tableau } from './tableau';

const SANS_FORME: Geometry = { type: 'GeometryCollection', geometries: [] };

type Objet = Readonly<Record<string, unknown>>;

/**
 * A JSON text as a table: an array of objects, `{model, pk, fields}` fixtures, records of a portal (`{records: [{fields}]}`),
 * GeoJSON, TopoJSON. Columns are all the names met; nested objects become `a.b`. `null` where it holds no row.
 * Throws a `SyntaxError` where the text is not JSON, or is cut short.
 */
export function openJson(text: string): Tableau | null {
  const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  if (isTopology(parsed)) return fromTopology(parsed);
  if (isCollection(parsed)) return fromFeatures(parsed.features, 'geojson');
  const objets = rowsOf(parsed)?.filter(isObjet) ?? [];
  if (objets.length === 0) return null;
  return tableOf(objets, 'json', 'liste JSON', null);
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
  const geometries = features.map(({ geometry }): Geometry => geometry ?? SANS_FORME);
  const name = forme === 'geojson' ? 'GeoJSON' : 'TopoJSON';
  return tableOf(
    features.map(({ properties }) => properties ?? {}),
    forme,
    `formes ${name}`,
    geometries,
  );
}

function tableOf(
  objets: readonly Objet[],
  forme: Forme,
  description: string,
  geometries: readonly Geometry[] | null,
): Tableau {
  const flat = objets.map(flatten);
  const colonnes = [...new Set(flat.flatMap((objet) => Object.keys(objet)))];
  const lignes = flat.map((objet) => colonnes.map((colonne) => objet[colonne] ?? ''));
  return {
    forme,
    description,
    colonnes,
    apercu: lignes.slice(0, APERCU),
    geometries,
    lots: () => batches(lignes),
  };
}

/** The array that holds the rows, wherever portals put it. */
function rowsOf(parsed: unknown): readonly unknown[] | null {
  if (Array.isArray(parsed)) return parsed.map(fieldsOf);
  if (!isObjet(parsed)) return null;
  const arrays = Object.values(parsed).filter((value) => Array.isArray(value) && isObjet(value[0]));
  return arrays.length === 1 ? rowsOf(arrays[0]) : null;
}

function fieldsOf(row: unknown): unknown {
  return isObjet(row) && isObjet(row.fields) ? row.fields : row;
}

function flatten(objet: Objet): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(objet)) {
    if (isObjet(value) && Object.keys(value).length > 0) {
      for (const [inner, nested] of Object.entries(value))
        flat[`${name}.${inner}`] = textOf(nested);
    } else {
      flat[name] = textOf(value);
    }
  }
  return flat;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isObjet(value: unknown): value is Objet {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
