import { colonnesOf, type TableCouts } from '../../acces/table';
import { Ouverture } from '../../flot/ouverture';
import { Tas } from '../tas';

import { exigerPlan, sitesDe, type Plan, type Quota } from './plan';
import { Redaction, type Programme, type Solveur } from './programme';

/** Sites that cover within reach, each up to its capacity. */
export interface TerrainLimite {
  /** Pairs within reach. */
  readonly table: TableCouts;
  /** Need g_i of each demand. */
  readonly besoin: Float64Array;
  /** Need that each site can cover; NaN: no limit. */
  readonly capacite: Float64Array;
  /** 1 for the sites that are there, whatever is chosen; the others are to choose from. */
  readonly existant: Uint8Array;
}

/** What a set of sites covers beside the existing ones: the maximum flow, so that no site covers more than it can. */
export function couvertLimite(terrain: TerrainLimite, sites: readonly number[]): number {
  const { flot, acquis } = existants(terrain);
  return sites
    .filter((site, rang) => !terrain.existant[site] && sites.indexOf(site) === rang)
    .reduce((somme, site) => somme + flot.ouvrir(site), acquis);
}

/**
 * What each site of a set adds to those before it: with what existing sites cover, they sum to {@link couvertLimite}.
 */
export function apportsLimites(terrain: TerrainLimite, sites: readonly number[]): number[] {
  const { flot } = existants(terrain);
  return sites.map((site) => flot.ouvrir(site));
}

/**
 * A good plan at once: greedy on the maximum flow, which is monotone and submodular in the sites, so that the best plan
 * adds at most the p greatest gains left to any head of the list (Nemhauser, Wolsey & Fisher 1978). Lazy: a gain only
 * falls as sites open, so an old one is an upper bound (Minoux 1978); the flow in place is never solved anew.
 */
export function planGloutonLimite(terrain: TerrainLimite, p: number): Plan {
  const { flot, acquis } = existants(terrain);
  const libres = [...terrain.existant.keys()].filter((j) => !terrain.existant[j]);
  const gains = new Float64Array(terrain.existant.length);
  for (const site of libres) gains[site] = flot.essayer(site);
  const tas = new Tas(
    libres.filter((site) => gains[site]! > 0),
    (a, b) => gains[a]! > gains[b]! || (gains[a] === gains[b] && a < b),
  );
  const sites: number[] = [];
  let couvert = acquis;
  let borne = terrain.besoin.reduce((somme, valeur) => somme + valeur, 0);
  for (;;) {
    const tete = premiers(tas, gains, p, (site) => flot.essayer(site));
    borne = Math.min(
      borne,
      tete.reduce((somme, site) => somme + gains[site]!, couvert),
    );
    const [premier, ...autres] = tete;
    if (premier === undefined || sites.length >= p) break;
    sites.push(premier);
    couvert += flot.ouvrir(premier);
    for (const site of autres) tas.ajouter(site);
  }
  return planDe(terrain, sites, borne);
}

/**
 * The best plan, or the best found within the time, from the greedy one: capacitated maximal covering (Current &
 * Storbeck 1988).
 * @throws RangeError where no plan meets the quotas, or none was found in the time.
 */
export async function planExactLimite(
  terrain: TerrainLimite,
  p: number,
  solveur: Solveur,
  secondes: number,
  quotas: readonly Quota[] = [],
): Promise<Plan> {
  const glouton = planGloutonLimite(terrain, p);
  if (quotas.length === 0 && glouton.garantie >= 1) return glouton;
  const depart = quotas.length === 0 ? departDe(terrain, glouton.sites) : undefined;
  const solution = await solveur(programmeLimite(terrain, p, quotas), { secondes, depart });
  exigerPlan(solution, quotas);
  const borne = Math.min(glouton.borne, solution.borne);
  const trouves = sitesDe(solution.valeurs, terrain.existant.length).filter(
    (j) => !terrain.existant[j],
  );
  const exact = planDe(terrain, trouves, borne);
  const repli = quotas.length === 0 && glouton.couvert > exact.couvert;
  return repli ? planDe(terrain, glouton.sites, borne) : exact;
}

/** The flow of the existing sites, and what it is worth. */
function existants({ table, besoin, capacite, existant }: TerrainLimite) {
  const flot = new Ouverture(table, besoin, capacite);
  let acquis = 0;
  for (let j = 0; j < existant.length; j++) if (existant[j]) acquis += flot.ouvrir(j);
  return { flot, acquis };
}

/** Takes from the heap so many sites of the greatest gains, brought up to date. */
function premiers(
  tas: Tas,
  gains: Float64Array,
  nombre: number,
  gainActuel: (site: number) => number,
): number[] {
  const tete: number[] = [];
  const aJour = new Set<number>();
  while (tete.length < nombre) {
    const site = tas.retirer();
    if (site === -1) break;
    if (aJour.has(site)) {
      tete.push(site);
      continue;
    }
    gains[site] = gainActuel(site);
    aJour.add(site);
    if (gains[site]! > 0) tas.ajouter(site);
  }
  return tete;
}

/** Variables: one whole a site, then one a pair, the share of the demand that the site covers. */
function programmeLimite(
  { table, besoin, capacite, existant }: TerrainLimite,
  p: number,
  quotas: readonly Quota[],
): Programme {
  const redaction = new Redaction();
  for (let j = 0; j < table.offres; j++) redaction.variable(0, true);
  redaction.ligne(-Infinity, p);
  for (let j = 0; j < table.offres; j++) if (!existant[j]) redaction.terme(j, 1);
  const premiere = table.offres;
  for (let i = 0; i < table.demandes; i++) {
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++)
      redaction.variable(besoin[i]!, false);
    redaction.ligne(-Infinity, 1);
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) redaction.terme(premiere + k, 1);
  }
  table.offre.forEach((site, k) => {
    if (existant[site]) return;
    redaction.ligne(-Infinity, 0);
    redaction.terme(premiere + k, 1);
    redaction.terme(site, -1);
  });
  const { debuts, demande, paire } = colonnesOf(table);
  for (let j = 0; j < table.offres; j++) {
    if (Number.isNaN(capacite[j]!)) continue;
    redaction.ligne(-Infinity, capacite[j]!);
    for (let c = debuts[j]!; c < debuts[j + 1]!; c++)
      redaction.terme(premiere + paire[c]!, besoin[demande[c]!]!);
  }
  for (const { sites, minimum, maximum } of quotas) {
    redaction.ligne(minimum, maximum);
    for (const site of sites) redaction.terme(site, 1);
  }
  return redaction.programme(true);
}

/** The variables of {@link programmeLimite} for a plan at hand. */
function departDe(terrain: TerrainLimite, sites: readonly number[]): Float64Array {
  const { table, besoin } = terrain;
  const { flot } = existants(terrain);
  for (const site of sites) flot.ouvrir(site);
  const depart = new Float64Array(table.offres + table.offre.length);
  for (const site of sites) depart[site] = 1;
  const { flux } = flot;
  for (let i = 0; i < table.demandes; i++) {
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++)
      if (flux[k]! > 0) depart[table.offres + k] = flux[k]! / besoin[i]!;
  }
  return depart;
}

function planDe(terrain: TerrainLimite, sites: readonly number[], borne: number): Plan {
  const couvert = couvertLimite(terrain, sites);
  const plafond = Math.max(couvert, borne);
  return {
    sites: [...sites].sort((a, b) => a - b),
    couvert,
    borne: plafond,
    garantie: plafond === 0 ? 1 : couvert / plafond,
  };
}
