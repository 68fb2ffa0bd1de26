import type { TableCouts } from '../../acces/table';

/**
 * The value Σ g_i max_j w_ij as a plain covering problem: elements that count whole as soon as one of their candidates
 * is picked. A demand gives one element a level of weight: `g_i (w − next lower w)`, covered by the candidates that
 * reach it with w at least. Elements with the same candidates are one.
 */
export interface Elements {
  readonly poids: Float64Array;
  /** Candidates of element `e`, ascending, lie from `debuts[e]` to `debuts[e + 1]`. */
  readonly debuts: Uint32Array;
  readonly candidat: Uint32Array;
  /** Indexes of candidates go up to this. */
  readonly candidats: number;
  /** What existing sites cover already. */
  readonly acquis: number;
}

export interface Terrain {
  readonly table: TableCouts;
  /** Weight of each pair, 0 to 1. */
  readonly poids: Float64Array;
  /** Need g_i of each demand. */
  readonly besoin: Float64Array;
  /** 1 for the sites to choose from. */
  readonly candidat: Uint8Array;
  /** 1 for the sites that are there, whatever is chosen. */
  readonly existant: Uint8Array;
}

interface Paire {
  readonly site: number;
  readonly poids: number;
}

/** Elements of a terrain, merged. */
export function elementsDe(terrain: Terrain): Elements {
  const { table, besoin } = terrain;
  const fusion = new Map<string, { poids: number; readonly sites: readonly number[] }>();
  let acquis = 0;
  for (let i = 0; i < table.demandes; i++) {
    if (besoin[i] === 0) continue;
    const { paires, plancher } = pairesUtiles(terrain, i);
    acquis += besoin[i]! * plancher;
    for (let rang = 0; rang < paires.length; rang++) {
      const niveau = paires[rang]!.poids;
      const suivant = paires[rang + 1]?.poids ?? plancher;
      if (niveau === suivant) continue;
      const sites = paires.slice(0, rang + 1).map(({ site }) => site);
      sites.sort((a, b) => a - b);
      const poids = besoin[i]! * (niveau - suivant);
      const cle = sites.join();
      const element = fusion.get(cle);
      if (element) element.poids += poids;
      else fusion.set(cle, { poids, sites });
    }
  }
  return enColonnes([...fusion.values()], table.offres, acquis);
}

/** Pairs of a demand that beat the existing sites, the heaviest first, and what these give: the floor. */
function pairesUtiles({ table, poids, candidat, existant }: Terrain, i: number) {
  const paires: Paire[] = [];
  let plancher = 0;
  for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) {
    const site = table.offre[k]!;
    if (existant[site]) plancher = Math.max(plancher, poids[k]!);
    else if (candidat[site]) paires.push({ site, poids: poids[k]! });
  }
  return {
    plancher,
    paires: paires.filter((paire) => paire.poids > plancher).sort((a, b) => b.poids - a.poids),
  };
}

function enColonnes(
  elements: readonly { readonly poids: number; readonly sites: readonly number[] }[],
  candidats: number,
  acquis: number,
): Elements {
  const debuts = new Uint32Array(elements.length + 1);
  elements.forEach(({ sites }, e) => (debuts[e + 1] = debuts[e]! + sites.length));
  return {
    poids: Float64Array.from(elements, ({ poids }) => poids),
    debuts,
    candidat: Uint32Array.from(elements.flatMap(({ sites }) => sites)),
    candidats,
    acquis,
  };
}

/** What a set of candidates covers, existing sites included. */
export function couvertPar(elements: Elements, sites: readonly number[]): number {
  const choisi = new Set(sites);
  let couvert = elements.acquis;
  for (let e = 0; e < elements.poids.length; e++) {
    const candidats = elements.candidat.subarray(elements.debuts[e]!, elements.debuts[e + 1]!);
    if (candidats.some((site) => choisi.has(site))) couvert += elements.poids[e]!;
  }
  return couvert;
}

/**
 * What each site of a set covers, each element counted once, for the first site that covers it: with what existing sites
 * cover, they sum to {@link couvertPar}.
 */
export function apportsDe(elements: Elements, sites: readonly number[]): number[] {
  const rangs = new Map(sites.map((site, rang) => [site, rang]));
  const apports = sites.map(() => 0);
  for (let e = 0; e < elements.poids.length; e++) {
    const candidats = elements.candidat.subarray(elements.debuts[e]!, elements.debuts[e + 1]!);
    let premier = Infinity;
    for (const site of candidats) premier = Math.min(premier, rangs.get(site) ?? Infinity);
    if (premier !== Infinity) apports[premier]! += elements.poids[e]!;
  }
  return apports;
}
