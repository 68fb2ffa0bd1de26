import type { Commune } from '$lib/domain/territoire';

import { isNear, isPoint, readShape } from '../cellules/coordonnees';
import { isInFrance } from '../cellules/territoires';
import { firstPair, moved } from '../conteneurs/formes';
import type { Apercu } from '../famille';
import type { Ligne } from './journal';
import { correctionOf, pairText, systemeIncertain } from './position';

/**
 * Places the shape of a row, and gives its index among those of the file: as it is where it is in degrees, else put in
 * degrees, longitude first, by a repair. `null` where the file has no shapes, or where this one cannot be placed, which
 * is then said: it stays as the file writes it, and no row points to it.
 *
 * @param commune where the row is, roughly: of several systems, the one that puts the shape there is its own
 */
export function readForme(
  ligne: Ligne,
  { geometries, crs }: Apercu,
  commune: Commune | null,
): number | null {
  const index = ligne.numero - 1;
  const shape = geometries?.[index];
  if (!geometries || !shape) return null;
  const pair = firstPair(shape);
  if (pair === null) return index;
  const read = readShape(pair, commune, crs);
  if (!isPoint(read)) {
    const why = read
      ? systemeIncertain(read, commune)
      : 'Ses coordonnées ne sont d’aucun système connu : vérifiez-les.';
    return unplaced(ligne, why);
  }
  const correction = correctionOf(read);
  if (correction === null) {
    const isThere = commune !== null && isNear(read, commune);
    if (!isThere && !isInFrance(read.latitude, read.longitude)) {
      ligne.alerter(
        -1,
        'forme-hors-de-france',
        'Cette forme est hors de France : vérifiez ses coordonnées. Elle n’est pas déplacée.',
      );
    }
    return index;
  }
  if (ligne.reparer(-1, correction, pairText(pair)) !== correction.valeur)
    return unplaced(ligne, 'Telle qu’elle est écrite, elle n’est pas en France.');
  geometries[index] = moved(shape, (a, b) => read.toDegrees(a, b));
  return index;
}

function unplaced(ligne: Ligne, why: string): null {
  ligne.alerter(-1, 'forme-non-placee', `Cette forme ne peut pas être dessinée. ${why}`);
  return null;
}
