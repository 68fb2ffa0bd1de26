import { colonnesOf, type Colonnes, type TableCouts } from '../acces/table';

/** Share of the total under which a flow is held to be a rounding. */
const NEGLIGEABLE = 1e-13;

/** A value that a push changed, as it was. */
interface Trace {
  readonly valeurs: Float64Array;
  readonly place: number;
  readonly avant: number;
}

/**
 * A maximum flow from demands to sites that grows as sites open, one at a time. The flow in place is kept: a site that
 * opens only adds the paths that end there, found in the residual network (Ford & Fulkerson 1956; shortest paths first,
 * Edmonds & Karp 1972). What a site would add is told the same way, then undone.
 */
export class Ouverture {
  readonly #table: TableCouts;
  readonly #colonnes: Colonnes;
  readonly #capacite: Float64Array;
  readonly #seuil: number;
  /** What each demand still asks for. */
  readonly #manque: Float64Array;
  /** Flow of each pair. */
  readonly #flux: Float64Array;
  readonly #trace: Trace[] = [];
  #tour = 0;
  readonly #demandeVue: Uint32Array;
  readonly #siteVu: Uint32Array;
  /** Pair through which a demand would leave for a site that was reached before it. */
  readonly #depart: Uint32Array;
  /** Pair of the demand that would make room at a site, and that demand. */
  readonly #cede: Uint32Array;
  readonly #cedant: Uint32Array;

  /** @param capacite what each site can take once open; NaN: no limit. */
  constructor(table: TableCouts, besoin: Float64Array, capacite: Float64Array) {
    this.#table = table;
    this.#colonnes = colonnesOf(table);
    this.#capacite = capacite;
    this.#manque = besoin.map((valeur) => Math.max(0, valeur));
    this.#seuil = this.#manque.reduce((somme, valeur) => somme + valeur, 0) * NEGLIGEABLE;
    this.#flux = new Float64Array(table.offre.length);
    this.#demandeVue = new Uint32Array(table.demandes);
    this.#siteVu = new Uint32Array(table.offres);
    this.#depart = new Uint32Array(table.demandes);
    this.#cede = new Uint32Array(table.offres);
    this.#cedant = new Uint32Array(table.offres);
  }

  /** Flow of each pair of the table. */
  get flux(): Float64Array {
    return this.#flux.slice();
  }

  /** Opens a site that was closed. @returns what it adds to the flow. */
  ouvrir(site: number): number {
    this.#trace.length = 0;
    const capacite = this.#capacite[site]!;
    const total = Number.isNaN(capacite) ? Infinity : capacite;
    let places = total;
    let ajout = 0;
    while (places > this.#seuil) {
      const pousse = this.#pousserVers(site, places);
      if (pousse === 0) break;
      ajout += pousse;
      places = total - ajout;
    }
    return ajout;
  }

  /** What a closed site would add to the flow. The flow stays what it was. */
  essayer(site: number): number {
    const ajout = this.ouvrir(site);
    for (let fait = this.#trace.pop(); fait; fait = this.#trace.pop())
      fait.valeurs[fait.place] = fait.avant;
    return ajout;
  }

  /** Fills a site from the demands in want, the nearest in the residual network first. @returns what it received. */
  #pousserVers(site: number, places: number): number {
    const { debuts, demande, paire } = this.#colonnes;
    const tour = ++this.#tour;
    const file = [site];
    this.#siteVu[site] = tour;
    let recu = 0;
    for (const ici of file) {
      for (let c = debuts[ici]!; c < debuts[ici + 1]!; c++) {
        const i = demande[c]!;
        if (this.#demandeVue[i] === tour) continue;
        this.#demandeVue[i] = tour;
        this.#depart[i] = paire[c]!;
        if (this.#manque[i]! > this.#seuil) recu += this.#pousser(i, site, places - recu);
        if (places - recu <= this.#seuil) return recu;
        this.#ceder(i, file);
      }
    }
    return recu;
  }

  /** Adds to the sites reached those where a demand could make room by leaving. */
  #ceder(i: number, file: number[]): void {
    const { debuts, offre } = this.#table;
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) {
      const site = offre[k]!;
      if (this.#flux[k]! <= this.#seuil || this.#siteVu[site] === this.#tour) continue;
      this.#siteVu[site] = this.#tour;
      this.#cede[site] = k;
      this.#cedant[site] = i;
      file.push(site);
    }
  }

  /** Serves a demand in want, each site on the way passing to the next as much as it takes. */
  #pousser(i: number, but: number, places: number): number {
    const { offre } = this.#table;
    let pousse = Math.min(places, this.#manque[i]!);
    for (let site = offre[this.#depart[i]!]!; site !== but;) {
      pousse = Math.min(pousse, this.#flux[this.#cede[site]!]!);
      site = offre[this.#depart[this.#cedant[site]!]!]!;
    }
    if (pousse <= this.#seuil) return 0;
    this.#changer(this.#manque, i, -pousse);
    this.#changer(this.#flux, this.#depart[i]!, pousse);
    for (let site = offre[this.#depart[i]!]!; site !== but;) {
      const depart = this.#depart[this.#cedant[site]!]!;
      this.#changer(this.#flux, this.#cede[site]!, -pousse);
      this.#changer(this.#flux, depart, pousse);
      site = offre[depart]!;
    }
    return pousse;
  }

  #changer(valeurs: Float64Array, place: number, ajout: number): void {
    this.#trace.push({ valeurs, place, avant: valeurs[place]! });
    valeurs[place]! += ajout;
  }
}
