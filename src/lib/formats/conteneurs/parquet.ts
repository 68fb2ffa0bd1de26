import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

import { shapedRows } from './geometries';
import { type Objet, tableOf } from './objets';
import type { Tableau } from './tableau';

/** A Parquet file as a table; a column of shapes (GeoParquet) becomes the shapes of the rows. `null` where it holds no row. */
export async function openParquet(contenu: Blob): Promise<Tableau | null> {
  const file = {
    byteLength: contenu.size,
    slice: (start: number, end?: number) => contenu.slice(start, end).arrayBuffer(),
  };
  const metadata = await parquetMetadataAsync(file);
  const rows: Objet[] = await parquetReadObjects({ file, metadata, compressors });
  if (rows.length === 0) return null;
  const shaped = shapedRows(rows);
  if (shaped === null) return tableOf(rows, 'parquet', 'Parquet', null);
  const { objets, geometries, champ } = shaped;
  const logical = metadata.schema.find(({ name }) => name === champ)?.logical_type;
  const crs = logical && 'crs' in logical ? logical.crs : undefined;
  return tableOf(objets, 'parquet', 'GeoParquet', geometries, crs);
}
