import type { UtilisesParLieu } from '../circulation/series';

import { allonger } from '../colonne';

import { quantile } from './quantile';

/** Where a capacity comes from, best first; the place in the list is its code. */
export const SOURCES_CAPACITE = [
  /** No capacity is known anywhere: held to be unlimited. */
  'inconnue',
  'declaree',
  /** 95th percentile of monthly redemptions over six months or more. */
  'observee',
  /** CnFS posts at the lieu, at so many Pass a month each. */
  'effectif',
  /** Median of the labelled lieux of the same typologie and density class. */
  'imputee_typologie',
  /** Median of the labelled lieux of the same density class. */
  'imputee_densite',
  /** Median of all labelled lieux. */
  'imputee_ensemble',
] as const;

export type SourceCapacite = (typeof SOURCES_CAPACITE)[number];

/** Those that are not estimates. */
const SUES: ReadonlySet<SourceCapacite> = new Set(['declaree', 'observee']);

/** Months of observation from which redemptions tell a capacity. */
export const MOIS_OBSERVES = 6;

/** Code of the typologie of a lieu that says none. */
export const SANS_TYPOLOGIE = 0;

/** Whether a capacity, by the code of its source, is neither declared nor observed. */
export function estEstimee(source: number): boolean {
  return !SUES.has(SOURCES_CAPACITE[source]!);
}

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
  /** Any number that tells one typologie from another; {@link SANS_TYPOLOGIE} where the lieu says none. */
  readonly typologie: Uint16Array;
  /** Pass a month that the CnFS posts of the lieu can take; 0 where it has none. */
  readonly effectif: Float64Array;
  /** Share of the time of its team that the lieu has, 0 to 1: see `partsDuTemps`. */
  readonly part: Float64Array;
}

/**
 * Capacity of each labelled lieu by order of evidence: declared, observed, staff, imputed (methods §2). What is declared
 * or observed is the lieu's own; a team that moves shares the rest of what it has among its stops.
 *
 * @param niveau quantile of the known capacities that an imputed one stands at; the median unless told.
 */
export function offreDe(connaissance: ConnaissanceOffre, niveau = 0.5): Offre {
  const { labellise, densite, typologie, effectif, part } = connaissance;
  const nombre = labellise.length;
  const offre = {
    capacite: new Float64Array(nombre).fill(NaN),
    supposee: new Float64Array(nombre).fill(NaN),
    source: new Uint8Array(nombre),
  };
  const propres = Array.from({ length: nombre }, (_, j) => capacitePropre(connaissance, j));
  const imputee = imputation(connaissance, propres, niveau);
  for (let j = 0; j < nombre; j++) {
    const { valeur, source } =
      propres[j] ?? partagee(part[j]!, effectif[j]!, () => imputee(typologie[j]!, densite[j]!));
    offre.supposee[j] = valeur;
    offre.source[j] = SOURCES_CAPACITE.indexOf(source);
    if (labellise[j]) offre.capacite[j] = valeur;
  }
  return offre;
}

/** Capacity to impute to a lieu of a typologie and a density class. */
export type Imputation = (typologie: number, densite: number) => Capacite;

/** What is imputed to a lieu, from the labelled lieux whose capacity is known in a supply. */
export function imputationDe(
  connaissance: Pick<ConnaissanceOffre, 'labellise' | 'densite' | 'typologie'>,
  { supposee, source }: Offre,
  niveau = 0.5,
): Imputation {
  const propres = Array.from(supposee, (valeur, j) => {
    const sienne = SOURCES_CAPACITE[source[j]!]!;
    return estEstimee(source[j]!) ? null : { valeur, source: sienne };
  });
  return imputation(connaissance, propres, niveau);
}

