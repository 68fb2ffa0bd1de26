import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Which rooms each room may import from; its own goes without saying. The table of `docs/architecture.md`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ui: [],
  formats: ['domain'],
  compute: ['domain'],
  charts: ['domain'],
  engine: ['domain', 'formats'],
  store: ['domain', 'formats'],
  state: ['domain', 'formats', 'engine', 'compute', 'store'],
  map: ['domain', 'state'],
  features: ['domain', 'formats', 'engine', 'compute', 'store', 'state', 'map', 'charts', 'ui'],
  routes: ['features', 'state', 'ui'],
};

/** Packages that one room alone may import. */
const ONLY_IN: readonly (readonly [RegExp, string])[] = [
  [/^maplibre-gl($|\/)/, 'map'],
  [/^(@duckdb\/|apache-arrow($|\/))/, 'engine'],
  [/^\$app\//, 'routes'],
];

/** What the domain may import: computation and types, no input nor output. */
const PURE = /^(kdbush|geokdbush|flatbush|tinyqueue|d3-array|@turf\/[a-z-]+|highs|geojson)$/;

/** Rooms that may read the embedded tables of `data/`. */
const READS_DATA = ['state', 'features'];

interface Source {
  /** `src/lib/domain/lieu.ts`. */
  readonly path: string;
  readonly text: string;
}

/** What is wrong with a file, one sentence each. */
type Rule = (source: Source) => readonly string[];

const layers: Rule = ({ path, text }) =>
  importsOf(text).flatMap((name) => {
    const room = roomOf(path);
    const target = targetOf(path, name);
    if (!(room in MAY_IMPORT)) return [`${path}: « ${room} » is not a room`];
    if (target === null || target === room) return [];
    if (target === 'data' && READS_DATA.includes(room)) return [];
    return MAY_IMPORT[room]!.includes(target) ? [] : [`${path}: ${room} may not import ${name}`];
  });

const acrossRoomsByName: Rule = ({ path, text }) =>
  importsOf(text)
    .filter((name) => {
      const target = targetOf(path, name);
      if (target === null || target === 'data') return false;
      return name.startsWith('.')
        ? target !== roomOf(path)
        : target === roomOf(path) && target !== 'features';
    })
    .map((name) => `${path}: ${name}: inside a room « ./ », across rooms « $lib/ »`);

const packages: Rule = ({ path, text }) =>
  importsOf(text).flatMap((name) =>
    ONLY_IN.filter(([pattern, room]) => pattern.test(name) && roomOf(path) !== room).map(
      ([, room]) => `${path}: only ${room}/ imports ${name}`,
    ),
  );

const pureDomain: Rule = ({ path, text }) =>
  roomOf(path) !== 'domain'
    ? []
    : importsOf(text)
        .filter((name) => targetOf(path, name) === null && !PURE.test(name))
        .map((name) => `${path}: the domain does not import ${name}`);

const featuresApart: Rule = ({ path, text }) =>
  importsOf(text)
    .map((name) => resolve(path, name))
    .filter((target) => featureOf(path) !== null && featureOf(target) !== null)
    .filter((target) => featureOf(target) !== featureOf(path))
    .map((target) => `${path}: a feature does not import another: ${target}`);

const noBarrel: Rule = ({ path, text }) => {
  const passesOn = /^\s*export\s+(type\s+)?(\*|\{[^}]*\})\s*(as\s+\w+\s+)?from\b/m.test(text);
  return passesOn ? [`${path}: passes on what another file exports`] : [];
};

