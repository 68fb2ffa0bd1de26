import type { Elements } from './elements';

/** Gains under this share of what is covered are roundings. */
const GAIN_NEGLIGEABLE = 1e-9;

interface Echange {
  readonly sort: number;
  readonly entre: number;
  readonly gain: number;
}

/**
 * Swaps one site for another as long as it covers more, the best swap first; ties to the lowest indexes.
 * The result covers at least as much as the sites given. Source: Teitz & Bart 1968, on sets.
 */
export function ameliorer(elements: Elements, sites: readonly number[]): number[] {
  const choisis = [...sites];
  const couvertures = new Uint32Array(elements.poids.length);
  const parCandidat = elementsParCandidat(elements);
  for (const site of choisis) compter(parCandidat, site, couvertures, 1);
  const total = elements.poids.reduce((somme, poids) => somme + poids, 0);
  for (;;) {
    const echange = meilleurEchange(elements, parCandidat, choisis, couvertures);
    if (echange.gain <= GAIN_NEGLIGEABLE * total) return choisis;
    compter(parCandidat, echange.sort, couvertures, -1);
    compter(parCandidat, echange.entre, couvertures, 1);
    choisis[choisis.indexOf(echange.sort)] = echange.entre;
  }
}

/** Elements of each candidate. */
type ParCandidat = readonly (readonly number[])[];

function elementsParCandidat({ debuts, candidat, candidats, poids }: Elements): ParCandidat {
  const listes: number[][] = Array.from({ length: candidats }, () => []);
  for (let e = 0; e < poids.length; e++) {
    for (let k = debuts[e]!; k < debuts[e + 1]!; k++) listes[candidat[k]!]!.push(e);
  }
  return listes;
}

function compter(
  parCandidat: ParCandidat,
  site: number,
  couvertures: Uint32Array,
  pas: number,
): void {
  for (const e of parCandidat[site]!) couvertures[e]! += pas;
}

/**
 * A swap is worth what the newcomer adds, plus what only the leaver covered and the newcomer does too, less what only
 * the leaver covered.
 */
function meilleurEchange(
  elements: Elements,
  parCandidat: ParCandidat,
  choisis: readonly number[],
  couvertures: Uint32Array,
): Echange {
  const { poids, debuts, candidat } = elements;
  const dedans = new Set(choisis);
  const ajouts = parCandidat.map((liste, site) =>
    dedans.has(site)
      ? -Infinity
      : somme(
          liste.filter((e) => couvertures[e] === 0),
          poids,
        ),
  );
  const premier = ajouts.indexOf(ajouts.reduce((a, b) => Math.max(a, b), -Infinity));
  let meilleur: Echange = { sort: -1, entre: -1, gain: 0 };
  for (const sort of choisis) {
    const seuls = parCandidat[sort]!.filter((e) => couvertures[e] === 1);
    const perte = somme(seuls, poids);
    const repris = new Map<number, number>([[premier, 0]]);
    for (const e of seuls) {
      for (let k = debuts[e]!; k < debuts[e + 1]!; k++)
        repris.set(candidat[k]!, (repris.get(candidat[k]!) ?? 0) + poids[e]!);
    }
    for (const [entre, part] of repris) {
      const gain = ajouts[entre]! + part - perte;
      if (gain > meilleur.gain) meilleur = { sort, entre, gain };
    }
  }
  return meilleur;
}

function somme(liste: readonly number[], poids: Float64Array): number {
  let total = 0;
  for (const e of liste) total += poids[e]!;
  return total;
}
