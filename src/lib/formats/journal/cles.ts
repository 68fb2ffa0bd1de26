/** Ends a part of a key: no cell holds it, as Unicode keeps it for no character. */
const FIN = 0xffff;
/** Numbers kept for each key: its two halves, and its row. */
const PAS = 3;

/**
 * Keys of the rows of a file, and the row that bore each first. A key is kept as 64 bits of its own and a row, twelve
 * bytes: millions of texts would fill the memory. That two keys of a file of three million rows share their 64 bits
 * has less than one chance in a million.
 */
export class Cles {
  /** Open addressing, at most three quarters full; a row of 0: free. */
  #table = new Uint32Array(PAS << 10);
  #nombre = 0;
  /** The two halves of the key at hand. */
  #haut = 0;
  #bas = 0;

  /** The row that bore this key first; `null` where it is this one. Rows are counted from 1. */
  claim(parties: readonly string[], ligne: number): number | null {
    this.#hash(parties);
    const place = this.#place();
    const known = this.#table[place + 2]!;
    if (known > 0) return known;
    this.#write(place, ligne);
    this.#nombre += 1;
    if (this.#nombre * PAS * 4 > this.#table.length * 3) this.#grow();
    return null;
  }

  /** Two hashes of 32 bits, by two multipliers, each then mixed with the other (cyrb53, without its cut to 53 bits). */
  #hash(parties: readonly string[]): void {
    let haut = 0xdeadbeef;
    let bas = 0x41c6ce57;
    for (const partie of parties) {
      for (let i = 0; i < partie.length; i += 1) {
        haut = Math.imul(haut ^ partie.charCodeAt(i), 2654435761);
        bas = Math.imul(bas ^ partie.charCodeAt(i), 1597334677);
      }
      haut = Math.imul(haut ^ FIN, 2654435761);
      bas = Math.imul(bas ^ FIN, 1597334677);
    }
    haut = Math.imul(haut ^ (haut >>> 16), 2246822507) ^ Math.imul(bas ^ (bas >>> 13), 3266489909);
    bas = Math.imul(bas ^ (bas >>> 16), 2246822507) ^ Math.imul(haut ^ (haut >>> 13), 3266489909);
    this.#haut = haut >>> 0;
    this.#bas = bas >>> 0;
  }

  /** Where the key at hand is, or would be. */
  #place(): number {
    const table = this.#table;
    const masque = table.length / PAS - 1;
    for (let rang = this.#bas & masque; ; rang = (rang + 1) & masque) {
      const place = rang * PAS;
      const isIts = table[place] === this.#haut && table[place + 1] === this.#bas;
      if (isIts || table[place + 2] === 0) return place;
    }
  }

  #write(place: number, ligne: number): void {
    this.#table[place] = this.#haut;
    this.#table[place + 1] = this.#bas;
    this.#table[place + 2] = ligne;
  }

  #grow(): void {
    const before = this.#table;
    this.#table = new Uint32Array(before.length * 2);
    for (let place = 0; place < before.length; place += PAS) {
      if (before[place + 2] === 0) continue;
      this.#haut = before[place]!;
      this.#bas = before[place + 1]!;
      this.#write(this.#place(), before[place + 2]!);
    }
  }
}
