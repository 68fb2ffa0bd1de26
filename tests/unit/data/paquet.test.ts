import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import type { Champ, TableSchema } from '../../../scripts/build-data/descripteur/schema';
import { JEUX } from '$lib/formats/lecture';
import type { Row } from './tables';
import { dataJson, dataRows, dataText } from './tables';

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly profile: string;
  readonly bytes: number;
  readonly hash: string;
  readonly simule: boolean;
  readonly millesime: string;
  readonly licenses: readonly object[];
  readonly sources: readonly object[];
  readonly dialect?: { readonly delimiter: string };
  readonly schema?: TableSchema | string;
}

const { resources } = dataJson<{ resources: Resource[] }>('datapackage.json');
const tables = resources.filter(({ profile }) => profile === 'tabular-data-resource');

const schemaOf = ({ schema }: Resource): TableSchema =>
  typeof schema === 'string' ? dataJson<TableSchema>(schema) : schema!;
const rowsOf = ({ path, dialect }: Resource): Row[] => dataRows(path, dialect!.delimiter);

describe('datapackage.json', () => {
  it('describes every file of data/, and nothing else', () => {
    const files = readdirSync(fileURLToPath(new URL('../../../data/', import.meta.url)));
    const ours = ['README.md', 'datapackage.json', 'parametres.json', 'schemas', 'sources.json'];
    expect(resources.map(({ path }) => path).sort()).toEqual(
      files.filter((file) => !ours.includes(file)).sort(),
    );
  });

  it.each(resources)('says the size, the print, the licence and the vintage of $path', (resource) => {
    const text = dataText(resource.path);
    expect(resource.bytes).toBe(Buffer.byteLength(text));
    expect(resource.hash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    expect(resource.licenses.length).toBeGreaterThan(0);
    expect(resource.sources.length).toBeGreaterThan(0);
    expect(resource.millesime).not.toBe('');
    expect(resource.simule).toBe(/pass-|simul/.test(resource.path));
  });
});

describe('Table Schemas', () => {
  it.each(tables)('$path follows its schema', (resource) => {
    const { fields, primaryKey = [] } = schemaOf(resource);
    const rows = rowsOf(resource);
    expect(Object.keys(rows[0]!)).toEqual(fields.map(({ name }) => name));
    for (const field of fields) {
      const faults = rows.filter((row) => fault(field, row[field.name]!) !== null);
      expect(faults.slice(0, 3).map((row) => fault(field, row[field.name]!))).toEqual([]);
      if (field.constraints?.unique) {
        expect(new Set(rows.map((row) => row[field.name])).size).toBe(rows.length);
      }
    }
    const keys = new Set(rows.map((row) => primaryKey.map((name) => row[name]).join('\t')));
    expect(keys.size).toBe(rows.length);
  });

  it.each(tables)('$path refers to rows that exist', (resource) => {
    for (const { fields, reference } of schemaOf(resource).foreignKeys ?? []) {
      const target = resources.find(({ name }) => name === reference.resource)!;
      const known = new Set(rowsOf(target).map((row) => row[reference.fields[0]!]));
      const lost = rowsOf(resource).filter((row) => {
        const value = row[fields[0]!]!;
        return value !== '' && !known.has(value);
      });
      expect(lost.slice(0, 3)).toEqual([]);
    }
  });

  it('gives each field of the published schemas an example that it accepts', () => {
    const pass = ['lots', 'carnets', 'utilisations', 'circulation'].map((name) => `pass-${name}`);
    for (const name of [...pass, 'agrements', 'operateurs', 'suivi']) {
      const { fields } = dataJson<TableSchema>(`schemas/${name}.json`);
      for (const field of fields) {
        expect(field.description).not.toBe('');
        expect(fault(field, String(field.example))).toBeNull();
      }
    }
  });

  it('finds faults', () => {
    const field: Champ = {
      name: 'x',
      type: 'integer',
      description: '',
      constraints: { required: true, minimum: 1, enum: [5, 10] },
    };
    expect(fault(field, '5')).toBeNull();
    for (const value of ['', '7', '0', '5.5', 'cinq']) expect(fault(field, value)).not.toBeNull();
    const date: Champ = { name: 'd', type: 'date', description: '' };
    expect(fault(date, '2024-02-29')).toBeNull();
    expect(fault(date, '2023-02-29')).not.toBeNull();
  });
});

describe('sources.json', () => {
  interface Source {
    readonly id: string;
    readonly jeu: string;
    readonly page: string | null;
    readonly telechargement: string | null;
    readonly colonnes: readonly string[];
    readonly note: string | null;
  }
  const sources = dataJson<Source[]>('sources.json');

  it('lists datasets that the application reads', () => {
    const jeux = new Set(sources.map(({ jeu }) => jeu));
    for (const jeu of jeux) expect(JEUX).toContain(jeu);
    for (const jeu of ['qpv', 'zrr', 'frr', 'lieux', 'cnfs-structures', 'cnfs-permanences', 'communes', 'densite', 'ifn']) {
      expect(jeux).toContain(jeu);
    }
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
    for (const { colonnes } of sources) expect(colonnes.length).toBeGreaterThan(0);
  });

  it('gives addresses over HTTPS, or says that they are to be checked', () => {
    for (const { page, telechargement, note } of sources) {
      for (const address of [page, telechargement]) {
        if (address === null) expect(note).toMatch(/à vérifier/);
        else expect(address).toMatch(/^https:\/\//);
      }
    }
  });
});

/** What is wrong with a cell; `null` where nothing is. */
function fault({ name, type, format, constraints = {} }: Champ, value: string): string | null {
  if (value === '') return constraints.required ? `${name} is empty` : null;
  if (!isOfType(type, value, format)) return `${name}: ${value} is no ${type}`;
  if (constraints.pattern && !new RegExp(`^(?:${constraints.pattern})$`).test(value)) {
    return `${name}: ${value} is not ${constraints.pattern}`;
  }
  if (constraints.enum && !constraints.enum.map(String).includes(value)) return `${name}: ${value} is not listed`;
  if (constraints.minimum !== undefined && Number(value) < Number(constraints.minimum)) return `${name}: ${value} is low`;
  if (constraints.maximum !== undefined && Number(value) > Number(constraints.maximum)) return `${name}: ${value} is high`;
  return null;
}

function isOfType(type: Champ['type'], value: string, format?: string): boolean {
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(value);
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(value);
    case 'yearmonth':
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
    case 'date': {
      const iso = format === '%d/%m/%Y' ? value.split('/').reverse().join('-') : value;
      const date = new Date(`${iso}T00:00:00Z`);
      return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
    }
    default:
      return true;
  }
}
