import type { Points } from '$lib/domain/acces/voisinage';
import { alea } from '$lib/domain/tirages/alea';

/** A country drawn from a seed: towns that gather communes, communes that gather lieux. */
export interface MondeNational {
  readonly communes: Points;
  readonly densite: Uint8Array;
  /** Pass en circulation of each commune. */
  readonly pass: Float64Array;
  readonly lieux: Points;
  /** Commune that each lieu is in. */
  readonly lieuDans: Int32Array;
  /** Km², by commune. */
  readonly surface: Float64Array;
  /** The first lieux are labelled. */
  readonly labellise: Uint8Array;
  /** Pass a month, by lieu. */
  readonly capacite: Float64Array;
}

export const COMMUNES = 35_000;
export const LIEUX = 25_000;
export const LABELLISES = 6_000;

/** 35,000 communes and 25,000 lieux, 6,000 of them labelled, over the extent of metropolitan France. */
export function mondeNational(graine: number): MondeNational {
  const hasard = alea(graine);
  const communes = {
    latitude: Float64Array.from({ length: COMMUNES }, () => 43 + 7.5 * hasard()),
    longitude: Float64Array.from({ length: COMMUNES }, () => -1.5 + 8 * hasard()),
    terre: new Uint16Array(COMMUNES),
  };
  const taille = Float64Array.from({ length: COMMUNES }, () => 100 * Math.exp(6 * hasard() ** 3));
  const cumul = taille.map((_, i) => Math.sqrt(taille[i]!));
  for (let i = 1; i < COMMUNES; i++) cumul[i]! += cumul[i - 1]!;
  const lieuDans = Uint32Array.from({ length: LIEUX }, () =>
    rangDe(cumul, hasard() * cumul.at(-1)!),
  );
  const pass = taille.map((habitants) => Math.round(habitants * 0.05));
  const moyenne = pass.reduce((somme, p) => somme + p, 0) / 6 / LABELLISES;
  return {
    communes,
    densite: Uint8Array.from(taille, (habitants) =>
      habitants > 8000 ? 0 : habitants > 1500 ? 1 : 2,
    ),
    pass,
    lieuDans: Int32Array.from(lieuDans),
    surface: taille.map(() => 4 + 30 * hasard()),
    lieux: {
      latitude: Float64Array.from(lieuDans, (i) => communes.latitude[i]! + 0.05 * (hasard() - 0.5)),
      longitude: Float64Array.from(
        lieuDans,
        (i) => communes.longitude[i]! + 0.05 * (hasard() - 0.5),
      ),
      terre: new Uint16Array(LIEUX),
    },
    labellise: Uint8Array.from({ length: LIEUX }, (_, j) => (j < LABELLISES ? 1 : 0)),
    capacite: Float64Array.from({ length: LIEUX }, () => 2 * moyenne * hasard()),
  };
}

/** First place whose cumulated value reaches a target. */
function rangDe(cumul: Float64Array, cible: number): number {
  let bas = 0;
  let haut = cumul.length - 1;
  while (bas < haut) {
    const milieu = (bas + haut) >> 1;
    if (cumul[milieu]! < cible) bas = milieu + 1;
    else haut = milieu;
  }
  return bas;
}
