import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Gunzip } from 'fflate';

/** Called with the share of the bytes read, 0–1. */
export type OnPart = (part: number) => void;

/** Bytes up to which a file may stand whole in memory. */
export const ENTIER = 48 << 20;

/** Bytes of the files read whole: their hash, their encoding and their rows are each drawn from them. */
const LUS = new WeakMap<Blob, Promise<ArrayBuffer>>();

function entier(contenu: Blob): Promise<ArrayBuffer> {
  const lu = LUS.get(contenu) ?? contenu.arrayBuffer();
  LUS.set(contenu, lu);
  return lu;
}

/**
 * SHA-256 of the bytes, hexadecimal. Beyond {@link ENTIER} in one pass, a piece at a time; below, and where the page is
 * in a secure context, by the browser, three times faster.
 */
export async function empreinteOf(
  contenu: Blob,
  signal?: AbortSignal,
  onPart?: OnPart,
): Promise<string> {
  if (contenu.size <= ENTIER && 'subtle' in crypto) {
    const digest = await crypto.subtle.digest('SHA-256', await entier(contenu));
    signal?.throwIfAborted();
    onPart?.(1);
    return bytesToHex(new Uint8Array(digest));
  }
  const hash = sha256.create();
  let read = 0;
  for await (const piece of pieces(contenu, signal)) {
    hash.update(piece);
    read += piece.length;
    onPart?.(read / contenu.size);
  }
  return bytesToHex(hash.digest());
}

/** The bytes, a piece at a time. Throws the reason of the signal once it is aborted. */
export async function* pieces(
  contenu: Blob,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const size = 1 << 20;
  const lu = contenu.size <= ENTIER ? await entier(contenu) : null;
  for (let start = 0; start < contenu.size; start += size) {
    signal?.throwIfAborted();
    yield lu
      ? new Uint8Array(lu, start, Math.min(size, lu.byteLength - start))
      : new Uint8Array(await contenu.slice(start, start + size).arrayBuffer());
  }
}

export function isGzip(debut: Uint8Array): boolean {
  return debut[0] === 0x1f && debut[1] === 0x8b;
}

/** `PK`: a ZIP, and so a spreadsheet too. */
export function isZip(debut: Uint8Array): boolean {
  return debut[0] === 0x50 && debut[1] === 0x4b && debut[2] === 0x03 && debut[3] === 0x04;
}

export function isParquet(debut: Uint8Array): boolean {
  return debut[0] === 0x50 && debut[1] === 0x41 && debut[2] === 0x52 && debut[3] === 0x31;
}

/** Throws where the GZIP is damaged or cut short. */
export async function gunzip(contenu: Blob, signal?: AbortSignal): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let ended = false;
  const inflate = new Gunzip((piece, last) => {
    parts.push(new Uint8Array(piece));
    ended ||= last;
  });
  let read = 0;
  for await (const piece of pieces(contenu, signal)) {
    read += piece.length;
    inflate.push(piece, read === contenu.size);
  }
  if (!ended) throw new Error('cut short');
  return new Blob(parts);
}
