import { colonnesOf, type TableCouts } from '../acces/table';
import type { Demandes } from '../demandes/demandes';
import type { Signal } from '../lieu';

import { gainDe, glouton, type Choix, type Couverture } from './glouton';
import { signauxOf } from './signaux';

/** An unlabelled lieu to approach. Lieux and communes are indexes; gains are in Pass sans réponse. */
export interface Candidat {
  readonly lieu: number;
  /** 1 for the first to approach. */
  readonly rang: number;
  /** Σ g_i w_ij: what it would bring alone. */
  readonly gainSeul: number;
  /** What it adds to those before it in the list. */
  readonly gainMarginal: number;
  /** Share of the need that it and those before it bring within reach, 0 to 1. */
  readonly partCumulee: number;
  /** What makes `gainSeul`, the largest first: Pass sans réponse that it brings within reach, g_i w_ij. */
  readonly communes: readonly GainCommune[];
  /** What makes `gainMarginal`: g_i (w_ij − the best weight of those before), those that bring nothing left out. */
  readonly ajouts: readonly GainCommune[];
  /** Candidates that would bring most of `gainSeul` in its stead, the best first. */
  readonly substituts: readonly number[];
  /** Labelled lieux that it would take Pass from, the most taken first. */
  readonly prisAuxVoisins: readonly { readonly lieu: number; readonly pass: number }[];
  readonly signaux: readonly Signal[];
  /** Tied with another one for its place: signals decided. */
  readonly exAequo: boolean;
}

export interface GainCommune {
  readonly commune: number;
  readonly pass: number;
  /** By road. */
  readonly distanceKm: number;
}

/** What the ranking rests on: pairs between rows of demand and all lieux, and columns by row and by lieu. */
export interface Terrain {
  readonly demandes: Demandes;
  readonly table: TableCouts;
  readonly poids: Float64Array;
  /** Need g_i of each row, in Pass; 0 for those outside the question. */
  readonly besoin: Float64Array;
  /** Pass that find a place today, by row. */
  readonly servis: Float64Array;
  readonly labellise: Uint8Array;
  /** Lieux to rank, 1 for each. */
  readonly univers: Uint8Array;
  readonly signaux: Uint8Array;
  readonly ids: readonly string[];
}

export interface OptionsCandidats {
  readonly maximum: number;
  /** Need that shares are told of, in Pass. */
  readonly besoinTotal: number;
  readonly exAequo: number;
  readonly substitut: number;
}

/**
 * The lieux to approach first (methods §6): lazy greedy on the Pass sans réponse that they bring within reach, then,
 * where nothing is left to add, by what each would bring alone.
 */
export function candidatsDe(terrain: Terrain, options: OptionsCandidats): Candidat[] {
  const { signaux, ids, univers } = terrain;
  const membres = [...univers.keys()].filter((j) => univers[j]);
  const ordre = ordreDesSignaux(membres, signaux, ids);
  const couverture = couvertureDe(terrain);
  const { maximum, exAequo, besoinTotal } = options;
  const choisis = glouton(couverture, membres, { maximum, exAequo, ordre });
  const suivants = sansAjout(couverture, membres, choisis, maximum, ordre);
  const detail = new Detail(terrain, couverture, options.substitut);
  let cumul = 0;
  return [...choisis, ...suivants].map(({ candidat, gain, exAequo: egal }, rang) => {
    cumul += gain;
    return {
      lieu: candidat,
      rang: rang + 1,
      gainSeul: gainDe(couverture, candidat),
      gainMarginal: gain,
      partCumulee: besoinTotal === 0 ? 0 : cumul / besoinTotal,
      communes: detail.communes(candidat),
      ajouts: detail.ajouts(candidat),
      substituts: detail.substituts(candidat),
      prisAuxVoisins: detail.prisAuxVoisins(candidat),
      signaux: signauxOf(signaux[candidat]!),
      exAequo: egal,
    };
  });
}

/** Rank of each candidate among ties: most signals first, then id. */
export function ordreDesSignaux(
  membres: readonly number[],
  signaux: Uint8Array,
  ids: readonly string[],
): Uint32Array {
  const ordre = new Uint32Array(ids.length);
  [...membres]
    .sort((a, b) => signaux[b]! - signaux[a]! || (ids[a]! < ids[b]! ? -1 : 1))
    .forEach((membre, rang) => (ordre[membre] = rang));
  return ordre;
}

/** Candidates that add nothing to the list, yet would bring something alone. */
function sansAjout(
  couverture: Couverture,
  membres: readonly number[],
  choisis: readonly Choix[],
  maximum: number,
  ordre: Uint32Array,
): Choix[] {
  if (choisis.length >= maximum) return [];
  const pris = new Set(choisis.map(({ candidat }) => candidat));
  return membres
    .filter((candidat) => !pris.has(candidat))
    .map((candidat) => ({ candidat, seul: gainDe(couverture, candidat) }))
    .filter(({ seul }) => seul > 0)
    .sort((a, b) => b.seul - a.seul || ordre[a.candidat]! - ordre[b.candidat]!)
    .slice(0, maximum - choisis.length)
    .map(({ candidat }) => ({ candidat, gain: 0, exAequo: false }));
}

