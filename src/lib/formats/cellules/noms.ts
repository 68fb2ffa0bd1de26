import type { Commune } from '$lib/domain/territoire';

import { nameKey } from './texte';

/** What La Poste and its users write short in the name of a commune; no commune has one of these words of its own. */
const ABREGES: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
  s: 'sur',
  fd: 'ferrand',
  mt: 'mont',
  nd: 'notre dame',
  gd: 'grand',
  gde: 'grande',
  vx: 'vieux',
};
const ABREGE = new RegExp(String.raw`\b(?:${Object.keys(ABREGES).join('|')})\b`, 'g');

/** Number of an arrondissement at the end of a name: `11`, `11e arrondissement`, `3 ème`. */
const NUMERO = String.raw` 0?(\d{1,2}) ?(?:er|e|i?eme)?(?: (?:arrondissement|arrdt|ardt|arr))?`;
const NUMERO_FINAL = new RegExp(`${NUMERO}$`);
const ARRONDISSEMENT = new RegExp(`(?: cedex)?${NUMERO}(?: cedex(?: \\d+)?)?$`);

/**
 * Name of a commune as it is compared: `ST-ETIENNE CEDEX 2` and `Saint-Étienne` are the same, `MARSEILLE 11` is Marseille,
 * `CLERMONT FD` is Clermont-Ferrand.
 */
export function communeKey(nom: string): string {
  return nameKey(nom.replace(/\ufffd/g, ''))
    .replace(/ cedex.*$/, '')
    .replace(NUMERO_FINAL, '')
    .replace(ABREGE, (mot) => ABREGES[mot]!)
    .replace(/^(?:les|le|la|l) /, '');
}

/** The arrondissement that a name of Paris, Lyon or Marseille tells: `PARIS CEDEX 11`, `Lyon 3ème`; `null` where it tells none. */
export function numeroOf(nom: string): number | null {
  const [, numero] = ARRONDISSEMENT.exec(nameKey(nom)) ?? [];
  return numero === undefined ? null : Number(numero);
}

/**
 * The only commune whose name begins like the key; else is held by it; else is a misspelling or two away; else joins it to
 * another.
 */
export function closest(
  key: string,
  communes: readonly Commune[],
  keyOf: (commune: Commune) => string,
): Commune | null {
  if (key.length < 3) return null;
  const tests = [
    (other: string) => other.startsWith(`${key} `) || key.startsWith(`${other} `),
    (other: string) => areClose(other, key),
    (other: string) => isMisspelt(key, other),
    (other: string) => isJoined(other, key),
  ];
  for (const test of tests) {
    const found = communes.filter((commune) => test(keyOf(commune)));
    if (found.length === 1) return found[0]!;
  }
  return null;
}

/** What makes of the last word of a name another place: *Bergères-lès-Vertus* is not Vertus. */
const LIEN = /(?:^| )(?:a|au|aux|d|de|des|du|en|l|la|le|les|lez|pres|saint|sainte|sous|sur)$/;

/** Whether the key is the second of two names put together: *Châtain* in *Arfeuille-Châtain*. */
function isJoined(known: string, key: string): boolean {
  return known.endsWith(` ${key}`) && !LIEN.test(known.slice(0, -key.length - 1));
}

/** Whether two keys of six letters or more are at most two letters apart (Levenshtein), one below ten letters. */
export function isMisspelt(one: string, other: string): boolean {
  const [a, b] = [joined(one), joined(other)];
  const most = Math.min(a.length, b.length) < 10 ? 1 : 2;
  if (Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > most) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]! <= most;
}

/** Whether a name said may be that of a commune: its beginning, or it and more. *En Sainte-Hermine* is not Sainte-Hermine. */
export function areClose(known: string, said: string): boolean {
  if (known === said) return true;
  if (known.length < 3 || said.length < 3) return false;
  return (
    known.startsWith(`${said} `) ||
    ` ${said} `.includes(` ${known} `) ||
    joined(known) === joined(said)
  );
}

function joined(key: string): string {
  return key.replaceAll(' ', '');
}
