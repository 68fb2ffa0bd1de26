/** What a lieu is tried as: accepting the Pass, not accepting it, or closed. */
export const ACTES = ['accepte', 'refuse', 'ferme'] as const;

export type Acte = (typeof ACTES)[number];

/** « Et si » : one lieu, tried otherwise than its file says. */
export interface EssaiLieu {
  readonly acte: Acte;
  /** Id of the lieu. */
  readonly lieu: string;
}

/** « Et si » : an itinerant team stopped in a commune, and took the Pass there. */
export interface EssaiArret {
  readonly acte: 'arret';
  /** Code of the commune. */
  readonly commune: string;
  /** Visits a month, 1 to {@link VISITES_MAXIMUM}. */
  readonly visites: number;
}

/** « Et si » : the CnFS posts of a structure ended, and the lieux that stand on them alone with them. */
export interface EssaiFin {
  readonly acte: 'fin';
  /** Id of the structure: see `domain/lieux/postes.ts`. */
  readonly structure: string;
}

/** One thing tried otherwise than the files say. */
export type Essai = EssaiLieu | EssaiArret | EssaiFin;

/** Visits a month that a stop may have: one a day. */
export const VISITES_MAXIMUM = 31;

export function estVisites(visites: number): boolean {
  return Number.isInteger(visites) && visites >= 1 && visites <= VISITES_MAXIMUM;
}

/** What an act is about. A scenario says one thing of each: the last said. */
export function sujetDe(essai: Essai): string {
  switch (essai.acte) {
    case 'arret':
      return `arret:${essai.commune}`;
    case 'fin':
      return `fin:${essai.structure}`;
    default:
      return `lieu:${essai.lieu}`;
  }
}

/** Id that a stop tried in a commune bears among the lieux. */
export function idArret(commune: string): string {
  return `arret:${commune}`;
}
