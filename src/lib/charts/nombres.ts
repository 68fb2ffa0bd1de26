import { formatLocale } from 'd3';

const FRANCE = formatLocale({
  decimal: ',',
  thousands: '\u202f',
  grouping: [3],
  currency: ['', '\u00a0€'],
  percent: '\u202f%',
  minus: '−',
});

/** A count or a measure in full: « 1 240 », « 0,5 ». */
export const nombre = FRANCE.format(',.12~g');

/** A share in [0, 1]: « 12 % ». */
export const part = FRANCE.format('.0%');

/** A value on an axis, three significant digits: thousands as « 10 k », millions as « 2 M ». */
export function graduation(value: number): string {
  const size = Math.abs(value);
  const court = (scaled: number) => nombre(Number(scaled.toPrecision(3)));
  if (size >= 1e6) return `${court(value / 1e6)}\u202fM`;
  if (size >= 1e3) return `${court(value / 1e3)}\u202fk`;
  return court(value);
}

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

const MOIS_COURTS = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const;

/** `2024-03` → « mars 2024 ». */
export function moisEnMots(mois: string): string {
  return `${MOIS[rangDuMois(mois) % 12]!} ${mois.slice(0, 4)}`;
}

/** `2024-02` → « févr. ». */
export function moisCourt(mois: string): string {
  return MOIS_COURTS[rangDuMois(mois) % 12]!;
}

/** Months since January of year 0; `2024-01` → 24288. */
export function rangDuMois(mois: string): number {
  return Number(mois.slice(0, 4)) * 12 + Number(mois.slice(5, 7)) - 1;
}

/** The inverse of {@link rangDuMois}. */
export function moisDuRang(rang: number): string {
  return `${String(Math.floor(rang / 12)).padStart(4, '0')}-${String((rang % 12) + 1).padStart(2, '0')}`;
}
