import { around } from 'geokdbush';
import KDBush from 'kdbush';

import type { Densite } from './territoire';

/** People and place of a commune; what the estimate of a density class reads. */
export interface Peuplement {
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
  /** Whether its people are also counted in its arrondissements: such a commune adds nobody to the surroundings. */
  readonly decoupee: boolean;
}

const PRES_KM = 3;
const LARGE_KM = 5;

/**
 * Class of a commune from its own people and from those whose commune's point lies within 3 km and 5 km, itself included.
 * Ours, fitted on the grid published by Insee, whose seven levels are merged as Insee does in three: against it, the
 * class agrees for 94 % of communes and 88 % of people.
 */
export function densiteOf(population: number, a3km: number, a5km: number): Densite {
  if (population >= 5_000 && a5km >= 70_000) return 'dense';
  if (population >= 6_000 || (population >= 1_000 && a3km >= 8_000)) return 'intermediaire';
  return 'rurale';
}

/** Density class of each commune, in the order given. */
export function estimateDensites(communes: readonly Peuplement[]): Densite[] {
  const index = new KDBush(communes.length);
  for (const { longitude, latitude } of communes) index.add(longitude, latitude);
  index.finish();

  const peopleWithin = ({ longitude, latitude }: Peuplement, km: number): number =>
    around(index, longitude, latitude, Infinity, km)
      .map((other) => communes[other]!)
      .reduce((people, other) => people + (other.decoupee ? 0 : other.population), 0);

  return communes.map((commune) =>
    densiteOf(commune.population, peopleWithin(commune, PRES_KM), peopleWithin(commune, LARGE_KM)),
  );
}
