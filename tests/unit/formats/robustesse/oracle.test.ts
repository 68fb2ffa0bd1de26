import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import Papa from 'papaparse';
import { Field as Champ, Table } from 'tableschema';
import { describe, expect, it } from 'vitest';

import type { Jeu } from '$lib/formats/lecture';
import { writeLieux } from '$lib/formats/lieux/ecrire';
import { SCHEMA_AGREMENTS } from '$lib/formats/schema/agrements';
import { SCHEMA_LIEUX_V0, SCHEMA_LIEUX_V1 } from '$lib/formats/schema/lieux';
import { SCHEMAS_PASS } from '$lib/formats/schema/pass';
import { SCHEMA_SUIVI } from '$lib/formats/schema/suivi';
import { checkCell, type Field, type TableSchema } from '$lib/formats/schema/table-schema';

import { SHARED } from '../../../support/shared';
import { comme, embarque, lireChemin, lireContenu } from '../aide';
import { referentiel } from './communes';

/**
 * `tableschema` is Frictionless's own library in JavaScript: a third party's verdict on the published schemas. It is put
 * right in one place and not asked in others, where it leaves the specification and Frictionless in Python.
 */
interface Publie {
  readonly name: string;
  readonly type: string;
  readonly constraints?: Readonly<Record<string, unknown>> & { readonly pattern?: string };
}

interface Schema {
  readonly fields: readonly (Publie & { readonly example: string | number })[];
  readonly primaryKey: readonly string[];
}

/** Python matches the whole cell, between `^` and `$`; `tableschema` looks for the pattern anywhere. */
function anchored(field: Publie): Publie {
  const { constraints } = field;
  if (constraints?.pattern === undefined) return field;
  return { ...field, constraints: { ...constraints, pattern: `^(?:${constraints.pattern})$` } };
}

/** Where `tableschema` is wrong, and by what; each is seen below. */
const ECARTS: Readonly<Record<string, (field: Publie, cellule: string) => boolean>> = {
  'integers: refuses a sign, leading zeros and spaces around, which XML Schema allows': (
    field,
    c,
  ) => field.type === 'integer' && /^\s*[+-]?\d+\s*$/.test(c) && String(Number(c)) !== c,
  'numbers: takes what JavaScript does, in hexadecimal, octal or binary, and blanks for zero': (
    field,
    c,
  ) =>
    field.type === 'number' &&
    (/^\s*[+-]?0[xob]/i.test(c) || c.trim() === '' || /infinity/i.test(c)),
  'spaces in numbers: sets them aside anywhere, where XML Schema does around them only': (
    field,
    c,
  ) => field.type === 'number' && /\S\s+\S/.test(c),
  'special numbers: wants NaN, INF and -INF in capitals, where the specification does not': (
    field,
    c,
  ) => field.type === 'number' && /^\s*(?:nan|-?inf)\s*$/i.test(c),
  'dates: takes the year 0, which is no year of ISO 8601 as Python reads it': (field, c) =>
    field.type === 'date' && c.startsWith('0000-'),
  'months: takes any number of digits, signs and spaces': (field, c) =>
    field.type === 'yearmonth' && !/^\d{1,4}-\d{1,2}$/.test(c),
  'lengths: counts UTF-16 units, not characters': (field, c) =>
    field.constraints?.['maxLength'] !== undefined && [...c].length !== c.length,
};

function isEcart(field: Publie, cellule: string): boolean {
  return Object.values(ECARTS).some((ecart) => ecart(field, cellule));
}

function verdict(field: Publie, cellule: string): boolean {
  try {
    new Champ(anchored(field)).castValue(cellule, true);
    return true;
  } catch {
    return false;
  }
}

function fieldsOf(chemin: string): readonly Publie[] {
  return (JSON.parse(readFileSync(chemin, 'utf8')) as { fields: readonly Publie[] }).fields;
}

const OURS: readonly (readonly [string, TableSchema, string])[] = [
  ...Object.entries(SCHEMAS_PASS).map(
    ([jeu, schema]) => [jeu, schema, embarque(`schemas/${jeu}.json`)] as const,
  ),
  ['agrements', SCHEMA_AGREMENTS, embarque('schemas/agrements.json')],
  ['suivi', SCHEMA_SUIVI, embarque('schemas/suivi.json')],
];
const folder = join(SHARED ?? '', 'open-data/schema');
const LIEUX: readonly (readonly [string, TableSchema, string])[] = [
  ['v0.1.1', SCHEMA_LIEUX_V0, join(folder, 'schema-v0.1.1.json')],
  ['v1.0.2', SCHEMA_LIEUX_V1, join(folder, 'schema-v1.0.2.json')],
];

