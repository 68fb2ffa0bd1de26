import Papa from 'papaparse';

import { rendre } from '../cellules/formule';
import { isNote } from '../journal/journal';
import { decode, type Encodage, ENCODAGES } from './encodage';
import { APERCU, type Lot, type Tableau } from './tableau';

const SEPARATEURS = [';', ',', '\t', '|'] as const;
const SEPARATEUR_NAMES: Readonly<Record<string, string>> = { '\t': 'tabulation' };
/** Rows looked at for the separator and the header. */
const ESSAI = 60;
const HEAD_TEXT = 200_000;

/** A text file that stops before its end. */
export class TableTronquee extends Error {
  constructor(readonly ligne: number) {
    super(`cut at row ${ligne}`);
  }
}

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
  const tried = SEPARATEURS.map((separateur) => tryOn(head, separateur, whole));
  const best = tried.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.score === 0) return null;
  const { separateur, rows } = best;
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const dialecte: Dialecte = { separateur, newline };
  const header = headerRow(rows);
  const colonnes = columnNames(rows[header]!);
  const lots = (): AsyncGenerator<Lot> =>
    stream(decode(contenu, encodage, signal), dialecte, header + 1, colonnes.length);
  const name = SEPARATEUR_NAMES[separateur] ?? `« ${separateur} »`;
  return {
    forme: 'csv',
    description: `texte en ${ENCODAGES[encodage]}, séparateur ${name}`,
    colonnes,
    separateur,
    apercu: await firstRows(lots()),
    geometries: null,
    lots,
  };
}

/** The first rows; fewer where the file stops in the middle of one, which is said when it is read. */
async function firstRows(lots: AsyncIterable<Lot>): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  try {
    for await (const { lignes } of lots) {
      rows.push(...lignes.slice(0, APERCU - rows.length));
      if (rows.length >= APERCU) break;
    }
  } catch (error) {
    if (!(error instanceof TableTronquee)) throw error;
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

/** Scores a separator by the share of rows as wide as most, and by that width. */
function tryOn(head: string, separateur: string, whole: boolean): Essai {
  const { data } = Papa.parse<string[]>(head, {
    delimiter: separateur,
    skipEmptyLines: 'greedy',
    preview: APERCU + ESSAI,
  });
  const rows = whole || data.length > APERCU ? data : data.slice(0, -1);
  const widths = rows.slice(0, ESSAI).map(({ length }) => length);
  const width = mostFrequent(widths);
  if (width < 2) return { separateur, rows, score: 0 };
  const regular = widths.filter((w) => w === width).length / widths.length;
  return { separateur, rows, score: regular * (1 + Math.log(width)) };
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0])[0];
}

/** Place of the header: the first row that is as wide as the widest, and filled with words. */
export function headerRow(rows: readonly (readonly string[])[]): number {
  const filled = rows.slice(0, 30).map((row) => row.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(...filled.slice(0, 12));
  const place = rows
    .slice(0, 12)
    .findIndex(
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

/** Names of columns, trimmed; an empty name at the end of the row is a trailing separator. */
export function columnNames(row: readonly string[]): string[] {
  const names = row.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  while (names.length > 1 && names.at(-1) === '') names.pop();
  return names;
}

/** What parts the cells and the rows. */
interface Dialecte {
  readonly separateur: string;
  readonly newline: '\n' | '\r';
}

async function* stream(
  texte: AsyncIterable<{ readonly texte: string; readonly part: number }>,
  dialecte: Dialecte,
  skip: number,
  width: number,
): AsyncGenerator<Lot> {
  let pending = '';
  let toSkip = skip;
  let count = 0;
  const keep = (rows: readonly string[][]): readonly string[][] => {
    const kept = rows.slice(toSkip);
    toSkip -= rows.length - kept.length;
    count += kept.length;
    return kept;
  };
  for await (const piece of texte) {
    pending += piece.texte;
    for (let isStuck = true; isStuck;) {
      const { rows, used } = parse(pending, dialecte, true);
      pending = pending.slice(used);
      isStuck = pending.length > ROW_MAX;
      if (isStuck) {
        const line = firstLine(pending, dialecte);
        rows.push(line.cells);
        pending = pending.slice(line.used);
      }
      const lignes = keep(rows);
      if (lignes.length > 0) yield { lignes, part: piece.part };
    }
  }
  for (;;) {
    const { rows, unclosed } = parse(pending, dialecte, false);
    if (unclosed) {
      const { rows: whole, used } = parse(pending, dialecte, true);
      const rest = pending.slice(used);
      if (linesOf(rest, dialecte) <= CELL_LINES) throw new TableTronquee(count + whole.length + 1);
      const line = firstLine(rest, dialecte);
      pending = rest.slice(line.used);
      yield { lignes: keep([...whole, line.cells]), part: 1 };
      continue;
    }
    const lignes = keep(rows);
    const last = lignes.at(-1);
    const isCut = last !== undefined && last.length < width && !/[\r\n]$/.test(pending);
    if (isCut && !(last.length === 1 && isNote(last[0]!))) throw new TableTronquee(count);
    if (lignes.length > 0) yield { lignes, part: 1 };
    return;
  }
}

/** A row longer than this, in characters, is no row: a stray quote has swallowed the rows after it. */
const ROW_MAX = 1 << 20;
/** Lines that a cell left open at the end of a file may hold; beyond, its quote is a stray one. */
const CELL_LINES = 30;

/** The first line as cells, its quotes taken as they are. */
function firstLine(
  text: string,
  { separateur, newline }: Dialecte,
): { cells: string[]; used: number } {
  const end = text.indexOf(newline);
  const line = end < 0 ? text : text.slice(0, end);
  return {
    cells: line.replace(/\r$/, '').split(separateur),
    used: end < 0 ? text.length : end + 1,
  };
}

function linesOf(text: string, { newline }: Dialecte): number {
  return text.split(newline).length;
}

interface Parsed {
  readonly rows: string[][];
  /** Characters consumed. */
  readonly used: number;
  /** Whether a quoted cell is still open at the end. */
  readonly unclosed: boolean;
}

/** One piece of the text, blank rows left out; where more is to come, the last row is left for the next piece. */
function parse(text: string, { separateur, newline }: Dialecte, more: boolean): Parsed {
  const parser = new Papa.Parser({ delimiter: separateur, newline });
  const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(text, 0, more);
  const rows = data.filter((row) => row.some((cell) => cell.trim() !== ''));
  for (const row of rows) {
    row.forEach((cell, place) => (row[place] = rendre(cell)));
    const last = row.length - 1;
    if (row[last]!.endsWith('\r')) row[last] = row[last]!.slice(0, -1);
  }
  return { rows, used: meta.cursor, unclosed: errors.some(({ code }) => code === 'MissingQuotes') };
}
