import type { TableCouts } from '../acces/table';
import { voisinage, type Points } from '../acces/voisinage';
import { estPris, type Demandes } from '../demandes/demandes';
import type { Parametres } from '../parametres';
import { DENSITES } from '../territoire';

import { DETOUR_MINIMUM, PAS_MAXIMUM, partDuDemiCote, type Scenario } from './scenario';

/** Where demand and supply are, and how surely. */
export interface Emplacements {
  readonly demandes: Demandes;
  /** Where each row of demand is. */
  readonly communes: Points;
  /** Density class, by row: its place in `DENSITES`. */
  readonly densite: Uint8Array;
  /** Radius of the disc in which the demand may be, km, by row: see `incertitudeOf`. */
  readonly incertitude: Float64Array;
  readonly lieux: Points;
  /** Commune that each lieu is in, by index; -1 where it is not known. */
  readonly lieuDans: Int32Array;
  /** Km², by commune; NaN where unknown. */
  readonly surface: Float64Array;
}

/**
 * Pairs of demand and supply whose points move from one draw to the next: drawn up once, wide enough for every draw, as
 * offsets east and north of the lieu from the commune, km on the plane.
 */
export class PairesMobiles {
  /** Pairs within reach in some draw; costs are km as the crow flies between the points as they are. */
  readonly table: TableCouts;
  /** Weight of each pair in the last scenario, 0 where out of reach. */
  readonly poids: Float64Array;
  readonly #ou: Emplacements;
  readonly #parametres: Parametres;
  readonly #est: Float64Array;
  readonly #nord: Float64Array;
  /**
   * Half side of the commune where the pair is inside one, km as the crow flies at the detour of the parameters: by road
   * it follows the detour of a draw. 0 elsewhere.
   */
  readonly #demiCote: Float64Array;

  constructor(ou: Emplacements, parametres: Parametres) {
    this.#ou = ou;
    this.#parametres = parametres;
    const portees = ou.incertitude.map((rayon, i) => {
      const { pas, tresLoin } = parametres.densites[DENSITES[ou.densite[i]!]!];
      return Math.max(pas[2] * PAS_MAXIMUM, tresLoin) / DETOUR_MINIMUM + rayon;
    });
    this.table = voisinage(ou.communes, portees, ou.lieux, 1, {
      garde: (ligne, lieu) => estPris(ou.demandes, ligne, lieu),
    });
    this.poids = new Float64Array(this.table.cout.length);
    this.#est = new Float64Array(this.table.cout.length);
    this.#nord = new Float64Array(this.table.cout.length);
    this.#demiCote = new Float64Array(this.table.cout.length);
    for (let i = 0; i < this.table.demandes; i++) this.#situer(i);
  }

  /** Weighs every pair in a scenario. @returns km by road from each row to its nearest lieu, ∞ where none is near or no Pass circulate. */
  peser({ detour, poids: [proche, moyen, lointain], pas, hasard }: Scenario): Float64Array {
    const { debuts } = this.table;
    const entier = this.#parametres.demiCote === 'entier';
    const bornes = DENSITES.map((nom) =>
      this.#parametres.densites[nom].pas.map((borne) => (borne * pas) / detour),
    );
    const { latitude } = this.#ou.communes;
    return this.#ou.incertitude.map((etendue, i) => {
      if (Number.isNaN(latitude[i]!)) return Infinity;
      const [premiere, deuxieme, troisieme] = bornes[this.#ou.densite[i]!]!;
      const rayon = etendue * Math.sqrt(hasard());
      const angle = 2 * Math.PI * hasard();
      const versEst = rayon * Math.cos(angle);
      const versNord = rayon * Math.sin(angle);
      const part = partDuDemiCote(hasard);
      let moindre = Infinity;
      for (let k = debuts[i]!; k < debuts[i + 1]!; k++) {
        const est = this.#est[k]! - versEst;
        const nord = this.#nord[k]! - versNord;
        const droit = Math.sqrt(est * est + nord * nord);
        const demiCote = this.#demiCote[k]! * part;
        const vol = Math.max(droit, entier ? demiCote : Math.min(demiCote, premiere!));
        if (vol < moindre) moindre = vol;
        if (vol <= premiere!) this.poids[k] = proche;
        else if (vol <= deuxieme!) this.poids[k] = moyen;
        else this.poids[k] = vol <= troisieme! ? lointain : 0;
      }
      return moindre * detour;
    });
  }

  #situer(i: number): void {
    const { communes, lieux, demandes, lieuDans, surface } = this.#ou;
    const commune = demandes.commune[i]!;
    const demiCote =
      this.#parametres.demiCote === 'sans' || Number.isNaN(surface[commune]!)
        ? 0
        : Math.sqrt(surface[commune]!) / 2 / this.#parametres.detour;
    const { debuts, offre, cout } = this.table;
    const latitude = communes.latitude[i]!;
    const longitude = communes.longitude[i]!;
    const parallele = Math.cos((latitude * Math.PI) / 180);
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) {
      const x = (lieux.longitude[offre[k]!]! - longitude) * parallele;
      const y = lieux.latitude[offre[k]!]! - latitude;
      const norme = Math.hypot(x, y);
      const echelle = norme === 0 ? 0 : cout[k]! / norme;
      this.#est[k] = x * echelle;
      this.#nord[k] = y * echelle;
      if (lieuDans[offre[k]!] === commune) this.#demiCote[k] = demiCote;
    }
  }
}
