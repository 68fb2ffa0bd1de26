/** Value of {@link CirculationColonnes.lieu} where the row says no lieu: it hands out, or its lieu was not written. */
export const SANS_LIEU = -1;
/** Value of {@link CirculationColonnes.lieu} where the lieu is named but is not in the dataset `lieux`. */
export const LIEU_INCONNU = -2;

/**
 * Circulation after imputation, one entry per movement, sorted by month: what crosses to a worker and enters the engine.
 *
 * Guarantee of {@link packer}: for every (lot, commune) and at the end of every month, Σ `utilises` ≤ Σ `distribues`,
 * and nothing is used after the month of `finValidite`. So every figure of circulation is a plain sum of entries.
 */
export interface CirculationColonnes {
  /** Index in the lots. */
  readonly lot: Int32Array;
  /** Index of the commune in the référentiel. */
  readonly commune: Int32Array;
  /** Index in the lieux, {@link SANS_LIEU} or {@link LIEU_INCONNU}. */
  readonly lieu: Int32Array;
  /** Months since January 2000. */
  readonly mois: Int32Array;
  /** Carnets handed out: people. */
  readonly carnets: Float64Array;
  /** Pass handed out. */
  readonly distribues: Float64Array;
  /** Pass spent. */
  readonly utilises: Float64Array;
  /** Index of the row that it comes from, for the trace. */
  readonly ligne: Int32Array;
}

/** Why a movement is questioned. */
export type RegleAnomalie =
  /** The lot is not in the table of lots. Handed out: set aside. Spent: taken from the first lot to expire. */
  | 'lot_inconnu'
  /** The commune was never one: set aside. */
  | 'commune_inconnue'
  /** A negative figure, or none: set aside. */
  | 'valeur_invalide'
  /** More spent than what was handed out and is left: the excess is set aside. */
  | 'depassement'
  /** Spent after the end of validity: set aside. */
  | 'apres_expiration'
  /** Handed out after the end of validity: counted, and expired at once. */
  | 'remise_tardive'
  /** Spent in a lieu that the dataset `lieux` does not hold: counted. */
  | 'lieu_inconnu'
  /** Spent from a carnet that the table of carnets does not hold: set aside. */
  | 'carnet_inconnu'
  /** Spent before its carnet was handed out: set aside. */
  | 'avant_remise';

/** One finding on one row: nothing is dropped without one. */
export interface Anomalie {
  readonly regle: RegleAnomalie;
  readonly source: 'circulation' | 'carnets' | 'utilisations';
  /** Index of the row in its source. */
  readonly ligne: number;
  /** Whether the quantities below are out of every figure, or counted all the same. */
  readonly ecarte: boolean;
  /** Carnets concerned. */
  readonly carnets: number;
  /** Pass handed out concerned. */
  readonly distribues: number;
  /** Pass spent concerned. */
  readonly utilises: number;
}

/** Columns and findings. Over the rows read: Σ quantity = Σ of the columns + Σ of the findings set aside. */
export interface Circulation {
  readonly colonnes: CirculationColonnes;
  readonly anomalies: readonly Anomalie[];
}
