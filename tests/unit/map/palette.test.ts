import { describe, expect, test } from 'vitest';

import { CLASSES } from '$lib/domain/ecarts/classes';
import { PALETTES, type Theme } from '$lib/map/palette';

import { VISIONS, ciede2000, contraste, ecartCouleur } from './daltonisme';

/** Least CIEDE2000 between two classes, whatever the vision. 10 is told apart at a glance on small areas. */
const ECART_MIN = 14;
/** Greyscale print: least CIEDE2000; glyph and pattern carry the rest. */
const ECART_MIN_GRIS = 3;

const THEMES = Object.keys(PALETTES) as Theme[];

test('CIEDE2000 gives the published values of Sharma, Wu & Dalal', () => {
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  expect(ciede2000([50, -1, 2], [50, 0, 0])).toBeCloseTo(2.3669, 4);
  expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
});

describe.each(THEMES)('palette %s', (theme) => {
  const palette = PALETTES[theme];
  const pairs = palette.classes.flatMap((a, i) =>
    palette.classes
      .slice(i + 1)
      .map((b, j) => [a.classe, palette.classes[i + 1 + j]!.classe, a, b] as const),
  );

  test('has a colour for each class', () => {
    expect(palette.classes).toHaveLength(CLASSES.length);
    expect(new Set(palette.classes.map((c) => c.glyphe)).size).toBe(CLASSES.length);
    expect(new Set(palette.classes.map((c) => c.motif)).size).toBe(CLASSES.length);
  });

  test.each(VISIONS)('classes are told apart: %s', (vision) => {
    const least = vision === 'monochromie' ? ECART_MIN_GRIS : ECART_MIN;
    const close = pairs.filter(([, , a, b]) => ecartCouleur(a.fond, b.fond, vision) < least);
    expect(close.map(([a, b]) => `${a} / ${b}`)).toEqual([]);
  });

  test('edges stand out from land and neighbours by 3:1, glyphs from their circle by 3:1', () => {
    for (const { bord, encre, fond } of palette.classes) {
      expect(contraste(bord, palette.terre)).toBeGreaterThanOrEqual(3);
      expect(contraste(bord, palette.voisins)).toBeGreaterThanOrEqual(3);
      expect(contraste(encre, fond)).toBeGreaterThanOrEqual(3);
    }
  });

  test('texts read at 4.5:1 and symbols at 3:1 on land and sea', () => {
    for (const ground of [palette.terre, palette.mer, palette.voisins]) {
      for (const text of [palette.texte, palette.texteDoux]) {
        expect(contraste(text, ground)).toBeGreaterThanOrEqual(4.5);
      }
      for (const symbol of [
        palette.labellise,
        palette.trait,
        palette.qpv,
        palette.rural,
        palette.choix,
      ]) {
        expect(contraste(symbol, ground)).toBeGreaterThanOrEqual(3);
      }
    }
    expect(contraste(palette.trait, palette.papier)).toBeGreaterThanOrEqual(7);
  });
});
