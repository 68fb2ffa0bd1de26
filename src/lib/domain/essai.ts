/** What a lieu is tried as: accepting the Pass, not accepting it, or closed. */
export const ACTES = ['accepte', 'refuse', 'ferme'] as const;

export type Acte = (typeof ACTES)[number];

/** « Et si » : one lieu, tried otherwise than its file says. */
export interface Essai {
  /** Id of the lieu. */
  readonly lieu: string;
  readonly acte: Acte;
}
