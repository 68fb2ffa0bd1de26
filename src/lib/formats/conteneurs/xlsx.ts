import readXlsxFile from 'read-excel-file/universal';

import { headerNames, remarquesSur } from './colonnes';
import { headerRow } from './csv';
import { textOf } from './objets';
import { APERCU, batches, type Tableau } from './tableau';

/** The sheets of a spreadsheet, each below any title. Numbers stay as written, days as `AAAA-MM-JJ`. */
export async function openXlsx(contenu: Blob): Promise<readonly Tableau[]> {
  const sheets = await readXlsxFile<string>(contenu, { parseNumber: (text) => text });
  return sheets.flatMap(({ sheet, data }) => {
    const rows = data
      .map((row) => row.map(textOf))
      .filter((row) => row.some((cell) => cell.trim() !== ''));
    return rows.length === 0 ? [] : [sheetTable(sheet, rows)];
  });
}

function sheetTable(nom: string, rows: readonly (readonly string[])[]): Tableau {
  const header = headerRow(rows);
  const noms = rows[header]!;
  const lignes = rows.slice(header + 1);
  return {
    nom,
    poids: rows.reduce((sum, row) => sum + row.length, 0),
    forme: 'xlsx',
    description: `feuille « ${nom} » d’un classeur`,
    colonnes: headerNames(noms),
    apercu: lignes.slice(0, APERCU),
    geometries: null,
    remarques: remarquesSur(noms),
    lots: () => batches(lignes),
  };
}
