/** A mixed-integer linear program, as columns: what a solver is handed. */
export interface Programme {
  readonly maximiser: boolean;
  readonly cout: Float64Array;
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  /** 1 where a variable is an integer. */
  readonly entiere: Uint8Array;
  readonly lignes: {
    readonly minimum: Float64Array;
    readonly maximum: Float64Array;
    /** Coefficients of row `l` lie from `debuts[l]` to `debuts[l + 1]`. */
    readonly debuts: Int32Array;
    readonly variable: Int32Array;
    readonly coefficient: Float64Array;
  };
}

export interface Solution {
  /** `limite`: the time was up; `valeurs` is the best found, empty where none was. */
  readonly etat: 'optimale' | 'limite' | 'impossible';
  readonly valeurs: Float64Array;
  readonly objectif: number;
  /** No solution is better. */
  readonly borne: number;
}

export interface OptionsSolveur {
  /** Seconds that the search may take. */
  readonly secondes: number;
  /** Values of the variables to start from. */
  readonly depart?: Float64Array;
}

/** Solves a program. The domain knows none: it is handed one. */
export type Solveur = (programme: Programme, options: OptionsSolveur) => Promise<Solution>;

/** Writes a program variable by variable and row by row. */
export class Redaction {
  readonly #cout: number[] = [];
  readonly #minimum: number[] = [];
  readonly #maximum: number[] = [];
  readonly #entiere: number[] = [];
  readonly #ligneMinimum: number[] = [];
  readonly #ligneMaximum: number[] = [];
  readonly #debuts: number[] = [0];
  readonly #variable: number[] = [];
  readonly #coefficient: number[] = [];

  /** A variable of 0 to 1, whole where said. @returns its index. */
  variable(cout: number, entiere: boolean): number {
    this.#minimum.push(0);
    this.#maximum.push(1);
    this.#entiere.push(entiere ? 1 : 0);
    return this.#cout.push(cout) - 1;
  }

  /** Opens a row minimum ≤ Σ coefficient × variable ≤ maximum: the terms that follow are its own. */
  ligne(minimum: number, maximum: number): void {
    this.#ligneMinimum.push(minimum);
    this.#ligneMaximum.push(maximum);
    this.#debuts.push(this.#variable.length);
  }

  terme(variable: number, coefficient: number): void {
    this.#variable.push(variable);
    this.#coefficient.push(coefficient);
    this.#debuts[this.#debuts.length - 1] = this.#variable.length;
  }

  programme(maximiser: boolean): Programme {
    return {
      maximiser,
      cout: Float64Array.from(this.#cout),
      minimum: Float64Array.from(this.#minimum),
      maximum: Float64Array.from(this.#maximum),
      entiere: Uint8Array.from(this.#entiere),
      lignes: {
        minimum: Float64Array.from(this.#ligneMinimum),
        maximum: Float64Array.from(this.#ligneMaximum),
        debuts: Int32Array.from(this.#debuts),
        variable: Int32Array.from(this.#variable),
        coefficient: Float64Array.from(this.#coefficient),
      },
    };
  }
}
