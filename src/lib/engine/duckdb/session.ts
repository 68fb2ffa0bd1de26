import { type Table, tableToIPC } from 'apache-arrow';

import type { Database } from '../database';
import { positional, type Question } from '../question';
import { TABLES, type TableName, type Tables } from '../schema';
import macros from '../sql/macros.sql?raw';
import ouverture from '../sql/ouverture.sql?raw';
import schema from '../sql/schema.sql?raw';
import type { ColumnsOf, RowOf, Specs } from '../valeurs';

import { toArrow, toRows } from './arrow';

/** What the connections of DuckDB-WASM have in common, blocking or not. */
export interface Connection {
  query(sql: string): Table | Promise<Table>;
  prepare(sql: string): Statement | Promise<Statement>;
  insertArrowFromIPCStream(
    buffer: Uint8Array,
    options: { name: string; create: boolean },
  ): void | Promise<void>;
}

interface Statement {
  query(...values: unknown[]): Table | Promise<Table>;
  close(): void | Promise<void>;
}

/** Options of every database: 64-bit sums and decimals come out as numbers. */
export const OPTIONS = { query: { castBigIntToDouble: true, castDecimalToDouble: true } } as const;

/** A {@link Database} over one connection. */
export class DuckDatabase implements Database {
  readonly #connection: Connection;
  readonly #close: () => Promise<void>;
  /** Settled when every call made so far has been served. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(connection: Connection, close: () => Promise<void>) {
    this.#connection = connection;
    this.#close = close;
  }

  /** Forbids extensions, then creates the tables, empty. */
  static async open(connection: Connection, close: () => Promise<void>): Promise<DuckDatabase> {
    for (const script of [ouverture, schema, macros]) await connection.query(script);
    return new DuckDatabase(connection, close);
  }

  async load<Name extends TableName>(table: Name, columns: ColumnsOf<Tables[Name]>): Promise<void> {
    const rows = toArrow(TABLES[table], columns);
    await this.#enqueue(async () => {
      await this.#connection.query(creationOf(table));
      if (rows.numRows > 0) {
        // Bytes, not a table: the adapters may hold another copy of Arrow, to which ours is a stranger.
        await this.#connection.insertArrowFromIPCStream(tableToIPC(rows, 'stream'), {
          name: table,
          create: false,
        });
      }
    });
  }

  ask<Params extends Specs, Row extends Specs>(
    question: Question<Params, Row>,
    params: RowOf<Params>,
    signal?: AbortSignal,
  ): Promise<readonly RowOf<Row>[]> {
    const answer = this.#enqueue(async () => {
      signal?.throwIfAborted();
      return toRows(question.row, await this.#run(question.sql, params));
    });
    return signal ? abortable(answer, signal) : answer;
  }

  close(): Promise<void> {
    return this.#enqueue(this.#close);
  }

  async #run(text: string, params: Readonly<Record<string, unknown>>): Promise<Table> {
    const { sql, names } = positional(text);
    const statement = await this.#connection.prepare(sql);
    try {
      return await statement.query(...names.map((name) => params[name]));
    } finally {
      await statement.close();
    }
  }

  #enqueue<Result>(serve: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(serve);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** The statement of the schema that puts an empty table in place of the one of that name. */
function creationOf(table: TableName): string {
  const statements = schema.replace(/--.*$/gm, '').split(';');
  return statements.find((statement) => statement.includes(`TABLE ${table} (`))!;
}

function abortable<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) abort();
  });
}
