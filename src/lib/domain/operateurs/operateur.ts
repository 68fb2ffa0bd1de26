import type { Agrement } from '../agrement';
import { jourDe, numeroJour } from '../circulation/calendrier';
import type { Jour } from '../codes';
import type { Lot } from '../pass';

/** An opérateur of Pass numériques and its rules. What is not known of it is `null`: unknown, never zero. */
export interface Operateur {
  readonly nom: string;
  /** First and last day of activity, included. */
  readonly debut: Jour | null;
  readonly fin: Jour | null;
  /** Months that a Pass is valid. */
  readonly validiteMois: number | null;
  /** Days after the échéance of a lot during which its Pass are still taken. */
  readonly toleranceJours: number | null;
  /** Days before the échéance: the commanditaire is warned. */
  readonly alerteJours: number | null;
  /** Days before the échéance: no carnet of the lot is handed out any more, distributors are warned. */
  readonly blocageJours: number | null;
  /** Days before the échéance: the commanditaire acknowledges. */
  readonly accuseJours: number | null;
  /** Days after the échéance: the statement of the lot, and the avoir. */
  readonly releveJours: number | null;
  /** Share of the face value that the commanditaire pays besides, 0–1. */
  readonly fraisAmont: number | null;
  /** Share of the face value kept from what a lieu is paid, 0–1. */
  readonly fraisAval: number | null;
  /** Yearly fee of a lieu, euros without tax. */
  readonly cotisation: number | null;
  /** Euros. */
  readonly valeurFaciale: number | null;
  readonly source: string;
  readonly dateSource: Jour | null;
}

/** Finds opérateurs by the name that lots and agréments give, case, accents and spaces aside. */
export class Operateurs {
  readonly #parNom: ReadonlyMap<string, Operateur>;

  constructor(operateurs: readonly Operateur[]) {
    this.#parNom = new Map(operateurs.map((operateur) => [cleOperateur(operateur.nom), operateur]));
  }

  de(nom: string | null): Operateur | null {
    return nom === null ? null : (this.#parNom.get(cleOperateur(nom)) ?? null);
  }

  /** Last day of activity of an opérateur; `null` where it goes on, or is not known. */
  finDe(nom: string | null): Jour | null {
    return this.de(nom)?.fin ?? null;
  }
}

/** Lots as they can be spent: the tolerance of their opérateur, where it is known, prolongs their validity. */
export function avecTolerance(
  lots: readonly Lot[],
  operateurs: readonly Operateur[],
): readonly Lot[] {
  if (operateurs.length === 0) return lots;
  const table = new Operateurs(operateurs);
  return lots.map((lot) => {
    const tolerance = table.de(lot.operateur)?.toleranceJours ?? 0;
    return tolerance === 0 ? lot : { ...lot, finValidite: decaler(lot.finValidite, tolerance) };
  });
}

/** An opérateur that has ended takes Pass no more: its agréments end with it at the latest; one told to begin later never does. */
export function agrementsBornes(
  agrements: readonly Agrement[],
  operateurs: readonly Operateur[],
): readonly Agrement[] {
  if (operateurs.length === 0) return agrements;
  const table = new Operateurs(operateurs);
  return agrements.map((agrement) => {
    const fin = table.finDe(agrement.operateur);
    if (fin === null || (agrement.fin !== null && agrement.fin <= fin)) return agrement;
    return { ...agrement, fin, source: `${agrement.source} ; fin d’activité de l’opérateur` };
  });
}

/** A day, so many days later; before it where negative. */
export function decaler(jour: Jour, jours: number): Jour {
  return jourDe(numeroJour(jour) + jours);
}

/** What makes two names one opérateur: case, accents and spaces aside. */
export function cleOperateur(nom: string): string {
  return nom
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
