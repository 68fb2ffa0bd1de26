/** A column of a Table Schema (Frictionless). `unit` is ours. */
export interface Champ {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'date' | 'yearmonth' | 'any';
  readonly description: string;
  readonly unit?: string;
  readonly example?: string | number;
  readonly format?: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly (string | number)[];
    /** Anchored: the whole cell must match. */
    readonly pattern?: string;
    readonly minimum?: number | string;
    readonly maximum?: number | string;
  };
}

export interface TableSchema {
  readonly $schema?: string;
  readonly name?: string;
  readonly title?: string;
  readonly description?: string;
  readonly version?: string;
  readonly fields: readonly Champ[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
  readonly missingValues: readonly string[];
}

export const CODE_INSEE = '^(\\d{5}|2[AB]\\d{3})$';
export const CODE_POSTAL = '^\\d{5}$';
export const SIREN = '^\\d{9}$';
export const DEPARTEMENT = '^(\\d{2}|2[AB]|9[78]\\d)$';

/** A column that every row fills. */
export function requis(
  name: string,
  type: Champ['type'],
  description: string,
  more: Partial<Champ> = {},
): Champ {
  return {
    ...facultatif(name, type, description, more),
    constraints: { required: true, ...more.constraints },
  };
}

/** A column that may be empty. */
export function facultatif(
  name: string,
  type: Champ['type'],
  description: string,
  more: Partial<Champ> = {},
): Champ {
  return { name, type, description, ...more };
}

export function refersTo(
  field: string,
  resource: string,
  target: string,
): NonNullable<TableSchema['foreignKeys']>[number] {
  return { fields: [field], reference: { resource, fields: [target] } };
}

export function schema(
  fields: readonly Champ[],
  primaryKey: readonly string[],
  foreignKeys: NonNullable<TableSchema['foreignKeys']> = [],
): TableSchema {
  return {
    fields,
    primaryKey,
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
    missingValues: [''],
  };
}

const VERSION = '1.0.0';

/** A schema of ours, published by itself. */
export function published(
  name: string,
  title: string,
  description: string,
  table: TableSchema,
): TableSchema {
  return {
    $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
    name,
    title,
    description,
    version: VERSION,
    ...table,
  };
}
