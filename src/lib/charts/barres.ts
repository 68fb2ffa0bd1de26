import { descending, max, scaleLinear } from 'd3';

export interface LigneBarre {
  /** What tells lines apart. */
  readonly cle: string;
  readonly nom: string;
  readonly valeur: number;
  /** Said after the value: « dont 3 sans lieu ». */
  readonly detail?: string;
}

export interface Barre extends LigneBarre {
  /** From 1; lines of equal value share a rank. */
  readonly rang: number;
  readonly largeur: number;
  readonly y: number;
}

/** Height of one line: its words, and under them its bar. */
export const HAUTEUR_LIGNE = 38;

/** Lines from the greatest to the least, each with its bar; equal values keep the order given. Pixels. */
export function geometrieBarres(
  rows: readonly LigneBarre[],
  largeur: number,
  limite = rows.length,
): Barre[] {
  const ranked = [...rows].sort((a, b) => descending(a.valeur, b.valeur));
  const x = scaleLinear([0, max(rows, ({ valeur }) => valeur) || 1], [0, largeur]);
  return ranked.slice(0, limite).map((row, k) => ({
    ...row,
    rang: ranked.findIndex(({ valeur }) => valeur === row.valeur) + 1,
    largeur: Math.max(0, x(row.valeur)),
    y: k * HAUTEUR_LIGNE,
  }));
}