/** Cells that may be of any column: its words, alone or joined, spoiled or not; numbers, days, codes; anything. */
function cellOf(field: TableSchema['fields'][number]): fc.Arbitrary<string> {
  const { separateur = ';', valeurs = [] } = field.liste ?? {};
  // The published pattern of this word is faulty: its parentheses are a group. Ours takes the word of the description.
  const sound = valeurs.filter((mot) => !mot.startsWith('Étapes numériques'));
  const word = fc.constantFrom(
    ...sound,
    ...(field.enum ?? []).map(String),
    ...[
      'garbage',
      '',
      ' ',
      '01001',
      '2A004',
      '20004',
      '99138',
      '1000',
      '+33180059880',
      '+33',
      '0180059880',
    ],
    ...[
      '2024-02-29',
      '2023-02-29',
      '2024-2-1',
      '29/02/2024',
      '2024-02',
      '2024-13',
      '24-1',
      '0001-01-01',
    ],
    ...[
      '43.5',
      '43,5',
      '.5',
      '5.',
      '1e3',
      '-0',
      '5',
      '10',
      '05',
      '+5',
      '11',
      'NaN',
      '-INF',
      'inf',
      ' 7 ',
    ],
    ...[
      'region:84',
      'region:84|epci:2A',
      'region:',
      'W123456789',
      '13002603200016',
      '00000000000000',
    ],
  );
  const list = fc.array(word, { minLength: 1, maxLength: 4 }).map((mots) => mots.join(separateur));
  const spoiled = fc.tuple(list, fc.string({ maxLength: 3 })).map(([a, b]) => a + b);
  const long = fc.string({ minLength: 270, maxLength: 520 });
  const { maxLength } = field;
  return maxLength === undefined
    ? fc.oneof(word, list, spoiled, fc.string({ maxLength: 16 }))
    : fc.oneof(word, long);
}

function expectSameVerdict(schema: TableSchema, published: readonly Publie[]): void {
  expect(schema.fields.map(({ name }) => name)).toEqual(published.map(({ name }) => name));
  for (const [i, field] of schema.fields.entries()) {
    const rule = published[i]!;
    fc.assert(
      fc.property(cellOf(field), (cellule) => {
        fc.pre(!isEcart(rule, cellule) && !/[\n\r]/.test(cellule));
        expect([field.name, cellule, checkCell(field, cellule) === null]).toEqual([
          field.name,
          cellule,
          verdict(rule, cellule),
        ]);
      }),
      { numRuns: 250 },
    );
  }
}

/** Row and column of each finding, in the order of the file. */
async function findings(
  rows: readonly string[][],
  published: readonly Publie[],
): Promise<string[]> {
  const table = await Table.load([...rows], {
    schema: { fields: published.map(anchored), missingValues: [''] },
  });
  const read: readonly unknown[] = await table.read({ forceCast: true });
  return read.flatMap((row) =>
    row instanceof Error
      ? (
          row as Error & { errors: readonly { rowNumber: number; columnNumber: number }[] }
        ).errors.map(
          ({ rowNumber, columnNumber }) => `${rowNumber - 1}/${published[columnNumber - 1]!.name}`,
        )
      : [],
  );
}

async function ours(rows: readonly string[][], jeu: Jeu): Promise<string[]> {
  const text = Papa.unparse([...rows], { newline: '\n' });
  const { lecture } = await lireContenu('x.csv', text, { referentiel, jeu, controler: true });
  return lecture.constats
    .filter(({ regle, gravite }) => regle.startsWith('schema-') && gravite !== 'info')
    .map(({ ligne, colonne }) => `${ligne}/${colonne ?? ''}`);
}

describe('cell by cell, our verdict is that of Frictionless', () => {
  it.each(OURS)('on our schema %s', (_, schema, file) => {
    expectSameVerdict(schema, fieldsOf(file));
  });

  it.skipIf(!SHARED).each(LIEUX)(
    'on the national schema %s (skipped: no folder « shared » beside the checkout)',
    (_, schema, file) => expectSameVerdict(schema, fieldsOf(file)),
  );

  it.each([
    ['integers', { type: 'integer' }, '05', false],
    ['numbers', { type: 'number' }, '0x10', true],
    ['spaces in numbers', { type: 'number' }, '05 0', true],
    ['special numbers', { type: 'number' }, 'inf', false],
    ['dates', { type: 'date' }, '0000-01-01', true],
    ['months', { type: 'yearmonth' }, '12345-01', true],
    ['lengths', { type: 'string', constraints: { maxLength: 2 } }, 'a😀', false],
  ])(
    '%s: where `tableschema` leaves the specification, it is seen to',
    (nom, rule, cellule, theirs) => {
      const field = { name: 'x', ...rule };
      const ecart = Object.entries(ECARTS).find(([quoi]) => quoi.startsWith(nom));
      expect(ecart?.[1](field, cellule)).toBe(true);
      expect(verdict(field, cellule)).toBe(theirs);
      const { constraints } = rule as Publie;
      const own = { name: 'x', ...rule, ...constraints } as Parameters<typeof checkCell>[0];
      expect(checkCell(own, cellule) === null).toBe(!theirs);
    },
  );

  it('patterns: `tableschema` does not anchor them, Frictionless in Python and we do', () => {
    const field: Publie = { name: 'x', type: 'string', constraints: { pattern: '(A|B)' } };
    expect(() => new Champ(field).castValue('garbage A', true)).not.toThrow();
    expect(verdict(field, 'garbage A')).toBe(false);
  });
});

