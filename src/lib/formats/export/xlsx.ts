import writeXlsxFile from 'write-excel-file/universal';

import type { ColonneCsv } from '../tableau-csv';
import { pairesDe, type Notice } from './mention';

/**
 * A workbook of two sheets: the rows, numbers as numbers, and where they come from. Unknown is empty, infinite too.
 * Text is written as text: a spreadsheet runs none of it as a formula.
 */
export async function ecrireXlsx<Row>(
  colonnes: readonly ColonneCsv<Row>[],
  rows: readonly Row[],
  notice: Notice,
): Promise<Blob> {
  const entete = colonnes.map(({ nom }) => gras(nom));
  const corps = rows.map((row) => colonnes.map(({ valeur }) => cellule(valeur(row))));
  const apropos = pairesDe(notice, rows.length).map(([nom, valeur]) => [
    gras(nom),
    cellule(valeur),
  ]);
  return writeXlsxFile([
    {
      data: [entete, ...corps],
      sheet: 'Données',
      columns: colonnes.map(({ nom }) => ({ width: Math.max(12, nom.length + 2) })),
      stickyRowsCount: 1,
    },
    { data: apropos, sheet: 'À propos', columns: [{ width: 28 }, { width: 90 }] },
  ]).toBlob();
}

function gras(value: string) {
  return { value, type: String, fontWeight: 'bold' as const };
}

function cellule(value: string | number | null) {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { value, type: String };
  return Number.isFinite(value) ? { value: Math.round(value * 1000) / 1000, type: Number } : null;
}