/** The supply with some lieux more, of which nothing is known but their density class and their share of time. */
export function offreEtendue(
  offre: Offre,
  imputee: Imputation,
  nouveaux: Pick<ConnaissanceOffre, 'labellise' | 'densite' | 'part'>,
): Offre {
  const capacites = Array.from(nouveaux.densite, (densite, rang) =>
    partagee(nouveaux.part[rang]!, 0, () => imputee(SANS_TYPOLOGIE, densite)),
  );
  const valeurs = capacites.map(({ valeur }) => valeur);
  const labellisees = valeurs.map((valeur, rang) => (nouveaux.labellise[rang] ? valeur : NaN));
  const sources = capacites.map(({ source }) => SOURCES_CAPACITE.indexOf(source));
  return {
    capacite: allonger(offre.capacite, labellisees),
    supposee: allonger(offre.supposee, valeurs),
    source: allonger(offre.source, sources),
  };
}

/** Share of estimated capacity past which measures that need no capacity come first (methods §2). */
export const PART_INCERTAINE = 0.5;

/** Share of the capacity of the labelled lieux that is neither declared nor observed, 0 to 1; 1 where none is known. */
export function partEstimee({ supposee, source }: Offre, labellise: Uint8Array): number {
  let totale = 0;
  let estimee = 0;
  for (let j = 0; j < labellise.length; j++) {
    if (!labellise[j] || Number.isNaN(supposee[j]!)) continue;
    totale += supposee[j]!;
    if (estEstimee(source[j]!)) estimee += supposee[j]!;
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

/** A capacity, Pass a month, and where it comes from. */
export interface Capacite {
  readonly valeur: number;
  readonly source: SourceCapacite;
}

/** Declared, else observed; `null` where neither is known. */
function capacitePropre({ declaree, utilises }: ConnaissanceOffre, lieu: number): Capacite | null {
  if (!Number.isNaN(declaree[lieu]!)) return { valeur: declaree[lieu]!, source: 'declaree' };
  const valeur = capaciteObservee(utilises, lieu);
  return Number.isNaN(valeur) ? null : { valeur, source: 'observee' };
}

/** What a lieu has of the capacity of its team: that of its posts, else an imputed one. */
function partagee(part: number, effectif: number, imputee: () => Capacite): Capacite {
  const { valeur, source } =
    effectif > 0 ? ({ valeur: effectif, source: 'effectif' } as const) : imputee();
  return { valeur: part * valeur, source };
}

/**
 * Capacity to impute, from the labelled lieux whose own is known: of the same typologie and density class, else of the
 * same density class, else of all.
 */
function imputation(
  { labellise, densite, typologie }: Pick<ConnaissanceOffre, 'labellise' | 'densite' | 'typologie'>,
  propres: readonly (Capacite | null)[],
  niveau: number,
): Imputation {
  const connues = new Map<string, number[]>();
  propres.forEach((capacite, j) => {
    if (!capacite || !labellise[j]) return;
    for (const [groupe] of groupesDe(typologie[j]!, densite[j]!)) {
      const semblables = connues.get(groupe);
      if (semblables) semblables.push(capacite.valeur);
      else connues.set(groupe, [capacite.valeur]);
    }
  });
  const quantiles = new Map(
    [...connues].map(([groupe, valeurs]) => [groupe, quantile(valeurs, niveau)]),
  );
  return (type, classe) => {
    const groupe = groupesDe(type, classe).find(([nom]) => quantiles.has(nom));
    return groupe
      ? { valeur: quantiles.get(groupe[0])!, source: groupe[1] }
      : { valeur: NaN, source: 'inconnue' };
  };
}

/** Groups of lieux alike, the most alike first, and what an imputation from each is called. */
function groupesDe(
  typologie: number,
  densite: number,
): readonly (readonly [string, SourceCapacite])[] {
  const semblables: readonly (readonly [string, SourceCapacite])[] = [
    [`densite ${densite}`, 'imputee_densite'],
    ['ensemble', 'imputee_ensemble'],
  ];
  return typologie === SANS_TYPOLOGIE
    ? semblables
    : [[`${typologie} ${densite}`, 'imputee_typologie'], ...semblables];
}
