import type { FeatureCollection, Point } from 'geojson';

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
  const collection: FeatureCollection<Point | null> & { readonly maillage: object } = {
    type: 'FeatureCollection',
    maillage: Object.fromEntries(pairesDe(notice, rows.length)),
    features: rows.map((row) => {
      const { longitude, latitude } = positionDe(row);
      return {
        type: 'Feature',
        geometry:
          longitude === null || latitude === null
            ? null
            : { type: 'Point', coordinates: [longitude, latitude] },
        properties: Object.fromEntries(colonnes.map(({ nom, valeur }) => [nom, fini(valeur(row))])),
      };
    }),
  };
  return JSON.stringify(collection);
}

function fini(value: string | number | null): string | number | null {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
