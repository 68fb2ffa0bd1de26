import { makeVector, Table, type Vector } from 'apache-arrow';

import type { Kind, RowOf, Spec, Specs } from '../valeurs';

import { type Column, encode } from './colonnes';

/**
 * An Arrow table of the kinds declared.
 * @throws RangeError where the columns differ in length.
 */
export function toArrow(specs: Specs, columns: Readonly<Record<string, Column>>): Table {
  const vectors = Object.entries(specs).map(([name, spec]): [string, Vector] => [
    name,
    makeVector(encode(kindOf(spec), columns[name] ?? [])),
  ]);
  if (new Set(vectors.map(([, { length }]) => length)).size > 1) {
    const lengths = vectors.map(([name, { length }]) => `${name} ${length}`).join(', ');
    throw new RangeError(`Columns of different lengths: ${lengths}`);
  }
  return new Table(Object.fromEntries(vectors));
}

export function kindOf(spec: Spec): Kind {
  return spec.replace('?', '') as Kind;
}

/** Plain rows of an answer, with the columns declared. */
export function toRows<Row extends Specs>(specs: Row, table: Table): RowOf<Row>[] {
  const columns = Object.keys(specs).map((name) => [name, table.getChild(name)] as const);
  return Array.from({ length: table.numRows }, (_, i) => {
    const row: Record<string, unknown> = {};
    for (const [name, vector] of columns) row[name] = vector?.get(i) ?? null;
    return row as RowOf<Row>;
  });
}
