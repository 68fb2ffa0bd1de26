/** Codes and units that must not be confused. Each is a plain string or number at run time. */

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Code of a commune or arrondissement municipal in the Code officiel géographique: 5 characters, `01001`, `2A004`, `97105`. */
export type CodeInsee = Brand<string, 'CodeInsee'>;
/** Kilometres. */
export type Km = Brand<number, 'Km'>;
/** A count of Pass numériques: workload and euros. Never mixed with {@link Beneficiaires}. */
export type Pass = Brand<number, 'Pass'>;
/** A count of people, one carnet each: the unit of secrecy. */
export type Beneficiaires = Brand<number, 'Beneficiaires'>;
/** A day, `AAAA-MM-JJ`. Compares as text. */
export type Jour = Brand<string, 'Jour'>;
/** A month, `AAAA-MM`. Compares as text. */
export type Mois = Brand<string, 'Mois'>;

const INSEE = /^(?:\d{5}|2[AB]\d{3})$/;
const JOUR = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

export function isCodeInsee(text: string): text is CodeInsee {
  return INSEE.test(text);
}

/** Whether a text is a day of the calendar: the 31st of February is none. */
export function isJour(text: string): text is Jour {
  if (!JOUR.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return day.toISOString().startsWith(text);
}

export function moisOf(jour: Jour): Mois {
  return jour.slice(0, 7) as Mois;
}

/** Département of a commune code: its first two characters, three overseas (`97…`, `98…`). */
export function departementOf(code: CodeInsee): string {
  return code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2);
}
