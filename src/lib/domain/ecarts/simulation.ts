import { rapports } from '../acces/methodes';
import { poidsDesPas } from '../acces/pas';
import { colonnesOf, restreindre, type Colonnes } from '../acces/table';
import { ligneMediane, placesDe, type LignesMesurees } from '../demandes/bilan';
import { estPris } from '../demandes/demandes';
import { prochesCompatibles, type Terrain } from '../demandes/proximite';
import { haversine } from '../distance';
import { partager } from '../flot/partage';
import type { Parametres } from '../parametres';

import { CLASSES, classeOf, faitsDe, regleDe } from './classes';
import type { MesuresEcarts, Situation } from './ecarts';

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
  readonly #mesures: MesuresEcarts;
  readonly #parametres: Parametres;
  readonly #terrain: Terrain;
  readonly #poids: Float64Array;
  readonly #colonnes: Colonnes;
  /** Places for one Pass at each lieu, if it is labelled. */
  readonly #rapports: Float64Array;
  readonly #lignes: LignesMesurees;
  /** Nearest lieu of each row. */
  readonly #proche: Int32Array;

  constructor(
    situation: Situation,
    mesures: MesuresEcarts,
    terrain: Terrain,
    parametres: Parametres,
  ) {
    const { table, densite, pass, labellise, plusProches: proches, offre } = situation;
    this.#situation = situation;
    this.#mesures = mesures;
    this.#parametres = parametres;
    this.#terrain = terrain;
    this.#poids = poidsDesPas(table, densite, parametres);
    this.#colonnes = colonnesOf(table);
    const offertes = offre.supposee.map((capacite) => capacite * parametres.horizonMois);
    this.#rapports = rapports({ table, poids: this.#poids, demande: pass, offre: offertes });
    this.#lignes = { pass, km: proches.km.slice(), places: mesures.lignes.places.slice() };
    this.#proche = proches.offre.slice();
    this.labellise = labellise.slice();
    this.km = mesures.km.slice();
    this.plusProche = mesures.plusProche.slice();
    this.places = mesures.places.slice();
    this.classe = mesures.classe.slice();
  }

  /** Labels a lieu, or takes its label away. @returns the communes of which a figure may have changed. */
  basculer(lieu: number): Uint32Array {
    this.labellise[lieu] = 1 - this.labellise[lieu]!;
    const { debuts, demande } = this.#colonnes;
    const voisines = demande.subarray(debuts[lieu]!, debuts[lieu + 1]!);
    for (const ligne of voisines) this.#lignes.places[ligne] = this.#placesDe(ligne);
    const rapprochees = this.labellise[lieu] ? this.#approcher(lieu) : this.#eloigner(lieu);
    const { commune } = this.#situation.demandes;
    const touchees = new Set<number>();
    for (const ligne of voisines) touchees.add(commune[ligne]!);
    for (const ligne of rapprochees) touchees.add(commune[ligne]!);
    for (const i of touchees) this.#resumer(i);
    return Uint32Array.from(touchees);
  }

  /** Pass of each row that find a place with the labels as they are: see `partager`. */
  servis(): Float64Array {
    const { table, pass } = this.#situation;
    return partager({
      table: restreindre(table, this.labellise),
      demande: pass,
      places: this.capacite().map((capacite) => capacite * this.#parametres.horizonMois),
    });
  }

  /** Places for one Pass of each row, with the labels as they are. */
  placesParLigne(): Float64Array {
    return this.#lignes.places.slice();
  }

  /** Capacity of each lieu with the labels as they are, Pass a month; NaN where it has none. */
  capacite(): Float64Array {
    return this.#situation.offre.supposee.map((capacite, j) =>
      this.labellise[j] ? capacite : NaN,
    );
  }

  /** Nearest lieu of each row, with the labels as they are. */
  proches(): { readonly km: Float64Array; readonly offre: Int32Array } {
    return { km: this.#lignes.km.slice(), offre: this.#proche.slice() };
  }

  #placesDe(ligne: number): number {
    const { debuts, offre } = this.#situation.table;
    let places = 0;
    for (let k = debuts[ligne]!; k < debuts[ligne + 1]!; k++) {
      if (this.labellise[offre[k]!] && this.#poids[k] !== 0)
        places += this.#rapports[offre[k]!]! * this.#poids[k]!;
    }
    return places;
  }

  /** Tells a commune from its rows. */
  #resumer(i: number): void {
    const { demandes } = this.#situation;
    const mediane = ligneMediane(demandes, this.#lignes, i);
    this.km[i] = this.#lignes.km[mediane]!;
    this.plusProche[i] = this.#proche[mediane]!;
    this.places[i] = placesDe(demandes, this.#lignes, i);
    const { pass, beneficiaires, densite } = this.#mesures;
    const faits = faitsDe({ pass, beneficiaires, densite, km: this.km, places: this.places }, i);
    this.classe[i] = CLASSES.indexOf(classeOf(regleDe(faits, this.#parametres)));
  }

  /** Rows that a new lieu is the nearest of. */
  #approcher(lieu: number): number[] {
    const { communes, lieux } = this.#terrain;
    const { demandes } = this.#situation;
    const { km: distances } = this.#lignes;
    const latitude = lieux.latitude[lieu]!;
    const longitude = lieux.longitude[lieu]!;
    const gagnees: number[] = [];
    for (let ligne = 0; ligne < distances.length; ligne++) {
      const i = demandes.commune[ligne]!;
      if (communes.terre[i] !== lieux.terre[lieu] || !estPris(demandes, ligne, lieu)) continue;
      const vol = haversine(communes.latitude[i]!, communes.longitude[i]!, latitude, longitude);
      const km = vol * this.#parametres.detour;
      const exAequo = km === distances[ligne] && lieu < this.#proche[ligne]!;
      if (!(km < distances[ligne]!) && !exAequo) continue;
      distances[ligne] = km;
      this.#proche[ligne] = lieu;
      gagnees.push(ligne);
    }
    return gagnees;
  }

  /** Rows that lose their nearest lieu, and find another. */
  #eloigner(lieu: number): number[] {
    const perdues = [...this.#proche.keys()].filter((ligne) => this.#proche[ligne] === lieu);
    if (perdues.length === 0) return perdues;
    const proches = prochesCompatibles(
      this.#situation.demandes,
      this.#terrain,
      this.labellise,
      this.#parametres.detour,
      perdues,
    );
    perdues.forEach((ligne, rang) => {
      this.#lignes.km[ligne] = proches.km[rang]!;
      this.#proche[ligne] = proches.offre[rang]!;
    });
    return perdues;
  }
}
