import type { Spec, Specs } from './valeurs';

/** One SQL file, its parameters and the columns of its answer. */
export interface Question<Params extends Specs, Row extends Specs> {
  /** Path of the file under `sql/`, without its extension. */
  readonly nom: string;
  /** As written, with named parameters: `$code`. */
  readonly sql: string;
  readonly params: Params;
  readonly row: Row;
}

/** Keeps the kinds of a question as literal types. */
export function question<
  const Params extends Readonly<Record<string, Spec>>,
  const Row extends Readonly<Record<string, Spec>>,
>(definition: Question<Params, Row>): Question<Params, Row> {
  return definition;
}

/** A statement whose parameters are told by place, as the engine wants them. */
export interface Positional {
  readonly sql: string;
  /** Names, by place: `names[0]` is `$1`. */
  readonly names: readonly string[];
}

/** Numbers the named parameters of a statement in the order in which they first come. Comments are left out. */
export function positional(sql: string): Positional {
  const names: string[] = [];
  const numbered = sql.replace(/--.*$/gm, '').replace(/\$([a-z_]+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { sql: numbered, names };
}
