import { booleanPointInPolygon } from '@turf/turf';
import type { Polygon, Position } from 'geojson';

/** A box in degrees: south, west, north, east. */
export type Boite = readonly [sud: number, ouest: number, nord: number, est: number];

/** Boxes around the mainland with Corsica, and around each territory overseas. */
export const BOITES = {
  metropole: [41.2, -5.6, 51.3, 9.8],
  antilles: [14.3, -63.2, 18.2, -60.7],
  guyane: [2, -54.7, 5.9, -51.5],
  reunion: [-21.5, 55.1, -20.7, 55.9],
  mayotte: [-13.1, 44.9, -12.5, 45.4],
  saintPierre: [46.6, -56.6, 47.2, -56],
  polynesie: [-28, -155, -7, -134],
  caledonie: [-23, 163, -19, 169],
  wallis: [-14.5, -178.3, -13.1, -176],
} as const satisfies Readonly<Record<string, Boite>>;

const CORSE: Boite = [41.2, 8.4, 43.1, 9.8];
const { metropole: METROPOLE, ...AILLEURS } = BOITES;
const OUTRE_MER: readonly Boite[] = Object.values(AILLEURS);

/** The mainland and its islands, some 20 km beyond: longitude, latitude. A box would hold half of the neighbours. */
const CONTOUR: readonly Position[] = [
  [-5.5, 48.7],
  [-3.4, 49.1],
  [-2.3, 49.1],
  [-2.3, 49.9],
  [-1, 49.95],
  [0, 49.95],
  [1.2, 50.3],
  [1.3, 51],
  [1.7, 51.25],
  [2.6, 51.3],
  [3.4, 50.9],
  [4.2, 50.45],
  [4.8, 50.35],
  [5.1, 50.3],
  [5.2, 49.9],
  [6.5, 49.65],
  [7, 49.35],
  [7.6, 49.25],
  [8.4, 49.2],
  [8.2, 48.6],
  [7.9, 48.2],
  [7.8, 47.4],
  [7.2, 47.2],
  [6.6, 46.65],
  [7, 46.6],
  [7.2, 46.1],
  [7.2, 45.7],
  [7.4, 45.3],
  [7, 45],
  [7.25, 44.7],
  [7.2, 44.4],
  [7.8, 44.3],
  [8, 43.8],
  [7, 43.2],
  [6.6, 42.8],
  [5.2, 42.9],
  [3.5, 43],
  [3.5, 42.25],
  [1.9, 42.2],
  [1.3, 42.4],
  [-0.4, 42.5],
  [-1.5, 42.8],
  [-2.1, 43.3],
  [-1.6, 44.5],
  [-1.6, 45.7],
  [-2.8, 46.6],
  [-3.6, 47.1],
  [-5.1, 47.7],
  [-5.5, 48.7],
];
const CONTINENT: Polygon = { type: 'Polygon', coordinates: [[...CONTOUR]] };

/** Whether a place lies in a box. */
export function isIn([south, west, north, east]: Boite, latitude: number, longitude: number) {
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

/** Whether a place lies in the mainland, in Corsica or in the box of a territory overseas. */
export function isInFrance(latitude: number, longitude: number): boolean {
  if (!isIn(METROPOLE, latitude, longitude))
    return OUTRE_MER.some((boite) => isIn(boite, latitude, longitude));
  return (
    isIn(CORSE, latitude, longitude) || booleanPointInPolygon([longitude, latitude], CONTINENT)
  );
}
