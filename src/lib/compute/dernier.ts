/** Keeps the last value computed, and what it was computed for. */
export class Dernier<Valeur> {
  #garde: { readonly cle: string; readonly valeur: Valeur } | null = null;

  pour(cle: string, calculer: () => Valeur): Valeur {
    if (this.#garde?.cle !== cle) this.#garde = { cle, valeur: calculer() };
    return this.#garde.valeur;
  }
}
