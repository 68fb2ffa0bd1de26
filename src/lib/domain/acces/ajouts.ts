import type { TableCouts } from './table';

/** The pairs of one supply: demands ascending, with the cost and the weight of each. */
export interface PairesOffre {
  readonly demande: readonly number[];
  readonly cout: readonly number[];
  readonly poids: readonly number[];
}

/** Supplies put behind those of a table, one at a time; the last put is the first to go. The table itself stays whole. */
export class Ajouts {
  readonly #table: TableCouts;
  readonly #paires: PairesOffre[] = [];
  /** Places of the supplies added, and of their pairs, by demand. */
  readonly #parDemande = new Map<number, { readonly offre: number; readonly rang: number }[]>();
  /** `null` until it is asked for. */
  #reunie: TableCouts | null = null;

  constructor(table: TableCouts) {
    this.#table = table;
  }

  get nombre(): number {
    return this.#paires.length;
  }

  /** @returns the index of the supply. */
  ajouter(paires: PairesOffre): number {
    const offre = this.#table.offres + this.#paires.length;
    this.#paires.push(paires);
    paires.demande.forEach((i, rang) => {
      const siennes = this.#parDemande.get(i);
      if (siennes) siennes.push({ offre, rang });
      else this.#parDemande.set(i, [{ offre, rang }]);
    });
    this.#reunie = null;
    return offre;
  }

  retirer(): void {
    for (const i of this.#paires.pop()?.demande ?? []) this.#parDemande.get(i)!.pop();
    this.#reunie = null;
  }

  demandesDe(offre: number): readonly number[] {
    return this.#paires[offre - this.#table.offres]!.demande;
  }

  /** Calls back with each supply added within reach of a demand and the weight of the pair, supplies ascending. */
  pourChaque(demande: number, faire: (offre: number, poids: number) => void): void {
    for (const { offre, rang } of this.#parDemande.get(demande) ?? [])
      faire(offre, this.#paires[offre - this.#table.offres]!.poids[rang]!);
  }

  /** The table and what was added, as one. */
  get table(): TableCouts {
    if (this.#paires.length === 0) return this.#table;
    return (this.#reunie ??= this.#reunir());
  }

  #reunir(): TableCouts {
    const { demandes, offres, debuts, offre, cout } = this.#table;
    const ajoutees = this.#paires.reduce((total, { demande }) => total + demande.length, 0);
    const reunie = {
      demandes,
      offres: offres + this.#paires.length,
      debuts: new Uint32Array(demandes + 1),
      offre: new Uint32Array(offre.length + ajoutees),
      cout: new Float64Array(cout.length + ajoutees),
    };
    let ecrites = 0;
    for (let i = 0; i < demandes; i++) {
      const rangee = [debuts[i]!, debuts[i + 1]!] as const;
      reunie.offre.set(offre.subarray(...rangee), ecrites);
      reunie.cout.set(cout.subarray(...rangee), ecrites);
      ecrites += rangee[1] - rangee[0];
      for (const { offre: j, rang } of this.#parDemande.get(i) ?? []) {
        reunie.offre[ecrites] = j;
        reunie.cout[ecrites++] = this.#paires[j - offres]!.cout[rang]!;
      }
      reunie.debuts[i + 1] = ecrites;
    }
    return reunie;
  }
}
