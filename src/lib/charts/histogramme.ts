import { bin, max, scaleLinear, scaleSymlog } from 'd3';

export interface Colonne {
  readonly x: number;
  readonly y: number;
  readonly largeur: number;
  readonly hauteur: number;
  /** Values from `debut` included to `fin` excluded; the last column includes it. */
  readonly debut: number;
  readonly fin: number;
  readonly effectif: number;
  /** Place of the class that holds the middle of the column: 0 under the first break. */
  readonly classe: number;
}

export interface GeometrieHistogramme {
  readonly colonnes: readonly Colonne[];
  readonly coupures: readonly { readonly x: number; readonly valeur: number }[];
  /** Breaks whose value has room to be written. */
  readonly etiquettes: readonly { readonly x: number; readonly valeur: number }[];
  readonly graduations: readonly { readonly x: number; readonly valeur: number }[];
  readonly base: number;
  readonly hauteur: number;
  /** The value at a place of the axis, in pixels from the left; never out of it. */
  readonly valeurEn: (x: number) => number;
}

const HAUT = 18;
const BASE = 118;
const HAUTEUR = 142;
const MARGE = 12;
/** Pixels that a value takes on the axis. */
const TEXTE = 52;
/** Pixels that the value of a break takes. */
const SEUIL = 40;

/**
 * Columns of equal width on screen, coloured by class, with the breaks between classes.
 * A skewed quantity such as Pass by commune reads on a symmetric logarithm (`log`): columns then have unequal ranges.
 */
export function geometrieHistogramme(
  valeurs: ArrayLike<number>,
  coupures: readonly number[],
  largeur: number,
  log = false,
): GeometrieHistogramme {
  const known = Array.from(valeurs).filter(Number.isFinite);
  const domain: [number, number] = [
    Math.min(0, ...extremes(known, -1)),
    Math.max(1e-9, ...extremes(known, 1)),
  ];
  const x = (log ? scaleSymlog() : scaleLinear()).domain(domain).range([MARGE, largeur - MARGE]);
  const count = Math.max(8, Math.min(60, Math.round(largeur / 12)));
  const limits = Array.from({ length: count + 1 }, (_, k) =>
    x.invert(MARGE + (k / count) * (largeur - 2 * MARGE)),
  );
  const bins = bin().domain(domain).thresholds(limits.slice(1, -1))(known);
  const y = scaleLinear([0, max(bins, ({ length }) => length) || 1], [BASE, HAUT]);
  const ticks = log ? puissances(domain) : x.ticks(Math.max(2, Math.floor(largeur / TEXTE)));
  const lignes = coupures.map((valeur) => ({ x: x(valeur), valeur }));
  return {
    colonnes: bins.map((column) => {
      const [debut, fin] = [column.x0 ?? domain[0], column.x1 ?? domain[1]];
      const middle = x.invert((x(debut) + x(fin)) / 2);
      return {
        x: x(debut) + 0.5,
        y: y(column.length),
        largeur: Math.max(0, x(fin) - x(debut) - 1),
        hauteur: BASE - y(column.length),
        debut,
        fin,
        effectif: column.length,
        classe: coupures.filter((coupure) => coupure <= middle).length,
      };
    }),
    coupures: lignes,
    etiquettes: espacer(lignes, SEUIL),
    graduations: espacer(
      ticks.map((valeur) => ({ x: x(valeur), valeur })),
      TEXTE,
    ),
    base: BASE,
    hauteur: HAUTEUR,
    valeurEn: (pixels) => x.invert(Math.max(MARGE, Math.min(largeur - MARGE, pixels))),
  };
}

/** The least (`sens` −1) or the greatest value, in a list that is empty where there is none. */
function extremes(values: readonly number[], sens: 1 | -1): number[] {
  if (values.length === 0) return [];
  return [values.reduce((a, b) => (sens * b > sens * a ? b : a))];
}

/** Zero and the powers of ten of either sign within a range, ascending. */
function puissances([from, to]: readonly [number, number]): number[] {
  const powers = Array.from({ length: 10 }, (_, k) => 10 ** k);
  return [...powers.map((power) => -power).reverse(), 0, ...powers].filter(
    (value) => value >= from && value <= to,
  );
}

/** Leaves out the values that would be written over the one before. */
function espacer<T extends { readonly x: number }>(marks: readonly T[], ecart: number): T[] {
  const kept: T[] = [];
  for (const mark of marks) if (mark.x - (kept.at(-1)?.x ?? -Infinity) >= ecart) kept.push(mark);
  return kept;
}
