import type { Correction } from '../journal/regles';

const INDICATIFS = ['33', '590', '594', '262', '596', '269', '687', '689', '508', '681'];
const INTERNATIONAL = new RegExp(`^\\+(?:${INDICATIFS.join('|')})\\d{6,9}$`);

/** From numbers as France dials them to those of the schema: overseas, how they begin tells the country code. */
const NATIONAUX: readonly (readonly [RegExp, string])[] = [
  [/^0((?:590|69[01])\d{6})$/, '+590$1'],
  [/^0([56]94\d{6})$/, '+594$1'],
  [/^0((?:596|69[67])\d{6})$/, '+596$1'],
  [/^0((?:26[239]|69[23]|639)\d{6})$/, '+262$1'],
  [/^0508(\d{6})$/, '+508$1'],
  [/^0(\d{9})$/, '+33$1'],
];

/** Territories whose numbers have no zero, by the beginning of the codes of their communes. */
const SANS_ZERO: ReadonlyMap<string, { readonly indicatif: string; readonly chiffres: number }> =
  new Map([
    ['975', { indicatif: '508', chiffres: 6 }],
    ['986', { indicatif: '681', chiffres: 6 }],
    ['987', { indicatif: '689', chiffres: 8 }],
    ['988', { indicatif: '687', chiffres: 6 }],
  ]);

/** Where a number ends and another begins: a separator, or a hyphen or « et » between digits. */
const COUPURE = /(\s*[/;,|\n]\s*|\s+ou\s+|(?<=\d)\s+(?:[-–—]|et)\s+(?=[+(\d]))/i;

/** A longer cell is a text, not a list of numbers. */
const LONGUEUR_MAX = 300;

/** The numbers of a cell, as written. */
export function telephonesOf(cellule: string | null): string[] {
  return partsOf(cellule ?? '')
    .filter((_, i) => i % 2 === 0)
    .map((numero) => numero.trim())
    .filter((numero) => numero !== '');
}

/** Numbers, and between them what parts them. One alone may have its digits parted the same way: `04/70/58/42/50`. */
function partsOf(cellule: string): string[] {
  if (cellule.length > LONGUEUR_MAX) return [cellule];
  const isOne = /^[+\d\s./()–-]+$/.test(cellule) && /^\d{9,11}$/.test(cellule.replace(/\D/g, ''));
  return isOne ? [cellule] : cellule.split(COUPURE);
}

/**
 * The first number of a cell that the national schema can write, as it does: `+33473000000`; empty where there is none.
 *
 * @param codeInsee commune of the lieu: some territories write their numbers without zero
 */
export function telephoneOf(cellule: string | null, codeInsee: string | null = null): string {
  return (
    telephonesOf(cellule)
      .map((numero) => international(numero, codeInsee))
      .find((numero) => INTERNATIONAL.test(numero)) ?? ''
  );
}

/** One number that begins as it should. */
const ENTIER = /^[0+]\d(?:[ .]?\d){6,13}$/;

/** Puts back what a spreadsheet took from numbers: the zero of `442235106`, the `+` of `33442235106`. */
export function repairTelephone(cellule: string, codeInsee: string | null): Correction | null {
  if (ENTIER.test(cellule)) return null;
  const lost = new Set<string>();
  const parts = partsOf(cellule).map((part, i) => {
    const isNumber = i % 2 === 0 && /^[\d\s.()-]+$/.test(part);
    const sign = isNumber ? lostSign(digitsOf(part), codeInsee) : '';
    if (sign === '') return part;
    lost.add(sign);
    return `${sign}${part.replace(DECIMALE, '').trim()}`;
  });
  if (lost.size === 0) return null;
  return { regle: lost.has('0') ? 'zero-perdu' : 'plus-perdu', valeur: parts.join('') };
}

function international(numero: string, codeInsee: string | null): string {
  const written = digitsOf(numero);
  const digits = `${lostSign(written, codeInsee)}${written}`
    .replace(/^00/, '+')
    .replace(/^\+330/, '+33');
  const local = sansZero(codeInsee);
  if (local && /^\d+$/.test(digits) && digits.length === local.chiffres)
    return `+${local.indicatif}${digits}`;
  const [shape, national] = NATIONAUX.find(([pattern]) => pattern.test(digits)) ?? [];
  return shape && national ? digits.replace(shape, national) : digits;
}

/** What a number lacks before its first digit: its zero, its `+`, or nothing. */
function lostSign(digits: string, codeInsee: string | null): '' | '0' | '+' {
  const local = sansZero(codeInsee);
  const isLocal =
    local !== undefined &&
    digits.startsWith(local.indicatif) &&
    digits.length === local.indicatif.length + local.chiffres;
  if (isLocal || /^(?:33|590|594|596|262)[1-9]\d{8}$/.test(digits)) return '+';
  return /^[1-9]\d{8}$/.test(digits) ? '0' : '';
}

function sansZero(codeInsee: string | null) {
  return SANS_ZERO.get(codeInsee?.slice(0, 3) ?? '');
}

/** `442235106.0`: a number of a spreadsheet. */
const DECIMALE = /(?<=\d{9})\.0$/;

/** The number as it is dialled, without the words that follow it: `04 73 00 00 00 (poste 12)`. */
export function digitsOf(numero: string): string {
  return numero
    .trim()
    .replace(DECIMALE, '')
    .replace(/(?<=\d)[^\d\p{L}]*\p{L}.*$/su, '')
    .replace(/[^\d+]/g, '');
}
