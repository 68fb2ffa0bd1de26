/** What cells of the field look like, before any repair: to tell columns whose names say nothing. */

export function isSiretLike(cellule: string): boolean {
  return /^\d{14}$/.test(cellule);
}

/** A commune code, its zero lost or not. */
export function isCodeLike(cellule: string): boolean {
  return /^(?:\d{4,5}(?:\.0)?|2[ab]\d{3})$/i.test(cellule);
}

/** Nine postal codes out of ten end with a zero; so does one commune code out of ten. */
export function isPostalLike(cellule: string): boolean {
  return /^\d{3,4}0$/.test(cellule);
}

export function isDateLike(cellule: string): boolean {
  return /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})(?:[T ].*)?$/.test(cellule);
}

/** `46.2795, 6.7201`, with decimal commas too, or a point in WKT. */
export function isPointLike(cellule: string): boolean {
  return (
    /^\[?-?\d{1,3}[.,]\d{3,}[ ,;]+-?\d{1,3}[.,]\d{3,}\]?$/.test(cellule) ||
    /^(?:SRID=\d+;)?\s*POINT\s*[ZM]*\s*\(/i.test(cellule)
  );
}

/** Latitude of the mainland or Corsica. */
export function isLatitudeLike(cellule: string): boolean {
  return /^4[1-9]\.\d{3,}$|^5[01]\.\d{3,}$/.test(cellule);
}

/** Longitude of the mainland or Corsica. */
export function isLongitudeLike(cellule: string): boolean {
  return /^-?[0-9]\.\d{3,}$/.test(cellule);
}
