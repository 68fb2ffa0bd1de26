import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Database } from '$lib/engine/database';
import { question } from '$lib/engine/question';

import { moteur } from './moteur';

const compter = question({
  nom: 'compter',
  sql: 'SELECT count(*)::DOUBLE AS lignes, sum(code::INTEGER)::DOUBLE AS total FROM regions WHERE code <> $sauf',
  params: { sauf: 'texte' },
  row: { lignes: 'reel', total: 'reel?' },
});
const echo = question({
  nom: 'echo',
  sql: 'SELECT $texte AS texte, $texte AS encore',
  params: { texte: 'texte' },
  row: { texte: 'texte', encore: 'texte' },
});
const fautive = question({
  nom: 'fautive',
  sql: 'SELECT nulle_part FROM regions',
  params: {},
  row: {},
});

/** Whole characters of any plane, accents and emoji among them; not halves of one. */
const texteUnicode = fc.string({ unit: 'binary' });

let base: Database;

beforeAll(async () => {
  base = await moteur;
});

const regions = (...codes: string[]) => base.load('regions', { code: codes, nom: codes });

describe('the engine', () => {
  it('replaces the rows of a table, and can empty it', async () => {
    await regions('11', '84');
    await regions('32');
    expect(await base.ask(compter, { sauf: '' })).toEqual([{ lignes: 1, total: 32 }]);
    await regions();
    expect(await base.ask(compter, { sauf: '' })).toEqual([{ lignes: 0, total: null }]);
  });

  it('gives back what it was given: any text, number, boolean or null', async () => {
    const cellules = question({
      nom: 'cellules',
      sql: 'SELECT commune, nom, siret, latitude, itinerant FROM lieux ORDER BY indice',
      params: {},
      row: {
        commune: 'entier?',
        nom: 'texte',
        siret: 'texte?',
        latitude: 'reel?',
        itinerant: 'booleen?',
      },
    });
    const rows = fc.array(
      fc.record({
        commune: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
        nom: texteUnicode,
        siret: fc.option(texteUnicode),
        latitude: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
        itinerant: fc.option(fc.boolean()),
      }),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (lieux) => {
        const vide = lieux.map(() => null);
        const connu = lieux.map(() => '');
        await base.load('lieux', {
          indice: lieux.map((_, i) => i),
          id: connu,
          nom: lieux.map((l) => l.nom),
          siret: lieux.map((l) => l.siret),
          commune: lieux.map((l) => l.commune),
          nom_commune: connu,
          code_postal: vide,
          adresse: vide,
          latitude: lieux.map((l) => l.latitude),
          longitude: vide,
          position: vide,
          accepte: connu,
          preuve: vide,
          itinerant: lieux.map((l) => l.itinerant),
          source: vide,
          date_maj: vide,
        });
        expect(await base.ask(cellules, {})).toEqual(lieux);
      }),
      { numRuns: 40 },
    );
  });

  it('never shows a table between its old rows and its new ones', async () => {
    await regions('11');
    const answers = [];
    for (let i = 0; i < 20; i++) {
      void regions('11', '84');
      answers.push(base.ask(compter, { sauf: '' }));
    }
    for (const rows of await Promise.all(answers)) expect(rows[0]!.lignes).toBe(2);
  });

  it('refuses columns of different lengths, and keeps the rows that it had', async () => {
    await regions('11');
    await expect(base.load('regions', { code: ['84', '32'], nom: ['une'] })).rejects.toThrow(
      RangeError,
    );
    expect(await base.ask(compter, { sauf: '' })).toEqual([{ lignes: 1, total: 11 }]);
  });

  it('binds values: what looks like SQL is a text like another', async () => {
    const texte = `'; DROP TABLE regions; -- é “`;
    expect(await base.ask(echo, { texte })).toEqual([{ texte, encore: texte }]);
  });

  it('goes on after a question that fails', async () => {
    await expect(base.ask(fautive, {})).rejects.toThrow(/nulle_part/);
    expect(await base.ask(echo, { texte: 'a' })).toHaveLength(1);
  });

  it.each([
    ['an extension asked for', 'INSTALL spatial; LOAD spatial;'],
    ['a file of the network', `SELECT * FROM read_csv('https://example.org/a.csv')`],
    ['a function of an extension', `SELECT json_extract('{}', '$.a')`],
  ])('fetches nothing: %s', async (_, sql) => {
    await expect(
      base.ask(question({ nom: 'reseau', sql, params: {}, row: {} }), {}),
    ).rejects.toThrow();
  });

  it('an aborted question rejects, before its turn and during', async () => {
    const controller = new AbortController();
    const waiting = base.ask(echo, { texte: 'a' }, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await expect(base.ask(echo, { texte: 'a' }, controller.signal)).rejects.toThrow();
    expect(await base.ask(echo, { texte: 'b' })).toHaveLength(1);
  });

  it('of a burst where each question aborts the one before, sends the first and the last', async () => {
    const instruction = (sql: string) =>
      base.ask(question({ nom: 'instruction', sql, params: {}, row: {} }), {});
    await instruction('CREATE OR REPLACE SEQUENCE envois');
    const envoyer = question({
      nom: 'envoyer',
      sql: `SELECT nextval('envois')::INTEGER AS numero`,
      params: {},
      row: { numero: 'entier' },
    });
    const controllers = Array.from({ length: 5 }, () => new AbortController());
    const burst: Promise<unknown>[] = [];
    for (const [i, { signal }] of controllers.entries()) {
      burst.push(base.ask(envoyer, {}, signal));
      // The first one is under way before the second is asked.
      if (i === 0) await Promise.resolve();
      controllers[i - 1]?.abort();
    }
    const settled = await Promise.allSettled(burst);
    expect(settled.map(({ status }) => status)).toEqual([
      ...Array(4).fill('rejected'),
      'fulfilled',
    ]);
    expect(settled.at(-1)).toMatchObject({ value: [{ numero: 2 }] });
  });
});
