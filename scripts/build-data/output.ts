import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Folder of the committed tables. */
export const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** What was written, for the summary at the end. */
export interface Written {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly gzipped: number;
}

/** Writes a file under `data/`. */
export function writeText(path: string, text: string, rows: number): Written {
  const file = join(DATA, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return { path, rows, bytes: Buffer.byteLength(text), gzipped: gzipSync(text).length };
}

/** Writes a CSV table: UTF-8, LF, header. Cells are quoted only where they must be. */
export function writeCsv<Column extends string>(
  path: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | number | null | undefined>>[],
  separator = ',',
): Written {
  const lines = [columns.map((column) => cell(column, separator)).join(separator)];
  for (const row of rows) {
    lines.push(columns.map((column) => cell(row[column], separator)).join(separator));
  }
  return writeText(path, `${lines.join('\n')}\n`, rows.length);
}

function cell(value: string | number | null | undefined, separator: string): string {
  const text = String(value ?? '');
  return text.includes(separator) || /["\r\n]/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
