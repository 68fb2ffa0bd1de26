import type { Carnet, Utilisation } from '../pass';

import { numeroJour } from './calendrier';

/** How far carnets go: those that reached a session, one Pass each. */
export interface Avancement {
  /** 1 to 10. */
  readonly seance: number;
  /** Carnets that hold at least that many Pass. */
  readonly carnets: number;
  /** Carnets of which at least that many Pass were spent. */
  readonly atteints: number;
}

/**
 * Progress of carnets, session by session: the k-th session is the spending of the k-th Pass.
 *
 * @param utilisations retained by `agreger`.
 */
export function avancementCarnets(
  carnets: readonly Carnet[],
  utilisations: Iterable<Utilisation>,
): Avancement[] {
  const depenses = new Map<string, number>();
  for (const { carnet, nombrePass } of utilisations)
    depenses.set(carnet, (depenses.get(carnet) ?? 0) + nombrePass);
  const seances = carnets.reduce((max, carnet) => Math.max(max, carnet.nombrePass), 0);
  return Array.from({ length: seances }, (_, k) => ({
    seance: k + 1,
    carnets: carnets.filter((carnet) => carnet.nombrePass > k).length,
    atteints: carnets.filter((carnet) => (depenses.get(carnet.id) ?? 0) > k).length,
  }));
}

/** Days between the handing out of a carnet and its first use, over the carnets of a lot. */
export interface DelaiLot {
  readonly lot: string;
  readonly carnets: number;
  /** Carnets of which nothing was spent: in no quartile. */
  readonly jamaisUtilises: number;
  /** Days; `null` where no carnet was used. Quartiles by linear interpolation (type 7). */
  readonly premierQuartile: number | null;
  readonly mediane: number | null;
  readonly troisiemeQuartile: number | null;
}

/**
 * Time to first use by lot, in the order in which lots are first met.
 *
 * @param utilisations retained by `agreger`.
 */
export function delaisPremiereUtilisation(
  carnets: readonly Carnet[],
  utilisations: Iterable<Utilisation>,
): DelaiLot[] {
  const premieres = new Map<string, Utilisation>();
  for (const utilisation of utilisations) {
    const connue = premieres.get(utilisation.carnet);
    if (!connue || utilisation.date < connue.date) premieres.set(utilisation.carnet, utilisation);
  }
  return [...parLot(carnets)].map(([lot, duLot]) => {
    const delais = duLot
      .flatMap(({ id, dateRemise }) => {
        const premiere = premieres.get(id);
        return premiere ? [numeroJour(premiere.date) - numeroJour(dateRemise)] : [];
      })
      .sort((a, b) => a - b);
    return {
      lot,
      carnets: duLot.length,
      jamaisUtilises: duLot.length - delais.length,
      premierQuartile: quantile(delais, 0.25),
      mediane: quantile(delais, 0.5),
      troisiemeQuartile: quantile(delais, 0.75),
    };
  });
}

function parLot(carnets: readonly Carnet[]): Map<string, Carnet[]> {
  const groupes = new Map<string, Carnet[]>();
  for (const carnet of carnets) {
    const groupe = groupes.get(carnet.lot);
    if (groupe) groupe.push(carnet);
    else groupes.set(carnet.lot, [carnet]);
  }
  return groupes;
}

function quantile(croissants: readonly number[], p: number): number | null {
  if (croissants.length === 0) return null;
  const rang = (croissants.length - 1) * p;
  const bas = croissants[Math.floor(rang)]!;
  return bas + (croissants[Math.ceil(rang)]! - bas) * (rang - Math.floor(rang));
}
