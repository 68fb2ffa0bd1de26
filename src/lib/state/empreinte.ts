import type { Jeux } from './jeux';

/** Characters of a fingerprint kept in a link: enough to tell two files apart, not to find one. */
const LONGUEUR = 6;

/**
 * The files that a view rests on, in short: `lieux-3fa2c1.pass-lots-99ab01`. What ships with the app stays out.
 */
export function empreinteDe(jeux: Jeux): string {
  return [...jeux]
    .filter(([, { provenance }]) => !provenance.embarque)
    .map(([jeu, { provenance }]) => `${jeu}-${(provenance.empreinte ?? '').slice(0, LONGUEUR)}`)
    .sort()
    .join('.');
}

/** Datasets that differ between two fingerprints. A word that is no fingerprint is left out. */
export function differences(une: string, autre: string): readonly string[] {
  const [ici, la] = [lire(une), lire(autre)];
  const noms = new Set([...ici.keys(), ...la.keys()]);
  return [...noms].filter((nom) => ici.get(nom) !== la.get(nom)).sort();
}

function lire(text: string): ReadonlyMap<string, string> {
  const words = text.split('.').map((word) => /^([a-z-]+)-([0-9a-f]*)$/.exec(word));
  return new Map(words.flatMap((word) => (word ? [[word[1]!, word[2]!] as const] : [])));
}
