import type { Jour, Mois } from '$lib/domain/codes';

import type { Correction } from '../journal/regles';
import { nameKey } from './texte';

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_TIME = /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}/;
const FRENCH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]+\d{1,2}[:h]\d{2}.*)?$/;
/** Surveys export the month first, with the hour in twelve: nothing else tells it. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) \d{1,2}:\d{2}(?::\d{2})? [AP]M$/i;
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?:[T ]+\d{1,2}[:h]\d{2}.*)?$/;
/** `20240403` */
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
/** `202404` */
const COMPACT_MONTH = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/;
/** Before a day: `mars 2024` begins with none. */
const WEEKDAY = /^(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]* (?=\d{1,2}(?:er)? )/;
const MONTHS = [
  'jan',
  'fev',
  'mar',
  'avr',
  'mai',
  'juin',
  'juil',
  'aou',
  'sep',
  'oct',
  'nov',
  'dec',
];
/** What a system writes for no date: its first day, seen from the west the day before. */
const ABSENTES: ReadonlySet<string> = new Set(['1970-01-01', '1969-12-31', '1900-01-01']);
/** Days from the spreadsheet's zero to 1970-01-01. */
const SHEET_EPOCH = 25_569;
const DAY_MS = 86_400_000;

/** Whether the text is a day of the calendar, `AAAA-MM-JJ`. */
export function isDay(text: string): text is Jour {
  const match = ISO.exec(text);
  return match !== null && isCalendar(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Whether the text is a month, `AAAA-MM`. */
export function isMonth(text: string): text is Mois {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
}

/**
 * Mends the writing of a day: `16/06/2021`, `05/05/2021 14:29:42`, `mer. 3 avril 2024`, `20240403`, `juil-22`, `04/2024`, `Décembre 2019`, `2021`, a spreadsheet's
 * day number, seconds or milliseconds since 1970. The first day of a system stands for no date. `null` where it is sound, or beyond mending.
 */
export function repairDate(text: string): Correction | null {
  const day = isDay(text) ? text : null;
  const correction = day ? null : (fromNotation(text) ?? fromMonth(text) ?? fromNumber(text));
  const valeur = correction?.valeur ?? day;
  if (valeur !== undefined && valeur !== null && ABSENTES.has(valeur))
    return { regle: 'date-absente', valeur: '' };
  return correction;
}

/** Mends the writing of a month: `01/2023`, `2023/01`, `202301`, `01/23`, `janvier 2023`, or a day of it. `null` where sound, or beyond mending. */
export function repairMonth(text: string): Correction | null {
  if (isMonth(text)) return null;
  const month = monthOf(text) ?? monthOf(text.replace(COMPACT_MONTH, '$1-$2'));
  if (month !== null) return { regle: 'date-notation', valeur: month };
  const short = /^(\d{1,2})[/-](\d{2})$/.exec(text);
  if (short) {
    const valeur = `${fullYear(short[2]!)}-${short[1]!.padStart(2, '0')}`;
    return isMonth(valeur) ? { regle: 'date-notation', valeur } : null;
  }
  const day = isDay(text) ? text : (repairDate(text)?.valeur ?? '');
  return day === '' ? null : { regle: 'date-notation', valeur: day.slice(0, 7) };
}

function fromNotation(text: string): Correction | null {
  const iso = ISO_TIME.exec(text) ?? COMPACT.exec(text);
  if (iso) return correctionOf('date-notation', Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const first = YEAR_FIRST.exec(text);
  if (first)
    return correctionOf('date-notation', Number(first[1]), Number(first[3]), Number(first[4]));
  const american = AMERICAN.exec(text);
  if (american) {
    const [month, day, year] = american.slice(1).map(Number) as [number, number, number];
    return correctionOf('date-notation', year, month, day);
  }
  const french = FRENCH.exec(text);
  if (!french) return null;
  return correctionOf('date-notation', fullYear(french[3]!), Number(french[2]), Number(french[1]));
}

function fromMonth(text: string): Correction | null {
  if (/^(?:19|20)\d{2}$/.test(text)) return { regle: 'date-a-l-annee', valeur: `${text}-01-01` };
  const month = monthOf(text);
  if (month !== null) return { regle: 'date-au-mois', valeur: `${month}-01` };
  return fromWords(nameKey(text).replace(WEEKDAY, ''));
}

/** `2024-04`, `04/2024`, `2024/04`; `null` where it is none. */
function monthOf(text: string): Mois | null {
  if (isMonth(text)) return text;
  const last = /^(\d{1,2})[/-](\d{4})$/.exec(text);
  const first = /^(\d{4})[/-](\d{1,2})$/.exec(text);
  const [year, month] = last ? [last[2]!, last[1]!] : first ? [first[1]!, first[2]!] : ['', ''];
  const valeur = `${year}-${month.padStart(2, '0')}`;
  return isMonth(valeur) ? valeur : null;
}

function fromWords(key: string): Correction | null {
  const match = /^(?:(\d{1,2})(?:er)? )?([a-z]{3,9}) (\d{4}|\d{2})$/.exec(key);
  if (!match) return null;
  const month = 1 + MONTHS.findIndex((start) => match[2]!.startsWith(start));
  if (month === 0) return null;
  const day = match[1];
  return correctionOf(
    day ? 'date-notation' : 'date-au-mois',
    fullYear(match[3]!),
    month,
    Number(day ?? 1),
  );
}

function fromNumber(text: string): Correction | null {
  if (/^\d{12,13}$/.test(text)) return { regle: 'date-tableur', valeur: dayOf(Number(text)) };
  if (/^1\d{9}$/.test(text)) return { regle: 'date-tableur', valeur: dayOf(Number(text) * 1_000) };
  const days = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0;
  if (days < 30_000 || days > 60_000) return null;
  return { regle: 'date-tableur', valeur: dayOf((days - SHEET_EPOCH) * DAY_MS) };
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function correctionOf(
  regle: Correction['regle'],
  year: number,
  month: number,
  day: number,
): Correction | null {
  if (!isCalendar(year, month, day)) return null;
  return {
    regle,
    valeur: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  };
}

function isCalendar(year: number, month: number, day: number): boolean {
  if (year < 1900 || year >= 2200 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : DAYS[month - 1]!);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : 2000 + Number(text);
}
