import type { UtilisesParLieu } from '../circulation/series';

import { quantile } from './quantile';

/** Where a capacity comes from, best first; the place in the list is its code. */
export const SOURCES_CAPACITE = [
  /** Not a labelled lieu, or no capacity known anywhere: held to be unlimited. */
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
  /** Code in {@link SOURCES_CAPACITE}, by lieu. */
  readonly source: Uint8Array;
  /** Share of the capacity of labelled lieux that is imputed, 0 to 1; 1 where none is known. */
  readonly partEstimee: number;
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
export function offreDe(
  { labellise, declaree, utilises, densite }: ConnaissanceOffre,
  niveau = 0.5,
): Offre {
  const nombre = labellise.length;
  const capacite = new Float64Array(nombre).fill(NaN);
  const source = new Uint8Array(nombre);
  const connues: number[] = [];
  const parDensite = new Map<number, number[]>();
  for (let j = 0; j < nombre; j++) {
    if (!labellise[j]) continue;
    const estDeclaree = !Number.isNaN(declaree[j]!);
    const valeur = estDeclaree ? declaree[j]! : capaciteObservee(utilises, j);
    if (Number.isNaN(valeur)) continue;
    capacite[j] = valeur;
    source[j] = SOURCES_CAPACITE.indexOf(estDeclaree ? 'declaree' : 'observee');
    connues.push(valeur);
    const semblables = parDensite.get(densite[j]!);
    if (semblables) semblables.push(valeur);
    else parDensite.set(densite[j]!, [valeur]);
  }
  return imputer(labellise, densite, capacite, source, (classe) => {
    const semblables = parDensite.get(classe);
    return {
      valeur: quantile(semblables ?? connues, niveau),
      semblables: semblables !== undefined,
    };
  });
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

function imputer(
  labellise: Uint8Array,
  densite: Uint8Array,
  capacite: Float64Array,
  source: Uint8Array,
  supposer: (densite: number) => { readonly valeur: number; readonly semblables: boolean },
): Offre {
  let totale = 0;
  let imputee = 0;
  for (let j = 0; j < labellise.length; j++) {
    if (!labellise[j]) continue;
    if (Number.isNaN(capacite[j]!)) {
      const { valeur, semblables } = supposer(densite[j]!);
      if (Number.isNaN(valeur)) continue;
      capacite[j] = valeur;
      source[j] = SOURCES_CAPACITE.indexOf(semblables ? 'imputee_densite' : 'imputee_ensemble');
      imputee += valeur;
    }
    totale += capacite[j]!;
  }
  return { capacite, source, partEstimee: totale === 0 ? 1 : imputee / totale };
}
