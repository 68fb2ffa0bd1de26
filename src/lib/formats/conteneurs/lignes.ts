import Papa from 'papaparse';

import { rendre } from '../cellules/formule';
import { isNote } from '../journal/journal';
import type { Lot } from './tableau';

/** What parts the cells and the rows of a delimited text, and how many columns its rows should have. */
export interface Dialecte {
  readonly separateur: string;
  readonly newline: '\n' | '\r';
  readonly colonnes: number;
}

/** A text file that stops before its end. */
export class TableTronquee extends Error {
  constructor(
    readonly ligne: number,
    /** Whether a quote is open there, and never closed. */
    readonly isOuverte = false,
  ) {
    super(`cut at row ${ligne}`);
  }
}

/** A row longer than this, in characters, is no row: a stray quote has swallowed the rows after it. */
const ROW_MAX = 1 << 20;
/** Lines that a cell left open at the end of a file may hold; beyond, its quote is a stray one. */
const CELL_LINES = 30;
/** Separators that a line may have beyond those of its row: within quotes, or at its end. */
const EN_PLUS = 3;
/** From this many columns, a line that has as many separators as a row is hardly anything else. */
const LARGE = 4;

/**
 * The rows of a text that comes by pieces, from `skip` on. A stray quote swallows the rows after it: where the lines that
 * it holds are rows themselves, its own row is read again with its quotes as they are, and ends its batch.
 *
 * @throws {TableTronquee} where the text stops in the middle of a row
 */
export async function* lignesOf(
  texte: AsyncIterable<{ readonly texte: string; readonly part: number }>,
  dialecte: Dialecte,
  skip: number,
): AsyncGenerator<Lot> {
  let pending = '';
  let toSkip = skip;
  let count = 0;
  const lotOf = (rows: readonly string[][], part: number, guillemet: boolean): Lot[] => {
    const lignes = rows.slice(toSkip);
    toSkip -= rows.length - lignes.length;
    count += lignes.length;
    return lignes.length > 0 ? [{ lignes, part, guillemet }] : [];
  };
  for await (const piece of texte) {
    pending += piece.texte;
    for (let isStray = true; isStray;) {
      const parsed = parse(pending, dialecte, true);
      const { rows } = parsed;
      pending = pending.slice(parsed.used);
      isStray = parsed.isStray || pending.length > ROW_MAX;
      if (isStray) pending = takeLine(pending, dialecte, rows);
      yield* lotOf(rows, piece.part, isStray);
    }
  }
  for (;;) {
    const { rows, last, used, isStray, isOpen } = parse(pending, dialecte, false);
    if (!isStray && !isOpen) {
      yield* lotOf(rows, 1, false);
      const hasEnd = /[\r\n]$/.test(pending);
      if (!hasEnd && isCut(last, dialecte)) throw new TableTronquee(count);
      return;
    }
    pending = pending.slice(used);
    if (isOpen && !isStray && !isStrayAtEnd(pending, dialecte)) {
      yield* lotOf(rows, 1, false);
      throw new TableTronquee(count + 1, true);
    }
    pending = takeLine(pending, dialecte, rows);
    yield* lotOf(rows, 1, true);
  }
}

/** Whether the last row, which has no end, lacks cells; a lone one is a note, or spaces. */
function isCut(last: readonly string[], { colonnes }: Dialecte): boolean {
  if (last.length === 1 && (last[0]!.trim() === '' || isNote(last[0]!))) return false;
  return last.length > 0 && last.length < colonnes;
}

/** The rows of a text already whole, or of its beginning, and how many stray quotes were taken as they are. */
export function lignesDuDebut(
  text: string,
  dialecte: Dialecte,
): { readonly rows: string[][]; readonly perdus: number } {
  const all: string[][] = [];
  let perdus = 0;
  for (let pending = text; ; perdus += 1) {
    const { rows, used, isStray, isOpen } = parse(pending, dialecte, false);
    all.push(...rows);
    if (!isStray && !isOpen) return { rows: all, perdus };
    pending = takeLine(pending.slice(used), dialecte, all);
  }
}

/** The cells of a line; a quote that opens one and closes none is taken as it is. */
export function cellulesOf(line: string, separateur: string): string[] {
  const pieces = line.replace(/\r$/, '').split(separateur);
  const cells: string[] = [];
  for (let start = 0; start < pieces.length;) {
    const end = endOf(pieces, start);
    const cell = pieces.slice(start, end + 1).join(separateur);
    cells.push(rendre(cell.replace(/^"(.*)"\s*$/, '$1').replaceAll('""', '"')));
    start = end + 1;
  }
  return cells;
}

