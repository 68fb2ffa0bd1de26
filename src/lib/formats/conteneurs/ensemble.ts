import { groupBy } from '$lib/domain/groupes';

import { headerKey } from '../cellules/texte';
import { FichierIllisible } from '../lecture';
import { APERCU, type Lot, type Remarque, type Tableau } from './tableau';

/**
 * The tables of one file, the richest first: those that hold shapes, then those that look like tables, then the fullest.
 * Those of the same columns are one, read one after the other; one whose rows are in another is left out, and it is said.
 */
export async function assembler(tableaux: readonly Tableau[]): Promise<readonly Tableau[]> {
  if (tableaux.length < 2) return tableaux;
  const ensembles = await Promise.all([...groupBy(tableaux, cleOf).values()].map(sansCopies));
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

/** Tables of the same columns as one: the fullest, and those whose rows it does not have. */
async function sansCopies(groupe: readonly Tableau[]): Promise<Tableau> {
  const gardes: Tableau[] = [];
  const remarques: Remarque[] = [];
  for (const tableau of groupe.toSorted((un, autre) => autre.poids - un.poids)) {
    const original = await originalOf(tableau, gardes);
    if (original === null) gardes.push(tableau);
    else
      remarques.push({
        regle: 'tableau-en-double',
        gravite: 'info',
        message: `« ${tableau.nom} » a les mêmes colonnes et les mêmes lignes que « ${original.nom} » : il n’est pas lu une seconde fois.`,
      });
  }
  return ensembleOf(
    groupe.filter((tableau) => gardes.includes(tableau)),
    remarques,
  );
}

/** The table that has most of the first rows of this one; `null` where none does. */
async function originalOf(
  { apercu }: Tableau,
  autres: readonly Tableau[],
): Promise<Tableau | null> {
  for (const autre of autres) {
    const cherchees = new Set(apercu.map((ligne) => JSON.stringify(ligne)));
    const assez = cherchees.size / 2;
    try {
      for await (const { lignes } of autre.lots()) {
        for (const ligne of lignes) cherchees.delete(JSON.stringify(ligne));
        if (cherchees.size < assez) return autre;
      }
    } catch (error) {
      // One that is cut short is told when it is read.
      if (!(error instanceof FichierIllisible)) throw error;
    }
  }
  return null;
}

/** Tables named by the description of those that are read together. */
const NOMMEES = 4;

function ensembleOf(parties: readonly Tableau[], remarques: readonly Remarque[]): Tableau {
  const [premier] = parties as readonly [Tableau];
  const dites = [...parties.flatMap((partie) => partie.remarques ?? []), ...remarques];
  const ensemble = { ...premier, remarques: dites };
  if (parties.length === 1) return ensemble;
  const noms = parties.slice(0, NOMMEES).map(({ nom }) => `« ${nom} »`);
  const suite = parties.length > NOMMEES ? '…' : '';
  return {
    ...ensemble,
    nom: parties.map(({ nom }) => nom).join(', '),
    poids: parties.reduce((somme, { poids }) => somme + poids, 0),
    description: `${parties.length} tableaux des mêmes colonnes, ${noms.join(', ')}${suite} (${premier.description})`,
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
