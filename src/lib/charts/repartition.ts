import { sum } from 'd3';

/** One part of a whole. Colours come from the caller, so that map, legend and chart share them. */
export interface Part {
  readonly cle: string;
  readonly nom: string;
  readonly valeur: number;
  readonly fond: string;
  readonly bord: string;
  /** Colour of the pattern. */
  readonly encre: string;
  /** Path data of a pattern on a tile of 8, `''` for none. */
  readonly motif: string;
}

export interface Segment extends Part {
  readonly x: number;
  readonly largeur: number;
  /** Share of the whole, in [0, 1]. */
  readonly part: number;
  /** Whether the share has room to be written in the segment. */
  readonly lisible: boolean;
}

/** Pixels that a share such as « 12 % » takes. */
const TEXTE = 36;

/** Parts side by side, in the order given, over the whole width; a whole of 0 has no segment. */
export function segmentsOf(parts: readonly Part[], largeur: number): Segment[] {
  const total = sum(parts, ({ valeur }) => valeur);
  if (total === 0) return [];
  let x = 0;
  return parts
    .filter(({ valeur }) => valeur > 0)
    .map((part) => {
      const width = (part.valeur / total) * largeur;
      const segment = {
        ...part,
        x,
        largeur: width,
        part: part.valeur / total,
        lisible: width >= TEXTE,
      };
      x += width;
      return segment;
    });
}
