import { voisinage, type Points } from '../acces/voisinage';
import type { Parametres } from '../parametres';
import { DENSITES } from '../territoire';

import { CLASSES, classeOf, regleDe } from './classes';
import { DETOUR_MINIMUM, PAS_MAXIMUM, scenarioDe, type Scenario } from './scenario';

/** Confidence in a class; the place in the list is its code. */
export const CONFIANCES = ['sans_objet', 'A', 'B', 'C'] as const;

export type NiveauConfiance = (typeof CONFIANCES)[number];

/** Share of the draws that must give the same class. */
const SEUIL_A = 0.8;
const SEUIL_B = 0.5;

const INSUFFISANT = CLASSES.indexOf('insuffisant');
const C = CONFIANCES.indexOf('C');

/** What draws rest on: columns by commune and by lieu. */
export interface BaseTirages {
  readonly communes: Points;
  readonly densite: Uint8Array;
  /** Radius of the disc in which the demand may be, km: see `incertitudeOf`. */
  readonly incertitude: Float64Array;
  readonly beneficiaires: Float64Array;
  /** Pass en circulation held to be spendable, for each of `MOIS_AVANT_EXPIRATION`. */
  readonly pass: readonly Float64Array[];
  /** Points of the labelled lieux; latitude NaN for the others. */
  readonly labellises: Points;
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
 *
 * Pairs are drawn up once, wide enough for every draw, as offsets east and north in km: a draw moves points on the plane.
 */
export class Confiance {
  readonly #base: BaseTirages;
  readonly #parametres: Parametres;
  readonly #paires: Paires;
  readonly #poids: Float64Array;
  readonly #accords: Uint32Array;
  #tires = 0;

  constructor(base: BaseTirages, parametres: Parametres) {
    this.#base = base;
    this.#parametres = parametres;
    this.#paires = pairesDe(base, parametres);
    this.#poids = new Float64Array(this.#paires.offre.length);
    this.#accords = new Uint32Array(base.classe.length);
  }

  /** Draws so far. */
  get tires(): number {
    return this.#tires;
  }

  /** One more draw. */
  tirer(): void {
    const scenario = scenarioDe(this.#parametres.graine, this.#tires++);
    const km = this.#peser(scenario);
    const pass = this.#base.pass[scenario.expiration]!;
    const places = this.#places(pass, this.#base.capacites[scenario.niveau]!);
    const { beneficiaires, densite, classe } = this.#base;
    for (let i = 0; i < classe.length; i++) {
      if (classe[i] === INSUFFISANT) continue;
      const faits = {
        pass: pass[i]!,
        beneficiaires: beneficiaires[i]!,
        densite: densite[i]!,
        km: km[i]!,
        places: places[i]!,
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

  /** Weighs every pair in a scenario. @returns km by road to the nearest lieu. */
  #peser({ detour, poids: [proche, moyen, lointain], pas, hasard }: Scenario): Float64Array {
    const { debuts, est, nord } = this.#paires;
    const { densite, incertitude, km: auLoin } = this.#base;
    const bornes = DENSITES.map((nom) =>
      this.#parametres.densites[nom].pas.map((borne) => (borne * pas) / detour),
    );
    return auLoin.map((kmLoin, i) => {
      const [premiere, deuxieme, troisieme] = bornes[densite[i]!]!;
      const rayon = incertitude[i]! * Math.sqrt(hasard());
      const angle = 2 * Math.PI * hasard();
      const versEst = rayon * Math.cos(angle);
      const versNord = rayon * Math.sin(angle);
      let moindre = Infinity;
      for (let k = debuts[i]!; k < debuts[i + 1]!; k++) {
        const vol = Math.sqrt((est[k]! - versEst) ** 2 + (nord[k]! - versNord) ** 2);
        if (vol < moindre) moindre = vol;
        if (vol <= premiere!) this.#poids[k] = proche;
        else if (vol <= deuxieme!) this.#poids[k] = moyen;
        else this.#poids[k] = vol <= troisieme! ? lointain : 0;
      }
      return moindre === Infinity ? (kmLoin / this.#base.detour) * detour : moindre * detour;
    });
  }

  /** A_i by E2SFCA on the weights of the draw. */
  #places(pass: Float64Array, capacite: Float64Array): Float64Array {
    const { debuts, offre } = this.#paires;
    const poids = this.#poids;
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

/** Pairs within reach in some scenario, as offsets of the lieu from the point of the commune, km on the plane. */
interface Paires {
  readonly debuts: Uint32Array;
  readonly offre: Uint32Array;
  readonly est: Float64Array;
  readonly nord: Float64Array;
}

function pairesDe(base: BaseTirages, parametres: Parametres): Paires {
  const { communes, labellises, densite, incertitude } = base;
  const portees = incertitude.map((rayon, i) => {
    const { pas, tresLoin } = parametres.densites[DENSITES[densite[i]!]!];
    return Math.max(pas[2] * PAS_MAXIMUM, tresLoin) / DETOUR_MINIMUM + rayon;
  });
  const { debuts, offre, cout } = voisinage(communes, portees, labellises, 1);
  const est = new Float64Array(offre.length);
  const nord = new Float64Array(offre.length);
  for (let i = 0; i < base.classe.length; i++) {
    const latitude = communes.latitude[i]!;
    const longitude = communes.longitude[i]!;
    const parallele = Math.cos((latitude * Math.PI) / 180);
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) {
      const x = (labellises.longitude[offre[k]!]! - longitude) * parallele;
      const y = labellises.latitude[offre[k]!]! - latitude;
      const norme = Math.hypot(x, y);
      const echelle = norme === 0 ? 0 : cout[k]! / norme;
      est[k] = x * echelle;
      nord[k] = y * echelle;
    }
  }
  return { debuts, offre, est, nord };
}
