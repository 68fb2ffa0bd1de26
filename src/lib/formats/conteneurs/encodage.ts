import { signs1252 } from '../cellules/texte';
import { DecodeurMele, isMostlyUtf8 } from './mele';
import { ENTIER, pieces } from './octets';

/**
 * Encoding of a text file. `windows-1252` also reads Latin-1 and Latin-9 but for a few signs; `mele` is UTF-8 with stray
 * bytes, which are read as windows-1252.
 */
export type Encodage = 'utf-8' | 'mele' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';

/** French names, for messages. */
export const ENCODAGES: Readonly<Record<Encodage, string>> = {
  'utf-8': 'UTF-8',
  mele: 'UTF-8 mêlé de Windows-1252',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252 (Latin-1)',
  macintosh: 'Macintosh',
};

/** Texts of the files found to be UTF-8, by pieces: told from their bytes once. */
const TEXTES = new WeakMap<Blob, readonly string[]>();

/**
 * Bytes decoded at a time. A text whose signs are all of Latin-1 is kept in half of the memory and read in half of the
 * time; a single sign beyond (`’`, `œ`) makes its whole piece wide.
 */
const BOUCHEE = 1 << 14;

function* bouchees(piece: Uint8Array): Generator<Uint8Array> {
  for (let debut = 0; debut < piece.length; debut += BOUCHEE)
    yield piece.subarray(debut, debut + BOUCHEE);
}

/** Where the bytes stop in the middle of a character. */
export class TexteTronque extends Error {}

/**
 * Decides the encoding from all the bytes: a mark, else UTF-8 if the whole text is valid UTF-8 or most of what is not
 * ASCII in it, else the one-byte encoding whose accents of French are the most frequent.
 *
 * @throws {TexteTronque} where valid UTF-8 ends in the middle of a character
 */
export async function detectEncodage(contenu: Blob, signal?: AbortSignal): Promise<Encodage> {
  const head = new Uint8Array(await contenu.slice(0, 200).arrayBuffer());
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (zerosAt(head, 1) > 0.7) return 'utf-16le';
  if (zerosAt(head, 0) > 0.7) return 'utf-16be';

  const strict = new TextDecoder('utf-8', { fatal: true });
  const textes: string[] = [];
  let multibyte = false;
  for await (const piece of pieces(contenu, signal)) {
    const isKnown = multibyte;
    try {
      for (const bouchee of bouchees(piece)) {
        const text = strict.decode(bouchee, { stream: true });
        multibyte ||= text.length < bouchee.length;
        if (contenu.size <= ENTIER) textes.push(text);
      }
    } catch {
      return isKnown || isMostlyUtf8(piece) ? 'mele' : oneByte(piece);
    }
  }
  try {
    strict.decode();
  } catch {
    if (multibyte) throw new TexteTronque();
    return 'windows-1252';
  }
  if (contenu.size <= ENTIER) TEXTES.set(contenu, textes);
  return 'utf-8';
}

/** Text of the file, a piece at a time, without its byte order mark, and the share of the bytes read. */
export async function* decode(
  contenu: Blob,
  encodage: Encodage,
  signal?: AbortSignal,
): AsyncGenerator<Morceau> {
  const textes = encodage === 'utf-8' ? TEXTES.get(contenu) : undefined;
  if (textes) return yield* parts(textes, signal);
  const decoder = encodage === 'mele' ? new DecodeurMele() : new TextDecoder(encodage);
  const mend = encodage === 'windows-1252' ? signs1252 : (texte: string) => texte;
  let read = 0;
  for await (const piece of pieces(contenu, signal)) {
    for (const bouchee of bouchees(piece)) {
      const texte = mend(decoder.decode(bouchee, { stream: true }));
      const isFirst = read === 0;
      read += bouchee.length;
      yield { texte: isFirst ? sansMarque(texte) : texte, part: read / contenu.size };
    }
  }
  const texte = decoder.decode();
  if (texte !== '') yield { texte, part: 1 };
}

interface Morceau {
  readonly texte: string;
  readonly part: number;
}

/** A text without its byte order mark, even one that was written twice, and read once in windows-1252. */
function sansMarque(texte: string): string {
  return texte.replace(/^(?:\ufeff|ï»¿)+/, '');
}

function* parts(textes: readonly string[], signal?: AbortSignal): Generator<Morceau> {
  for (const [rang, texte] of textes.entries()) {
    signal?.throwIfAborted();
    yield {
      texte: rang === 0 ? sansMarque(texte) : texte,
      part: (rang + 1) / textes.length,
    };
  }
}

/** The whole text. */
export async function decodeAll(
  contenu: Blob,
  encodage: Encodage,
  signal?: AbortSignal,
): Promise<string> {
  const texts: string[] = [];
  for await (const { texte } of decode(contenu, encodage, signal)) texts.push(texte);
  return texts.join('');
}

/** é è à ê ç ô in Windows-1252 and in the Macintosh's encoding. */
const WINDOWS = new Set([0xe9, 0xe8, 0xe0, 0xea, 0xe7, 0xf4]);
const MAC = new Set([0x8e, 0x8f, 0x88, 0x90, 0x8d, 0x99]);

/** Share of zeros among every other byte: Latin letters in UTF-16, where no mark says so. */
function zerosAt(bytes: Uint8Array, start: 0 | 1): number {
  const others = bytes.filter((_, i) => i % 2 === start);
  return others.length === 0 ? 0 : others.filter((byte) => byte === 0).length / others.length;
}

function oneByte(piece: Uint8Array): Encodage {
  let windows = 0;
  let mac = 0;
  for (const byte of piece) {
    if (WINDOWS.has(byte)) windows += 1;
    if (MAC.has(byte)) mac += 1;
  }
  return mac > windows ? 'macintosh' : 'windows-1252';
}
