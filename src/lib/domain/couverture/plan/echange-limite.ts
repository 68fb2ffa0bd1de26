import { existants, libresDe, type TerrainLimite } from './limite';
import type { Quota } from './plan';

/** Gains under this share of the need are roundings. */
const GAIN_NEGLIGEABLE = 1e-9;

/** Starts to count the time that a search may take. @returns whether some is left. */
export type Minuteur = () => () => boolean;

interface Echange {
  readonly sort: number;
  readonly entre: number;
}

/** A site that is not chosen, and what it would add to all those that are. */
interface Remplacant {
  readonly site: number;
  readonly gain: number;
}

/**
 * Swaps one site for another as long as it covers more and the quotas that were met still are, the best swap first
 * (Teitz & Bart 1968, on the maximum flow). The result covers at least as much as the sites given.
 *
 * Flow is submodular: f(S − s + c) − f(S) ≤ f(S + c) − f(S), so that a newcomer that would add nothing to the whole set
 * replaces no site of it, and the search for a swap ends at the first newcomer that adds less than the best one wins.
 */
export function ameliorerLimite(
  terrain: TerrainLimite,
  sites: readonly number[],
  quotas: readonly Quota[],
  minuteur: Minuteur,
): number[] {
  const encore = minuteur();
  const choisis = [...sites];
  const total = terrain.besoin.reduce((somme, valeur) => somme + valeur, 0);
  for (;;) {
    const echange = meilleurEchange(terrain, choisis, quotas, encore, GAIN_NEGLIGEABLE * total);
    if (echange === null) return choisis;
    choisis[choisis.indexOf(echange.sort)] = echange.entre;
  }
}

/** The best swap found in the time, that wins more than a threshold. */
function meilleurEchange(
  terrain: TerrainLimite,
  choisis: readonly number[],
  quotas: readonly Quota[],
  encore: () => boolean,
  seuil: number,
): Echange | null {
  const { flot, acquis } = existants(terrain);
  const couvert = choisis.reduce((somme, site) => somme + flot.ouvrir(site), acquis);
  const remplacants: Remplacant[] = [];
  for (const site of libresDe(terrain)) {
    if (!encore()) return null;
    if (choisis.includes(site)) continue;
    const gain = flot.essayer(site);
    if (gain > seuil) remplacants.push({ site, gain });
  }
  remplacants.sort((a, b) => b.gain - a.gain || a.site - b.site);
  let meilleur: Echange | null = null;
  let plus = seuil;
  for (const sort of choisis) {
    if (!encore() || !(remplacants[0] && remplacants[0].gain > plus)) return meilleur;
    const autres = existants(terrain);
    const reste = choisis
      .filter((site) => site !== sort)
      .reduce((somme, site) => somme + autres.flot.ouvrir(site), autres.acquis);
    for (const { site, gain } of remplacants) {
      if (gain <= plus || !encore()) break;
      if (!permis(sort, site, choisis, quotas)) continue;
      const gagne = reste + autres.flot.essayer(site) - couvert;
      if (gagne <= plus) continue;
      plus = gagne;
      meilleur = { sort, entre: site };
    }
  }
  return meilleur;
}

/** Whether a swap leaves every quota met. */
function permis(
  sort: number,
  entre: number,
  choisis: readonly number[],
  quotas: readonly Quota[],
): boolean {
  return quotas.every(({ sites, minimum, maximum }) => {
    const ecart = Number(sites.includes(entre)) - Number(sites.includes(sort));
    if (ecart === 0) return true;
    const apres = choisis.filter((site) => sites.includes(site)).length + ecart;
    return apres >= minimum && apres <= maximum;
  });
}
