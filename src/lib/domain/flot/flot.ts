/** Share of the total under which a capacity is held to be used up: flows are real numbers, and round. */
const RESTE_NEGLIGEABLE = 1e-13;

const SOURCE = 0;
const PUITS = 1;

/**
 * Maximum flow from demands to supplies over the arcs given, by Dinic's algorithm (1970) on real capacities.
 * Same input, same flow: arcs are taken in the order in which they were added.
 */
export class Flot {
  readonly #demandes: number;
  readonly #tete: Int32Array;
  readonly #suivant: Int32Array;
  readonly #vers: Int32Array;
  readonly #reste: Float64Array;
  readonly #seuil: number;
  readonly #niveau: Int32Array;
  readonly #courant: Int32Array;
  readonly #file: Int32Array;
  readonly #chemin: Int32Array;
  #arcs = 0;

  /** @param arcs how many times {@link relier} will be called. */
  constructor(demande: Float64Array, capacite: Float64Array, arcs: number) {
    const noeuds = 2 + demande.length + capacite.length;
    const demiArcs = 2 * (demande.length + capacite.length + arcs);
    this.#demandes = demande.length;
    this.#tete = new Int32Array(noeuds).fill(-1);
    this.#suivant = new Int32Array(demiArcs);
    this.#vers = new Int32Array(demiArcs);
    this.#reste = new Float64Array(demiArcs);
    this.#niveau = new Int32Array(noeuds);
    this.#courant = new Int32Array(noeuds);
    this.#file = new Int32Array(noeuds);
    this.#chemin = new Int32Array(noeuds);
    this.#seuil = demande.reduce((somme, pass) => somme + pass, 0) * RESTE_NEGLIGEABLE;
    demande.forEach((pass, i) => this.#ajouter(SOURCE, 2 + i, pass));
    capacite.forEach((places, j) => this.#ajouter(2 + this.#demandes + j, PUITS, places));
  }

  /** Lets a demand use a supply, without limit. */
  relier(demande: number, offre: number): void {
    this.#ajouter(2 + demande, 2 + this.#demandes + offre, Infinity);
  }

  /** Pushes all that can be pushed. @returns the value of the flow. */
  maximiser(): number {
    let total = 0;
    while (this.#niveler()) {
      this.#courant.set(this.#tete);
      for (let pousse = this.#pousser(); pousse > 0; pousse = this.#pousser()) total += pousse;
    }
    return total;
  }

  /** After {@link maximiser}: demands on the source's side of the smallest minimum cut, short of places. */
  demandesCoupees(): Uint8Array {
    return Uint8Array.from({ length: this.#demandes }, (_, i) =>
      this.#niveau[2 + i]! > 0 ? 1 : 0,
    );
  }

  #ajouter(de: number, vers: number, capacite: number): void {
    for (const [a, b, reste] of [
      [de, vers, capacite],
      [vers, de, 0],
    ] as const) {
      this.#vers[this.#arcs] = b;
      this.#reste[this.#arcs] = reste;
      this.#suivant[this.#arcs] = this.#tete[a]!;
      this.#tete[a] = this.#arcs++;
    }
  }

  /** Levels from the source by breadth; whether the sink is reached. Level 0: not reached. */
  #niveler(): boolean {
    this.#niveau.fill(0);
    this.#niveau[SOURCE] = 1;
    this.#file[0] = SOURCE;
    let fin = 1;
    for (let debut = 0; debut < fin; debut++) {
      const noeud = this.#file[debut]!;
      for (let arc = this.#tete[noeud]!; arc !== -1; arc = this.#suivant[arc]!) {
        const vers = this.#vers[arc]!;
        if (this.#niveau[vers] !== 0 || this.#reste[arc]! <= this.#seuil) continue;
        this.#niveau[vers] = this.#niveau[noeud]! + 1;
        this.#file[fin++] = vers;
      }
    }
    return this.#niveau[PUITS] !== 0;
  }

  /** Pushes along one path of rising levels. @returns what went through, 0 when no path is left. */
  #pousser(): number {
    let longueur = 0;
    let noeud = SOURCE;
    while (noeud !== PUITS) {
      const arc = this.#avancer(noeud);
      if (arc !== -1) {
        this.#chemin[longueur++] = arc;
        noeud = this.#vers[arc]!;
        continue;
      }
      if (longueur === 0) return 0;
      this.#niveau[noeud] = -1;
      const retour = this.#chemin[--longueur]!;
      noeud = this.#vers[retour ^ 1]!;
    }
    let pousse = Infinity;
    for (let rang = 0; rang < longueur; rang++)
      pousse = Math.min(pousse, this.#reste[this.#chemin[rang]!]!);
    for (let rang = 0; rang < longueur; rang++) {
      this.#reste[this.#chemin[rang]!]! -= pousse;
      this.#reste[this.#chemin[rang]! ^ 1]! += pousse;
    }
    return pousse;
  }

  /** First arc of a node that still leads one level up; -1 where none does. */
  #avancer(noeud: number): number {
    let arc = this.#courant[noeud]!;
    while (
      arc !== -1 &&
      (this.#reste[arc]! <= this.#seuil ||
        this.#niveau[this.#vers[arc]!] !== this.#niveau[noeud]! + 1)
    )
      arc = this.#suivant[arc]!;
    this.#courant[noeud] = arc;
    return arc;
  }
}
