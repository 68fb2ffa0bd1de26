import readXlsxFile from 'read-excel-file/universal';

import { headerNames, remarquesSur } from './colonnes';
import { headerRow } from './csv';
import { textOf } from './objets';
import { APERCU, batches, type Tableau } from './tableau';

/** A spreadsheet: its sheet with the most cells, below any title. Numbers stay as written, days as `AAAA-MM-JJ`. */
export async function openXlsx(contenu: Blob): Promise<Tableau | null> {
  const sheets = await readXlsxFile<string>(contenu, { parseNumber: (text) => text });
  const tables = sheets.map(({ sheet, data }) => ({
    sheet,
    rows: data
      .map((row) => row.map(textOf))
      .filter((row) => row.some((cell) => cell.trim() !== '')),
  }));
  const [best] = tables.toSorted((one, other) => cellsOf(other.rows) - cellsOf(one.rows));
  if (best === undefined || best.rows.length === 0) return null;
  const header = headerRow(best.rows);
  const noms = best.rows[header]!;
  const colonnes = headerNames(noms);
  const lignes = best.rows.slice(header + 1);
  return {
    forme: 'xlsx',
    description: `feuille « ${best.sheet} » d’un classeur`,
    colonnes,
    apercu: lignes.slice(0, APERCU),
    geometries: null,
    remarques: remarquesSur(noms),
    lots: () => batches(lignes),
  };
}

function cellsOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((sum, row) => sum + row.length, 0);
}
