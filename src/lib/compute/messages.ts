import type { CirculationColonnes } from '$lib/domain/circulation/colonnes';
import type { Jour } from '$lib/domain/codes';
import type { Candidat } from '$lib/domain/couverture/candidats';
import type { TerrainLimite } from '$lib/domain/couverture/plan/limite';
import type { Elements } from '$lib/domain/couverture/plan/elements';
import type { Plan, Quota } from '$lib/domain/couverture/plan/plan';
import type { Explication } from '$lib/domain/ecarts/explication';
import type { Lieu } from '$lib/domain/lieu';
import type { Parametres } from '$lib/domain/parametres';
import type { LigneCirculation, Lot } from '$lib/domain/pass';
import type { Commune } from '$lib/domain/territoire';

import type { ColonnesMonde } from './colonnes';

export type { Candidat, Explication };

/** What the gap engine reasons on. The index of a commune and that of a lieu here are theirs in every answer. */
export interface Monde {
  readonly communes: readonly Commune[];
  readonly lieux: readonly Lieu[];
  readonly lots: readonly Lot[];
  /** Rows, or columns that `packer` made of them with these same communes, lieux and lots. */
  readonly circulation: readonly LigneCirculation[] | CirculationColonnes;
  /** Signals of each lieu that its row does not tell (zonings, CnFS): see `masqueOf`. */
  readonly signaux?: Uint8Array;
  /** Declared capacity of each lieu, Pass a month; NaN where none was. */
  readonly capaciteDeclaree?: Float64Array;
  /** CnFS posts at each lieu: see `postesParLieu`. */
  readonly postesCnfs?: Float64Array;
}

/** What if: a stop of an itinerant team, so many visits a month, at the point of a commune. */
export interface Arret {
  /** Index of the commune. */
  readonly commune: number;
  readonly visites: number;
}

export interface QuestionEcarts {
  readonly date: Jour;
  readonly parametres: Parametres;
  /** What if: lieux whose label is flipped, labelled or not any more. Answered by what they change only. */
  readonly bascules?: readonly number[];
  /** What if: lieux that are closed, and cannot be approached any more. */
  readonly fermes?: readonly number[];
  /** What if: new stops. In answers they stand behind the lieux of the world, in this order: the first is lieu `lieux.length`. */
  readonly arrets?: readonly Arret[];
}

/** The gaps at a date. Arrays are by commune unless said. */
export interface Ecarts {
  readonly date: Jour;
  /** Pass en circulation. */
  readonly passCirculation: Float64Array;
  readonly beneficiaires: Float64Array;
  /** Nearest labelled lieu, km by road; ∞ where its land holds none. */
  readonly distanceKm: Float64Array;
  /** Its index; -1 where there is none. */
  readonly plusProche: Int32Array;
  /** Places for one Pass, A_i; NaN where a reached lieu has no known capacity. */
  readonly places: Float64Array;
  /** Share of the communes of its density class that have fewer places, 0 to 1; NaN where no Pass or not known. */
  readonly percentile: Float64Array;
  /** Pass that find a place within the last step. */
  readonly servis: Float64Array;
  /** Pass en circulation − `servis`. */
  readonly sansReponse: Float64Array;
  /** Code in `CLASSES`. */
  readonly classe: Uint8Array;
  /** By lieu: Pass a month; NaN where not labelled or unknown. */
  readonly capacite: Float64Array;
  /** By lieu: code in `SOURCES_CAPACITE`. */
  readonly capaciteSource: Uint8Array;
  /** Share of the capacity that is estimated, 0 to 1: neither declared nor observed. */
  readonly partCapaciteEstimee: number;
  /** More than half of the capacity is estimated: measures that need no capacity come first (methods §2). */
  readonly capaciteIncertaine: boolean;
  /** Labelled lieux that have a point. */
  readonly labellises: number;
}

export interface QuestionExplication extends QuestionEcarts {
  readonly commune: number;
}

export interface QuestionCandidats extends QuestionEcarts {
  /** Communes whose need counts; `null`: all. */
  readonly communes: Uint32Array | null;
  /** Lieux to rank: those within a radius by road of a position, on its land; `null`: all. */
  readonly centre: Centre | null;
  /** Lines at most. */
  readonly maximum: number;
}