const SQL =
  /(['"`])\s*(?:SELECT\b|WITH\s+\w+\s+AS\b|CREATE\s|INSERT\s+INTO\b|DELETE\s+FROM\b|DROP\s|UPDATE\s+\w+\s+SET\b|ALTER\s|COPY\s|PRAGMA\s|ATTACH\s)/;
const sqlInItsFolder: Rule = ({ path, text }) =>
  SQL.test(text) ? [`${path}: SQL lives in engine/sql/`] : [];

const HATCHES = [
  /@ts-(ignore|expect-error|nocheck)/,
  /eslint-disable/,
  /\bas unknown as\b/,
  /\b(TODO|FIXME)\b/,
  /:\s*any\b/,
];
const noHatch: Rule = ({ path, text }) =>
  HATCHES.filter((hatch) => hatch.test(text)).map((hatch) => `${path}: ${hatch.source}`);

const RULES: Readonly<Record<string, Rule>> = {
  'a room imports only from the rooms under it': layers,
  'across rooms one writes $lib/room/file, inside a room ./file': acrossRoomsByName,
  'a package with a keeper is imported by it alone': packages,
  'the domain imports nothing but pure libraries': pureDomain,
  'a feature never imports another': featuresApart,
  'there is no barrel': noBarrel,
  'SQL is in engine/sql and nowhere else': sqlInItsFolder,
  'nothing escapes from the checks': noHatch,
};

/** For each rule, files that break it. */
const BAD: Readonly<
  Record<keyof typeof RULES, readonly (readonly [path: string, text: string])[]>
> = {
  'a room imports only from the rooms under it': [
    ['domain/a.ts', `import { lire } from '$lib/formats/lire';`],
    [
      'ui/A.svelte',
      `<script lang="ts">\n  import type { Lieu } from '$lib/domain/lieu';\n</script>`,
    ],
    ['compute/a.ts', `const engine = await import('$lib/engine/browser');`],
    ['map/a.ts', `import { Carte } from '$lib/features/carte/carte';`],
    ['domain/a.ts', `import parametres from '../../../data/parametres.json';`],
    ['utils/a.ts', `import a from 'kdbush';`],
    ['routes/+page.svelte', `<script>import { lire } from '$lib/formats/lire';</script>`],
  ],
  'across rooms one writes $lib/room/file, inside a room ./file': [
    ['formats/a.ts', `import type { Lieu } from '../domain/lieu';`],
    ['domain/acces/a.ts', `import type { Lieu } from '$lib/domain/lieu';`],
  ],
  'a package with a keeper is imported by it alone': [
    ['features/carte/a.ts', `import { Map } from 'maplibre-gl';`],
    ['state/a.ts', `import * as duckdb from '@duckdb/duckdb-wasm';`],
    ['formats/a.ts', `import { tableFromIPC } from 'apache-arrow';`],
    ['features/carte/A.svelte', `<script>import { page } from '$app/state';</script>`],
  ],
  'the domain imports nothing but pure libraries': [
    ['domain/a.ts', `import { readFileSync } from 'node:fs';`],
    ['domain/a.ts', `import Papa from 'papaparse';`],
    ['domain/a.ts', `export const d3 = import('d3');`],
  ],
  'a feature never imports another': [
    ['features/carte/A.svelte', `<script>import { b } from '$lib/features/candidats/b';</script>`],
    ['features/carte/a.ts', `import { b } from '../candidats/b';`],
  ],
  'there is no barrel': [
    ['domain/index.ts', `export * from './lieu';`],
    ['domain/tout.ts', `export { type Lieu,\n  isLieu } from './lieu';`],
    ['domain/tout.ts', `export * as lieu from './lieu';`],
  ],
  'SQL is in engine/sql and nowhere else': [
    ['engine/a.ts', 'const sql = `\n  SELECT * FROM lieux`;'],
    ['features/carte/A.svelte', `<script>ask("WITH a AS (SELECT 1) SELECT * FROM a");</script>`],
    ['engine/a.ts', `run('DROP TABLE ' + name);`],
  ],
  'nothing escapes from the checks': [
    ['domain/a.ts', `// @ts-expect-error`],
    ['domain/a.ts', `const a = b as unknown as number;`],
    ['domain/a.ts', `function f(a: any) {}`],
    ['domain/a.ts', `/* eslint-disable no-console */`],
    ['domain/a.ts', `// TODO: later`],
  ],
};

/** A file that keeps every rule. */
const GOOD: Source = {
  path: 'src/lib/engine/tables/lieux.ts',
  text: `import type { Lieu } from '$lib/domain/lieu';\nimport { Table } from 'apache-arrow';\nimport sql from '../sql/lieux/autour.sql?raw';\nimport { a } from './a';\nexport type { Lieu };\nexport const text = 'select a lieu';`,
};

const SOURCES: readonly Source[] = Object.entries(
  import.meta.glob<string>(
    ['../../src/lib/**/*.{ts,svelte}', '../../src/routes/**/*.{ts,svelte}'],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
).map(([path, text]) => ({ path: path.replace('../../', ''), text }));

describe('architecture', () => {
  it('reads the sources of every room', () => {
    const rooms = new Set(SOURCES.map(({ path }) => roomOf(path)));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
    expect(rooms).toContain('domain');
    expect(SOURCES.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(100);
  });

  describe.each(Object.entries(RULES))('%s', (name, rule) => {
    it('is kept', () => {
      expect(SOURCES.flatMap(rule)).toEqual([]);
    });

    it.each(BAD[name]!)('would fail on %s: %s', (path, text) => {
      const inSrc = path.startsWith('routes/') ? `src/${path}` : `src/lib/${path}`;
      expect(rule({ path: inSrc, text })).not.toEqual([]);
    });

    it('lets a good file through', () => {
      expect(rule(GOOD)).toEqual([]);
    });
  });
});

/** Every module that a file imports or re-exports, types included; of a component, by its scripts. */
function importsOf(text: string): string[] {
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) => script,
  );
  const code = scripts.length > 0 ? scripts.join('\n') : text;
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** `src/lib/domain/lieu.ts` → `domain`; `src/routes/+page.svelte` → `routes`. */
function roomOf(path: string): string {
  const [, lib, room] = path.split('/');
  return lib === 'lib' ? room! : lib!;
}

/** Room, or `data`, of an imported module; `null` for a package or a virtual module. */
function targetOf(path: string, name: string): string | null {
  const target = resolve(path, name);
  if (target.startsWith('src/')) return roomOf(target);
  return target.startsWith('data/') ? 'data' : null;
}

/** Path of an imported module from the root of the repository; its name where it is not a file of ours. */
function resolve(path: string, name: string): string {
  if (name.startsWith('$lib/')) return `src/lib/${name.slice(5)}`;
  if (!name.startsWith('.')) return name;
  return new URL(name, `file:///${path}`).pathname.slice(1);
}

function featureOf(path: string): string | null {
  return /^src\/lib\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}
