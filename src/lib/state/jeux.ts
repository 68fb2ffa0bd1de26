import type { Lieu } from '$lib/domain/lieu';
import type { Carnet, LigneCirculation, Lot, Utilisation } from '$lib/domain/pass';
import type { Jeu, Provenance } from '$lib/formats/lecture';
import type { FichierLu } from '$lib/formats/lire';

/** A dataset in force, and where it comes from. */
export interface JeuCharge {
  readonly fichier: FichierLu;
  readonly provenance: Provenance;
}

/** The datasets in force, by name. */
export type Jeux = ReadonlyMap<Jeu, JeuCharge>;

/** The rows that a dataset holds, typed by its name. */
export type Rows<Name extends Jeu> = Extract<FichierLu, { jeu: Name }>['lecture']['rows'];

/** Rows of a dataset in force; `[]` where none is. */
export function rowsOf<Name extends Jeu>(jeux: Jeux, jeu: Name): Rows<Name> {
  return (jeux.get(jeu)?.fichier.lecture.rows ?? []) as Rows<Name>;
}

const CIRCULATION: readonly Jeu[] = [
  'pass-lots',
  'pass-carnets',
  'pass-utilisations',
  'pass-circulation',
];
const RURAL: readonly Jeu[] = ['zrr', 'frr'];

/**
 * The datasets in force once real files have been read. A real file replaces what it renews, whole:
 * any file of circulation takes the simulated circulation away, any rural zoning the simulated one.
 */
export function remplacer(jeux: Jeux, nouveaux: readonly JeuCharge[]): Jeux {
  const next = new Map(jeux);
  for (const nouveau of nouveaux) {
    for (const jeu of renewedBy(nouveau.fichier.jeu)) {
      if (next.get(jeu)?.provenance.simule && !nouveau.provenance.simule) next.delete(jeu);
    }
  }
  for (const nouveau of nouveaux) next.set(nouveau.fichier.jeu, nouveau);
  return next;
}

function renewedBy(jeu: Jeu): readonly Jeu[] {
  return [CIRCULATION, RURAL].find((family) => family.includes(jeu)) ?? [jeu];
}

/**
 * What is missing before a circulation can be counted, in French; `null` when nothing is.
 * Lots, and either the aggregated form or the carnets.
 */
export function manqueCirculation(jeux: Jeux): string | null {
  const manques = [
    !jeux.has('pass-lots') && 'le fichier des lots',
    !jeux.has('pass-circulation') &&
      !jeux.has('pass-carnets') &&
      'le fichier de circulation, ou celui des carnets',
  ].filter((part) => part !== false);
  return manques.length === 0 ? null : `Il manque ${manques.join(' et ')}.`;
}

/** The tables of the circulation in force. */
export interface Circulation {
  readonly lots: readonly Lot[];
  readonly carnets: readonly Carnet[];
  readonly utilisations: readonly Utilisation[];
  /** The aggregated form as read; empty where only the detail was given. */
  readonly lignes: readonly LigneCirculation[];
}

export function circulationDe(jeux: Jeux): Circulation {
  return {
    lots: rowsOf(jeux, 'pass-lots'),
    carnets: rowsOf(jeux, 'pass-carnets'),
    utilisations: rowsOf(jeux, 'pass-utilisations'),
    lignes: rowsOf(jeux, 'pass-circulation'),
  };
}

/** Whether what depends on these datasets rests on simulated rows. */
export function estSimule(jeux: Jeux, ...names: readonly Jeu[]): boolean {
  return names.some((name) => jeux.get(name)?.provenance.simule === true);
}

export function lieuxDe(jeux: Jeux): readonly Lieu[] {
  return rowsOf(jeux, 'lieux');
}
