import type { Position } from 'geojson';

import type { Commune } from '$lib/domain/territoire';

import { isNear, isPlaceholder, kmFrom, readPoint } from '../cellules/coordonnees';
import { parseNombre, repairNombre } from '../cellules/nombres';
import type { Ligne } from './journal';

/** Places of the columns that hold coordinates; −1 where the file lacks one. */
export interface PlacesPosition {
  readonly latitude: number;
  readonly longitude: number;
  /** One column that holds both: `42.35, 9.04`. */
  readonly point: number;
}

/** A point in degrees, WGS 84. */
export interface Degres {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Reads the point of a row: from two columns, from one, or from the shape of the row. Mends what is swapped or projected;
 * flags, and does not move, what is far from its commune. `null` where the row gives no place.
 */
export function readPosition(
  ligne: Ligne,
  places: PlacesPosition,
  commune: Commune | null,
  shape: Position | null = null,
): Degres | null {
  const place = places.latitude >= 0 ? places.latitude : places.point;
  const pair = shape ? [shape[1]!, shape[0]!] : pairOf(ligne, places);
  if (pair === null) return null;
  const [latitude, longitude] = pair as [number, number];
  const written = `${latitude}, ${longitude}`;
  if (isPlaceholder(latitude, longitude) || isPlaceholder(longitude, latitude)) {
    const kept = ligne.reparer(place, { regle: 'coordonnees-nulles', valeur: '' }, written);
    return kept === '' ? null : { latitude, longitude };
  }
  const point = readPoint(latitude, longitude, commune);
  if (point === null) {
    ligne.alerter(
      place,
      'coordonnees-illisibles',
      'Ces coordonnées ne sont d’aucun système connu : elles sont ignorées.',
    );
    return null;
  }
  const mended = point.regle
    ? `${point.latitude.toFixed(6)}, ${point.longitude.toFixed(6)}`
    : written;
  const kept = point.regle
    ? ligne.reparer(place, { regle: point.regle, valeur: mended }, written)
    : written;
  if (kept !== mended) return isDegrees(latitude, longitude) ? { latitude, longitude } : null;
  if (commune !== null && !isNear(point, commune)) {
    const km = Math.round(kmFrom(point, commune));
    ligne.alerter(
      place,
      'loin-de-la-commune',
      `Le point est à ${km} km de ${commune.nom} : vérifiez les coordonnées ou la commune. Il n’est pas déplacé.`,
    );
  }
  return { latitude: point.latitude, longitude: point.longitude };
}

function pairOf(ligne: Ligne, places: PlacesPosition): readonly number[] | null {
  if (places.latitude >= 0 && places.longitude >= 0) {
    const pair = [numberAt(ligne, places.latitude), numberAt(ligne, places.longitude)];
    return pair.includes(null) ? null : (pair as number[]);
  }
  const texte = ligne.texte(places.point);
  const numbers = texte.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  if (numbers.length !== 2) return null;
  return X_FIRST.test(texte) ? numbers.toReversed() : numbers;
}

/** WKT and GeoJSON write the longitude first. */
const X_FIRST = /^\s*(?:(?:SRID=\d+;)?POINT|\{)/i;

function numberAt(ligne: Ligne, place: number): number | null {
  const texte = ligne.texte(place);
  if (texte === '') return null;
  const value = parseNombre(ligne.reparer(place, repairNombre(texte), texte));
  if (value === null) {
    ligne.alerter(
      place,
      'coordonnees-illisibles',
      'Cette coordonnée n’est pas un nombre : le point est ignoré.',
    );
  }
  return value;
}

function isDegrees(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}
