import type { Compatibilite } from '../acces/compatibilite';
import type { CirculationColonnes } from '../circulation/colonnes';
import { rangs } from '../colonne';

/**
 * Rows of demand: the Pass of a commune that the same lieux take. Those of commune `i` lie from `debuts[i]` to
 * `debuts[i + 1]`, one at least. Where every lot can be spent everywhere, rows are communes.
 */
export interface Demandes {
  readonly debuts: Uint32Array;
  /** Commune of each row. */
  readonly commune: Uint32Array;
  /** Group of each row, in `accepte`. */
  readonly groupe: Uint32Array;
  /** By group: 1 for the lieux that take its Pass, once labelled. */
  readonly accepte: Compatibilite['accepte'];
}

/** One row a commune, of Pass that can be spent everywhere. */
export function demandesSimples(communes: number, lieux: number): Demandes {
  return {
    debuts: rangs(communes + 1),
    commune: rangs(communes),
    groupe: new Uint32Array(communes),
    accepte: [new Uint8Array(lieux).fill(1)],
  };
}

/** Rows of the communes, and the circulation with rows in place of communes. */
export function demandesDe(
  circulation: CirculationColonnes,
  { groupe, accepte }: Compatibilite,
  communes: number,
): { readonly demandes: Demandes; readonly circulation: CirculationColonnes } {
  if (accepte.length === 1)
    return { demandes: demandesSimples(communes, accepte[0]!.length), circulation };
  const groupes = Array.from({ length: communes }, () => new Set<number>());
  circulation.commune.forEach((i, m) => groupes[i]!.add(groupe[circulation.lot[m]!]!));
  const rangees = groupes.map((presents) =>
    presents.size === 0 ? [0] : [...presents].sort((a, b) => a - b),
  );
  const debuts = new Uint32Array(communes + 1);
  rangees.forEach((rangee, i) => (debuts[i + 1] = debuts[i]! + rangee.length));
  const ligneDe = (i: number, lot: number): number =>
    debuts[i]! + rangees[i]!.indexOf(groupe[lot]!);
  return {
    demandes: {
      debuts,
      commune: Uint32Array.from(rangees.flatMap((rangee, i) => rangee.map(() => i))),
      groupe: Uint32Array.from(rangees.flat()),
      accepte,
    },
    circulation: {
      ...circulation,
      commune: circulation.commune.map((i, m) => ligneDe(i, circulation.lot[m]!)),
    },
  };
}

/** Whether the Pass of a row can be spent in a lieu, once labelled. */
export function estPris({ groupe, accepte }: Demandes, ligne: number, lieu: number): boolean {
  return accepte[groupe[ligne]!]![lieu] === 1;
}
