import type { Correction } from '../journal/regles';

const SIRET = /^\d{14}$/;

/** Whether the text is fourteen digits, not all zeros. */
export function isSiret(text: string): boolean {
  return SIRET.test(text) && !isZeros(text);
}

/** The fourteen zeros that files write where there is no SIRET. */
export function isZeros(text: string): boolean {
  return /^0+$/.test(text);
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
  if (text === '' || SIRET.test(text)) return null;
  const spaceless = text.replace(/[\s\u00a0\u202f._-]+(?=\d{2,})|[\s\u00a0\u202f]+/g, '');
  const whole = fromExponent(spaceless) ?? spaceless.replace(/[.,]0*$/, '');
  if (SIRET.test(whole)) {
    return { regle: whole === spaceless ? 'espaces-retires' : 'nombre-tableur', valeur: whole };
  }
  const padded = whole.padStart(14, '0');
  if (/^\d{12,13}$/.test(whole) && !isZeros(whole) && hasSiretKey(padded)) {
    return { regle: 'zero-perdu', valeur: padded };
  }
  return null;
}

/** `1.3002603200016E+13`: fourteen digits as a spreadsheet writes them, if none was lost. */
function fromExponent(text: string): string | null {
  const match = /^(\d)[.,](\d{11,13})e\+?1([123])$/i.exec(text);
  if (!match) return null;
  const digits = match[1]! + match[2]!;
  const length = 11 + Number(match[3]);
  return digits.length > length ? null : digits.padEnd(length, '0');
}

/** Whether the text is another identifier of an organisation: RNA (`W` and nine signs), or RIDET (New Caledonia). */
export function isAutrePivot(text: string): boolean {
  return /^W[0-9A-Z]\d{8}$/.test(text) || (/^\d{10}$/.test(text) && !isZeros(text));
}
