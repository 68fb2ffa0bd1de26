import type { DemiCote } from './acces/interieur';
import type { Densite } from './territoire';

/** Steps and distance thresholds of a density class, in km. Bounds are inclusive. */
export interface ParametresDensite {
  /** Upper bounds of the three steps of a catchment; the last one is its reach. */
  readonly pas: readonly [number, number, number];
  /** Further than this from the nearest labelled lieu: *éloigné*. */
  readonly loin: number;
  /** Further than this: *sans lieu*. */
  readonly tresLoin: number;
}

/** Every threshold of the method. The values in force are in `data/parametres.json`. */
export interface Parametres {
  readonly version: 1;
  /** Road length over great-circle length. */
  readonly detour: number;
  /** Weights of the three steps. */
  readonly poids: readonly [number, number, number];
  readonly densites: Readonly<Record<Densite, ParametresDensite>>;
  /** Places per Pass under which a commune is *saturée*. */
  readonly seuilSature: number;
  /** Places per Pass under which a commune is *tendue*. */
  readonly seuilTendu: number;
  /** Bénéficiaires under which a commune has no class. */
  readonly seuilSecret: number;
  /** Months over which the monthly capacity of a lieu is set against the Pass in circulation. */
  readonly horizonMois: number;
  /** How the half side of a commune counts in the way to its own lieux. */
  readonly demiCote: DemiCote;
  /** Pass a month that one CnFS post can take. */
  readonly passParPoste: number;
  /** Working days of a month: what the visits of a stop are a share of. */
  readonly joursParMois: number;
  /** Visits a month from which a stop is coverage. */
  readonly visitesMinimum: number;
  /** Candidates whose gains differ by at most this share are tied. */
  readonly exAequo: number;
  /** Share of a candidate's gain from which another one is its substitute. */
  readonly substitut: number;
  /** Number of seeded draws behind a confidence. */
  readonly tirages: number;
  readonly graine: number;
}
