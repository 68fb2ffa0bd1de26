import type { ColonneCsv } from '../tableau-csv';
import type { Notice } from './mention';

/** The workbook of `ecrireXlsx`, whose library comes when it is asked for. */
export async function classeurDe<Row>(
  colonnes: readonly ColonneCsv<Row>[],
  lignes: readonly Row[],
  notice: Notice,
): Promise<Blob> {
  const { ecrireXlsx } = await import('./xlsx');
  return ecrireXlsx(colonnes, lignes, notice);
}
