import { describe, expect, test } from 'vitest';

import { croisement, divergence, suite } from '$lib/map/gammes';
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
  test.each([3, 4, 5, 6, 7])(
    'a sequence of %i has steps that any eye tells, light to dark or the reverse',
    (nombre) => {
      const teintes = suite(nombre, theme);
      const lights = teintes.map(({ fond }) => clarte(fond));
      const sorted = [...lights].sort((a, b) => a - b);
      expect(lights).toEqual(theme === 'clair' ? sorted.reverse() : sorted);
      expect(leastEcart(teintes, voisines(nombre))).toBeGreaterThan(7);
    },
  );

  test.each([3, 5, 7])('a divergence of %i has two sides that any eye tells', (nombre) => {
    const teintes = divergence(nombre, theme);
    expect(leastEcart(teintes, voisines(nombre))).toBeGreaterThan(7);
    expect(leastEcart(teintes, [[0, nombre - 1]])).toBeGreaterThan(12);
  });

  test('the nine classes of a crossing are told apart by any eye', () => {
    expect(leastEcart(croisement(theme), toutes(9))).toBeGreaterThan(10);
  });

  test('edges stand out from the land, inks from their fill', () => {
    for (const { fond, bord, encre } of [
      ...suite(7, theme),
      ...divergence(7, theme),
      ...croisement(theme),
    ]) {
      expect(contraste(bord, PALETTES[theme].terre)).toBeGreaterThanOrEqual(3);
      expect(contraste(encre, fond)).toBeGreaterThanOrEqual(3);
    }
  });
});
