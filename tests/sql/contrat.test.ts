import { beforeAll, describe, expect, it } from 'vitest';

import type { Jour, Mois } from '$lib/domain/codes';
import type { Database } from '$lib/engine/database';
import { kindOf } from '$lib/engine/duckdb/arrow';
import { positional, question, type Question } from '$lib/engine/question';
import * as registry from '$lib/engine/questions';
import { TABLES } from '$lib/engine/schema';
import type { Kind, Specs } from '$lib/engine/valeurs';

import { chargerMonde } from './monde';
import { moteur } from './moteur';

const { paramsOf, ...registered } = registry;
const QUESTIONS: readonly Question<Specs, Specs>[] = Object.values(registered);
const FILES = import.meta.glob('../../src/lib/engine/sql/*/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Values with which every question of the hand-drawn world has an answer. */
const VALEURS: Readonly<Record<string, string | number>> = {
  ...paramsOf({ echelon: 'france' }),
  code: '01001',
  maille: 'commune',
  date: '2024-07-31' as Jour,
  jusque: '2024-12' as Mois,
  km: 1,
  lieu: 'espace',
  latitude: 46.15,
  longitude: 5.05,
  rayon: 20,
};

const CHECKS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  entier: Number.isInteger,
  reel: Number.isFinite,
  texte: (value) => typeof value === 'string',
  booleen: (value) => typeof value === 'boolean',
  jour: (value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)),
  mois: (value) => /^\d{4}-\d{2}$/.test(String(value)),
};

let base: Database;

beforeAll(async () => {
  base = await moteur;
  await chargerMonde(base);
});

describe('every question', () => {
  it('is a file, and every file is a question', () => {
    const paths = Object.keys(FILES).map((path) => path.replace(/^.*\/sql\/(.*)\.sql$/, '$1'));
    expect(QUESTIONS.map((q) => q.nom).sort()).toEqual(paths.sort());
    for (const q of QUESTIONS) expect(q.sql).toBe(FILES[`../../src/lib/engine/sql/${q.nom}.sql`]);
  });

  it.each(QUESTIONS)(
    '$nom says its question, grain and parameters, and takes those it says',
    ({ sql, params }) => {
      const head = /^(?:--.*\n)+/.exec(sql)?.[0] ?? '';
      expect(head).toMatch(/^-- Question: .*\?\n/);
      expect(head).toContain('-- Grain: ');
      expect(head).toContain('-- Parameters: ');
      const used = positional(sql).names;
      expect([...used].sort()).toEqual(Object.keys(params).sort());
      for (const name of used) expect(head).toContain(`$${name}`);
    },
  );

  it.each(QUESTIONS)('$nom answers rows of the kinds it declares', async (asked) => {
    const params = Object.fromEntries(
      Object.keys(asked.params).map((name) => [name, VALEURS[name]!]),
    );
    const rows = await base.ask(asked, params);
    expect(rows.length).toBeGreaterThan(0);
    for (const [name, spec] of Object.entries(asked.row)) {
      for (const row of rows) {
        const value = row[name];
        if (value === null && spec.endsWith('?')) continue;
        expect(CHECKS[kindOf(spec)](value), `${name}: ${String(value)} is no ${spec}`).toBe(true);
      }
    }
  });

  it.each(QUESTIONS)(
    '$nom declares every column that it answers, in order',
    async ({ sql, row }) => {
      const described = question({
        nom: 'describe',
        sql: `DESCRIBE ${sql.replace(/--.*$/gm, '').replace(/\$([a-z_]+)/g, (_, name: string) => literal(VALEURS[name]!))}`,
        params: {},
        row: { column_name: 'texte', column_type: 'texte' },
      });
      const columns = await base.ask(described, {});
      expect(columns.map((column) => column.column_name)).toEqual(Object.keys(row));
      for (const { column_name, column_type } of columns) {
        expect(column_type).toBe(SQL_TYPES[kindOf(row[column_name]!)]);
      }
    },
  );
});

const SQL_TYPES: Readonly<Record<Kind, string>> = {
  entier: 'INTEGER',
  reel: 'DOUBLE',
  texte: 'VARCHAR',
  booleen: 'BOOLEAN',
  jour: 'VARCHAR',
  mois: 'VARCHAR',
};

describe('the schema', () => {
  it('declares in TypeScript the tables of schema.sql: same columns, same order, same types', async () => {
    const columns = await base.ask(
      question({
        nom: 'columns',
        sql: `SELECT table_name, column_name, data_type FROM information_schema.columns ORDER BY table_name, ordinal_position`,
        params: {},
        row: { table_name: 'texte', column_name: 'texte', data_type: 'texte' },
      }),
      {},
    );
    const declared = Object.entries(TABLES)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([table, specs]) =>
        Object.entries(specs).map(([name, spec]) => ({
          table_name: table,
          column_name: name,
          data_type: SQL_TYPES[kindOf(spec)],
        })),
      );
    expect(columns).toEqual(declared);
  });
});

/** For `DESCRIBE` alone, in this test: the product binds every value. */
function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value}'`;
}
