import { interpolateRgbBasis, quantize, rgb } from 'd3';

import { PALETTES, type Glyphe, type Motif, type Teinte, type Theme } from './palette';

/** From little to much. Lightness alone tells the classes apart, so that a grey print and any eye can. */
const SUITES: Readonly<Record<Theme, readonly string[]>> = {
  clair: ['#e3ebf4', '#9dbbe0', '#4f86c6', '#24549c', '#0d2553'],
  sombre: ['#2b3440', '#35567f', '#4a82c0', '#8fbcec', '#e6f1fd'],
};

/** From under to over, around a middle that is no colour: violet and green are told apart by any eye. */
const DIVERGENCES: Readonly<Record<Theme, readonly string[]>> = {
  clair: ['#4b1a6b', '#a57cc0', '#efece6', '#6fae8b', '#0f4d33'],
  sombre: ['#dcb8f5', '#8f63ad', '#363c44', '#3f8a67', '#a9ecc9'],
};

/** Three by three: the first measure in orange across, the second in blue up; least first. */
const CROISEMENTS: Readonly<Record<Theme, readonly string[]>> = {
  clair: [
    ...['#ece8e0', '#f2b679', '#e0761a'],
    ...['#9fc3dd', '#a0958f', '#a05a26'],
    ...['#3f87bd', '#45607c', '#3b2f33'],
  ],
  sombre: [
    ...['#2c3138', '#8a5520', '#f0943a'],
    ...['#2f5f85', '#8d8178', '#f3bd85'],
    ...['#58a8e0', '#a9cbe2', '#f5efe6'],
  ],
};

const UNIES: Readonly<Record<Theme, string>> = { clair: '#24549c', sombre: '#6aa5e3' };
const HORS_ECHELLE: Readonly<Record<Theme, string>> = { clair: '#5c002a', sombre: '#ffa3b2' };
const BORDS: Readonly<Record<Theme, string>> = { clair: '#6a655c', sombre: '#8d98a4' };
const NOIR = '#161616';
const BLANC = '#ffffff';

/** Second channels by rank: the more, the more ink. */
const RANGS: readonly (readonly [Motif, Glyphe])[] = [
  ['uni', 'un'],
  ['pointille', 'deux'],
  ['points', 'trois'],
  ['horizontal', 'quatre'],
  ['oblique', 'cinq'],
  ['croise', 'six'],
];

/** `nombre` classes from little to much, 2 to 6. */
export function suite(nombre: number, theme: Theme): Teinte[] {
  return couleursDe(SUITES[theme], Math.max(2, nombre))
    .slice(0, nombre)
    .map((couleur, k) => teinte(couleur, theme, RANGS[k]));
}

/**
 * Classes around a pivot, from under to over: `dessous` of them under it, one that holds it where `milieu`, `dessus` over.
 * The two sides are drawn at one scale, so that a side of two classes is no stronger than the two first of the other.
 */
export function divergence(
  dessous: number,
  milieu: boolean,
  dessus: number,
  theme: Theme,
): Teinte[] {
  const cote = Math.max(dessous, dessus, 1);
  const couleurs = couleursDe(DIVERGENCES[theme], 2 * cote + 1);
  const under = couleurs.slice(cote - dessous, cote);
  const over = couleurs.slice(cote + 1, cote + 1 + dessus);
  return [...under, ...(milieu ? [couleurs[cote]!] : []), ...over].map((couleur, k) =>
    teinte(couleur, theme, RANGS[k]),
  );
}

/** What the circle is for where size alone speaks. */
export function unie(theme: Theme): Teinte {
  return teinte(UNIES[theme], theme, ['uni', null]);
}

/** What has no value: held back. */
export function inconnue(theme: Theme): Teinte {
  const [insuffisant] = PALETTES[theme].classes.filter(({ creuse }) => creuse);
  return insuffisant!;
}

/** Beyond every value, where there is nothing to measure to. */
export function horsEchelle(theme: Theme): Teinte {
  return teinte(HORS_ECHELLE[theme], theme, ['croise', 'croix']);
}

/** Second channel of the crossing, where the gap is: much of the first with little or none of the second. */
const SIGNES_CROISES: Readonly<Record<number, readonly [Motif, Glyphe | null]>> = {
  1: ['oblique', 'fleche'],
  2: ['croise', 'croix'],
  5: ['oblique', 'fleche'],
};

/**
 * The nine classes of two measures crossed, in the order of `croiser`. Much of the first with little of the second, where
 * the gap is, bears a pattern too.
 */
export function croisement(theme: Theme): Teinte[] {
  return CROISEMENTS[theme].map((couleur, k) => ({
    ...teinte(couleur, theme, SIGNES_CROISES[k]),
  }));
}

function couleursDe(gamme: readonly string[], nombre: number): string[] {
  return quantize(interpolateRgbBasis([...gamme]), nombre);
}

function teinte(
  couleur: string,
  theme: Theme,
  [motif, glyphe]: readonly [Motif, Glyphe | null] = ['uni', null],
): Teinte {
  const fond = rgb(couleur);
  const claire = 0.2126 * fond.r + 0.7152 * fond.g + 0.0722 * fond.b > 128;
  return {
    fond: fond.formatHex(),
    bord: BORDS[theme],
    encre: claire ? NOIR : BLANC,
    motif,
    glyphe,
    creuse: false,
  };
}
