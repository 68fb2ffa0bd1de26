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
