import type { TableCouts } from '../../acces/table';

import { sitesDe } from './plan';
import { Redaction, type Solution, type Solveur } from './programme';

/** Sites to open and what they cost: a number of sites, a weighted sum of costs, or a largest cost. */
export interface Localisation {
  readonly sites: readonly number[];
  readonly objectif: number;
}

/**
 * The fewest sites such that every demand has one within a cost, bound included (LSCP, Toregas et al. 1971).
 * `null` where some demand has none.
 */
export async function couvrirTout(
  table: TableCouts,
  coutMaximum: number,
  solveur: Solveur,
  secondes: number,
): Promise<Localisation | null> {
  const redaction = new Redaction();
  for (let site = 0; site < table.offres; site++) redaction.variable(1, true);
  for (let i = 0; i < table.demandes; i++) {
    redaction.ligne(1, Infinity);
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++)
      if (table.cout[k]! <= coutMaximum) redaction.terme(table.offre[k]!, 1);
  }
  const solution = await solveur(redaction.programme(false), { secondes });
  if (solution.etat === 'impossible') return null;
  exiger(solution);
  const sites = sitesDe(solution.valeurs, table.offres);
  return { sites, objectif: sites.length };
}

/**
 * p sites such that the sum of demand × cost to the nearest is least (p-median, Hakimi 1964; ReVelle & Swain 1970).
 * `null` where p sites cannot reach every demand.
 */
export async function pMediane(
  table: TableCouts,
  demande: Float64Array,
  p: number,
  solveur: Solveur,
  secondes: number,
): Promise<Localisation | null> {
  const redaction = new Redaction();
  for (let site = 0; site < table.offres; site++) redaction.variable(0, true);
  redaction.ligne(p, p);
  for (let site = 0; site < table.offres; site++) redaction.terme(site, 1);
  for (let i = 0; i < table.demandes; i++) {
    const debut = table.debuts[i]!;
    const fin = table.debuts[i + 1]!;
    const affectations = Array.from({ length: fin - debut }, (_, rang) =>
      redaction.variable(demande[i]! * table.cout[debut + rang]!, false),
    );
    redaction.ligne(1, 1);
    for (const affectation of affectations) redaction.terme(affectation, 1);
    affectations.forEach((affectation, rang) => {
      redaction.ligne(-Infinity, 0);
      redaction.terme(affectation, 1);
      redaction.terme(table.offre[debut + rang]!, -1);
    });
  }
  const solution = await solveur(redaction.programme(false), { secondes });
  if (solution.etat === 'impossible') return null;
  exiger(solution);
  const sites = sitesDe(solution.valeurs, table.offres);
  return { sites, objectif: sommeDesCouts(table, demande, sites) };
}

/**
 * p sites such that the largest cost to the nearest is least (p-center, Hakimi 1964), by bisection over the costs of
 * the table: p sites suffice within a cost, or they do not (Minieka 1970). `null` where they never do.
 */
export async function pCentre(
  table: TableCouts,
  p: number,
  solveur: Solveur,
  secondes: number,
): Promise<Localisation | null> {
  const couts = [...new Set(table.cout)].sort((a, b) => a - b);
  let meilleure: Localisation | null = null;
  let bas = 0;
  let haut = couts.length - 1;
  while (bas <= haut) {
    const milieu = (bas + haut) >> 1;
    const couverture = await couvrirTout(table, couts[milieu]!, solveur, secondes);
    if (couverture && couverture.objectif <= p) {
      meilleure = { sites: couverture.sites, objectif: couts[milieu]! };
      haut = milieu - 1;
    } else bas = milieu + 1;
  }
  return meilleure;
}

function sommeDesCouts(table: TableCouts, demande: Float64Array, sites: readonly number[]): number {
  const ouverts = new Set(sites);
  let total = 0;
  for (let i = 0; i < table.demandes; i++) {
    let moindre = Infinity;
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++)
      if (ouverts.has(table.offre[k]!)) moindre = Math.min(moindre, table.cout[k]!);
    if (demande[i]! > 0) total += demande[i]! * moindre;
  }
  return total;
}

/** @throws RangeError where the time was too short to prove the optimum. */
function exiger({ etat }: Solution): void {
  if (etat !== 'optimale')
    throw new RangeError('Le temps accordé n’a pas suffi à trouver la meilleure solution.');
}
