/**
 * Names by their place, each kept once as bytes: millions of identifiers in one buffer, without a text for each. The bytes
 * cross between threads without being copied.
 */
export interface Repertoire {
  /** UTF-8 of the names, end to end. */
  readonly octets: Uint8Array<ArrayBuffer>;
  /** Where each name ends in the bytes. */
  readonly fins: Uint32Array<ArrayBuffer>;
}

/** The name at a place. */
export function nomDe({ octets, fins }: Repertoire, place: number): string {
  return DECODEUR.decode(octets.subarray(place === 0 ? 0 : fins[place - 1], fins[place]));
}

const DECODEUR = new TextDecoder();
const ENCODEUR = new TextEncoder();

/** Gives names their place, in the order in which they are first met. */
export class Repertorieur {
  #octets = new Uint8Array(1 << 16);
  #fins = new Uint32Array(1 << 12);
  #nombre = 0;
  /** Places by hash, plus one; 0: free. Open addressing, at most half full. */
  #table = new Uint32Array(1 << 13);

  placeDe(nom: string): number {
    const debut = this.#nombre === 0 ? 0 : this.#fins[this.#nombre - 1]!;
    this.#octets = grown(this.#octets, debut + 3 * nom.length);
    const { written } = ENCODEUR.encodeInto(nom, this.#octets.subarray(debut));
    const fin = debut + written;
    const masque = this.#table.length - 1;
    let case_ = hash(this.#octets, debut, fin) & masque;
    for (let connue = this.#table[case_]!; connue > 0; connue = this.#table[case_]!) {
      if (this.#isEqual(connue - 1, debut, fin)) return connue - 1;
      case_ = (case_ + 1) & masque;
    }
    this.#fins = grown(this.#fins, this.#nombre + 1);
    this.#fins[this.#nombre] = fin;
    this.#nombre += 1;
    this.#table[case_] = this.#nombre;
    if (this.#nombre * 2 > this.#table.length) this.#rehash();
    return this.#nombre - 1;
  }

  /** What was gathered, in buffers of its own. */
  repertoire(): Repertoire {
    const fins = this.#fins.slice(0, this.#nombre);
    return { octets: this.#octets.slice(0, fins.at(-1) ?? 0), fins };
  }

  #isEqual(place: number, debut: number, fin: number): boolean {
    const start = place === 0 ? 0 : this.#fins[place - 1]!;
    if (this.#fins[place]! - start !== fin - debut) return false;
    for (let i = 0; i < fin - debut; i += 1)
      if (this.#octets[start + i] !== this.#octets[debut + i]) return false;
    return true;
  }

  #rehash(): void {
    const table = new Uint32Array(this.#table.length * 2);
    const masque = table.length - 1;
    for (let place = 0; place < this.#nombre; place += 1) {
      const start = place === 0 ? 0 : this.#fins[place - 1]!;
      let case_ = hash(this.#octets, start, this.#fins[place]!) & masque;
      while (table[case_]! > 0) case_ = (case_ + 1) & masque;
      table[case_] = place + 1;
    }
    this.#table = table;
  }
}

/** FNV-1a, its bits mixed once more: names differ by their last digits. */
function hash(octets: Uint8Array, debut: number, fin: number): number {
  let h = 0x811c9dc5;
  for (let i = debut; i < fin; i += 1) h = Math.imul(h ^ octets[i]!, 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** The same array, or one of at least twice its length that begins with it, so that it holds `length`. */
export function grown<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  array: T,
  length: number,
): T {
  if (length <= array.length) return array;
  const { constructor } = array as { constructor: unknown };
  const larger = new (constructor as new (n: number) => T)(Math.max(length, 2 * array.length));
  larger.set(array);
  return larger;
}
