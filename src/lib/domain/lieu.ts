import type { CodeInsee, Jour } from './codes';

/** What is known of a lieu's acceptance of the Pass. A file that cannot say it gives `inconnu`, never `non`. */
export type Acceptation = 'oui' | 'non' | 'inconnu';

/** How well the point of a lieu is known. `commune` is the point of its commune, not of its door. */
export type PositionLieu = 'adresse' | 'commune';

/** A lieu de médiation numérique, as read and repaired; what the file did not say is `null` or empty. */
export interface Lieu {
  readonly id: string;
  readonly nom: string;
  /** SIRET of the structure; `null` for the fourteen zeros that files write. */
  readonly siret: string | null;
  /** `null` while it could not be resolved: the lieu waits in the list to fix by hand. */
  readonly codeInsee: CodeInsee | null;
  readonly commune: string;
  readonly codePostal: string | null;
  readonly adresse: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly position: PositionLieu | null;
  readonly typologies: readonly string[];
  readonly services: readonly string[];
  readonly publics: readonly string[];
  readonly conditions: readonly string[];
  readonly modalites: readonly string[];
  readonly labelsNationaux: readonly string[];
  readonly labelsAutres: readonly string[];
  readonly horaires: string | null;
  readonly telephone: string | null;
  readonly courriel: string | null;
  readonly siteWeb: string | null;
  readonly itinerant: boolean | null;
  readonly accepte: Acceptation;
  /** The words of the file that `accepte` rests on, for the trace: `labels_nationaux : APTIC`. */
  readonly preuve: string | null;
  readonly source: string | null;
  readonly dateMaj: Jour | null;
  /** What the file says besides, by column of the national schema: kept to be given back. Absent where it says nothing. */
  readonly complements?: Readonly<Record<string, string>>;
}

/** Signals that order ties among candidates (methods: §6.6); they never enter a number. */
export type Signal =
  | 'pass_avant'
  | 'france_services'
  | 'cnfs'
  | 'aidants_connect'
  | 'qpv'
  | 'zone_rurale'
  | 'horaires';
