import type { Km } from './codes';

/** Mean radius of the Earth (IUGG), km. */
export const RAYON_TERRE = 6371.0088;

const RADIANS = Math.PI / 180;

/** Great-circle distance between two points in degrees, by the haversine formula on a sphere of {@link RAYON_TERRE}. */
export function haversine(latA: number, lonA: number, latB: number, lonB: number): Km {
  return haversineAvec(latA, lonA, cosinus(latA), latB, lonB, cosinus(latB));
}

/** Cosine of a latitude in degrees. */
export function cosinus(latitude: number): number {
  return Math.cos(latitude * RADIANS);
}

/** The same, where the cosines of the latitudes are known: to the last bit, in two thirds of the time. */
export function haversineAvec(
  latA: number,
  lonA: number,
  cosA: number,
  latB: number,
  lonB: number,
  cosB: number,
): Km {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const h = sinLat * sinLat + cosA * cosB * sinLon * sinLon;
  return (2 * RAYON_TERRE * Math.asin(Math.min(1, Math.sqrt(h)))) as Km;
}

const KM_PAR_DEGRE = RAYON_TERRE * RADIANS;

/** Less than the great-circle distance between any two points of these latitudes, by a hair: rounding never goes over it. */
export function moindreDistance(latA: number, latB: number): Km {
  return (Math.abs(latB - latA) * KM_PAR_DEGRE * (1 - 1e-6)) as Km;
}

/** Half height and half width, in degrees, of the box of latitudes and longitudes that holds a disc. */
export interface DemiCadre {
  readonly latitude: number;
  readonly longitude: number;
}

/** Box around a disc of `km` as the crow flies, centred at a latitude. Whole turn of longitudes where it holds a pole. */
export function demiCadre(latitude: number, km: number): DemiCadre {
  const angle = km / RAYON_TERRE;
  const largeur = Math.sin(angle) / Math.cos(latitude * RADIANS);
  const contientPole = Math.abs(latitude) * RADIANS + angle >= Math.PI / 2;
  return {
    latitude: angle / RADIANS,
    longitude: contientPole ? 360 : Math.asin(largeur) / RADIANS,
  };
}
