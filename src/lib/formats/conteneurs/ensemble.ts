import { groupBy } from '$lib/domain/groupes';

import { headerKey } from '../cellules/texte';
import { sansCopies } from './copies';
import { APERCU, type Lot, nomsDe, type Remarque, type Tableau } from './tableau';

/**
 * The tables of one file, the richest first: those that hold shapes, then those that look like tables, then the fullest.
 * Those of the same columns are one, read one after the other; one whose rows are in another is left out, and it is said.
 */
export async function assembler(
  tableaux: readonly Tableau[],
  signal?: AbortSignal,
): Promise<readonly Tableau[]> {
  if (tableaux.length < 2) return tableaux;
  const groupes = [...groupBy(tableaux, cleOf).values()];
  const ensembles = await Promise.all(groupes.map((groupe) => enUn(groupe, signal)));
  return ensembles.toSorted((un, autre) => rangOf(autre) - rangOf(un) || autre.poids - un.poids);
}

/** Alike for tables that may be read together. */
function cleOf({ colonnes, geometries }: Tableau): string {
  return JSON.stringify([geometries !== null, ...colonnes.map(headerKey)]);
}

function rangOf(tableau: Tableau): number {
  return tableau.geometries !== null ? 2 : isTable(tableau) ? 1 : 0;
}

/** Whether it has columns and rows, and is no text on the others. */
export function isTable({ colonnes, apercu }: Tableau): boolean {
  return colonnes.length > 1 && apercu.length > 1;
}

/** Tables of the same columns as one, without those whose rows are in others. */
async function enUn(groupe: readonly Tableau[], signal?: AbortSignal): Promise<Tableau> {
  const { gardes, remarques } = await sansCopies(groupe, signal);
  return ensembleOf(gardes, remarques);
}

function ensembleOf(parties: readonly Tableau[], remarques: readonly Remarque[]): Tableau {
  const [premier] = parties as readonly [Tableau];
  const dites = [...parties.flatMap((partie) => partie.remarques ?? []), ...remarques];
  // What an archive says is on each of its tables.
  const uniques = new Map(dites.map((remarque) => [remarque.message, remarque]));
  const ensemble = { ...premier, remarques: [...uniques.values()] };
  if (parties.length === 1) return ensemble;
  return {
    ...ensemble,
    nom: parties.map(({ nom }) => nom).join(', '),
    poids: parties.reduce((somme, { poids }) => somme + poids, 0),
    description: `${parties.length} tableaux des mêmes colonnes, ${nomsDe(parties)} (${premier.description})`,
    separateur: commun(parties.map(({ separateur }) => separateur)),
    crs: commun(parties.map(({ crs }) => crs)),
    apercu: parties.flatMap(({ apercu }) => apercu).slice(0, APERCU),
    geometries: premier.geometries && parties.flatMap(({ geometries }) => geometries ?? []),
    lots: () => lotsOf(parties),
  };
}

/** What all say; nothing where they differ. */
function commun(dits: readonly (string | undefined)[]): string | undefined {
  return dits.every((dit) => dit === dits[0]) ? dits[0] : undefined;
}

/** The rows of tables, one after the other; each but the first is named where it begins. */
async function* lotsOf(parties: readonly Tableau[]): AsyncIterable<Lot> {
  for (const [rang, partie] of parties.entries()) {
    let tableau = rang === 0 ? undefined : partie.nom;
    for await (const lot of partie.lots()) {
      const part = lot.part === null ? null : (rang + lot.part) / parties.length;
      yield { ...lot, part, tableau };
      tableau = undefined;
    }
  }
}