/** Cells that are valid in a column of a key: few, and some that say the same. */
function keyCellsOf({ type, required, enum: valeurs, pattern }: Field): readonly string[] {
  const empty = required ? [] : [''];
  if (valeurs) return valeurs.slice(0, 2).map(String);
  if (type === 'date') return ['2024-02-01', '2024-02-02'];
  if (type === 'yearmonth') return ['2024-02', '2024-2', '2024-12'];
  if (pattern)
    return ['13002603200016', '00000000000000', '63113', '2A004', ...empty].filter(
      (cellule) => cellule === '' || pattern.test(cellule),
    );
  return ['1', '01', 'a', ...empty];
}

describe('row by row, the key of a row is that of Frictionless', () => {
  const composees = OURS.filter(([, { primaryKey }]) => primaryKey);

  it.each(composees)('on our schema %s', async (jeu, { fields, primaryKey = [] }, file) => {
    const published = JSON.parse(readFileSync(file, 'utf8')) as Schema;
    expect(primaryKey).toEqual(published.primaryKey);
    const cells = fields.map((field, i) =>
      primaryKey.includes(field.name)
        ? fc.constantFrom(...keyCellsOf(field))
        : fc.constant(String(published.fields[i]!.example)),
    );
    const sample = fc.sample(fc.tuple(...cells), { numRuns: 300, seed: 7 });
    const rows = [fields.map(({ name }) => name), ...sample];
    const [theirs, own] = [await repeatedRows(rows, published), await ours(rows, jeu as Jeu)];
    expect(theirs.length).toBeGreaterThan(20);
    expect(own).toEqual(theirs.map((ligne) => `${ligne}/`));
  });
});

/** Rows that the library finds to bear the key of another. */
async function repeatedRows(
  rows: readonly string[][],
  { fields, primaryKey }: Schema,
): Promise<number[]> {
  const schema = { fields, primaryKey, missingValues: [''] };
  const table = await Table.load([...rows], { schema });
  const read: readonly unknown[] = await table.read({ forceCast: true });
  return read.flatMap((row) =>
    row instanceof Error ? [(row as Error & { rowNumber: number }).rowNumber - 1] : [],
  );
}

describe.skipIf(!SHARED)(
  'row by row, on files of the national schema (skipped: no folder « shared » beside the checkout)',
  () => {
    const example = (version: string): string[][] =>
      Papa.parse<string[]>(readFileSync(join(folder, `exemple-valide-${version}.csv`), 'utf8'), {
        skipEmptyLines: true,
      }).data;

    it.each(LIEUX)(
      '%s: its own example, and a thousand rows spoiled from it',
      async (version, schema, file) => {
        const published = fieldsOf(file);
        const [header, valid] = example(version);
        expect(header!.map((name) => name.trim())).toEqual(published.map(({ name }) => name));
        expect(await findings([header!, valid!], published)).toEqual([]);
        expect(await ours([header!, valid!], 'lieux')).toEqual([]);
        const spoiled = fc.sample(
          fc.tuple(
            ...schema.fields.map((field, i) =>
              fc.oneof({ weight: 8, arbitrary: fc.constant(valid![i]!) }, cellOf(field)),
            ),
          ),
          { numRuns: 1_000, seed: 11 },
        );
        const sound = spoiled.map((row, i) =>
          row.map((cell, place) => {
            const rule = published[place]!;
            const isUsable = !isEcart(rule, cell) && !/[\r\n"]/.test(cell) && cell === cell.trim();
            const kept = isUsable ? cell : valid![place]!;
            return rule.name === 'id' && kept !== '' ? `${kept}-${i}` : kept;
          }),
        );
        const rows = [header!, ...sound];
        const [theirs, own] = [await findings(rows, published), await ours(rows, 'lieux')];
        expect(theirs.length).toBeGreaterThan(1_000);
        expect(own.toSorted()).toEqual(theirs.toSorted());
      },
    );

    it('lieux exported in v1 are valid for the published schema, by their verdict', async () => {
      const { rows } = comme(
        'lieux',
        await lireChemin(embarque('lieux.csv'), { referentiel }),
      ).lecture;
      for (const [version, , file] of LIEUX) {
        const { csv } = writeLieux(rows, version.startsWith('v0') ? 'v0' : 'v1', '2024-01-01');
        const written = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;
        expect(written.length).toBeGreaterThan(600);
        expect(await findings(written, fieldsOf(file))).toEqual([]);
      }
    });
  },
);
