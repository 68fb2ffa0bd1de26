import Papa from 'papaparse';

import { neutraliser } from './cellules/formule';

/** What every exported row repeats, so that it still tells where it comes from once cut from its file. */
export interface Mention {
  /** Day that the figures are of. */
  readonly date: string | null;
  readonly source: string;
  readonly simule: boolean;
  /** Link that restores the view: territory, filters, parameters, scenario. */
  readonly lien: string;
}

export interface ColonneCsv<Row> {
  readonly nom: string;
  readonly valeur: (row: Row) => string | number | null;
}

/**
 * A CSV that spreadsheets set to French open as it is: `;`, decimal comma, UTF-8 with BOM. Unknown is empty, infinite
 * too. Cells that a spreadsheet would run as formulas are neutralised.
 */
export function ecrireTableauCsv<Row>(
  colonnes: readonly ColonneCsv<Row>[],
  rows: readonly Row[],
  mention: Mention,
): string {
  const fields = [
    ...colonnes.map(({ nom }) => nom),
    'date_situation',
    'donnees_simulees',
    'source',
    'lien',
  ];
  const fin = [
    mention.date ?? '',
    mention.simule ? 'oui' : 'non',
    mention.source,
    mention.lien,
  ].map(neutraliser);
  const data = rows.map((row) => [...colonnes.map(({ valeur }) => cellule(valeur(row))), ...fin]);
  return '\uFEFF' + Papa.unparse({ fields, data }, { delimiter: ';', newline: '\r\n' });
}

function cellule(value: string | number | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  if (typeof value === 'string') return neutraliser(value);
  return String(Math.round(value * 1000) / 1000).replace('.', ',');
}
