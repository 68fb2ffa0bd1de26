/** Values of groups of people, and how many people each counts: always weighted by people, never one commune one voice. */
export interface Repartition {
  readonly valeur: Float64Array;
  readonly population: Float64Array;
}

/** Population-weighted mean; NaN where nobody counts. */
export function moyenne({ valeur, population }: Repartition): number {
  let total = 0;
  let somme = 0;
  for (let i = 0; i < valeur.length; i++) {
    total += population[i]!;
    if (population[i]! > 0) somme += population[i]! * valeur[i]!;
  }
  return somme / total;
}

/**
 * Gini coefficient weighted by population, 0 to 1: half the mean difference between two people, over the mean.
 * 0 where all have nothing.
 */
export function gini(repartition: Repartition): number {
  const { valeur, population } = repartition;
  const rangs = rangees(valeur, population);
  let cumul = 0;
  let produit = 0;
  let aire = 0;
  for (const i of rangs) {
    const avant = produit;
    produit += population[i]! * valeur[i]!;
    aire += population[i]! * (avant + produit);
    cumul += population[i]!;
  }
  return produit === 0 ? 0 : 1 - aire / (cumul * produit);
}

/** Share of people under a threshold: FGT0. NaN where nobody counts. Source: Foster, Greer & Thorbecke 1984. */
export function partSousSeuil(repartition: Repartition, seuil: number): number {
  return moyenne({
    ...repartition,
    valeur: repartition.valeur.map((valeur) => (valeur < seuil ? 1 : 0)),
  });
}

/** Mean gap to a threshold, as a share of it, those above counting for 0: FGT1. NaN where nobody counts. */
export function profondeurSousSeuil(repartition: Repartition, seuil: number): number {
  return moyenne({
    ...repartition,
    valeur: repartition.valeur.map((valeur) => Math.max(0, (seuil - valeur) / seuil)),
  });
}

/**
 * Palma ratio: mean of the richest tenth over mean of the poorest four tenths, by rank of income. Those whose income is
 * above the 90th centile, and those at or under the 40th.
 */
export function palma(repartition: Repartition, revenu: Float64Array): number {
  const { valeur, population } = repartition;
  const groupe = (dedans: (revenuDe: number) => boolean): number =>
    moyenne({ valeur, population: population.map((n, i) => (dedans(revenu[i]!) ? n : 0)) });
  const haut = centile(revenu, population, 0.9);
  const bas = centile(revenu, population, 0.4);
  return groupe((revenuDe) => revenuDe > haut) / groupe((revenuDe) => revenuDe <= bas);
}

/**
 * Weighted quantile by position 1 + (n − 1)p among n people, between the values of the people around it
 * (Harrell's `wtd.quantile`, type `quantile`).
 */
export function centile(valeur: Float64Array, population: Float64Array, p: number): number {
  const rangs = rangees(valeur, population);
  const total = rangs.reduce((somme, i) => somme + population[i]!, 0);
  const place = 1 + (total - 1) * p;
  const bas = Math.max(Math.floor(place), 1);
  const valeurA = (position: number): number => {
    let cumul = 0;
    for (const i of rangs) {
      cumul += population[i]!;
      if (cumul >= position) return valeur[i]!;
    }
    return valeur[rangs.at(-1)!]!;
  };
  const reste = place - Math.floor(place);
  return (1 - reste) * valeurA(bas) + reste * valeurA(Math.min(bas + 1, total));
}

export interface Theil {
  readonly total: number;
  /** Part between the groups, and part within them: they sum to the total. */
  readonly entre: number;
  readonly dans: number;
  /** By group, in the order of their first member. */
  readonly groupes: readonly {
    readonly groupe: number;
    readonly entre: number;
    readonly dans: number;
  }[];
}

/** Theil T index weighted by population, split by groups. A value of 0 adds nothing. Source: Theil 1967. */
export function theil(repartition: Repartition, groupe: ArrayLike<number>): Theil {
  const { valeur, population } = repartition;
  const mu = moyenne(repartition);
  const effectif = population.reduce((somme, n) => somme + n, 0);
  const membres = new Map<number, number[]>();
  for (let i = 0; i < valeur.length; i++) {
    if (population[i] === 0) continue;
    const liste = membres.get(groupe[i]!);
    if (liste) liste.push(i);
    else membres.set(groupe[i]!, [i]);
  }
  const groupes = [...membres].map(([nom, liste]) => {
    const total = liste.reduce((somme, i) => somme + population[i]!, 0);
    const muDuGroupe = liste.reduce((somme, i) => somme + population[i]! * valeur[i]!, 0) / total;
    const part = total / effectif;
    const dans = liste.reduce(
      (somme, i) =>
        somme + (population[i]! / effectif) * entropie(valeur[i]!, muDuGroupe) * (muDuGroupe / mu),
      0,
    );
    return { groupe: nom, entre: part * entropie(muDuGroupe, mu), dans };
  });
  const entre = groupes.reduce((somme, partie) => somme + partie.entre, 0);
  const dans = groupes.reduce((somme, partie) => somme + partie.dans, 0);
  return { total: entre + dans, entre, dans, groupes };
}

/**
 * Concentration index of a value by rank of income, −1 to 1: above 0, the better off have more of it.
 * Source: Kakwani, Wagstaff & van Doorslaer 1997.
 */
export function concentration(repartition: Repartition, revenu: Float64Array): number {
  const { valeur, population } = repartition;
  const total = population.reduce((somme, n) => somme + n, 0);
  const mu = moyenne(repartition);
  let cumul = 0;
  let somme = 0;
  for (const i of rangees(revenu, population)) {
    const rang = (cumul + population[i]! / 2) / total;
    somme += (population[i]! / total) * valeur[i]! * rang;
    cumul += population[i]!;
  }
  return (2 * somme) / mu - 1;
}

/** (x/μ) ln(x/μ), 0 at 0. */
function entropie(valeur: number, mu: number): number {
  return valeur === 0 ? 0 : (valeur / mu) * Math.log(valeur / mu);
}

/** Places of those that count, by rising value. */
function rangees(valeur: Float64Array, population: Float64Array): number[] {
  return [...valeur.keys()]
    .filter((i) => population[i]! > 0)
    .sort((a, b) => valeur[a]! - valeur[b]! || a - b);
}
