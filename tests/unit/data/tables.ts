import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import Papa from 'papaparse';

export type Row = Readonly<Record<string, string>>;

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));

/** Text of an embedded file. */
export function dataText(path: string): string {
  return readFileSync(DATA + path, 'utf8');
}

export function dataJson<Shape>(path: string): Shape {
  return JSON.parse(dataText(path)) as Shape;
}

/** Rows of an embedded CSV, every cell as text. */
export function dataRows(path: string, delimiter = ','): Row[] {
  return parseRows(dataText(path), delimiter);
}

export function parseRows(text: string, delimiter: string): Row[] {
  const { data, errors } = Papa.parse<Row>(text, { header: true, delimiter, skipEmptyLines: true });
  if (errors[0]) throw new Error(`${errors[0].message} (row ${errors[0].row})`);
  return data;
}

export function dataBytes(path: string): number {
  return statSync(DATA + path).size;
}

export function dataGzipped(path: string): number {
  return gzipSync(dataText(path)).length;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
