import type { TableCouts } from '../../acces/table';
import { Ouverture } from '../../flot/ouverture';

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

/** The flow of the existing sites, and what it is worth. */
export function existants({ table, besoin, capacite, existant }: TerrainLimite): {
  readonly flot: Ouverture;
  readonly acquis: number;
} {
  const flot = new Ouverture(table, besoin, capacite);
  let acquis = 0;
  for (let j = 0; j < existant.length; j++) if (existant[j]) acquis += flot.ouvrir(j);
  return { flot, acquis };
}

/** Sites to choose from, ascending. */
export function libresDe({ existant }: TerrainLimite): number[] {
  return [...existant.keys()].filter((j) => !existant[j]);
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
