import type { Feature, FeatureCollection, Point } from 'geojson';

import { departementOf, isCodeInsee } from '$lib/domain/codes';

import { racineOf, referenceOf } from '../cercles';
import type { CoucheCommunes, PointCnfs, PointLieu } from '../donnees';

type Points = FeatureCollection<Point>;

export const VIDE: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Whether two layers of communes show the same. */
export function montrentLeMeme(une: CoucheCommunes, autre: CoucheCommunes): boolean {
  return (
    une.codes === autre.codes &&
    une.longitude === autre.longitude &&
    sontEgaux(une.valeur, autre.valeur) &&
    sontEgaux(une.classe, autre.classe) &&
    sontEgaux(une.visible, autre.visible)
  );
}

function sontEgaux(une: ArrayLike<number>, autre: ArrayLike<number>): boolean {
  if (une === autre) return true;
  for (let k = 0; k < une.length; k++) if (une[k] !== autre[k]) return false;
  return une.length === autre.length;
}

/** The circles: one point for each visible commune that holds Pass. `id` is the index of the commune. */
export function cerclesOf(communes: CoucheCommunes): Points {
  const { codes, longitude, latitude, noms, valeur, classe } = communes;
  const poids = poidsOf(communes);
  const reference = referenceOf(valeur);
  const features: Feature<Point>[] = [];
  for (let k = 0; k < noms.length; k++) {
    if (!aCercle(communes, k)) continue;
    const racine = racineOf(valeur[k]!, reference);
    const properties = {
      nom: noms[k]!,
      departement: departementDe(codes[k]!),
      classe: classe[k]!,
      racine,
      poids: poids[k]!,
    };
    features.push(point(longitude[k]!, latitude[k]!, properties, k));
  }
  return { type: 'FeatureCollection', features };
}

/** The point of one commune, to ring its circle. */
export function pointOf(
  { longitude, latitude, valeur }: CoucheCommunes,
  commune: number,
): Feature<Point> {
  const racine = racineOf(valeur[commune]!, referenceOf(valeur));
  return point(longitude[commune]!, latitude[commune]!, { racine });
}

/** Communes of a cluster: their point, and their outlines where `polygonesOf` has some. `grappe` is the code. */
export function grappesOf(
  communes: CoucheCommunes,
  grappes: Uint8Array,
  polygonesOf: ((commune: number) => readonly Feature[]) | null,
): FeatureCollection {
  const { codes, longitude, latitude, valeur } = communes;
  const reference = referenceOf(valeur);
  const features: Feature[] = [];
  for (let k = 0; k < grappes.length; k++) {
    if (grappes[k] === 0 || !aCercle(communes, k)) continue;
    const commun = { grappe: grappes[k]!, departement: departementDe(codes[k]!) };
    const racine = polygonesOf ? 0 : racineOf(valeur[k]!, reference);
    features.push(point(longitude[k]!, latitude[k]!, { ...commun, racine }));
    for (const { geometry } of polygonesOf?.(k) ?? [])
      features.push({ type: 'Feature', properties: commun, geometry });
  }
  return { type: 'FeatureCollection', features };
}

/** The names of the communes that have no circle to name, from a population on. */
export function nomsOf(communes: CoucheCommunes, cercles: boolean, seuil: number): Points {
  const { codes, longitude, latitude, noms } = communes;
  const poids = poidsOf(communes);
  const features: Feature<Point>[] = [];
  for (let k = 0; k < noms.length; k++) {
    if (poids[k]! < seuil || (cercles && aCercle(communes, k))) continue;
    const properties = { nom: noms[k]!, departement: departementDe(codes[k]!), poids: poids[k]! };
    features.push(point(longitude[k]!, latitude[k]!, properties));
  }
  return { type: 'FeatureCollection', features };
}

/** Those that pass a test, and the others. */
export function separer<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const kept: T[] = [];
  const left: T[] = [];
  for (const item of items) (test(item) ? kept : left).push(item);
  return [kept, left];
}

function departementDe(code: string): string | null {
  return isCodeInsee(code) ? departementOf(code) : null;
}

function aCercle({ valeur, visible }: CoucheCommunes, commune: number): boolean {
  return visible[commune] !== 0 && valeur[commune]! > 0;
}

/** What ranks names: population, else Pass. */
function poidsOf({ population, valeur }: CoucheCommunes): ArrayLike<number> {
  return population ?? valeur;
}

export function lieuxOf(lieux: readonly PointLieu[]): Points {
  return {
    type: 'FeatureCollection',
    features: lieux.map(({ index, longitude, latitude, nom, etat, rang }) =>
      point(
        longitude,
        latitude,
        rang === undefined ? { index, nom, etat } : { index, nom, etat, rang },
      ),
    ),
  };
}

/** `dedans` tells whether a point lies in the territory. */
export function cnfsOf(
  structures: readonly PointCnfs[],
  dedans: (longitude: number, latitude: number) => boolean,
): Points {
  return {
    type: 'FeatureCollection',
    features: structures.map(({ longitude, latitude, nom, postes }) =>
      point(longitude, latitude, { nom, postes, dedans: dedans(longitude, latitude) }),
    ),
  };
}

/** One point for each commune in a rural zoning; `niveau` 1 or 2. */
export function ruralOf({ longitude, latitude }: CoucheCommunes, zonage: Uint8Array): Points {
  const features: Feature<Point>[] = [];
  for (let k = 0; k < zonage.length; k++) {
    if (zonage[k]! > 0) features.push(point(longitude[k]!, latitude[k]!, { niveau: zonage[k]! }));
  }
  return { type: 'FeatureCollection', features };
}

function point(
  longitude: number,
  latitude: number,
  properties: Record<string, unknown>,
  id?: number,
): Feature<Point> {
  return {
    type: 'Feature',
    id,
    properties,
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
  };
}
