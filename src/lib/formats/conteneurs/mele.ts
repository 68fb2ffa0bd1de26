import { signs1252 } from '../cellules/texte';

/** What is not ASCII, in bytes written as signs: a sequence of UTF-8, or a stray byte. */
const SUITES =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}|[\u0080-\u00ff]/g;
/** A sequence of UTF-8 that the end of the text cuts. */
const ENTAMEE =
  /(?:[\u00c2-\u00df]|[\u00e0-\u00ef][\u0080-\u00bf]?|[\u00f0-\u00f4][\u0080-\u00bf]{0,2})$/;
/** From here on, a sequence of two bytes is no letter of ours: more likely two letters of a Macintosh. */
const AUTRES_LETTRES = '\u00ce';

/** Bytes that a function takes at once. */
const BOUCHEE = 1 << 14;

/** Bytes as signs, one each. */
function signesOf(bytes: Uint8Array): string {
  let signes = '';
  for (let debut = 0; debut < bytes.length; debut += BOUCHEE)
    signes += String.fromCharCode(...bytes.subarray(debut, debut + BOUCHEE));
  return signes;
}

/** Whether most of what is not ASCII is UTF-8: a few bytes that are not were pasted there. */
export function isMostlyUtf8(piece: Uint8Array): boolean {
  const found = signesOf(piece).match(SUITES) ?? [];
  const isSequence = (suite: string): boolean =>
    suite.length > 2 || (suite.length === 2 && suite < AUTRES_LETTRES);
  return found.filter(isSequence).length > found.length / 2;
}

/** Reads UTF-8, and as windows-1252 the bytes that are none. */
export class DecodeurMele {
  readonly #utf8 = new TextDecoder('utf-8');
  #reste = '';

  /** The text of these bytes; the end of it, without any. */
  decode(bytes?: Uint8Array, { stream = false } = {}): string {
    const signes = this.#reste + (bytes ? signesOf(bytes) : '');
    this.#reste = stream ? (ENTAMEE.exec(signes)?.[0] ?? '') : '';
    return signes
      .slice(0, signes.length - this.#reste.length)
      .replace(SUITES, (suite) => (suite.length > 1 ? this.#letter(suite) : signs1252(suite)));
  }

  #letter(suite: string): string {
    const letter = this.#utf8.decode(Uint8Array.from(suite, (signe) => signe.charCodeAt(0)));
    return letter.includes('\ufffd') ? signs1252(suite) : letter;
  }
}
