/** Two numbers of one cell, latitude or northing first. */
export interface Paire {
  readonly nombres: readonly [number, number];
  /** Code of the system, where the cell says it (`SRID=2154;POINT(…)`); empty otherwise. */
  readonly systeme: string;
  /** The pair in its order with decimal points, where it was written with commas; `null` otherwise. */
  readonly recrite: string | null;
}

const EWKT = /^\s*(?:SRID=(\d+);)?\s*(.*)$/is;

/** WKT and GeoJSON write the longitude first, and may write a height. */
const X_FIRST = /^(?:POINT|\{(?!\s*["']?lat))/i;

const POINTS = /-?\d+(?:\.\d+)?/g;
const VIRGULES = /^\D*?(-?\d+[.,]\d+)\D+?(-?\d+[.,]\d+)\D*$/;

/** Reads `46.2057, 5.2258`, `46,2057 ; 5,2258`, `POINT Z (5.2258 46.2057 0)`, a GeoJSON point; `null` for anything else. */
export function parsePaire(texte: string): Paire | null {
  const [, systeme = '', reste = ''] = EWKT.exec(texte) ?? [];
  const numbers = numbersOf(reste);
  if (numbers === null) return null;
  const [first, second] = numbers.map((number) => Number(number.replace(',', '.')));
  return {
    nombres: X_FIRST.test(reste) ? [second!, first!] : [first!, second!],
    systeme,
    recrite: numbers.some((number) => number.includes(',')) ? `${first}, ${second}` : null,
  };
}

function numbersOf(texte: string): readonly string[] | null {
  const numbers: readonly string[] = texte.match(POINTS) ?? [];
  if (numbers.length === 2) return numbers;
  const commas = VIRGULES.exec(texte);
  if (commas) return commas.slice(1);
  return numbers.length > 2 && X_FIRST.test(texte) ? numbers.slice(0, 2) : null;
}
