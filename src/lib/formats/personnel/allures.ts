/** What cells that tell of a person look like. */

const EMAIL = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
/** With its spaces or its country, which no identifier has; and as a spreadsheet leaves it. */
const PHONE = /^(?:(?:\+|00)\d{2,3}[\s.-]?\d|0\d[\s.-])[\d\s.-]{7,13}$/;
const PHONE_NU = /^0?[1-9]\d{8}$/;
/** Number of social security: sex, year, month, département, commune, rank, key. */
const NIR = /^[1278]\d{2}(?:0[1-9]|1[0-2])(?:\d{2}|2[ab])\d{6}(?:\d{2})?$/i;
const PERSONNE =
  /^(?:(?:[Mm]me|[Mm]lle|Mr?|[Mm]onsieur|[Mm]adame)\.? .+|\p{Lu}[\p{Lu}'’-]+(?: \p{Lu}[\p{Lu}'’-]+)* \p{Lu}\p{Ll}[\p{L}'’-]+|\p{Lu}\p{Ll}[\p{L}'’-]+ \p{Lu}[\p{Lu}'’ -]+)$/u;
/** The first Pass were handed out in 2018: a column of earlier days tells of births. */
const DERNIERE_NAISSANCE = 2010;

/** `MARTIN Anne`, `Anne MARTIN`, `Mme Martin` */
export function isPersonne(cellule: string): boolean {
  return PERSONNE.test(cellule);
}

export function isNir(cellule: string): boolean {
  return NIR.test(cellule.replace(/\s/g, ''));
}

/** E-mail address, phone number or number of social security, without a doubt. */
export function isSurelyOfPerson(cellule: string): boolean {
  return EMAIL.test(cellule) || PHONE.test(cellule) || isKeyedNir(cellule);
}

/** A phone number as a spreadsheet leaves it; some identifiers look the same. */
export function isBarePhone(cellule: string): boolean {
  return PHONE_NU.test(cellule);
}

/** Whether the two last digits of a number of social security are the key of the thirteen others; Corsica counts as 19 and 18. */
function isKeyedNir(cellule: string): boolean {
  const nir = cellule.replace(/\s/g, '');
  if (nir.length !== 15 || !NIR.test(nir)) return false;
  const digits = nir.slice(0, 13).replace(/2a/i, '19').replace(/2b/i, '18');
  return 97n - (BigInt(digits) % 97n) === BigInt(nir.slice(13));
}

export function isBirth(cellule: string): boolean {
  const [, first, last] =
    /^(?:(\d{4})-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-](\d{4}))\b/.exec(cellule) ?? [];
  const year = Number(first ?? last ?? NaN);
  return year >= 1900 && year < DERNIERE_NAISSANCE;
}
