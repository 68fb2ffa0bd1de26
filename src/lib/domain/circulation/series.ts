import type { Mois } from '../codes';
import type { Lot } from '../pass';

import { moisDe, moisExpiration, numeroMois } from './calendrier';
import type { CirculationColonnes } from './colonnes';

/** One month of Pass. `encours` = `encours` of the month before + `distribues` − `utilises` − `expires`. */
export interface PointSerie {
  readonly mois: Mois;
  readonly distribues: number;
  readonly utilises: number;
  /** Pass that expired in the month: see `moisExpiration`. */
  readonly expires: number;
  /** Pass en circulation at the end of the last day of the month. */
  readonly encours: number;
}

/** Which movements a figure counts. */
export type Garde = (commune: number, lot: number) => boolean;

/**
 * The Pass of a territory month by month, from its first movement to `jusque`, no month left out; empty where nothing
 * was handed out. What a movement leaves unspent expires in the month of expiry of its lot, or in its own month if later.
 */
export function serieMensuelle(
  colonnes: CirculationColonnes,
  lots: readonly Lot[],
  garde: Garde,
  jusque: Mois,
): PointSerie[] {
  const { mois, commune, lot, distribues, utilises } = colonnes;
  const dernier = numeroMois(jusque);
  const expirations = lots.map(({ finValidite }) => moisExpiration(finValidite));
  const retenus: number[] = [];
  for (let i = 0; i < mois.length && mois[i]! <= dernier; i++)
    if (garde(commune[i]!, lot[i]!)) retenus.push(i);
  if (retenus.length === 0) return [];

  const premier = mois[retenus[0]!]!;
  const points = Array.from({ length: dernier - premier + 1 }, () => ({
    distribues: 0,
    utilises: 0,
    expires: 0,
  }));
  for (const i of retenus) {
    const point = points[mois[i]! - premier]!;
    point.distribues += distribues[i]!;
    point.utilises += utilises[i]!;
    const expiration = Math.max(mois[i]!, expirations[lot[i]!]!);
    if (expiration <= dernier)
      points[expiration - premier]!.expires += distribues[i]! - utilises[i]!;
  }
  let encours = 0;
  return points.map((point, k) => {
    encours += point.distribues - point.utilises - point.expires;
    return { mois: moisDe(premier + k), ...point, encours };
  });
}

/** Pass spent by lieu and month: `pass[lieu × nombreMois + (mois − premierMois)]`. */
export interface UtilisesParLieu {
  /** Months since January 2000. */
  readonly premierMois: number;
  readonly nombreMois: number;
  readonly pass: Float64Array;
}

/**
 * Monthly redemptions of each lieu, over the months in which any Pass was spent up to `jusque` included.
 * What was spent in no known lieu is in no entry.
 */
export function utilisesParLieu(
  colonnes: CirculationColonnes,
  nombreLieux: number,
  jusque: Mois,
): UtilisesParLieu {
  const { mois, lieu, utilises } = colonnes;
  const dernier = numeroMois(jusque);
  const depenses: number[] = [];
  for (let i = 0; i < mois.length && mois[i]! <= dernier; i++)
    if (utilises[i]! > 0 && lieu[i]! >= 0) depenses.push(i);
  if (depenses.length === 0)
    return { premierMois: dernier, nombreMois: 0, pass: new Float64Array(0) };

  const premierMois = mois[depenses[0]!]!;
  const nombreMois = mois[depenses.at(-1)!]! - premierMois + 1;
  const pass = new Float64Array(nombreLieux * nombreMois);
  for (const i of depenses) pass[lieu[i]! * nombreMois + mois[i]! - premierMois]! += utilises[i]!;
  return { premierMois, nombreMois, pass };
}
