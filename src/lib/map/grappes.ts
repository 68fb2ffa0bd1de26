import { GRAPPES } from '$lib/domain/grappes/grappes';

import type { Palette } from './palette';

/** Kind of cluster, those that are none aside. */
export type Grappe = Exclude<(typeof GRAPPES)[number], 'aucune'>;

/** How a kind of cluster is drawn and said. Colour tells high from low, and so does the sign; it is filled in the core. */
export interface SigneGrappe {
  readonly code: number;
  readonly nom: string;
  readonly detail: string;
  readonly couleur: 'grappeForte' | 'grappeFaible';
  /** Triangle on the ring: up where the share sans réponse is high. */
  readonly signe: string;
  /** Width of the ring, pixels: a core is bolder than an exception. */
  readonly epaisseur: number;
}

const code = (grappe: Grappe): number => GRAPPES.indexOf(grappe);

/** Kinds of cluster, the most worrying first. */
export const SIGNES_GRAPPES: readonly SigneGrappe[] = [
  {
    code: code('haut_haut'),
    nom: 'Grappe sans réponse',
    detail: 'part élevée, chez les voisines aussi',
    couleur: 'grappeForte',
    signe: '▲',
    epaisseur: 4,
  },
  {
    code: code('haut_bas'),
    nom: 'Exception sans réponse',
    detail: 'part élevée, faible chez les voisines',
    couleur: 'grappeForte',
    signe: '△',
    epaisseur: 1.75,
  },
  {
    code: code('bas_haut'),
    nom: 'Exception bien servie',
    detail: 'part faible, élevée chez les voisines',
    couleur: 'grappeFaible',
    signe: '▽',
    epaisseur: 1.75,
  },
  {
    code: code('bas_bas'),
    nom: 'Grappe bien servie',
    detail: 'part faible, chez les voisines aussi',
    couleur: 'grappeFaible',
    signe: '▼',
    epaisseur: 4,
  },
];

/** What each kind has, by code; the first, of no cluster, is never drawn. */
export function parCode<T extends string | number>(
  lire: (signe: SigneGrappe) => T,
  rien: T,
): readonly T[] {
  return GRAPPES.map((_, at) => {
    const signe = SIGNES_GRAPPES.find((candidat) => candidat.code === at);
    return signe ? lire(signe) : rien;
  });
}

export function couleurDe(palette: Palette, { couleur }: SigneGrappe): string {
  return palette[couleur];
}
