import { line, scaleLinear } from 'd3';

/** Shares from 0 to 1: of those who are ranked, and of what they have. */
export interface Point {
  readonly population: number;
  readonly valeur: number;
}

export interface GeometrieCourbe {
  readonly cote: number;
  readonly gauche: number;
  readonly droite: number;
  readonly haut: number;
  readonly base: number;
  /** Path data of each curve, in the order given. */
  readonly traces: readonly string[];
  readonly diagonale: string;
  /** Values written on both axes, 0 to 1, and where. */
  readonly graduations: readonly {
    readonly valeur: number;
    readonly x: number;
    readonly y: number;
  }[];
}

const GAUCHE = 44;
const HAUT = 10;
const BAS = 40;
const DROITE = 12;
/** A square is read; a wider one is not read better. */
const COTE_MAX = 380;

const QUARTS = [0, 0.25, 0.5, 0.75, 1] as const;

/** Curves of shares in a square, pixels. */
export function geometrieCourbe(
  courbes: readonly (readonly Point[])[],
  largeur: number,
): GeometrieCourbe {
  const cote = Math.min(largeur, COTE_MAX);
  const x = scaleLinear([0, 1], [GAUCHE, cote - DROITE]);
  const y = scaleLinear([0, 1], [cote - BAS, HAUT]);
  const trace = line<Point>(
    ({ population }) => x(population),
    ({ valeur }) => y(valeur),
  ).digits(1);
  return {
    cote,
    gauche: GAUCHE,
    droite: cote - DROITE,
    haut: HAUT,
    base: cote - BAS,
    traces: courbes.map((points) => trace(points) ?? ''),
    diagonale:
      trace([
        { population: 0, valeur: 0 },
        { population: 1, valeur: 1 },
      ]) ?? '',
    graduations: QUARTS.map((valeur) => ({ valeur, x: x(valeur), y: y(valeur) })),
  };
}
