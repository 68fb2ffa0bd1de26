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

function wordsOf(key: string, dispositif: DispositifRural, isPlus: boolean): ClasseRurale | null {
  if (/^(?:nc|non)\b/.test(key)) return 'non';
  if (key.includes('beneficiaire')) return 'beneficiaire';
  if (key.includes('partiel')) return 'partielle';
  if (isPlus && key.includes('frr')) return 'plus';
  if (key.includes('class') || key.includes('socle') || key === dispositif.toLowerCase())
    return 'classee';
  return null;
}

/**
 * Codes of `codefrr`, as the Observatoire des territoires (ANCT) publishes it, for the two classes and the absence of any
 * that its users have recorded; `null` for the others, which no public document that we know tells.
 */
export function classeOfCodeFrr(texte: string): ClasseRurale | null {
  return CODES_FRR.get(texte) ?? null;
}

const CODES_FRR: ReadonlyMap<string, ClasseRurale> = new Map([
  ['-9999', 'non'],
  ['0', 'non'],
  ['4', 'classee'],
  ['5', 'plus'],
]);
