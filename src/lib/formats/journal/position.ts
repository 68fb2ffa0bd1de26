import type { Commune } from '$lib/domain/territoire';

import {
  type Ambigu,
  isNear,
  isPlaceholder,
  isPoint,
  kmFrom,
  type Point,
  readPoint,
} from '../cellules/coordonnees';
import { parseNombre, repairNombre } from '../cellules/nombres';
import { parsePaire } from '../cellules/paires';
import type { Ligne } from './journal';
import type { Correction } from './regles';

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
 * flags, and does not move, what is far from its commune or may be in several systems. `null` where the row gives no place.
 *
 * @param shape the point of the row's shape, as the file writes it; `dit`, what the file says of its system
 */
export function readPosition(
  ligne: Ligne,
  places: PlacesPosition,
  commune: Commune | null,
  shape: readonly [number, number] | null = null,
  dit = '',
): Degres | null {
  const place = shape ? -1 : places.latitude >= 0 ? places.latitude : places.point;
  const read = shape ? { pair: [shape[1], shape[0]] as const, dit } : pairOf(ligne, places);
  if (read === null) return null;
  const [latitude, longitude] = read.pair;
  const written = shape ? pairText(shape) : `${latitude}, ${longitude}`;
  if (isPlaceholder(latitude, longitude) || isPlaceholder(longitude, latitude)) {
    const kept = ligne.reparer(place, { regle: 'coordonnees-nulles', valeur: '' }, written);
    return kept === '' ? null : { latitude, longitude };
  }
  const point = readPoint(latitude, longitude, commune, read.dit);
  if (!isPoint(point)) {
    ligne.alerter(
      place,
      point ? 'coordonnees-ambigues' : 'coordonnees-illisibles',
      point
        ? `${systemeIncertain(point, commune)} Le point est ignoré.`
        : 'Ces coordonnées ne sont d’aucun système connu : elles sont ignorées.',
    );
    return null;
  }
  const correction = correctionOf(point);
  if (correction && ligne.reparer(place, correction, written) !== correction.valeur)
    return isDegrees(latitude, longitude) ? { latitude, longitude } : null;
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

/** The repair of a pair that was not in degrees, with the system that it was in; `null` where it was right. */
export function correctionOf({ latitude, longitude, regle, systeme }: Point): Correction | null {
  if (regle === null) return null;
  const valeur = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
  return systeme ? { regle, valeur, precision: `Système : ${systeme.nom}.` } : { regle, valeur };
}

/** What to say of a pair of which nothing tells the system. */
export function systemeIncertain({ systemes }: Ambigu, commune: Commune | null): string {
  const noms = systemes.join(' ; ');
  return commune
    ? `Converties (${noms}), ces coordonnées sont loin de ${commune.nom} : vérifiez-les, ou la commune.`
    : `Plusieurs systèmes de coordonnées conviennent (${noms}) : ajoutez le code Insee de la commune.`;
}

/** A pair of a shape as a short text, latitude or northing first. */
export function pairText([x, y]: readonly [number, number]): string {
  return [y, x].map((value) => Number(value.toFixed(Math.abs(value) > 1_000 ? 1 : 6))).join(', ');
}

/** A pair as the file writes it, latitude or northing first, and what the file says of its system. */
interface Ecrit {
  readonly pair: readonly [number, number];
  readonly dit: string;
}

function pairOf(ligne: Ligne, places: PlacesPosition): Ecrit | null {
  const { latitude: y, longitude: x } = places;
  if (y < 0 || x < 0) return pairIn(ligne, places.point);
  const [latitude, longitude] = [numberAt(ligne, y), numberAt(ligne, x)];
  if (latitude !== null && longitude !== null) {
    const dit = [y, x].map((place) => ligne.journal.colonnes[place]).join(' ');
    return { pair: [latitude, longitude], dit };
  }
  const empty = [y, x].filter((place) => ligne.cellule(place) === '');
  if (empty.length === 1) {
    ligne.alerter(
      empty[0] === y ? x : y,
      'coordonnees-illisibles',
      `La ${empty[0] === y ? 'latitude' : 'longitude'} manque : le point est ignoré.`,
    );
  }
  return null;
}

function pairIn(ligne: Ligne, place: number): Ecrit | null {
  const texte = ligne.texte(place);
  if (texte === '') return null;
  const read = parsePaire(texte);
  if (read === null) {
    ligne.alerter(
      place,
      'coordonnees-illisibles',
      'Une latitude et une longitude sont attendues (46.2057, 5.2258) : le point est ignoré.',
    );
    return null;
  }
  const { nombres, systeme, recrite } = read;
  const correction =
    recrite === null ? null : { regle: 'nombre-notation' as const, valeur: recrite };
  if (correction && ligne.reparer(place, correction, texte) !== recrite) return null;
  return { pair: nombres, dit: `${systeme} ${ligne.journal.colonnes[place] ?? ''}` };
}

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
