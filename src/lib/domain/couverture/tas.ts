/** Binary heap of numbers, the first in front. */
export class Tas {
  readonly #membres: number[] = [];
  readonly #avant: (a: number, b: number) => boolean;

  constructor(membres: readonly number[], avant: (a: number, b: number) => boolean) {
    this.#avant = avant;
    for (const membre of membres) this.ajouter(membre);
  }

  get taille(): number {
    return this.#membres.length;
  }

  ajouter(membre: number): void {
    const tas = this.#membres;
    let place = tas.length;
    tas.push(membre);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#avant(membre, tas[parent]!)) break;
      tas[place] = tas[parent]!;
      place = parent;
    }
    tas[place] = membre;
  }

  /** Takes the first out; -1 where there is none. */
  retirer(): number {
    const tas = this.#membres;
    const premier = tas[0] ?? -1;
    const dernier = tas.pop();
    if (dernier === undefined || tas.length === 0) return premier;
    let place = 0;
    for (;;) {
      const gauche = 2 * place + 1;
      if (gauche >= tas.length) break;
      const droite = gauche + 1;
      const enfant =
        droite < tas.length && this.#avant(tas[droite]!, tas[gauche]!) ? droite : gauche;
      if (!this.#avant(tas[enfant]!, dernier)) break;
      tas[place] = tas[enfant]!;
      place = enfant;
    }
    tas[place] = dernier;
    return premier;
  }
}
