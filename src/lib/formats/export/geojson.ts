import type { FeatureCollection, Geometry } from 'geojson';

import type { ColonneCsv } from '../tableau-csv';
import { pairesDe, type Notice } from './mention';

interface Position {
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** The rows as points, where they come from beside them. A row without a point has a `null` geometry: none is lost. */
export function ecrireGeoJson<Row>(
  colonnes: readonly ColonneCsv<Row>[],
  rows: readonly Row[],
  positionDe: (row: Row) => Position,
  notice: Notice,
): string {
  const pointDe = (row: Row): Geometry | null => {
    const { longitude, latitude } = positionDe(row);
    return longitude === null || latitude === null
      ? null
      : { type: 'Point', coordinates: [longitude, latitude] };
  };
  return ecrireFormes(colonnes, rows, pointDe, notice);
}

/** The rows in shapes of their own, where they come from beside them. */
export function ecrireFormes<Row>(
  colonnes: readonly ColonneCsv<Row>[],
  rows: readonly Row[],
  formeDe: (row: Row) => Geometry | null,
  notice: Notice,
): string {
  const collection: FeatureCollection<Geometry | null> & { readonly maillage: object } = {
    type: 'FeatureCollection',
    maillage: Object.fromEntries(pairesDe(notice, rows.length)),
    features: rows.map((row) => ({
      type: 'Feature',
      geometry: formeDe(row),
      properties: Object.fromEntries(colonnes.map(({ nom, valeur }) => [nom, fini(valeur(row))])),
    })),
  };
  return JSON.stringify(collection);
}

function fini(value: string | number | null): string | number | null {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
