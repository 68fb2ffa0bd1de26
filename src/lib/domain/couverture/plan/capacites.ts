import { colonnesOf } from '../../acces/table';
import { Tas } from '../tas';

import { ameliorerLimite, type Minuteur } from './echange-limite';
import { couvertLimite, existants, libresDe, type TerrainLimite } from './limite';
import { exigerPlan, sitesDe, type Plan, type Quota } from './plan';
import { Redaction, type Programme, type Solveur } from './programme';

/**
 * A good plan at once: greedy on the maximum flow, which is monotone and submodular in the sites, so that the best plan
 * adds at most the p greatest gains left to any set (Nemhauser, Wolsey & Fisher 1978); then 1-swap.
 *
 * @param minuteur the time that swaps may take; a plan stands without any.
 */
export function planGloutonLimite(terrain: TerrainLimite, p: number, minuteur: Minuteur): Plan {
  const { sites, borne } = gloutonLimite(terrain, p);
  const ameliores = ameliorerLimite(terrain, sites, [], minuteur);
  return planDe(terrain, ameliores, Math.min(borne, borneDe(terrain, ameliores, p)));
}

/**
 * Lazy greedy: a gain only falls as sites open, so an old one is an upper bound (Minoux 1978); the flow in place is never
 * solved anew. The bound is the least over the heads of the list.
 */
function gloutonLimite(terrain: TerrainLimite, p: number) {
  const { flot, acquis } = existants(terrain);
  const libres = libresDe(terrain);
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
    if (premier === undefined || sites.length >= p) return { sites, borne };
    sites.push(premier);
    couvert += flot.ouvrir(premier);
    for (const site of autres) tas.ajouter(site);
  }
}

/** What no plan of p sites passes, by submodularity from a set: what it covers, and the p greatest gains left to it. */
function borneDe(terrain: TerrainLimite, sites: readonly number[], p: number): number {
  const { flot, acquis } = existants(terrain);
  const couvert = sites.reduce((somme, site) => somme + flot.ouvrir(site), acquis);
  const gains = libresDe(terrain)
    .filter((site) => !sites.includes(site))
    .map((site) => flot.essayer(site));
  return gains
    .sort((a, b) => b - a)
    .slice(0, p)
    .reduce((somme, gain) => somme + gain, couvert);
}

/**
 * The best plan, or the best found within the time, from the greedy one: capacitated maximal covering (Current &
 * Storbeck 1988). What the solver found without proving it is swapped further, its quotas met.
 * @throws RangeError where no plan meets the quotas, or none was found in the time.
 */
export async function planExactLimite(
  terrain: TerrainLimite,
  p: number,
  solveur: Solveur,
  secondes: number,
  minuteur: Minuteur,
  quotas: readonly Quota[] = [],
): Promise<Plan> {
  const glouton = planGloutonLimite(terrain, p, minuteur);
  if (quotas.length === 0 && glouton.garantie >= 1) return glouton;
  const depart = quotas.length === 0 ? departDe(terrain, glouton.sites) : undefined;
  const solution = await solveur(programmeLimite(terrain, p, quotas), { secondes, depart });
  exigerPlan(solution, quotas);
  const borne = Math.min(glouton.borne, solution.borne);
  const trouves = sitesDe(solution.valeurs, terrain.existant.length).filter(
    (j) => !terrain.existant[j],
  );
  const ameliores =
    solution.etat === 'optimale' ? trouves : ameliorerLimite(terrain, trouves, quotas, minuteur);
  const exact = planDe(terrain, ameliores, borne);
  const repli = quotas.length === 0 && glouton.couvert > exact.couvert;
  return repli ? planDe(terrain, glouton.sites, borne) : exact;
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
