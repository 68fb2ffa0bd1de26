import { ligneMediane, placesDe, sommer } from '../demandes/bilan';
import type { Parametres } from '../parametres';

import { CLASSES, classeOf, regleDe } from './classes';
import { PairesMobiles, type Emplacements } from '../tirages/paires-mobiles';
import { scenarioDe } from '../tirages/scenario';

/** Confidence in a class; the place in the list is its code. */
export const CONFIANCES = ['sans_objet', 'A', 'B', 'C'] as const;

export type NiveauConfiance = (typeof CONFIANCES)[number];

/** Share of the draws that must give the same class. */
const SEUIL_A = 0.8;
const SEUIL_B = 0.5;

const INSUFFISANT = CLASSES.indexOf('insuffisant');
const C = CONFIANCES.indexOf('C');

/** What draws rest on: columns by row of demand unless told, and by lieu. */
export interface BaseTirages {
  /** Points of the labelled lieux; latitude NaN for the others. */
  readonly ou: Emplacements;
  /** By commune. */
  readonly beneficiaires: Float64Array;
  /** Pass en circulation held to be spendable, for each of `MOIS_AVANT_EXPIRATION`. */
  readonly pass: readonly Float64Array[];
  /** Capacity, Pass a month, for each of `NIVEAUX_CAPACITE`; NaN: held to be unlimited. */
  readonly capacites: readonly Float64Array[];
  /** Nearest labelled lieu, km by road at `detour`, for those out of every reach. */
  readonly km: Float64Array;
  readonly detour: number;
  /** Code of the class of each commune with the parameters as they are. */
  readonly classe: Uint8Array;
}

/**
 * Confidence in classes, by seeded draws on what is not known: detour, weights, steps, capacity, place of demand,
 * expiry (methods §5). A class found again in 80 % of the draws is A, in 50 % B, in fewer C.
 */
export class Confiance {
  readonly #base: BaseTirages;
  readonly #parametres: Parametres;
  readonly #paires: PairesMobiles;
  /** Pass of each commune, for each of `MOIS_AVANT_EXPIRATION`. */
  readonly #pass: readonly Float64Array[];
  readonly #accords: Uint32Array;
  #tires = 0;

  constructor(base: BaseTirages, parametres: Parametres) {
    this.#base = base;
    this.#parametres = parametres;
    this.#paires = new PairesMobiles(base.ou, parametres);
    this.#pass = base.pass.map((pass) => sommer(base.ou.demandes, pass));
    this.#accords = new Uint32Array(base.classe.length);
  }

  /** Draws so far. */
  get tires(): number {
    return this.#tires;
  }

  /** One more draw. */
  tirer(): void {
    const scenario = scenarioDe(this.#parametres.graine, this.#tires++);
    const proches = this.#paires.peser(scenario);
    const pass = this.#base.pass[scenario.expiration]!;
    const places = this.#places(pass, this.#base.capacites[scenario.niveau]!);
    const { beneficiaires, ou, classe, km: connus, detour } = this.#base;
    const { demandes } = ou;
    const km = proches.map((valeur, ligne) =>
      Number.isFinite(valeur) ? valeur : (connus[ligne]! / detour) * scenario.detour,
    );
    const lignes = { pass, km, places };
    for (let i = 0; i < classe.length; i++) {
      if (classe[i] === INSUFFISANT) continue;
      const faits = {
        pass: this.#pass[scenario.expiration]![i]!,
        beneficiaires: beneficiaires[i]!,
        densite: ou.densite[demandes.debuts[i]!]!,
        km: km[ligneMediane(demandes, lignes, i)]!,
        places: placesDe(demandes, lignes, i),
      };
      const tiree = classeOf(regleDe(faits, this.#parametres));
      if (tiree === CLASSES[classe[i]!]) this.#accords[i]!++;
    }
  }

  /** Code in {@link CONFIANCES} of each commune, on the draws so far; `sans_objet` where there is no class. */
  resultat(): Uint8Array {
    return this.#base.classe.map((classe, i) => {
      if (classe === INSUFFISANT || this.#tires === 0) return CONFIANCES.indexOf('sans_objet');
      const part = this.#accords[i]! / this.#tires;
      return CONFIANCES.indexOf(part >= SEUIL_A ? 'A' : part >= SEUIL_B ? 'B' : 'C');
    });
  }

  /** A_i by E2SFCA on the weights of the draw. */
  #places(pass: Float64Array, capacite: Float64Array): Float64Array {
    const { table, poids } = this.#paires;
    const { debuts, offre } = table;
    const charge = new Float64Array(capacite.length);
    for (let i = 0; i < pass.length; i++) {
      for (let k = debuts[i]!; k < debuts[i + 1]!; k++) charge[offre[k]!]! += pass[i]! * poids[k]!;
    }
    const { horizonMois } = this.#parametres;
    const rapport = charge.map((total, j) => {
      if (total === 0) return 0;
      return Number.isNaN(capacite[j]!) ? Infinity : (capacite[j]! * horizonMois) / total;
    });
    return pass.map((_, i) => {
      let places = 0;
      for (let k = debuts[i]!; k < debuts[i + 1]!; k++)
        if (poids[k] !== 0) places += rapport[offre[k]!]! * poids[k]!;
      return places;
    });
  }
}

/** Code of the class to show: none (`insuffisant`) where confidence is C (methods §5). */
export function classesRetenues(classe: Uint8Array, confiance: Uint8Array): Uint8Array {
  return classe.map((code, i) => (confiance[i] === C ? INSUFFISANT : code));
}
