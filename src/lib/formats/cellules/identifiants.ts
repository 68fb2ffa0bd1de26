/** Keeps one copy of equal texts: the millions of rows of a big file name few lieux. */
export class Textes {
  readonly #known = new Map<string, string>();

  one(texte: string): string {
    const known = this.#known.get(texte);
    if (known !== undefined) return known;
    this.#known.set(texte, texte);
    return texte;
  }
}

/** Gives each row an identifier of its own: the second `a` becomes `a~2`. */
export class Identifiants {
  readonly #turns = new Map<string, number>();

  /** The identifier, or its next free variant: no row is lost. */
  claim(id: string): string {
    let turn = this.#turns.get(id) ?? 0;
    let free = id;
    while (turn > 0 && this.#turns.has(free)) {
      turn += 1;
      free = `${id}~${turn}`;
    }
    this.#turns.set(id, Math.max(turn, 1));
    if (free !== id) this.#turns.set(free, 1);
    return free;
  }
}
