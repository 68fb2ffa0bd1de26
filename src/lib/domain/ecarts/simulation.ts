import { Ajouts, type PairesOffre } from '../acces/ajouts';
import { plancherDe } from '../acces/interieur';
import { rapport, rapports } from '../acces/methodes';
import type { Offre } from '../acces/offre';
import { poidsDesPas, poidsDuPas } from '../acces/pas';
import { colonnesOf, restreindre, type Colonnes } from '../acces/table';
import { Semis } from '../acces/voisinage';
import { allonger } from '../colonne';
import { ligneMediane, placesDe, type LignesMesurees } from '../demandes/bilan';
import { estPris, type Demandes } from '../demandes/demandes';
import { prochesParmi, type Terrain } from '../demandes/proximite';
import { haversine, moindreDistance } from '../distance';
import { partager } from '../flot/partage';
import type { Parametres } from '../parametres';

import { CLASSES, classeOf, faitsDe, regleDe } from './classes';
import type { MesuresEcarts, Situation } from './ecarts';

/** Lieux that a scenario adds behind those of the files: what holds for all of them together. */
export interface LieuxAjoutes {
  /** Who takes the Pass of which rows, the lieux added included. */
  readonly demandes: Demandes;
  /** Where lieux are, those added included. */
  readonly terrain: Terrain;
  /** What they can take, those added included. */
  readonly offre: Offre;
  /** Of each lieu added, what tells it from any other. */
  readonly cles: readonly string[];
  /** 1 for those added that are coverage. */
  readonly labellise: Uint8Array;
}

/**
 * What if: lieux labelled or not, one at a time, or added, and the figures of the communes that it changes, no others.
 *
 * A toggle leaves the charge of every lieu as it is (it depends on demand only), so the places that a lieu would bring
 * to a Pass are known once and for all, and a commune is the sum of its row: what follows equals, to the last bit, what
 * `mesurer` computes from scratch with the same labels. A lieu labelled here has the capacity that it is supposed to have.
 */
export class Simulation {
  labellise: Uint8Array;
  readonly km: Float64Array;
  readonly plusProche: Int32Array;
  readonly places: Float64Array;
  readonly classe: Uint8Array;
  readonly #depart: Situation;
  readonly #mesures: MesuresEcarts;
  readonly #parametres: Parametres;
  readonly #poids: Float64Array;
  readonly #colonnes: Colonnes;
  readonly #ajouts: Ajouts;
  /** The lieux of the files, labelled or not. */
  readonly #semis: Semis;
  readonly #lignes: LignesMesurees;
  /** Nearest lieu of each row. */
  readonly #proche: Int32Array;
  /** Who and where the lieux are, those added included. */
  #ensemble: Pick<LieuxAjoutes, 'demandes' | 'terrain' | 'offre'>;
  #cles: readonly string[] = [];
  /** Places for one Pass at each lieu, if it is labelled. */
  #rapports: Float64Array;

