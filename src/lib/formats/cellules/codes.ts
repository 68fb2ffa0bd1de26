import { isCodeInsee } from '$lib/domain/codes';

import type { Correction } from '../journal/regles';

const POSTAL = /^\d{5}$/;

/** Whether the text has the shape of a postal code. */
export function isPostal(text: string): boolean {
  return POSTAL.test(text);
}

/**
 * Mends the writing of a commune code: `1001`, `1001.0`, `2a004`, `01 001`. `null` where it is sound, or beyond mending.
 * Says nothing of whether such a commune exists.
 */
export function repairInsee(text: string): Correction | null {
  if (isCodeInsee(text)) return null;
  const { valeur: compact, regle } = compactCode(text);
  if (/^2[ab]\d{3}$/.test(compact)) return { regle: 'lettre-corse', valeur: compact.toUpperCase() };
  if (/^\d{4}$/.test(compact)) return { regle: 'zero-perdu', valeur: `0${compact}` };
  return isCodeInsee(compact) ? { regle, valeur: compact } : null;
}

/** Mends the writing of a postal code: `1000`, `1000.0`, `75 011`, `F-75011`. `null` where it is sound, or beyond mending. */
export function repairPostal(text: string): Correction | null {
  if (isPostal(text)) return null;
  const { valeur: compact, regle } = compactCode(text);
  if (/^\d{4}$/.test(compact)) return { regle: 'zero-perdu', valeur: `0${compact}` };
  if (isPostal(compact)) return { regle, valeur: compact };
  const inside = /(?:^|\D)(\d{5})(?:\D|$)/.exec(text)?.[1];
  return inside === undefined ? null : { regle: 'code-postal-prefixe', valeur: inside };
}

function compactCode(text: string): Correction {
  const spaceless = text.replace(/[\s\u00a0\u202f'"]+/g, '');
  const whole = spaceless.replace(/[.,]0*$/, '');
  return { regle: whole === spaceless ? 'espaces-retires' : 'nombre-tableur', valeur: whole };
}
