import { colonnesOf, type Colonnes, type TableCouts } from '../acces/table';
import { PairesMobiles, type Emplacements } from '../tirages/paires-mobiles';
import { partager } from '../flot/partage';
import { scenarioDe } from '../tirages/scenario';
import type { Parametres } from '../parametres';

import { glouton } from './glouton';

/** Places at the head of the list that count. */
export const TETE = 10;

/** Share of the draws from which a place at the head is said to be robust. */
export const SEUIL_ROBUSTE = 0.8;

export interface BaseRobustesse {
  /** Points of the labelled lieux and of those to rank; latitude NaN for the others. */
  readonly ou: Emplacements;
  /** Pass en circulation held to be spendable, for each of `MOIS_AVANT_EXPIRATION`. */
  readonly pass: readonly Float64Array[];
  /** Capacity of the lieux, Pass a month, for each of `NIVEAUX_CAPACITE`; NaN: held to be unlimited. */
  readonly capacites: readonly Float64Array[];
  readonly labellise: Uint8Array;
  /** Lieux to rank, 1 for each. */
  readonly univers: Uint8Array;
  /** 1 for the rows of demand whose need counts. */
  readonly compte: Uint8Array;
  /** Rank of each lieu that settles ties, the lowest first. */
  readonly ordre: Uint32Array;
}

/**
 * Chance of each lieu to be among the first to approach, by the same seeded draws as the confidence in classes
 * (methods §6.7): each draws up its own list, on its own Pass sans réponse.
 */
export class Robustesse {
  readonly #base: BaseRobustesse;
  readonly #parametres: Parametres;
  readonly #paires: PairesMobiles;
  readonly #colonnes: Colonnes;
  readonly #membres: readonly number[];
  readonly #presences: Uint32Array;
  #tires = 0;

  constructor(base: BaseRobustesse, parametres: Parametres) {
    this.#base = base;
    this.#parametres = parametres;
    this.#paires = new PairesMobiles(base.ou, parametres);
    this.#colonnes = colonnesOf(this.#paires.table);
    this.#membres = [...base.univers.keys()].filter((j) => base.univers[j]);
    this.#presences = new Uint32Array(base.univers.length);
  }

  /** Draws so far. */
  get tires(): number {
    return this.#tires;
  }

  /** One more draw. */
  tirer(): void {
    const { graine, horizonMois, exAequo } = this.#parametres;
    const { pass, capacites, compte, ordre } = this.#base;
    const scenario = scenarioDe(graine, this.#tires++);
    this.#paires.peser(scenario);
    const demande = pass[scenario.expiration]!;
    const places = capacites[scenario.niveau]!.map((capacite) => capacite * horizonMois);
    const servis = partager({ table: this.#labellisesAPortee(), demande, places });
    const besoin = demande.map((total, i) => (compte[i] ? total - servis[i]! : 0));
    const couverture = { colonnes: this.#colonnes, poids: this.#paires.poids, besoin };
    const tete = glouton(couverture, this.#membres, { maximum: TETE, exAequo, ordre });
    for (const { candidat } of tete) this.#presences[candidat]!++;
  }

  /** Share of the draws so far in which each lieu is among the first {@link TETE}. */
  resultat(): Float64Array {
    return Float64Array.from(this.#presences, (fois) =>
      this.#tires === 0 ? 0 : fois / this.#tires,
    );
  }

  /** Pairs of the last scenario that a Pass can be spent over today. */
  #labellisesAPortee(): TableCouts {
    const { table, poids } = this.#paires;
    const { labellise } = this.#base;
    const debuts = new Uint32Array(table.demandes + 1);
    const offre = new Uint32Array(table.offre.length);
    let ecrites = 0;
    for (let i = 0; i < table.demandes; i++) {
      for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++)
        if (poids[k] !== 0 && labellise[table.offre[k]!]) offre[ecrites++] = table.offre[k]!;
      debuts[i + 1] = ecrites;
    }
    return {
      demandes: table.demandes,
      offres: table.offres,
      debuts,
      offre: offre.subarray(0, ecrites),
      cout: new Float64Array(ecrites),
    };
  }
}
