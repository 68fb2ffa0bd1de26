import { confianceOf, REGLES, type Regle } from '$lib/formats/journal/regles';
import type { Constat } from '$lib/formats/lecture';

/** The repairs of one rule in a file. */
export interface GroupeReparations {
  readonly regle: string;
  readonly message: string;
  /** How sure the rule is, 0 to 1. */
  readonly confiance: number;
  readonly cellules: readonly Cellule[];
  readonly refusees: number;
  /** Whether the reader refused the rule whole. */
  readonly refusee: boolean;
}

/** One cell that a rule repaired, or would. */
export interface Cellule {
  readonly constat: Constat;
  /** What to put among the refusals to refuse this cell alone. */
  readonly cle: string;
  readonly refusee: boolean;
}

/** Repairs by rule, the least sure first: those are to be looked at. Refused ones stay, to be taken back. */
export function reparationsDe(
  constats: readonly Constat[],
  refus: ReadonlySet<string>,
): readonly GroupeReparations[] {
  const groupes = new Map<string, Cellule[]>();
  for (const constat of constats) {
    if (confianceOf(constat.regle) === null) continue;
    const refusee = constat.gravite === 'alerte';
    const cle = `${constat.ligne}/${constat.colonne}/${constat.regle}`;
    const cellules = groupes.get(constat.regle);
    const cellule = { constat, cle, refusee };
    if (cellules) cellules.push(cellule);
    else groupes.set(constat.regle, [cellule]);
  }
  return [...groupes]
    .map(([regle, cellules]) => ({
      regle,
      message: REGLES[regle as Regle].message,
      confiance: confianceOf(regle) ?? 0,
      cellules,
      refusees: cellules.filter(({ refusee }) => refusee).length,
      refusee: refus.has(regle),
    }))
    .toSorted((a, b) => a.confiance - b.confiance || b.cellules.length - a.cellules.length);
}

/** The refusals with a rule refused whole, or all of it taken back. */
export function basculerRegle(refus: ReadonlySet<string>, groupe: GroupeReparations): Set<string> {
  const sansLaRegle = [...refus].filter(
    (nom) => nom !== groupe.regle && !nom.endsWith(`/${groupe.regle}`),
  );
  return new Set(groupe.refusees > 0 ? sansLaRegle : [...sansLaRegle, groupe.regle]);
}

/** The refusals with one cell refused, or taken back: a rule refused whole is then refused cell by cell. */
export function basculerCellule(
  refus: ReadonlySet<string>,
  groupe: GroupeReparations,
  cellule: Cellule,
): Set<string> {
  const autres = groupe.cellules.filter(({ refusee, cle }) => refusee && cle !== cellule.cle);
  const ailleurs = [...refus].filter(
    (nom) => nom !== groupe.regle && !nom.endsWith(`/${groupe.regle}`),
  );
  const celle = cellule.refusee ? [] : [cellule.cle];
  return new Set([...ailleurs, ...autres.map(({ cle }) => cle), ...celle]);
}
