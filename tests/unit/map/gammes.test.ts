import { describe, expect, test } from 'vitest';

import { croisement, divergence, horsEchelle, inconnue, suite, unie } from '$lib/map/gammes';
import { PALETTES, type Teinte, type Theme } from '$lib/map/palette';

import { clarte, contraste, ecartCouleur, VISIONS } from './daltonisme';

const THEMES = Object.keys(PALETTES) as Theme[];

function leastEcart(
  teintes: readonly Teinte[],
  pairs: readonly (readonly [number, number])[],
): number {
  const visions = VISIONS.filter((vision) => vision !== 'monochromie');
  return Math.min(
    ...visions.flatMap((vision) =>
      pairs.map(([a, b]) => ecartCouleur(teintes[a]!.fond, teintes[b]!.fond, vision)),
    ),
  );
}

const voisines = (nombre: number) =>
  Array.from({ length: nombre - 1 }, (_, k) => [k, k + 1] as const);
const toutes = (nombre: number) =>
  Array.from({ length: nombre }, (_, a) =>
    Array.from({ length: nombre - a - 1 }, (_, b) => [a, a + b + 1] as const),
  ).flat();

describe.each(THEMES)('theme %s', (theme) => {
  test.each([2, 3, 4, 5, 6])(
    'a sequence of %i has steps that any eye tells, light to dark or the reverse',
    (nombre) => {
      const teintes = suite(nombre, theme);
      const lights = teintes.map(({ fond }) => clarte(fond));
      const sorted = [...lights].sort((a, b) => a - b);
      expect(lights).toEqual(theme === 'clair' ? sorted.reverse() : sorted);
      expect(leastEcart(teintes, voisines(nombre))).toBeGreaterThan(7);
    },
  );

  test.each([
    [1, false, 1],
    [2, false, 2],
    [2, true, 2],
    [3, false, 3],
    [2, false, 4],
    [4, false, 2],
    [5, false, 1],
  ])('a divergence of %i, %s, %i has two sides that any eye tells', (under, middle, over) => {
    const teintes = divergence(under, middle, over, theme);
    expect(teintes).toHaveLength(under + Number(middle) + over);
    expect(leastEcart(teintes, voisines(teintes.length))).toBeGreaterThan(6);
    expect(leastEcart(teintes, [[0, teintes.length - 1]])).toBeGreaterThan(12);
  });

  test('a side of a divergence is as strong as as many classes of the other', () => {
    const seul = divergence(1, false, 4, theme);
    expect(seul[0]).toMatchObject({ fond: divergence(4, false, 4, theme)[3]!.fond });
  });

  test('each rank has its pattern and its dots, besides its colour', () => {
    const six = suite(6, theme);
    expect(new Set(six.map(({ motif }) => motif)).size).toBe(6);
    expect(new Set(six.map(({ glyphe }) => glyphe)).size).toBe(6);
  });

  test('what is beyond every value, or has none, is like no class', () => {
    for (const apart of [horsEchelle(theme), inconnue(theme)])
      for (const teinte of suite(6, theme))
        expect(leastEcart([apart, teinte], [[0, 1]])).toBeGreaterThan(5);
  });

  test('the nine classes of a crossing are told apart by any eye', () => {
    expect(leastEcart(croisement(theme), toutes(9))).toBeGreaterThan(10);
  });

  test('edges stand out from the land, inks from their fill', () => {
    for (const { fond, bord, encre } of [
      ...suite(6, theme),
      ...divergence(3, true, 3, theme),
      unie(theme),
      horsEchelle(theme),
      ...croisement(theme),
    ]) {
      expect(contraste(bord, PALETTES[theme].terre)).toBeGreaterThanOrEqual(3);
      expect(contraste(encre, fond)).toBeGreaterThanOrEqual(3);
    }
  });
});