function couvertureDe({ table, poids, besoin }: Terrain): Couverture {
  return { colonnes: colonnesOf(table), poids, besoin };
}

/** What stands behind the line of a candidate. */
class Detail {
  readonly #terrain: Terrain;
  readonly #couverture: Couverture;
  readonly #substitut: number;
  /** Greatest weight by which each row of demand is reached so far. */
  readonly #atteint: Float64Array;

  constructor(terrain: Terrain, couverture: Couverture, substitut: number) {
    this.#terrain = terrain;
    this.#couverture = couverture;
    this.#substitut = substitut;
    this.#atteint = new Float64Array(terrain.besoin.length);
  }

  communes(candidat: number): GainCommune[] {
    const { poids } = this.#terrain;
    return this.#gains(candidat, (_, paire) => poids[paire]!);
  }

  /** What it adds to the candidates asked about before: to be asked in the order of the list. */
  ajouts(candidat: number): GainCommune[] {
    const { poids } = this.#terrain;
    return this.#gains(candidat, (ligne, paire) => {
      const avant = this.#atteint[ligne]!;
      this.#atteint[ligne] = Math.max(avant, poids[paire]!);
      return this.#atteint[ligne] - avant;
    });
  }

  /** Pass of each commune, of rows that count for so much each. */
  #gains(candidat: number, compte: (ligne: number, paire: number) => number): GainCommune[] {
    const { besoin, table, demandes } = this.#terrain;
    const gains = new Map<number, GainCommune>();
    for (const { ligne, paire } of this.#paires(candidat)) {
      const commune = demandes.commune[ligne]!;
      const pass = (gains.get(commune)?.pass ?? 0) + besoin[ligne]! * compte(ligne, paire);
      gains.set(commune, { commune, pass, distanceKm: table.cout[paire]! });
    }
    return [...gains.values()]
      .filter(({ pass }) => pass > 0)
      .sort((a, b) => b.pass - a.pass || a.distanceKm - b.distanceKm || a.commune - b.commune);
  }

  /** Candidates k with Σ g_i min(w_ij, w_ik) ≥ the share asked of the gain of j. */
  substituts(candidat: number): number[] {
    const { besoin, poids, table, univers } = this.#terrain;
    const repris = new Map<number, number>();
    for (const { ligne, paire } of this.#paires(candidat)) {
      if (besoin[ligne] === 0) continue;
      for (let k = table.debuts[ligne]!; k < table.debuts[ligne + 1]!; k++) {
        const autre = table.offre[k]!;
        if (!univers[autre] || autre === candidat) continue;
        const part = besoin[ligne]! * Math.min(poids[k]!, poids[paire]!);
        repris.set(autre, (repris.get(autre) ?? 0) + part);
      }
    }
    const seuil = this.#substitut * gainDe(this.#couverture, candidat);
    return [...repris]
      .filter(([, pass]) => pass >= seuil)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([autre]) => autre);
  }

  /**
   * Pass served today that would move. A commune is taken to split its served Pass among the lieux in reach in
   * proportion to their weights (Huff 1964): lieu j loses servis_i (w_ij / W_i − w_ij / (W_i + w_ic)).
   */
  prisAuxVoisins(candidat: number): { lieu: number; pass: number }[] {
    const { servis, poids, table, labellise } = this.#terrain;
    const pris = new Map<number, number>();
    for (const { ligne, paire } of this.#paires(candidat)) {
      const voisins = rangeeDe(table, ligne).filter((k) => labellise[table.offre[k]!]);
      const total = voisins.reduce((somme, k) => somme + poids[k]!, 0);
      if (total === 0) continue;
      const fuite = servis[ligne]! * (1 / total - 1 / (total + poids[paire]!));
      for (const k of voisins) {
        const voisin = table.offre[k]!;
        pris.set(voisin, (pris.get(voisin) ?? 0) + fuite * poids[k]!);
      }
    }
    return [...pris]
      .map(([lieu, pass]) => ({ lieu, pass }))
      .filter(({ pass }) => pass > 0)
      .sort((a, b) => b.pass - a.pass || a.lieu - b.lieu);
  }

  #paires(candidat: number): { ligne: number; paire: number }[] {
    const { debuts, demande, paire } = this.#couverture.colonnes;
    const paires = [];
    for (let c = debuts[candidat]!; c < debuts[candidat + 1]!; c++)
      paires.push({ ligne: demande[c]!, paire: paire[c]! });
    return paires;
  }
}

function rangeeDe(table: TableCouts, i: number): number[] {
  return Array.from(
    { length: table.debuts[i + 1]! - table.debuts[i]! },
    (_, rang) => table.debuts[i]! + rang,
  );
}
