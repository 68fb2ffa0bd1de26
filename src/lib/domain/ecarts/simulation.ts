import { rapports } from '../acces/methodes';
import { poidsDesPas } from '../acces/pas';
import { colonnesOf, restreindre, type Colonnes } from '../acces/table';
import { plusProches, type Points } from '../acces/voisinage';
import { haversine } from '../distance';
import type { Parametres } from '../parametres';

import { CLASSES, classeOf, faitsDe, regleDe } from './classes';
import type { MesuresEcarts, Situation } from './ecarts';
import { partager } from '../flot/partage';

/** Where things are, to look for a nearest lieu beyond the pairs of the table. */
export interface Terrain {
  readonly communes: Points;
  readonly lieux: Points;
}

/**
 * What if: lieux labelled or not, one at a time, and the figures of the communes that it changes, no others.
 *
 * A toggle leaves the charge of every lieu as it is (it depends on demand only), so the places that a lieu would bring
 * to a Pass are known once and for all, and a commune is the sum of its row: what follows equals, to the last bit, what
 * `mesurer` computes from scratch with the same labels. A lieu labelled here has the capacity that it is supposed to have.
 */
export class Simulation {
  readonly labellise: Uint8Array;
  readonly km: Float64Array;
  readonly plusProche: Int32Array;
  readonly places: Float64Array;
  readonly classe: Uint8Array;
  readonly #situation: Situation;
  readonly #parametres: Parametres;
  readonly #terrain: Terrain;
  readonly #poids: Float64Array;
  readonly #colonnes: Colonnes;
  /** Places for one Pass at each lieu, if it is labelled. */
  readonly #rapports: Float64Array;

  constructor(
    situation: Situation,
    mesures: MesuresEcarts,
    terrain: Terrain,
    parametres: Parametres,
  ) {
    const { table, densite, pass, labellise, plusProches: proches, offre } = situation;
    this.#situation = situation;
    this.#parametres = parametres;
    this.#terrain = terrain;
    this.#poids = poidsDesPas(table, densite, parametres);
    this.#colonnes = colonnesOf(table);
    const offertes = offre.supposee.map((capacite) => capacite * parametres.horizonMois);
    this.#rapports = rapports({ table, poids: this.#poids, demande: pass, offre: offertes });
    this.labellise = labellise.slice();
    this.km = proches.km.slice();
    this.plusProche = proches.offre.slice();
    this.places = mesures.places.slice();
    this.classe = mesures.classe.slice();
  }

  /** Labels a lieu, or takes its label away. @returns the communes of which a figure may have changed. */
  basculer(lieu: number): Uint32Array {
    this.labellise[lieu] = 1 - this.labellise[lieu]!;
    const { debuts, demande } = this.#colonnes;
    const voisines = demande.subarray(debuts[lieu]!, debuts[lieu + 1]!);
    for (const i of voisines) this.places[i] = this.#placesDe(i);
    const rapprochees = this.labellise[lieu] ? this.#approcher(lieu) : this.#eloigner(lieu);
    const changees = Uint32Array.from(new Set([...voisines, ...rapprochees]));
    for (const i of changees) this.classe[i] = this.#classeDe(i);
    return changees;
  }

  /** Pass that find a place with the labels as they are: see `partager`. */
  servis(): Float64Array {
    const { table, pass } = this.#situation;
    return partager({
      table: restreindre(table, this.labellise),
      demande: pass,
      places: this.capacite().map((capacite) => capacite * this.#parametres.horizonMois),
    });
  }

  /** Capacity of each lieu with the labels as they are, Pass a month; NaN where it has none. */
  capacite(): Float64Array {
    return this.#situation.offre.supposee.map((capacite, j) =>
      this.labellise[j] ? capacite : NaN,
    );
  }

  #placesDe(i: number): number {
    const { debuts, offre } = this.#situation.table;
    let places = 0;
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) {
      if (this.labellise[offre[k]!] && this.#poids[k] !== 0)
        places += this.#rapports[offre[k]!]! * this.#poids[k]!;
    }
    return places;
  }

  #classeDe(i: number): number {
    const { pass, beneficiaires, densite } = this.#situation;
    const faits = faitsDe({ pass, beneficiaires, densite, km: this.km, places: this.places }, i);
    return CLASSES.indexOf(classeOf(regleDe(faits, this.#parametres)));
  }

  /** Communes that a new lieu is the nearest of. */
  #approcher(lieu: number): number[] {
    const { communes, lieux } = this.#terrain;
    const latitude = lieux.latitude[lieu]!;
    const longitude = lieux.longitude[lieu]!;
    const gagnees: number[] = [];
    for (let i = 0; i < this.km.length; i++) {
      if (communes.terre[i] !== lieux.terre[lieu]) continue;
      const vol = haversine(communes.latitude[i]!, communes.longitude[i]!, latitude, longitude);
      const km = vol * this.#parametres.detour;
      const exAequo = km === this.km[i] && lieu < this.plusProche[i]!;
      if (!(km < this.km[i]!) && !exAequo) continue;
      this.km[i] = km;
      this.plusProche[i] = lieu;
      gagnees.push(i);
    }
    return gagnees;
  }

  /** Communes that lose their nearest lieu, and find another. */
  #eloigner(lieu: number): number[] {
    const perdues = [...this.plusProche.keys()].filter((i) => this.plusProche[i] === lieu);
    if (perdues.length === 0) return perdues;
    const { communes, lieux } = this.#terrain;
    const latitude = lieux.latitude.map((valeur, j) => (this.labellise[j] ? valeur : NaN));
    const proches = plusProches(
      extrait(communes, perdues),
      { ...lieux, latitude },
      this.#parametres.detour,
    );
    perdues.forEach((i, rang) => {
      this.km[i] = proches.km[rang]!;
      this.plusProche[i] = proches.offre[rang]!;
    });
    return perdues;
  }
}

function extrait({ latitude, longitude, terre }: Points, rangs: readonly number[]): Points {
  return {
    latitude: Float64Array.from(rangs, (i) => latitude[i]!),
    longitude: Float64Array.from(rangs, (i) => longitude[i]!),
    terre: Uint16Array.from(rangs, (i) => terre[i]!),
  };
}
