import type { Jour } from './codes';

/** Where the approach of a lieu stands, from the first idea of it to its end. */
export type StatutSuivi =
  'a_contacter' | 'contacte' | 'interesse' | 'dossier_en_cours' | 'agree' | 'refuse' | 'sans_suite';

/** In the order of an approach that succeeds, then the two ways in which it does not. */
export const STATUTS_SUIVI: readonly StatutSuivi[] = [
  'a_contacter',
  'contacte',
  'interesse',
  'dossier_en_cours',
  'agree',
  'refuse',
  'sans_suite',
];

/** Lieux of a list: all, those that nobody approached, or those in one state. */
export type FiltreDemarche = 'toutes' | 'jamais' | StatutSuivi;

export const FILTRES_DEMARCHE: readonly FiltreDemarche[] = ['toutes', 'jamais', ...STATUTS_SUIVI];

/** One step of the approach of a lieu: the last one by date says where it stands. No person is named. */
export interface Suivi {
  /** Identifier of the lieu in the file of lieux. */
  readonly lieuId: string;
  readonly date: Jour;
  readonly statut: StatutSuivi;
  /** Structure that made the step; `null` where the file does not say. */
  readonly structure: string | null;
  readonly commentaire: string | null;
  /** Day on which to come back to it. */
  readonly relance: Jour | null;
}

/**
 * Where each lieu stands on a day: its last step until then; of two of the same day, the one written last. Without a
 * day, its last step of all.
 */
export function etatsDuSuivi(
  suivis: readonly Suivi[],
  jour: Jour | null = null,
): ReadonlyMap<string, Suivi> {
  const etats = new Map<string, Suivi>();
  for (const suivi of suivis) {
    if (jour !== null && suivi.date > jour) continue;
    const known = etats.get(suivi.lieuId);
    if (!known || known.date <= suivi.date) etats.set(suivi.lieuId, suivi);
  }
  return etats;
}

/** The steps of two sources together, oldest first, each said once. */
export function reunirSuivis(uns: readonly Suivi[], autres: readonly Suivi[]): readonly Suivi[] {
  const parCle = new Map([...uns, ...autres].map((suivi) => [cleDe(suivi), suivi]));
  return [...parCle.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function cleDe({ lieuId, date, statut, structure, commentaire, relance }: Suivi): string {
  return JSON.stringify([lieuId, date, statut, structure, commentaire, relance]);
}
