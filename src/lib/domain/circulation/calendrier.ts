import type { Jour, Mois } from '../codes';

const MS_PAR_JOUR = 86_400_000;

/** Months since January 2000: `2000-01` → 0, `2024-07` → 294. */
export function numeroMois(mois: string): number {
  return (Number(mois.slice(0, 4)) - 2000) * 12 + Number(mois.slice(5, 7)) - 1;
}

/** The month of a number: inverse of {@link numeroMois}. */
export function moisDe(numero: number): Mois {
  const annee = 2000 + Math.floor(numero / 12);
  const rang = numero - (annee - 2000) * 12 + 1;
  return `${annee}-${String(rang).padStart(2, '0')}` as Mois;
}

/** Days since 1970-01-01, as DuckDB and Arrow count them. */
export function numeroJour(jour: Jour): number {
  return (
    Date.UTC(Number(jour.slice(0, 4)), Number(jour.slice(5, 7)) - 1, Number(jour.slice(8, 10))) /
    MS_PAR_JOUR
  );
}

/** The day of a number: inverse of {@link numeroJour}. */
export function jourDe(numero: number): Jour {
  return new Date(numero * MS_PAR_JOUR).toISOString().slice(0, 10) as Jour;
}

/** Last day of a month, on which the figures of a month are taken. */
export function dernierJour(mois: Mois): Jour {
  const suivant = moisDe(numeroMois(mois) + 1);
  return jourDe(numeroJour(`${suivant}-01` as Jour) - 1);
}

/**
 * The month, since January 2000, in which what is left of a lot expires: the month of the day after `finValidite`.
 * A lot that ends on 30 June expires in July; one that ends on 15 June expires in June.
 */
export function moisExpiration(finValidite: Jour): number {
  return numeroMois(jourDe(numeroJour(finValidite) + 1));
}
