/** What cells that tell of a person look like. */

const EMAIL = /[^\s@]@[^\s@]+\.[a-z]{2,}/i;
/** With its spaces or its country, which no identifier has; and as a spreadsheet leaves it. */
const PHONE = /^(?:(?:\+|00)\d{2,3}[\s.-]?\d|0\d[\s.-])[\d\s.-]{7,13}$/;
const PHONE_NU = /^(?:0|33)?[1-9]\d{8}(?:\.0)?$/;
const IBAN = /^FR\d{2}[\dA-Z]{20,27}$/i;
/** `12 bis, rue des Lilas` */
const RUE =
  /^\d{1,4}(?: ?(?:bis|ter|[a-d]))?,? ?(?:rue|avenue|av|boulevard|bd|place|impasse|allee|allée|chemin|route|cours|quai|square|passage|lotissement|residence|résidence)\b/i;
/** Number of social security: sex, year, month, département, commune, rank, key. */
const NIR = /^[1278]\d{2}(?:0[1-9]|1[0-2])(?:\d{2}|2[ab])\d{6}(?:\d{2})?$/i;
const PERSONNE =
  /^(?:(?:[Mm]me|[Mm]lle|Mr?|[Mm]onsieur|[Mm]adame)\.? .+|\p{Lu}[\p{Lu}'’-]+(?: \p{Lu}[\p{Lu}'’-]+)* \p{Lu}\p{Ll}[\p{L}'’-]+|\p{Lu}\p{Ll}[\p{L}'’-]+ \p{Lu}[\p{Lu}'’ -]+)$/u;
/** The first Pass were handed out in 2018: a column of earlier days tells of births. */
const DERNIERE_NAISSANCE = 2010;
/** Of a year in two digits, those that are of the last century. */
const SIECLE_DERNIER = 30;
const NAISSANCES: readonly RegExp[] = [
  /^(\d{4})-\d{2}-\d{2}\b/,
  /^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})\b/,
  /^\d{1,2}(?:er)? \p{L}{3,9}\.? (\d{4})$/u,
  /^(\d{4})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  /^(\d{4})$/,
];

/** `MARTIN Anne`, `Anne MARTIN`, `Mme Martin` */
export function isPersonne(cellule: string): boolean {
  return PERSONNE.test(cellule);
}

export function isNir(cellule: string): boolean {
  return NIR.test(cellule.replace(/\s/g, ''));
}

/** E-mail address, phone number, number of social security or of an account, without a doubt. */
export function isSurelyOfPerson(cellule: string): boolean {
  return (
    EMAIL.test(cellule) ||
    PHONE.test(cellule) ||
    isKeyedNir(cellule) ||
    IBAN.test(cellule.replace(/\s/g, ''))
  );
}

/** What stands in place of what is taken out of a text. */
const TU = '(donnée personnelle retirée)';
/** From the beginning of a word, with the others that follow it there: `a@x.fr;b@x.fr`. */
const EMAILS = /(?<![^\s«(])[^\s«(]+@[^\s@«(]+\.[a-z]{2,}/gi;
/** Parted or with its country: bare digits may be those of a carnet. */
const PHONES = /(?<!\d)(?:(?:\+|00)33[\s.-]?[1-9]|0[1-9](?=[\s.-]))(?:[\s.-]?\d{2}){4}(?!\d)/g;
const IBANS = /\bFR\d{2}(?: ?[\dA-Z]{4}){5} ?[\dA-Z]{3}\b/gi;
const NIRS = /(?<!\d)[12](?: ?\d){4} ?(?:\d{2}|2[ab])(?: ?\d){8}(?!\d)/gi;

/** A text without the e-mail addresses, phone numbers, numbers of social security and of accounts that it holds. */
export function taire(texte: string): string {
  if (!/[@\d]/.test(texte)) return texte;
  return texte
    .replace(EMAILS, TU)
    .replace(PHONES, TU)
    .replace(IBANS, TU)
    .replace(NIRS, (nir) => (isKeyedNir(nir) ? TU : nir));
}

/** A number and a street: in a file of Pass, where somebody lives. */
export function isAdresse(cellule: string): boolean {
  return RUE.test(cellule);
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
  for (const forme of NAISSANCES) {
    const written = forme.exec(cellule)?.[1];
    if (written === undefined) continue;
    const year = Number(written);
    if (written.length === 2) return year >= SIECLE_DERNIER;
    return year >= 1900 && year < DERNIERE_NAISSANCE;
  }
  return false;
}
