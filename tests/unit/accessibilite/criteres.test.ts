import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { bilanDe, declarationDe, lireCriteres } from '$lib/features/accessibilite/criteres';

/** Criteria of each theme of the RGAA 4.1. */
const THEMES = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

const criteres = lireCriteres(readFileSync('docs/accessibilite.md', 'utf8'));

describe('the declaration of accessibility', () => {
  it('assesses each of the 106 criteria once, in order', () => {
    const expected = THEMES.flatMap((count, theme) =>
      Array.from({ length: count }, (_, at) => `${theme + 1}.${at + 1}`),
    );
    expect(expected.length).toBe(106);
    expect(criteres.map(({ numero }) => numero)).toEqual(expected);
  });

  it('is the one that the footer of every page announces', () => {
    const footer = readFileSync('src/routes/+layout.svelte', 'utf8');
    expect(footer).toContain(`Accessibilité : ${declarationDe(bilanDe(criteres))}`);
  });

  it('names only files that exist', () => {
    const named = criteres.flatMap(({ preuve }) => preuve.match(/(tests|src)\/[\w/.-]+\w/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('says « partiellement » while one criterion fails, and « non » under half', () => {
    const [one] = criteres;
    const of = (etats: ('C' | 'NC' | 'NA')[]) =>
      declarationDe(bilanDe(etats.map((etat) => ({ ...one!, etat }))));
    expect(of(['C', 'C', 'NA'])).toBe('totalement conforme');
    expect(of(['C', 'NC', 'NA'])).toBe('partiellement conforme');
    expect(of(['C', 'NC', 'NC'])).toBe('non conforme');
  });
});
