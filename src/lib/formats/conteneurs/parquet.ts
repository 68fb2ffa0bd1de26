import type { Geometry } from 'geojson';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

import { isObjet, type Objet, tableOf } from './objets';
import type { Tableau } from './tableau';

/** A Parquet file as a table; a column of shapes (GeoParquet) becomes the shapes of the rows. `null` where it holds no row. */
export async function openParquet(contenu: Blob): Promise<Tableau | null> {
  const file = {
    byteLength: contenu.size,
    slice: (start: number, end?: number) => contenu.slice(start, end).arrayBuffer(),
  };
  const rows: Objet[] = await parquetReadObjects({ file, compressors });
  const [first] = rows;
  if (first === undefined) return null;
  const shape = Object.keys(first).find((name) => isGeometry(first[name]));
  if (shape === undefined) return tableOf(rows, 'parquet', 'Parquet', null);
  const geometries = rows.map((row): Geometry => {
    const value = row[shape];
    return isGeometry(value) ? value : { type: 'GeometryCollection', geometries: [] };
  });
  const plain = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name !== shape)),
  );
  return tableOf(plain, 'parquet', 'GeoParquet', geometries);
}

function isGeometry(value: unknown): value is Geometry {
  return isObjet(value) && typeof value.type === 'string' && Array.isArray(value.coordinates);
}