/** The piece that ends the cell which this one begins: itself, unless another closes its quote before one opens. */
function endOf(pieces: readonly string[], start: number): number {
  if (!pieces[start]!.startsWith('"') || /.\s*"\s*$/.test(pieces[start]!)) return start;
  const after = pieces.slice(start + 1).findIndex((piece) => piece.includes('"'));
  const end = start + 1 + after;
  return after >= 0 && /^[^"]*"\s*$/.test(pieces[end]!) ? end : start;
}

/** Puts the first line among the rows; gives the text after it. */
function takeLine(text: string, dialecte: Dialecte, rows: string[][]): string {
  const line = firstLine(text, dialecte);
  rows.push(cellulesOf(line, dialecte.separateur));
  return text.slice(line.length + 1);
}

function firstLine(text: string, { newline }: Dialecte): string {
  const end = text.indexOf(newline);
  return end < 0 ? text : text.slice(0, end);
}

interface Parsed {
  readonly rows: string[][];
  /** The last one, blank or not. */
  readonly last: readonly string[];
  /** Characters consumed: where the next row begins. */
  readonly used: number;
  /** Whether a quote of the next row is a stray one, that has swallowed rows. */
  readonly isStray: boolean;
  /** Whether a quoted cell of the next row is still open at the end of the text. */
  readonly isOpen: boolean;
}

/** One piece of the text, blank rows left out; where more is to come, the last row is left for the next piece. */
function parse(text: string, dialecte: Dialecte, more: boolean): Parsed {
  const { separateur, newline, colonnes } = dialecte;
  const config = { delimiter: separateur, newline };
  const { data, errors, meta } = new Papa.Parser(config).parse(text, 0, more) as Papa.ParseResult<
    string[]
  >;
  if (errors.some(({ code }) => code === 'MissingQuotes'))
    return { ...parse(text, dialecte, true), isOpen: true };
  const broken = new Set(errors.map(({ row }) => row));
  const startAt = (rank: number): number => startOf(rank, text, config);
  const isWhole = (rank: number): boolean =>
    cellulesOf(firstLine(text.slice(startAt(rank)), dialecte), separateur).length === colonnes;
  const stray = text.includes('"')
    ? data.findIndex(
        (row, rank) =>
          hasSwallowed(row, broken.has(rank), dialecte) ||
          (broken.has(rank) && row.length < colonnes && isWhole(rank)),
      )
    : -1;
  const kept = stray < 0 ? data : data.slice(0, stray);
  const rows = kept.filter((row) => row.some((cell) => cell.trim() !== ''));
  for (const row of rows) {
    row.forEach((cell, place) => (row[place] = rendre(cell)));
    const last = row.length - 1;
    if (row[last]!.endsWith('\r')) row[last] = row[last]!.slice(0, -1);
  }
  const used = stray < 0 ? meta.cursor : startAt(stray);
  return { rows, last: kept.at(-1) ?? [], used, isStray: stray >= 0, isOpen: false };
}

/** Where the row of this rank begins. */
function startOf(rank: number, text: string, config: Papa.ParseConfig): number {
  if (rank === 0) return 0;
  const parser = new Papa.Parser({ ...config, preview: rank });
  return (parser.parse(text, 0, true) as Papa.ParseResult<string[]>).meta.cursor;
}

/**
 * Whether a quote has made one row of several: those lines have about as many separators as a row. Where its quotes are
 * sound all must have the very same number, and the cell must not be the last: some cells hold lists on several lines.
 */
function hasSwallowed(row: readonly string[], isBroken: boolean, dialecte: Dialecte): boolean {
  const { separateur, newline, colonnes } = dialecte;
  const open = row.find((cell) => cell.includes(newline));
  if (open === undefined) return false;
  if (!isBroken && (colonnes < LARGE || !open.split(newline, 1)[0]!.includes(separateur)))
    return false;
  const counts = separateursOf(row.join(separateur), dialecte);
  if (isBroken) return areRows(counts, colonnes);
  return counts[0]! >= colonnes - 1 && counts.every((count) => count === counts[0]);
}

/** Whether the quote left open at the end of the file is a stray one; otherwise the file was cut within its cell. */
function isStrayAtEnd(text: string, dialecte: Dialecte): boolean {
  const { separateur, colonnes } = dialecte;
  const counts = separateursOf(text, dialecte);
  if (counts.length > CELL_LINES) return true;
  if (counts.length > 1 && colonnes >= LARGE) return areRows(counts, colonnes);
  const isInLast = text.lastIndexOf(`${separateur}"`) === text.lastIndexOf(separateur);
  const isSure = counts.length > 1 || (colonnes >= LARGE && !isInLast);
  return isSure && counts.every((count) => count === colonnes - 1);
}

/** Whether the first line and most of the others have the separators of a row. */
function areRows(counts: readonly number[], colonnes: number): boolean {
  const isRow = (count: number): boolean => count >= colonnes - 1 && count < colonnes + EN_PLUS;
  return isRow(counts[0]!) && counts.filter(isRow).length > counts.length / 2;
}

/** How many separators each line has, blank ones left out. */
function separateursOf(text: string, { separateur, newline }: Dialecte): number[] {
  return text
    .split(newline)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(separateur).length - 1);
}
