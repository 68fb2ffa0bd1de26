import { filtrer, type TableCouts } from '../../acces/table';
import { partager } from '../../flot/partage';

import type { Plan } from './plan';
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
  const { table, besoin, capacite, existant } = terrain;
  const ouvert = new Set(sites);
  const ouvertes = filtrer(table, (_, j) => existant[j] === 1 || ouvert.has(j));
  return partager({ table: ouvertes, demande: besoin, places: capacite }).reduce(
    (somme, valeur) => somme + valeur,
    0,
  );
}

/**
 * A good plan at once: greedy on the maximum flow, which is monotone and submodular in the sites, so that the best plan
 * adds at most the p greatest gains left to any head of the list (Nemhauser, Wolsey & Fisher 1978).
 */
export function planGloutonLimite(terrain: TerrainLimite, p: number): Plan {
  const sites: number[] = [];
  let couvert = couvertLimite(terrain, sites);
  let borne = terrain.besoin.reduce((somme, valeur) => somme + valeur, 0);
  for (;;) {
    const gains = [...terrain.existant.keys()]
      .filter((j) => !terrain.existant[j] && !sites.includes(j))
      .map((site) => ({ site, gain: couvertLimite(terrain, [...sites, site]) - couvert }))
      .sort((a, b) => b.gain - a.gain || a.site - b.site);
    borne = Math.min(
      borne,
      gains.slice(0, p).reduce((somme, { gain }) => somme + gain, couvert),
    );
    const [premier] = gains;
    if (!premier || premier.gain <= 0 || sites.length >= p) break;
    sites.push(premier.site);
    couvert = couvertLimite(terrain, sites);
  }
  return planDe(terrain, sites, borne);
}

/** The best plan, or the best found within the time: capacitated maximal covering (Current & Storbeck 1988). */
export async function planExactLimite(
  terrain: TerrainLimite,
  p: number,
  solveur: Solveur,
  secondes: number,
): Promise<Plan> {
  const glouton = planGloutonLimite(terrain, p);
  if (glouton.garantie >= 1) return glouton;
  const solution = await solveur(programmeLimite(terrain, p), { secondes });
  const borne = Math.min(glouton.borne, solution.borne);
  const trouves = [...solution.valeurs.subarray(0, terrain.existant.length).keys()].filter(
    (j) => !terrain.existant[j] && solution.valeurs[j]! > 0.5,
  );
  const exact = planDe(terrain, trouves, borne);
  return exact.couvert >= glouton.couvert ? exact : planDe(terrain, glouton.sites, borne);
}

/** Variables: one whole a site, then one a pair, the share of the demand that the site covers. */
function programmeLimite(
  { table, besoin, capacite, existant }: TerrainLimite,
  p: number,
): Programme {
  const redaction = new Redaction();
  const parts: { readonly site: number; readonly variable: number; readonly besoin: number }[] = [];
  for (let j = 0; j < table.offres; j++) redaction.variable(0, true);
  redaction.ligne(-Infinity, p);
  for (let j = 0; j < table.offres; j++) if (!existant[j]) redaction.terme(j, 1);
  for (let i = 0; i < table.demandes; i++) {
    const debut = parts.length;
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) {
      const variable = redaction.variable(besoin[i]!, false);
      parts.push({ site: table.offre[k]!, variable, besoin: besoin[i]! });
    }
    redaction.ligne(-Infinity, 1);
    for (const { variable } of parts.slice(debut)) redaction.terme(variable, 1);
  }
  for (const { site, variable } of parts) {
    if (existant[site]) continue;
    redaction.ligne(-Infinity, 0);
    redaction.terme(variable, 1);
    redaction.terme(site, -1);
  }
  for (let j = 0; j < table.offres; j++) {
    if (Number.isNaN(capacite[j]!)) continue;
    redaction.ligne(-Infinity, capacite[j]!);
    for (const part of parts) if (part.site === j) redaction.terme(part.variable, part.besoin);
  }
  return redaction.programme(true);
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
