import Papa from 'papaparse';

import { headerNames, remarquesSur } from './colonnes';
import { decode, type Encodage, ENCODAGES } from './encodage';
import { cellulesOf, type Dialecte, lignesDuDebut, lignesOf, TableTronquee } from './lignes';
import { APERCU, type Lot, type Tableau } from './tableau';

const SEPARATEURS = [';', ',', '\t', '|'] as const;
const SEPARATEUR_NAMES: Readonly<Record<string, string>> = { '\t': 'tabulation' };
/** Rows looked at for the separator and the header. */
const ESSAI = 60;
/** Rows among which the header is. */
const ENTETE = 30;
const HEAD_TEXT = 200_000;
/** Bytes of a cell, more or less. */
const SIGNES = 10;

/**
 * Opens a delimited text: its separator and its header are found from the first rows (a title above the header is
 * skipped), its rows stream. `null` where no separator makes a table of two columns or more.
 */
export async function openCsv(
  contenu: Blob,
  encodage: Encodage,
  signal?: AbortSignal,
): Promise<Tableau | null> {
  const head = await headText(contenu, encodage, signal);
  const whole = head.length < HEAD_TEXT;
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const tried = SEPARATEURS.map((separateur) => tryOn(head, separateur, newline, whole));
  const best = tried.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.score === 0) return null;
  const { separateur, rows } = best;
  const header = headerRow(rows);
  const noms = rows[header]!;
  const colonnes = headerNames(noms);
  const dialecte: Dialecte = { separateur, newline, colonnes: colonnes.length };
  const lots = (): AsyncGenerator<Lot> =>
    lignesOf(decode(contenu, encodage, signal), dialecte, header + 1);
  const name = SEPARATEUR_NAMES[separateur] ?? `« ${separateur} »`;
  return {
    poids: contenu.size / SIGNES,
    forme: 'csv',
    description: `texte en ${ENCODAGES[encodage]}, séparateur ${name}`,
    colonnes,
    separateur,
    apercu: await firstRows(lots()),
    geometries: null,
    remarques: remarquesSur(noms),
    lots,
  };
}

/**
 * The first rows; fewer where the file stops in the middle of one, which is said when it is read.
 *
 * @throws {TableTronquee} where it stops in the middle of the very first
 */
async function firstRows(lots: AsyncIterable<Lot>): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  try {
    for await (const { lignes } of lots) {
      rows.push(...lignes.slice(0, APERCU - rows.length));
      if (rows.length >= APERCU) break;
    }
  } catch (error) {
    if (!(error instanceof TableTronquee) || rows.length === 0) throw error;
  }
  return rows;
}

async function headText(contenu: Blob, encodage: Encodage, signal?: AbortSignal): Promise<string> {
  let head = '';
  for await (const { texte } of decode(contenu, encodage, signal)) {
    head += texte;
    if (head.length >= HEAD_TEXT) break;
  }
  return head.slice(0, HEAD_TEXT);
}

interface Essai {
  readonly separateur: string;
  readonly rows: string[][];
  readonly score: number;
}

/**
 * Scores a separator by the share of rows as wide as most, and by that width; a quote that it makes stray is against it.
 */
function tryOn(
  head: string,
  separateur: string,
  newline: Dialecte['newline'],
  whole: boolean,
): Essai {
  const { data: sound, errors } = Papa.parse<string[]>(head, {
    delimiter: separateur,
    skipEmptyLines: 'greedy',
    preview: APERCU + ESSAI,
  });
  const isBroken = errors.some(({ type }) => type === 'Quotes');
  const { rows: data, perdus } = isBroken
    ? mended(head, separateur, newline)
    : { rows: sound, perdus: 0 };
  const rows = whole || data.length > APERCU ? data : data.slice(0, -1);
  const widths = rows.slice(0, ESSAI).map(({ length }) => length);
  const width = mostFrequent(widths);
  if (width < 2) return { separateur, rows, score: 0 };
  const regular = widths.filter((w) => w === width).length / widths.length;
  const score = regular * (1 - perdus / data.length) * (1 + Math.log(width));
  return { separateur, rows, score };
}

/** The first rows of a text some quotes of which are stray. */
function mended(
  head: string,
  separateur: string,
  newline: Dialecte['newline'],
): ReturnType<typeof lignesDuDebut> {
  const lines = head.split(newline, APERCU + ESSAI).filter((line) => line.trim() !== '');
  const colonnes = mostFrequent(lines.map((line) => cellulesOf(line, separateur).length));
  return lignesDuDebut(lines.join(newline), { separateur, newline, colonnes });
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0])[0];
}

/** Place of the header: the first row that is as wide as the widest, and filled with words. */
export function headerRow(rows: readonly (readonly string[])[]): number {
  const head = rows.slice(0, ENTETE);
  const filled = head.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(...filled);
  const place = head.findIndex(
    (row, i) =>
      filled[i]! >= Math.max(1, widest * 0.6) &&
      row.every((cell) => !/^-?\d+(?:[.,]\d+)?$/.test(cell.trim()) || isYear(cell.trim())) &&
      !row.every((cell) => cell.trim() === '' || isYear(cell.trim())),
  );
  const first = Math.max(0, place);
  return isSecondHeader(rows, first + 1) ? first + 1 : first;
}

function isYear(cell: string): boolean {
  return /^(?:19|20)\d{2}$/.test(cell);
}

/**
 * Whether a second row of names stands under the first, as Insee and the DGCL write them (`Code commune` above `CODGEO`):
 * words without spaces, above a column of which every other cell begins with a digit.
 */
function isSecondHeader(rows: readonly (readonly string[])[], place: number): boolean {
  const cells = rows[place]?.map((cell) => cell.trim()) ?? [];
  const below = rows.slice(place + 1, place + 11);
  const filled = cells.filter((cell) => cell !== '');
  if (
    filled.length < 2 ||
    filled.length < rows[place - 1]!.filter(Boolean).length ||
    below.length < 2
  )
    return false;
  if (!filled.every((cell) => /^[A-Za-z]\w{1,30}$/.test(cell))) return false;
  return cells.some(
    (cell, i) => /^[A-Za-z]/.test(cell) && below.every((row) => /^\d/.test(row[i]?.trim() ?? '')),
  );
}