/** A plan of at most p lieux to label together, in a territory. */
export interface QuestionPlan extends QuestionEcarts {
  /** Communes whose need counts; `null`: all. */
  readonly communes: Uint32Array | null;
  readonly p: number;
  /** Seconds that the search for the optimum may take; 0: the greedy plan and its bound. */
  readonly secondes: number;
  /** Lieux among which so many at least, and at most, must be: an EPCI, a QPV. */
  readonly quotas?: readonly Quota[];
  /** Whether no lieu takes more than its capacity. */
  readonly capacites?: boolean;
}

/** Lieux and needs as a covering problem: what the plan is drawn from. */
export interface Probleme {
  readonly elements: Elements;
  readonly besoinTotal: number;
}

/** The same, lieux held to what they can take over the horizon. */
export interface ProblemeLimite {
  readonly terrain: TerrainLimite;
  readonly besoinTotal: number;
  /** By lieu: code in `SOURCES_CAPACITE`. */
  readonly source: Uint8Array;
}

/** What a lieu of a plan can take. */
export interface PlacesPlan {
  /** Pass over the horizon; NaN where no capacity is known, and none is held to. */
  readonly places: number;
  /** Neither declared nor observed. */
  readonly estimee: boolean;
}

/**
 * Lieux to label together. `couvert` and `borne` are in Pass sans réponse brought within reach, weighted; where lieux are
 * held to their capacities, in Pass sans réponse that find a place.
 */
export interface ReponsePlan extends Plan {
  /** What each of `sites` brings within reach, each Pass counted once: they sum to `couvert`. */
  readonly apports: readonly number[];
  /** What each of `sites` can take; `null` where capacities do not count. */
  readonly places: readonly PlacesPlan[] | null;
  readonly besoinTotal: number;
}

export interface Centre {
  readonly latitude: number;
  readonly longitude: number;
  readonly rayonKm: number;
}

export interface Candidats {
  readonly lignes: readonly Candidat[];
  /**
   * Pass sans réponse that `partCumulee` is a share of: those of the communes asked about; around a centre, those of
   * them that some lieu to rank reaches.
   */
  readonly besoinTotal: number;
  /** Lieux ranked, those that bring nothing included. */
  readonly universe: number;
}

/** Confidence in the classes, on the draws made so far. */
export interface Confiances {
  /** Code in `CONFIANCES`, by commune. */
  readonly confiance: Uint8Array;
  /** Draws made, of `parametres.tirages`. */
  readonly tirages: number;
}

/** Chance of each lieu to be among the first to approach, on the draws made so far. */
export interface Robustesses {
  /** Share of the draws with the lieu among the first `TETE`, 0 to 1, by lieu; from `SEUIL_ROBUSTE`: robust. */
  readonly part: Float64Array;
  /** Draws made, of `parametres.tirages`. */
  readonly tirages: number;
}

/** Each kind of question and its answer. */
export interface Contrat {
  charger: { question: ColonnesMonde; reponse: null };
  ecarts: { question: QuestionEcarts; reponse: Ecarts };
  explication: { question: QuestionExplication; reponse: Explication };
  confiance: { question: QuestionEcarts; reponse: Confiances };
  robustesse: { question: QuestionCandidats; reponse: Robustesses };
  /** Code in `GRAPPES`, by commune. */
  grappes: { question: QuestionEcarts; reponse: Uint8Array };
  plan: { question: QuestionPlan; reponse: ReponsePlan };
  candidats: { question: QuestionCandidats; reponse: Candidats };
}

export type Sorte = keyof Contrat;

/** A question on its way to the worker. */
export type Demande = {
  [S in Sorte]: {
    readonly id: number;
    readonly sorte: S;
    readonly question: Contrat[S]['question'];
  };
}[Sorte];

/** What goes to the worker: a question, or that the answer to one is no longer wanted. */
export type Envoi = Demande | { readonly id: number; readonly sorte: 'annuler' };

/** What comes back. */
export type Reponse =
  | { readonly id: number; readonly etat: 'faite'; readonly valeur: Contrat[Sorte]['reponse'] }
  | {
      readonly id: number;
      readonly etat: 'progres';
      readonly part: number;
      /** The answer as far as it is known; `null` where it cannot be told yet. */
      readonly valeur: Contrat[Sorte]['reponse'] | null;
    }
  | { readonly id: number; readonly etat: 'echec'; readonly message: string };
