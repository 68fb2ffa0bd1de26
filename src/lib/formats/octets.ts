/** Texts as their bytes: they cross between threads without being copied. */
export type EnOctets<Textes> = { readonly [Nom in keyof Textes]: Uint8Array<ArrayBuffer> };

export function enOctets<Textes extends object>(textes: Textes): EnOctets<Textes> {
  const encoder = new TextEncoder();
  const octets = Object.entries(textes).map(([nom, texte]) => [
    nom,
    encoder.encode(texte as string),
  ]);
  return Object.fromEntries(octets) as EnOctets<Textes>;
}

export function enTextes<Textes extends object>(octets: EnOctets<Textes>): Textes {
  const decoder = new TextDecoder();
  const textes = Object.entries<Uint8Array>(octets).map(([nom, lus]) => [nom, decoder.decode(lus)]);
  return Object.fromEntries(textes) as Textes;
}
