import type { EtatLieu } from './donnees';
import type { De, Glyphe, Motif } from './palette';

/** A drawing on a square grid, shared by the canvas of the map and the SVG of the legend. */
export interface Forme {
  /** SVG path data. */
  readonly trace: string;
  /** Filled rather than stroked. */
  readonly plein: boolean;
}

/** Side of the grid of glyphs and symbols. */
export const GRILLE = 24;

/** Side of the tile that a pattern repeats. */
export const GRILLE_MOTIF = 8;

const trait = (trace: string): Forme => ({ trace, plein: false });
const plein = (trace: string): Forme => ({ trace, plein: true });

/** Dots of a die on a grid of three by three. */
const DES: Readonly<Record<De, readonly (readonly [number, number])[]>> = {
  un: [[1, 1]],
  deux: [
    [0, 2],
    [2, 0],
  ],
  trois: [
    [0, 2],
    [1, 1],
    [2, 0],
  ],
  quatre: [
    [0, 0],
    [0, 2],
    [2, 0],
    [2, 2],
  ],
  cinq: [
    [0, 0],
    [0, 2],
    [1, 1],
    [2, 0],
    [2, 2],
  ],
  six: [
    [0, 0],
    [0, 1],
    [0, 2],
    [2, 0],
    [2, 1],
    [2, 2],
  ],
};

function de(nom: De): Forme {
  const points = DES[nom].map(
    ([x, y]) => `M${5 + 6 * x} ${7 + 5 * y}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z`,
  );
  return plein(points.join(''));
}

/** Drawn at the centre of a circle, on the grid of 24. */
export const GLYPHES: Readonly<Record<Glyphe, Forme>> = {
  croix: trait('M7 7L17 17M17 7L7 17'),
  fleche: trait('M5 12H18M13 7L18 12L13 17'),
  carre: plein('M7.5 7.5H16.5V16.5H7.5Z'),
  tiret: trait('M6.5 12H17.5'),
  coche: trait('M6 12.5L10.5 17L18 8'),
  question: trait('M8.6 9.4A3.4 3.4 0 1 1 13.8 12.2C12.6 13 12 13.6 12 15M12 18.6V18.7'),
  un: de('un'),
  deux: de('deux'),
  trois: de('trois'),
  quatre: de('quatre'),
  cinq: de('cinq'),
  six: de('six'),
};

/** Repeated in a polygon, on the grid of 8. */
export const MOTIFS: Readonly<Record<Motif, string>> = {
  croise: 'M0 0L8 8M8 0L0 8',
  oblique: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  points: 'M2 2V2.01M6 6V6.01',
  horizontal: 'M0 4H8',
  uni: '',
  pointille: 'M2.8 4H5.2M4 2.8V5.2',
};

/** Outline and mark of the symbols of lieux and CnFS, on the grid of 24. */
export interface Symbole {
  readonly contour: string;
  readonly marque: Forme;
  /** Whether the outline is filled with the colour of labelled lieux rather than left as paper. */
  readonly couleur: boolean;
  readonly tirets: boolean;
}

const CARRE = 'M6 3H18A3 3 0 0 1 21 6V18A3 3 0 0 1 18 21H6A3 3 0 0 1 3 18V6A3 3 0 0 1 6 3Z';
const LOSANGE = 'M12 2L22 12L12 22L2 12Z';
const BUSTE = 'M12 2A4.6 4.6 0 1 1 11.99 2ZM3.5 22C3.5 16 7 13 12 13S20.5 16 20.5 22Z';

export const SYMBOLES: Readonly<Record<EtatLieu | 'cnfs', Symbole>> = {
  labellise: {
    contour: CARRE,
    marque: trait('M7 12.5L10.8 16L17 8.5'),
    couleur: true,
    tirets: false,
  },
  candidat: { contour: LOSANGE, marque: trait('M12 8V16M8 12H16'), couleur: false, tirets: false },
  inconnu: {
    contour: LOSANGE,
    marque: plein('M12 10.6A1.4 1.4 0 1 1 11.99 10.6Z'),
    couleur: false,
    tirets: true,
  },
  cnfs: { contour: BUSTE, marque: plein(''), couleur: false, tirets: false },
};
