import type { Question } from './question';
import type { TableName, Tables } from './schema';
import type { ColumnsOf, RowOf, Specs } from './valeurs';

/** The engine: tables go in, questions are asked. Calls are served one after the other, in the order of their arrival. */
export interface Database {
  /**
   * Replaces the rows of a table; no question is answered between the old rows and the new ones.
   * @throws RangeError where the columns differ in length.
   */
  load<Name extends TableName>(table: Name, columns: ColumnsOf<Tables[Name]>): Promise<void>;

  /**
   * Asks a question. An aborted one is not sent if its turn has not come, and its answer never lands if it has.
   * @throws DOMException `AbortError` as soon as `signal` is aborted.
   */
  ask<Params extends Specs, Row extends Specs>(
    question: Question<Params, Row>,
    params: RowOf<Params>,
    signal?: AbortSignal,
  ): Promise<readonly RowOf<Row>[]>;

  /** Frees the engine. No call may follow. */
  close(): Promise<void>;
}
