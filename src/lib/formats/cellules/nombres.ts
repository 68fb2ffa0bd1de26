import type { Correction } from '../journal/regles';

const PLAIN = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Number of a cell written plainly; `null` where it is not one. */
export function parseNombre(text: string): number | null {
  return PLAIN.test(text) ? Number(text) : null;
}

/** Mends the writing of a number: `54,3`, `638,425.00`, `1 234,5`, `12 €`, `10 %`. `null` where sound, or beyond mending. */
export function repairNombre(text: string): Correction | null {
  if (text === '' || PLAIN.test(text)) return null;
  const compact = text.replace(/[\s\u00a0\u202f'’]+|[€%°]$/g, '').replace(/^\+/, '');
  const valeur = /^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(compact)
    ? compact.replaceAll(',', '')
    : /^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(compact)
      ? compact.replaceAll('.', '').replace(',', '.')
      : compact
          .replace(/,(?=\d+$)/, '.')
          .replace(/^(-?)\./, '$10.')
          .replace(/[.,]$/, '');
  return PLAIN.test(valeur) ? { regle: 'nombre-notation', valeur } : null;
}

/** A count: a whole number, zero or more; `null` otherwise. `12.0` is a count. */
export function parseCompte(text: string): number | null {
  const value = parseNombre(text);
  return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

const YES = new Set(['oui', 'o', 'yes', 'y', 'true', 'vrai', '1', 'x', 't']);
const NO = new Set(['non', 'n', 'no', 'false', 'faux', '0', 'f']);

/** `oui` and `non` in their many notations; `null` for anything else: `sans objet`, `Non défini`, empty. */
export function parseOui(text: string): boolean | null {
  const key = text.toLowerCase();
  return YES.has(key) ? true : NO.has(key) ? false : null;
}
