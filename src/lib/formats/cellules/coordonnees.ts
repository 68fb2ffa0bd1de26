import { haversine } from '$lib/domain/distance';
import type { Commune } from '$lib/domain/territoire';

import type { Regle } from '../journal/regles';
import { type Place, type Projection, projections } from './projections';
import { isInFrance } from './territoires';

/** A point in degrees, and the rule that gave it; `regle` is `null` where the file was right as it was. */
export interface Point extends Place {
  readonly regle: Regle | null;
  /** The system that it was written in, where it was projected. */
  readonly systeme: Projection | null;
  /** How usual it is to write so, 0 first. */
  readonly rang: number;
  /** Longitude and latitude of another pair written like this one, in its order. */
  toDegrees(x: number, y: number): readonly number[];
}

/** Names of the systems in which a pair is a place of France, where nothing says which is the file's. */
export interface Ambigu {
  readonly systemes: readonly string[];
}

/** Further than this from the point of its commune, a lieu is flagged. Communes of Guyane are as large as départements. */
export const LOIN_KM = 25;
const LOIN_GUYANE_KM = 200;

/** Where two systems put one pair is further apart than this: nearer to the commune than this, a system is the file's. */
const LOIN_SYSTEME_KM = 100;

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
 * the reading that falls near it wins, and degrees far from it are kept as they are. Else the system that the file says
 * (`dit`) wins, or, where no commune is known, the only one that makes a place of France. `null` where none does.
 */
export function readPoint(
  latitude: number,
  longitude: number,
  commune: Commune | null,
  dit = '',
): Point | Ambigu | null {
  const asIs = asWritten(latitude, longitude);
  if (asIs && (commune === null ? isFrance(asIs) : isNear(asIs, commune))) return asIs;
  const others = candidates(longitude, latitude);
  if (commune === null) return mended(others, commune, dit) ?? asIs;
  const near = nearest([...others, ...withPoint(latitude, longitude, commune)], commune, LOIN_KM);
  return near ?? asIs ?? mended(others, commune, dit);
}

/** Reads the first pair of a shape in the same way. Degrees in France are right, whatever the commune. */
export function readShape(
  [x, y]: readonly [number, number],
  commune: Commune | null,
  dit = '',
): Point | Ambigu | null {
  const asIs = asWritten(y, x);
  return asIs && isFrance(asIs) ? asIs : (mended(candidates(x, y), commune, dit) ?? asIs);
}

/** Whether a pair was read, in one way. */
export function isPoint(read: Point | Ambigu | null): read is Point {
  return read !== null && 'latitude' in read;
}

/** Great-circle distance in km between a place and the point of a commune. */
export function kmFrom(point: Place, commune: Commune): number {
  return haversine(point.latitude, point.longitude, commune.latitude, commune.longitude);
}

/** Whether a place is near enough to the point of the commune that it is said to be in. */
export function isNear(point: Place, commune: Commune, km = LOIN_KM): boolean {
  const isLarge = commune.position === 'departement' || commune.departement === '973';
  return kmFrom(point, commune) <= (isLarge ? LOIN_GUYANE_KM : km);
}

function asWritten(latitude: number, longitude: number): Point | null {
  if (!isDegrees(latitude, longitude)) return null;
  return { latitude, longitude, regle: null, systeme: null, rang: 0, toDegrees: inOrder };
}

function inOrder(x: number, y: number): readonly number[] {
  return [x, y];
}

function exchanged(x: number, y: number): readonly number[] {
  return [y, x];
}

/** Other readings of a pair: exchanged, and in each projection that makes a place of it, in both orders. */
function candidates(x: number, y: number): Point[] {
  if (isDegrees(x, y) || isDegrees(y, x)) {
    const swapped = asWritten(x, y);
    return swapped ? [{ ...swapped, regle: 'coordonnees-inversees', toDegrees: exchanged }] : [];
  }
  if (x === 0 || y === 0) return [];
  return projections().flatMap((systeme) => {
    const asIs = systeme.place(x, y);
    const swapped = systeme.place(y, x);
    const { isRare } = systeme;
    const common = { regle: 'coordonnees-projetees', systeme } as const;
    const direct = (a: number, b: number): readonly number[] => systeme.toDegrees([a, b]);
    const inverse = (a: number, b: number): readonly number[] => systeme.toDegrees([b, a]);
    return [
      ...(asIs ? [{ ...asIs, ...common, rang: isRare ? 2 : 0, toDegrees: direct }] : []),
      ...(swapped ? [{ ...swapped, ...common, rang: isRare ? 3 : 1, toDegrees: inverse }] : []),
    ];
  });
}

/**
 * The reading in the system that puts a pair around the commune, else in the one that the file says; where no commune is
 * known, the most usual one, if it is alone.
 */
function mended(
  points: readonly Point[],
  commune: Commune | null,
  dit: string,
): Point | Ambigu | null {
  const near = commune && nearest(points, commune, LOIN_SYSTEME_KM);
  if (near) return near;
  const inFrance = points.filter(isFrance);
  const said = inFrance.find(({ systeme }) => systeme?.isSaid(dit));
  if (said) return said;
  const least = Math.min(...inFrance.map(({ rang }) => rang));
  const [first = null, ...others] = inFrance.filter(({ rang }) => rang === least);
  if (first?.systeme == null || (commune === null && others.length === 0)) return first;
  return { systemes: [first, ...others].flatMap(({ systeme }) => systeme?.nom ?? []) };
}

/** `45696321, 5905930`: the decimal point put back where it makes a place near the commune. */
function withPoint(latitude: number, longitude: number, commune: Commune): Point[] {
  if (isDegrees(latitude, longitude)) return [];
  const lat = scaled(latitude, commune.latitude);
  const lon = scaled(longitude, commune.longitude);
  const point = lat === null || lon === null ? null : asWritten(lat, lon);
  return point ? [{ ...point, regle: 'coordonnees-sans-virgule' }] : [];
}

function scaled(value: number, target: number): number | null {
  for (let power = 0; power <= 15; power += 1) {
    const degrees = value / 10 ** power;
    if (Math.abs(degrees - target) < 0.5) return degrees;
  }
  return null;
}

function nearest(points: readonly Point[], commune: Commune, km: number): Point | null {
  const near = points.filter((point) => isNear(point, commune, km));
  return near.toSorted((one, other) => kmFrom(one, commune) - kmFrom(other, commune))[0] ?? null;
}

function isDegrees(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function isFrance({ latitude, longitude }: Place): boolean {
  return isInFrance(latitude, longitude);
}
