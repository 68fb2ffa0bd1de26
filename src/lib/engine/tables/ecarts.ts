import { CLASSES } from '$lib/domain/ecarts/classes';

import type { Database } from '../database';

/** What the gap engine found, by commune: its answer is one. */
export interface ColonnesEcarts {
  /** Pass en circulation. */
  readonly passCirculation: Float64Array;
  readonly beneficiaires: Float64Array;
  /** Nearest labelled lieu, km by road; ∞ where none can be reached. */
  readonly distanceKm: Float64Array;
  /** Index of that lieu; -1 where there is none. */
  readonly plusProche: Int32Array;
  /** Places for one Pass; NaN or ∞ where they are not known. */
  readonly places: Float64Array;
  /** Pass sans réponse. */
  readonly sansReponse: Float64Array;
  /** Code in `CLASSES`. */
  readonly classe: Uint8Array;
}

/** Loads the gaps of every commune. */
export function loadEcarts(database: Database, ecarts: ColonnesEcarts): Promise<void> {
  return database.load('ecarts', {
    commune: Array.from(ecarts.classe.keys()),
    classe: Array.from(ecarts.classe, (code) => CLASSES[code]!),
    pass: ecarts.passCirculation,
    beneficiaires: ecarts.beneficiaires,
    km: Array.from(ecarts.distanceKm, finiteOrNull),
    lieu: Array.from(ecarts.plusProche, (lieu) => (lieu < 0 ? null : lieu)),
    places: Array.from(ecarts.places, finiteOrNull),
    sans_reponse: ecarts.sansReponse,
  });
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
