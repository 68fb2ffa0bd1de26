import type { CodeInsee, Jour, Mois } from './codes';

/** A lot of Pass that a commanditaire bought from an opérateur. */
export interface Lot {
  readonly id: string;
  readonly commanditaire: string;
  readonly operateur: string;
  readonly dateAchat: Jour;
  readonly debutValidite: Jour;
  /** Last day on which a Pass of the lot can be spent. */
  readonly finValidite: Jour;
  /** Codes of the territories where the Pass can be spent (`84`, `departement:63`, …); empty: everywhere. */
  readonly perimetre: readonly string[];
  readonly tailleCarnet: 5 | 10;
  readonly passAchetes: number;
  /** Euros. */
  readonly valeurFaciale: number;
  readonly publicCible: string | null;
  /** Services that the Pass can pay for, in the words of the national schema; empty: every one. */
  readonly services: readonly string[];
}

/** Where the commune of a carnet comes from, best first (methods: §1). */
export type Localisation = 'residence' | 'code_postal' | 'prescripteur' | 'epci';

/** One carnet handed out: one person. */
export interface Carnet {
  readonly id: string;
  readonly lot: string;
  readonly dateRemise: Jour;
  readonly codeInsee: CodeInsee;
  readonly localisation: Localisation;
  readonly prescripteur: string | null;
  readonly nombrePass: number;
}

/** Pass of one carnet spent in one lieu on one day. */
export interface Utilisation {
  readonly carnet: string;
  readonly lieu: string;
  readonly date: Jour;
  readonly nombrePass: number;
}

/** The aggregated form: what happened in a month to the Pass of a lot held in a commune, by lieu where spent. */
export interface LigneCirculation {
  readonly mois: Mois;
  readonly lot: string;
  readonly codeInsee: CodeInsee;
  /** Lieu where spent; `null` on lines that only distribute. */
  readonly lieu: string | null;
  /** Carnets (people) handed out. */
  readonly carnets: number;
  /** Pass handed out. */
  readonly distribues: number;
  /** Pass spent. */
  readonly utilises: number;
}
