import type { UtilisesParLieu } from '../circulation/series';

import { quantile } from './quantile';

/** Where a capacity comes from, best first; the place in the list is its code. */
export const SOURCES_CAPACITE = [
  /** No capacity is known anywhere: held to be unlimited. */
  'inconnue',
  'declaree',
  /** 95th percentile of monthly redemptions over six months or more. */
  'observee',
  /** Median of the labelled lieux of the same density class. */
  'imputee_densite',
  /** Median of all labelled lieux. */
  'imputee_ensemble',
] as const;

export type SourceCapacite = (typeof SOURCES_CAPACITE)[number];

/** Months of observation from which redemptions tell a capacity. */
export const MOIS_OBSERVES = 6;

export interface Offre {
  /** Pass a month, by lieu; NaN where unknown or not labelled. */
  readonly capacite: Float64Array;
  /** Code in {@link SOURCES_CAPACITE} of `supposee`, by lieu. */
  readonly source: Uint8Array;
  /** What `capacite` would be if the lieu were labelled: its own where known, imputed where not. */
  readonly supposee: Float64Array;
}

/** What is known of the lieux, by lieu. */
export interface ConnaissanceOffre {
  readonly labellise: Uint8Array;
  /** Declared capacity, Pass a month; NaN where none was. */
  readonly declaree: Float64Array;
  readonly utilises: UtilisesParLieu;
  /** Density class of the commune, any small integer. */
  readonly densite: Uint8Array;
}

/**
 * Capacity of each labelled lieu by order of evidence: declared, observed, imputed (methods §2).
 * @param niveau quantile of the known capacities that an imputed one stands at; the median unless told.
 */
export function offreDe(connaissance: ConnaissanceOffre, niveau = 0.5): Offre {
  const { labellise, densite } = connaissance;
  const nombre = labellise.length;
  const offre = {
    capacite: new Float64Array(nombre).fill(NaN),
    supposee: new Float64Array(nombre).fill(NaN),
    source: new Uint8Array(nombre),
  };
  const propres = Array.from({ length: nombre }, (_, j) => capacitePropre(connaissance, j));
  const imputee = imputation(connaissance, propres, niveau);
  for (let j = 0; j < nombre; j++) {
    const { valeur, source } = propres[j] ?? imputee(densite[j]!);
    offre.supposee[j] = valeur;
    offre.source[j] = SOURCES_CAPACITE.indexOf(source);
    if (labellise[j]) offre.capacite[j] = valeur;
  }
  return offre;
}

/** Share of estimated capacity past which measures that need no capacity come first (methods §2). */
export const PART_INCERTAINE = 0.5;

/** Share of the capacity of the lieux labelled that is imputed, 0 to 1; 1 where none is known. */
export function partEstimee({ supposee, source }: Offre, labellise: Uint8Array): number {
  let totale = 0;
  let estimee = 0;
  for (let j = 0; j < labellise.length; j++) {
    if (!labellise[j] || Number.isNaN(supposee[j]!)) continue;
    totale += supposee[j]!;
    if (SOURCES_CAPACITE[source[j]!]!.startsWith('imputee')) estimee += supposee[j]!;
  }
  return totale === 0 ? 1 : estimee / totale;
}

/**
 * 95th percentile of the monthly redemptions of a lieu, from its first to its last month with one, idle months included.
 * NaN under {@link MOIS_OBSERVES} months, or where it is 0: nothing was observed that says what the lieu can take.
 */
export function capaciteObservee({ nombreMois, pass }: UtilisesParLieu, lieu: number): number {
  const mois = pass.subarray(lieu * nombreMois, (lieu + 1) * nombreMois);
  const premier = mois.findIndex((valeur) => valeur > 0);
  const dernier = mois.findLastIndex((valeur) => valeur > 0);
  if (premier === -1 || dernier - premier + 1 < MOIS_OBSERVES) return NaN;
  const capacite = quantile(mois.subarray(premier, dernier + 1), 0.95);
  return capacite > 0 ? capacite : NaN;
}

interface Capacite {
  readonly valeur: number;
  readonly source: SourceCapacite;
}

/** Declared, else observed; `null` where neither is known. */
function capacitePropre({ declaree, utilises }: ConnaissanceOffre, lieu: number): Capacite | null {
  if (!Number.isNaN(declaree[lieu]!)) return { valeur: declaree[lieu]!, source: 'declaree' };
  const valeur = capaciteObservee(utilises, lieu);
  return Number.isNaN(valeur) ? null : { valeur, source: 'observee' };
}

/** Capacity to impute in each density class, from the labelled lieux whose own is known. */
function imputation(
  { labellise, densite }: ConnaissanceOffre,
  propres: readonly (Capacite | null)[],
  niveau: number,
): (densite: number) => Capacite {
  const connues: number[] = [];
  const parDensite = new Map<number, number[]>();
  propres.forEach((capacite, j) => {
    if (!capacite || !labellise[j]) return;
    connues.push(capacite.valeur);
    const semblables = parDensite.get(densite[j]!);
    if (semblables) semblables.push(capacite.valeur);
    else parDensite.set(densite[j]!, [capacite.valeur]);
  });
  const dEnsemble: Capacite =
    connues.length === 0
      ? { valeur: NaN, source: 'inconnue' }
      : { valeur: quantile(connues, niveau), source: 'imputee_ensemble' };
  const parClasse = new Map(
    [...parDensite].map(([classe, valeurs]): [number, Capacite] => [
      classe,
      { valeur: quantile(valeurs, niveau), source: 'imputee_densite' },
    ]),
  );
  return (classe) => parClasse.get(classe) ?? dEnsemble;
}
