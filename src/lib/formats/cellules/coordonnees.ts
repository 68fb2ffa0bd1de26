import { haversine } from '$lib/domain/distance';
import type { Commune } from '$lib/domain/territoire';

import type { Regle } from '../journal/regles';
import { projectedCandidates } from './projections';

/** A point in degrees, and the rule that gave it; `regle` is `null` where the file was right as it was. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
  readonly regle: Regle | null;
}

/** Further than this from the point of its commune, a lieu is flagged. Communes of Guyane are as large as départements. */
export const LOIN_KM = 25;
const LOIN_GUYANE_KM = 200;

/** What `conseiller-numerique` exports write for an unknown place, and Null Island. */
const UNKNOWN: readonly (readonly [number, number])[] = [
  [46.6241, 1.849121],
  [0, 0],
];

/** Whether the coordinates are a placeholder: `0, 0`, or the centre of France that stands for *unknown*. */
export function isPlaceholder(latitude: number, longitude: number): boolean {
  return UNKNOWN.some(([y, x]) => Math.abs(latitude - y) < 1e-6 && Math.abs(longitude - x) < 1e-6);
}

/**
 * Reads a pair as degrees; or mends it: swapped, projected, or with its decimal point lost. Where the commune is known,
 * the reading that falls near it wins, and a reading far from it is kept as it is. `null` where no reading is a place.
 */
export function readPoint(
  latitude: number,
  longitude: number,
  commune: Commune | null,
): Point | null {
  const asIs: Point | null = isDegrees(latitude, longitude)
    ? { latitude, longitude, regle: null }
    : null;
  if (asIs && (commune === null ? isFrance(asIs) : isNear(asIs, commune))) return asIs;
  const others = candidates(latitude, longitude, commune).filter((point) =>
    commune === null ? isFrance(point) : isNear(point, commune),
  );
  const best = commune === null ? others[0] : nearest(others, commune);
  return best ?? asIs;
}

/** Great-circle distance in km between a place and the point of a commune. */
export function kmFrom(point: { latitude: number; longitude: number }, commune: Commune): number {
  return haversine(point.latitude, point.longitude, commune.latitude, commune.longitude);
}

/** Whether a place is near enough to the point of the commune that it is said to be in. */
export function isNear(point: { latitude: number; longitude: number }, commune: Commune): boolean {
  if (commune.position === 'departement') return kmFrom(point, commune) <= LOIN_GUYANE_KM;
  return kmFrom(point, commune) <= (commune.departement === '973' ? LOIN_GUYANE_KM : LOIN_KM);
}

function candidates(latitude: number, longitude: number, commune: Commune | null): Point[] {
  const points: Point[] = [];
  if (isDegrees(longitude, latitude)) {
    points.push({ latitude: longitude, longitude: latitude, regle: 'coordonnees-inversees' });
  }
  for (const [x, y] of [
    [longitude, latitude],
    [latitude, longitude],
  ] as const) {
    for (const point of projectedCandidates(x, y))
      points.push({ ...point, regle: 'coordonnees-projetees' });
  }
  if (commune !== null) points.push(...withPoint(latitude, longitude, commune));
  return points;
}

/** `45696321, 5905930`: the decimal point put back where it makes a place near the commune. */
function withPoint(latitude: number, longitude: number, commune: Commune): Point[] {
  if (isDegrees(latitude, longitude)) return [];
  const lat = scaled(latitude, commune.latitude);
  const lon = scaled(longitude, commune.longitude);
  return lat === null || lon === null
    ? []
    : [{ latitude: lat, longitude: lon, regle: 'coordonnees-sans-virgule' }];
}

function scaled(value: number, target: number): number | null {
  for (let power = 0; power <= 15; power += 1) {
    const degrees = value / 10 ** power;
    if (Math.abs(degrees - target) < 0.5) return degrees;
  }
  return null;
}

function nearest(points: readonly Point[], commune: Commune): Point | undefined {
  return points.toSorted((one, other) => kmFrom(one, commune) - kmFrom(other, commune))[0];
}

function isDegrees(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** Boxes around the mainland with Corsica and each territory overseas: south, west, north, east. */
const BOXES: readonly (readonly [number, number, number, number])[] = [
  [41.2, -5.3, 51.2, 9.7],
  [14.3, -63.2, 18.2, -60.7],
  [2, -54.7, 5.9, -51.5],
  [-21.5, 55.1, -20.7, 55.9],
  [-13.1, 44.9, -12.5, 45.4],
  [46.6, -56.6, 47.2, -56],
  [-28, -155, -7, -134],
  [-23, 163, -19, 169],
  [-14.5, -178.3, -13.1, -176],
];

/** Whether a place lies in the box of the mainland or of a territory overseas. */
export function isInFrance(latitude: number, longitude: number): boolean {
  return BOXES.some(
    ([south, west, north, east]) =>
      latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  );
}

function isFrance({ latitude, longitude }: Point): boolean {
  return isInFrance(latitude, longitude);
}
