import {
  Bool,
  type DataType,
  Float64,
  Int32,
  makeVector,
  Table,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';

import type { Kind, RowOf, Spec, Specs } from '../valeurs';

const TYPES: Readonly<Record<Kind, () => DataType>> = {
  entier: () => new Int32(),
  reel: () => new Float64(),
  texte: () => new Utf8(),
  booleen: () => new Bool(),
  jour: () => new Utf8(),
  mois: () => new Utf8(),
};

type Column = Int32Array | Float64Array | readonly (string | number | boolean | null)[];

/**
 * An Arrow table of the kinds declared; typed arrays are taken as they are, without a copy.
 * @throws RangeError where the columns differ in length.
 */
export function toArrow(specs: Specs, columns: Readonly<Record<string, Column>>): Table {
  const vectors = Object.entries(specs).map(([name, spec]): [string, Vector] => [
    name,
    vectorOf(spec, columns[name] ?? []),
  ]);
  const lengths = new Set(vectors.map(([, vector]) => vector.length));
  if (lengths.size > 1) {
    throw new RangeError(
      `Columns of different lengths: ${vectors.map(([name, { length }]) => `${name} ${length}`).join(', ')}`,
    );
  }
  return new Table(Object.fromEntries(vectors));
}

function vectorOf(spec: Spec, column: Column): Vector {
  if (column instanceof Int32Array) return makeVector(column);
  if (column instanceof Float64Array) return makeVector(column);
  return vectorFromArray(column, TYPES[kindOf(spec)]());
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
