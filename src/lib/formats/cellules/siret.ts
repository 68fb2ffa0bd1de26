import type { Correction } from '../journal/regles';
import { isAbsent } from './texte';

const SIRET = /^\d{14}$/;
/** A longer text is no SIRET, however it is written. */
const LONGUEUR_MAX = 100;

/** Whether the text is fourteen digits, not all zeros. */
export function isSiret(text: string): boolean {
  return SIRET.test(text) && !isZeros(text);
}

/** The zeros that files write where there is no SIRET: fourteen, fewer, in groups, or as a number (`0.0`). */
export function isZeros(text: string): boolean {
  return /^0[0\s]*(?:[.,]0*)?$/.test(text);
}

/**
 * Whether the check digits hold: Luhn over the fourteen digits, or for the offices of La Poste (SIREN 356000000)
 * a sum of digits that is a multiple of five.
 */
export function hasSiretKey(siret: string): boolean {
  const isPoste =
    siret.startsWith('356000000') &&
    [...siret].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
  return hasLuhnKey(siret) || isPoste;
}

/** Whether digits pass Luhn's check, as those of a SIREN or a SIRET do. */
export function hasLuhnKey(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const digit = Number(digits[digits.length - 1 - back]);
    const weighted = back % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** Mends the writing of a SIRET: `13002603200016.0`, `130 026 032 00016`, a lost zero that the check digits confirm. */
export function repairSiret(text: string): Correction | null {
  if (text === '' || text.length > LONGUEUR_MAX || SIRET.test(text)) return null;
  const spaceless = text.replace(/[\s\u00a0\u202f._-]+(?=\d{2,})|[\s\u00a0\u202f]+/g, '');
  const whole = fromExponent(text) ?? spaceless.replace(/[.,]0*$/, '');
  if (SIRET.test(whole)) {
    return { regle: whole === spaceless ? 'espaces-retires' : 'nombre-tableur', valeur: whole };
  }
  const padded = whole.padStart(14, '0');
  if (/^\d{12,13}$/.test(whole) && !isZeros(whole) && hasSiretKey(padded)) {
    return { regle: 'zero-perdu', valeur: padded };
  }
  return null;
}

/**
 * Whether a spreadsheet has lost the last digits of a SIRET: it wrote an exponent with too few of them, or zeros where the
 * number of the establishment stands, and none is `00000`.
 */
export function isSiretArrondi(text: string): boolean {
  if (EXPONENT.test(text) && fromExponent(text) === null) return true;
  const siret = repairSiret(text)?.valeur ?? text;
  return isSiret(siret) && siret.endsWith('00000');
}

/** A number of twelve to fourteen digits before its decimal point: `1,30026E+13`. */
const EXPONENT = /^\s*(\d)(?:[.,](\d*))?\s*e\s*\+?\s*1([123])\s*$/i;

/** `1.3002603200016E+13`: the digits as a spreadsheet writes them, if none was lost: zeros at the end are not written. */
function fromExponent(text: string): string | null {
  const [, first = '', decimals = '', power] = EXPONENT.exec(text) ?? [];
  const length = 11 + Number(power);
  const digits = (first + decimals).replace(/0+$/, '');
  if (digits.length < 12 || digits.length > length) return null;
  const whole = digits.padEnd(length, '0');
  return digits.length === length || hasSiretKey(whole.padStart(14, '0')) ? whole : null;
}

/** Whether the text is a SIREN: the organisation of a SIRET, without the five digits of the establishment. */
export function isSiren(text: string): boolean {
  return /^\d{3}\s?\d{3}\s?\d{3}$/.test(text) && !isZeros(text);
}

/**
 * Whether the text is an identifier in a register of its own: RNA (`W`, the département of the prefecture, `2A` and `9R`
 * among them, and seven digits), or RIDET (New Caledonia).
 */
export function isAutrePivot(text: string): boolean {
  return /^W\d[0-9A-Z]\d{7}$/i.test(text) || (/^\d{10}$/.test(text) && !isZeros(text));
}

/** Whether the text is what the national schema v1 takes for a pivot, not a way to say that there is none, not a rounded one. */
export function isPivot(text: string): boolean {
  return (
    /^[a-zA-Z0-9]{9,14}$/.test(text) && !isZeros(text) && !isAbsent(text) && !isSiretArrondi(text)
  );
}
