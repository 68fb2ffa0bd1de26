import type { Database } from './database';
import type { Question } from './question';
import type { RowOf, Specs } from './valeurs';

/**
 * Asks on behalf of one view: one query in flight for each question, the newest waiting takes the place of the one that
 * waits, and an answer overtaken by a newer question never lands.
 */
export class Coordinator {
  readonly #database: Database;
  readonly #lanes = new Map<string, Lane>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The rows, or `null` where a newer question of the same name, or {@link cancel}, has overtaken this one. */
  async ask<Params extends Specs, Row extends Specs>(
    question: Question<Params, Row>,
    params: RowOf<Params>,
  ): Promise<readonly RowOf<Row>[] | null> {
    const lane = this.#laneOf(question.nom);
    const turn = ++lane.newest;
    await lane.flight;
    if (turn !== lane.newest) return null;
    const answer = this.#database.ask(question, params);
    lane.flight = answer.then(
      () => undefined,
      () => undefined,
    );
    try {
      const rows = await answer;
      return turn === lane.newest ? rows : null;
    } catch (error) {
      if (turn !== lane.newest) return null;
      throw error;
    }
  }

  /** Drops what is asked of a question, in flight or waiting: it answers `null`. */
  cancel(question: { readonly nom: string }): void {
    this.#laneOf(question.nom).newest++;
  }

  #laneOf(nom: string): Lane {
    const known = this.#lanes.get(nom);
    if (known) return known;
    const lane: Lane = { newest: 0, flight: Promise.resolve() };
    this.#lanes.set(nom, lane);
    return lane;
  }
}

interface Lane {
  /** Number of the newest question asked; the only one that may land. */
  newest: number;
  /** Settled when nothing is in flight. */
  flight: Promise<void>;
}
