import { numeroJour } from '../circulation/calendrier';
import type { Jour } from '../codes';
import type { Lot } from '../pass';

import { decaler, type Operateur } from './operateur';

/** Steps of the end of a lot, in their order. */
export const ETAPES = [
  'alerte',
  'blocage',
  'accuse',
  'echeance',
  'fin_tolerance',
  'releve',
] as const;

export type Etape = (typeof ETAPES)[number];

/** A step of the end of a lot, and its day. */
export interface Echeance {
  readonly etape: Etape;
  readonly jour: Jour;
}

/**
 * The end of a lot, step by step, in the order of their days. The échéance is the end of validity that the lot bears;
 * the others are counted from it by its opérateur, and are absent where its rule is not known.
 */
export function calendrierDe(lot: Lot, operateur: Operateur | null): readonly Echeance[] {
  const ecarts: Readonly<Record<Etape, number | null>> = {
    alerte: avant(operateur?.alerteJours),
    blocage: avant(operateur?.blocageJours),
    accuse: avant(operateur?.accuseJours),
    echeance: 0,
    fin_tolerance: operateur?.toleranceJours ?? null,
    releve: operateur?.releveJours ?? null,
  };
  return ETAPES.flatMap((etape) => {
    const jours = ecarts[etape];
    return jours === null ? [] : [{ etape, jour: decaler(lot.finValidite, jours) }];
  }).toSorted((a, b) => numeroJour(a.jour) - numeroJour(b.jour));
}

/** The next step on a day or after it, and in how many days; `null` once all is over. */
export function prochaineEtape(
  calendrier: readonly Echeance[],
  jour: Jour,
): (Echeance & { readonly dans: number }) | null {
  const suivante = calendrier.find((echeance) => echeance.jour >= jour);
  return suivante ? { ...suivante, dans: numeroJour(suivante.jour) - numeroJour(jour) } : null;
}

/**
 * Whether carnets of a lot may still be handed out on a day: within its validity, before the blocking of its opérateur
 * where that is known, and while the opérateur is active.
 */
export function peutEtreRemis(lot: Lot, operateur: Operateur | null, jour: Jour): boolean {
  const fin =
    operateur?.blocageJours == null
      ? lot.finValidite
      : decaler(lot.finValidite, -operateur.blocageJours - 1);
  return lot.debutValidite <= jour && jour <= fin && isActif(operateur, jour);
}

/** Whether Pass of a lot may still be spent on a day, tolerance included, and while the opérateur is active. */
export function peutEtreUtilise(lot: Lot, operateur: Operateur | null, jour: Jour): boolean {
  const fin = decaler(lot.finValidite, operateur?.toleranceJours ?? 0);
  return lot.debutValidite <= jour && jour <= fin && isActif(operateur, jour);
}

/** An opérateur of which nothing is known is held to be active. */
export function isActif(operateur: Operateur | null, jour: Jour): boolean {
  if (operateur === null) return true;
  const { debut, fin } = operateur;
  return (debut === null || debut <= jour) && (fin === null || jour <= fin);
}

/** What the commanditaire gets back for Pass that were never spent, euros: their face value, never the fees. */
export function avoirDe(passNonUtilises: number, { valeurFaciale }: Lot): number {
  return Math.max(0, passNonUtilises) * valeurFaciale;
}

/**
 * Euros scanned under an opérateur that has ended on a day, at most: the files do not say which were reimbursed before.
 * 0 while it is active.
 */
export function creanceDe(
  passUtilises: number,
  { valeurFaciale }: Lot,
  operateur: Operateur | null,
  jour: Jour,
): number {
  const fini = operateur?.fin != null && operateur.fin < jour;
  return fini ? passUtilises * valeurFaciale : 0;
}

function avant(jours: number | null | undefined): number | null {
  return jours == null ? null : -jours;
}
