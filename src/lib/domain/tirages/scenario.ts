import type { Commune } from '../territoire';

import { alea } from './alea';

/** Sets of weights of the three steps (methods §3). */
const POIDS = [
  [1, 0.68, 0.22],
  [1, 0.42, 0.09],
  [1, 0.3, 0.1],
] as const;

/** Quantiles that an imputed capacity may stand at: the quartiles of those that are known. */
export const NIVEAUX_CAPACITE = [0.25, 0.5, 0.75] as const;

/**
 * What the Pass of a post are multiplied by, at each of {@link NIVEAUX_CAPACITE}: two, three or four a working day where
 * three are supposed. Ours, not published.
 */
export const PARTS_EFFECTIF = [2 / 3, 1, 4 / 3] as const;

/** What the half side of a commune may be off by, as a share of it: how its people spread is not known. Ours too. */
const ERREUR_DEMI_COTE = 0.25;

/** Months before their end at which Pass may be held to be lost already. */
export const MOIS_AVANT_EXPIRATION = [0, 1, 2, 3] as const;

export const DETOUR_MINIMUM = 1.2;
const DETOUR_MAXIMUM = 1.4;
export const PAS_MAXIMUM = 1.25;
const PAS_MINIMUM = 0.75;

/** One way in which what is not known could be (methods §5). */
export interface Scenario {
  readonly detour: number;
  readonly poids: readonly [number, number, number];
  /** What the steps are multiplied by. */
  readonly pas: number;
  /** Place in {@link NIVEAUX_CAPACITE}. */
  readonly niveau: number;
  /** Place in {@link MOIS_AVANT_EXPIRATION}. */
  readonly expiration: number;
  /** Draws the numbers that move the points of the communes and stretch their half sides. */
  readonly hasard: () => number;
}

/** The scenario of a draw. Draws are independent, and the same for the same seed. */
export function scenarioDe(graine: number, tirage: number): Scenario {
  const hasard = alea(Math.imul(graine, 31) + Math.imul(tirage + 1, 0x9e3779b1));
  const entre = (bas: number, haut: number): number => bas + (haut - bas) * hasard();
  const rang = (longueur: number): number => Math.floor(hasard() * longueur);
  return {
    detour: entre(DETOUR_MINIMUM, DETOUR_MAXIMUM),
    poids: POIDS[rang(POIDS.length)]!,
    pas: entre(PAS_MINIMUM, PAS_MAXIMUM),
    niveau: rang(NIVEAUX_CAPACITE.length),
    expiration: rang(MOIS_AVANT_EXPIRATION.length),
    hasard,
  };
}

/** What the half side of a commune is multiplied by in a scenario. */
export function partDuDemiCote(hasard: () => number): number {
  return 1 + ERREUR_DEMI_COTE * (2 * hasard() - 1);
}

/** Km around its point within which the people of a commune may be: how they spread where the point is known. */
const ETENDUE = { dense: 0.5, intermediaire: 1, rurale: 2 } as const;

/** Km that the point of a commune may be off by, where it is that of something larger. */
const ERREUR = { contour: 0, commune: 0, code_postal: 4, epci: 10, departement: 30 } as const;

/** Radius, km as the crow flies, of the disc in which the demand of a commune may be. */
export function incertitudeOf({
  densite,
  position,
}: Pick<Commune, 'densite' | 'position'>): number {
  return ETENDUE[densite] + ERREUR[position];
}
