const MS = 86_400_000;

/** Days since 1970 of a `AAAA-MM-JJ`. */
export function dayOf(jour: string): number {
  return Date.parse(`${jour}T00:00:00Z`) / MS;
}

/** `AAAA-MM-JJ` of a number of days since 1970. */
export function jourOf(day: number): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** The same day, or the next Monday where it falls on a week-end. */
export function workingDay(day: number): number {
  const weekday = (day + 4) % 7;
  if (weekday === 0) return day + 1;
  return weekday === 6 ? day + 2 : day;
}
