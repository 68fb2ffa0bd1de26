import type { ClasseRurale, DispositifRural } from '$lib/domain/zonage';

import { nameKey } from '../cellules/texte';

/** Class of a commune in a rural zoning, from any of its published wordings; `null` for anything else. */
export function classeOf(texte: string, dispositif: DispositifRural): ClasseRurale | null {
  const isPlus = /\+|\bplus\b/i.test(texte);
  const key = nameKey(texte);
  return SHORT.get(key) ?? wordsOf(key, dispositif, isPlus);
}

/** Codes of the DGCL: C classée, PC or P partiellement, NC non classée; and 1/0. */
const SHORT: ReadonlyMap<string, ClasseRurale> = new Map([
  ['c', 'classee'],
  ['1', 'classee'],
  ['oui', 'classee'],
  ['x', 'classee'],
  ['true', 'classee'],
  ['vrai', 'classee'],
  ['false', 'non'],
  ['faux', 'non'],
  ['nc', 'non'],
  ['0', 'non'],
  ['non', 'non'],
  ['p', 'partielle'],
  ['pc', 'partielle'],
  ['plus', 'plus'],
]);

/** Names of the zonings, and of those who are in them. */
const NOM: Readonly<Record<DispositifRural, RegExp>> = {
  ZRR: /\bzrr\b|revitalisation rurale/,
  FRR: /\bz?frr\b|ruralites revitalisation/,
};

function wordsOf(key: string, dispositif: DispositifRural, isPlus: boolean): ClasseRurale | null {
  if (/^(?:nc|non|hors|aucun|pas)\b/.test(key)) return 'non';
  if (key.includes('beneficiaire')) return 'beneficiaire';
  if (key.includes('partiel')) return 'partielle';
  const isNamed = NOM[dispositif].test(key);
  if (isPlus && dispositif === 'FRR' && (isNamed || /\b(?:niveau|zone)\b/.test(key))) return 'plus';
  return isNamed || /class|socle|\b(?:total|integral)ement\b/.test(key) ? 'classee' : null;
}

/** What a code of `codefrr` says: `precise` is false where it says that the commune is in the zoning, not how. */
export interface CodeFrr {
  readonly classe: ClasseRurale;
  readonly precise: boolean;
}

/**
 * Codes of `codefrr`, as the Observatoire des territoires (ANCT) publishes it: −9999 for a commune out of the zoning, as
 * its users have recorded, 4 for FRR and 5 for FRR+. No public document that we know tells 1 to 3 apart; all that they
 * say is that the commune is in. `null` for anything else.
 */
export function codeFrrOf(texte: string): CodeFrr | null {
  const classe = CODES_FRR.get(texte);
  if (classe) return { classe, precise: true };
  return /^[123]$/.test(texte) ? { classe: 'classee', precise: false } : null;
}

const CODES_FRR: ReadonlyMap<string, ClasseRurale> = new Map([
  ['-9999', 'non'],
  ['NC', 'non'],
  ['0', 'non'],
  ['4', 'classee'],
  ['5', 'plus'],
]);