  constructor(
    situation: Situation,
    mesures: MesuresEcarts,
    terrain: Terrain,
    parametres: Parametres,
  ) {
    const { table, pass, labellise, plusProches: proches, offre, demandes } = situation;
    this.#depart = situation;
    this.#mesures = mesures;
    this.#parametres = parametres;
    this.#ensemble = { demandes, terrain, offre };
    this.#poids = poidsDesPas(table, situation.densite, parametres);
    this.#colonnes = colonnesOf(table);
    this.#ajouts = new Ajouts(table);
    this.#semis = new Semis(terrain.lieux);
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

  /** Brings the lieux added to those asked, whatever they were. Those that stay at the head of the list are left alone. */
  ajouter(ajoutes: LieuxAjoutes): void {
    const { cles, labellise, demandes, terrain, offre } = ajoutes;
    const gardes = cles.findIndex((cle, rang) => cle !== this.#cles[rang]);
    const communs = Math.min(gardes < 0 ? cles.length : gardes, this.#cles.length);
    while (this.#ajouts.nombre > communs) this.#retirerDernier();
    this.#ensemble = { demandes, terrain, offre };
    this.#cles = cles;
    for (let rang = communs; rang < cles.length; rang++) this.#poser(labellise[rang] === 1);
  }

  /** Labels a lieu, or takes its label away. @returns the communes of which a figure may have changed. */
  basculer(lieu: number): Uint32Array {
    this.labellise[lieu] = 1 - this.labellise[lieu]!;
    const voisines = this.#voisines(lieu);
    for (const ligne of voisines) this.#lignes.places[ligne] = this.#placesDe(ligne);
    const rapprochees = this.labellise[lieu] ? this.#approcher(lieu) : this.#eloigner(lieu);
    const { commune } = this.#depart.demandes;
    const touchees = new Set<number>();
    for (const ligne of voisines) touchees.add(commune[ligne]!);
    for (const ligne of rapprochees) touchees.add(commune[ligne]!);
    for (const i of touchees) this.#resumer(i);
    return Uint32Array.from(touchees);
  }

  /** The situation with the labels and the lieux as they are: a picture, that later toggles leave alone. */
  situation(): Situation {
    const { offre, demandes } = this.#ensemble;
    return {
      ...this.#depart,
      demandes,
      table: this.#ajouts.table,
      labellise: this.labellise.slice(),
      plusProches: this.proches(),
      offre: { ...offre, capacite: this.capacite() },
    };
  }

  /** Pass of each row that find a place with the labels as they are: see `partager`. */
  servis(): Float64Array {
    const { pass } = this.#depart;
    return partager({
      table: restreindre(this.#ajouts.table, this.labellise),
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
    return this.#ensemble.offre.supposee.map((capacite, j) => (this.labellise[j] ? capacite : NaN));
  }

  /** Nearest lieu of each row, with the labels as they are. */
  proches(): { readonly km: Float64Array; readonly offre: Int32Array } {
    return { km: this.#lignes.km.slice(), offre: this.#proche.slice() };
  }

  /** Puts the next of the lieux added in its place. */
  #poser(labellise: boolean): void {
    const lieu = this.labellise.length;
    const paires = this.#pairesDe(lieu);
    this.#ajouts.ajouter(paires);
    const charge = paires.demande.reduce(
      (total, ligne, rang) => total + this.#lignes.pass[ligne]! * paires.poids[rang]!,
      0,
    );
    const offertes = this.#ensemble.offre.supposee[lieu]! * this.#parametres.horizonMois;
    const places = Number.isNaN(offertes) ? Infinity : rapport(offertes, charge);
    this.#rapports = allonger(this.#rapports, [charge === 0 ? 0 : places]);
    this.labellise = allonger(this.labellise, [0]);
    if (labellise) this.basculer(lieu);
  }

  #retirerDernier(): void {
    const lieu = this.labellise.length - 1;
    if (this.labellise[lieu]) this.basculer(lieu);
    this.#ajouts.retirer();
    this.#rapports = this.#rapports.slice(0, lieu);
    this.labellise = this.labellise.slice(0, lieu);
  }

  /** Pairs of a lieu added and of the rows within reach whose Pass it takes. */
  #pairesDe(lieu: number): PairesOffre {
    const { densite, portees } = this.#depart;
    const paires = { demande: [] as number[], cout: [] as number[], poids: [] as number[] };
    for (let ligne = 0; ligne < portees.length; ligne++) {
      const km = this.#kmDe(ligne, lieu, portees[ligne]!);
      if (!(km <= portees[ligne]!)) continue;
      paires.demande.push(ligne);
      paires.cout.push(km);
      paires.poids.push(poidsDuPas(km, densite[ligne]!, this.#parametres));
    }
    return paires;
  }

  /** Km by road from a row to a lieu; ∞ across water, where the lieu does not take its Pass, or surely beyond a bound. */
  #kmDe(ligne: number, lieu: number, borne: number): number {
    const { demandes, terrain } = this.#ensemble;
    const { communes, lieux, interieur } = terrain;
    const i = demandes.commune[ligne]!;
    const latitude = communes.latitude[i]!;
    const sienne = lieux.latitude[lieu]!;
    if (moindreDistance(latitude, sienne) * this.#parametres.detour > borne) return Infinity;
    if (communes.terre[i] !== lieux.terre[lieu] || !estPris(demandes, ligne, lieu)) return Infinity;
    const vol = haversine(latitude, communes.longitude[i]!, sienne, lieux.longitude[lieu]!);
    return Math.max(vol * this.#parametres.detour, plancherDe(interieur, i, lieu));
  }

  #voisines(lieu: number): Iterable<number> {
    const { debuts, demande } = this.#colonnes;
    return lieu < this.#depart.table.offres
      ? demande.subarray(debuts[lieu]!, debuts[lieu + 1]!)
      : this.#ajouts.demandesDe(lieu);
  }

  #placesDe(ligne: number): number {
    const { debuts, offre } = this.#depart.table;
    let places = 0;
    for (let k = debuts[ligne]!; k < debuts[ligne + 1]!; k++) {
      if (this.labellise[offre[k]!] && this.#poids[k] !== 0)
        places += this.#rapports[offre[k]!]! * this.#poids[k]!;
    }
    this.#ajouts.pourChaque(ligne, (lieu, poids) => {
      if (this.labellise[lieu] && poids !== 0) places += this.#rapports[lieu]! * poids;
    });
    return places;
  }

  /** Tells a commune from its rows. */
  #resumer(i: number): void {
    const { demandes } = this.#depart;
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
    const gagnees: number[] = [];
    for (let ligne = 0; ligne < this.#proche.length; ligne++)
      if (this.#approcherDe(ligne, lieu)) gagnees.push(ligne);
    return gagnees;
  }

  /** Rows that lose their nearest lieu, and find another. */
  #eloigner(lieu: number): number[] {
    const perdues: number[] = [];
    this.#proche.forEach((proche, ligne) => {
      if (proche === lieu) perdues.push(ligne);
    });
    if (perdues.length === 0) return perdues;
    const { labellise } = this;
    const { demandes, terrain } = this.#ensemble;
    const choix = { demandes, terrain, labellise, detour: this.#parametres.detour };
    const proches = prochesParmi(this.#semis, choix, perdues);
    perdues.forEach((ligne, rang) => {
      this.#lignes.km[ligne] = proches.km[rang]!;
      this.#proche[ligne] = proches.offre[rang]!;
      for (let ajoute = this.#depart.table.offres; ajoute < labellise.length; ajoute++)
        if (labellise[ajoute]) this.#approcherDe(ligne, ajoute);
    });
    return perdues;
  }

  /** Makes a lieu the nearest of a row, if it is. @returns whether it is. */
  #approcherDe(ligne: number, lieu: number): boolean {
    const { km: distances } = this.#lignes;
    const km = this.#kmDe(ligne, lieu, distances[ligne]!);
    const exAequo = km === distances[ligne] && km < Infinity && lieu < this.#proche[ligne]!;
    if (!(km < distances[ligne]!) && !exAequo) return false;
    distances[ligne] = km;
    this.#proche[ligne] = lieu;
    return true;
  }
}
