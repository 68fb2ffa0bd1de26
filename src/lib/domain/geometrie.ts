import {
  area,
  bbox,
  booleanPointInPolygon,
  centerOfMass,
  pointOnFeature,
  pointToPolygonDistance,
  polygon,
} from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import KDBush from 'kdbush';

import { demiCadre } from './distance';
import type { Lieu } from './lieu';
import type { Qpv } from './zonage';

/** A surface, in degrees WGS 84. */
export type Surface = Polygon | MultiPolygon;

/** A lieu this near a quartier serves it, km as the crow flies. */
export const KM_QPV_PROCHE = 0.1;

export function isSurface(geometry: Geometry | null | undefined): geometry is Surface {
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
}

/** Quartiers of each lieu, as indices in the quartiers, in their order. */
export interface QuartiersDesLieux {
  /** That hold the lieu: inside their border, or on it, and not in a hole. */
  readonly dedans: readonly (readonly number[])[];
  /** Within {@link KM_QPV_PROCHE} of the lieu, those that hold it among them. */
  readonly proches: readonly (readonly number[])[];
}

/**
 * Which quartiers hold each lieu, and which are next to it. A lieu whose point is that of its commune, or that has none,
 * is in no quartier. Quartiers that share one shape, in files merged by commune, are told together.
 *
 * @param geometries shapes that `Qpv.geometrie` points to.
 */
export function quartiersDesLieux(
  lieux: readonly Lieu[],
  qpv: readonly Qpv[],
  geometries: readonly (Geometry | null)[],
): QuartiersDesLieux {
  const dedans: number[][] = lieux.map(() => []);
  const proches: number[][] = lieux.map(() => []);
  const places = lieux.flatMap(({ latitude, longitude, position }, lieu) =>
    latitude === null || longitude === null || position === 'commune'
      ? []
      : [{ lieu, at: [longitude, latitude] }],
  );
  const near = searcher(places.map(({ at }) => at));
  const resultats = new Map<number, Voisins>();
  qpv.forEach(({ geometrie }, quartier) => {
    const geometry = geometrie === null ? null : geometries[geometrie];
    if (geometrie === null || !isSurface(geometry)) return;
    const voisins = resultats.get(geometrie) ?? near(geometry, KM_QPV_PROCHE);
    resultats.set(geometrie, voisins);
    for (const place of voisins.inside) dedans[places[place]!.lieu]!.push(quartier);
    for (const place of voisins.within) proches[places[place]!.lieu]!.push(quartier);
  });
  return { dedans, proches };
}

interface Voisins {
  readonly inside: readonly number[];
  /** Those inside among them. */
  readonly within: readonly number[];
}

/** Finds the points in or near a surface: those of its box by an index first, then one by one. */
function searcher(points: readonly Position[]): (surface: Surface, km: number) => Voisins {
  const index = new KDBush(points.length);
  for (const [longitude, latitude] of points) index.add(longitude!, latitude!);
  index.finish();
  return (surface, km) => {
    const [west, south, east, north] = bbox(surface) as [number, number, number, number];
    const pad = demiCadre(Math.max(Math.abs(south), Math.abs(north)), km);
    const boxed = index
      .range(west - pad.longitude, south - pad.latitude, east + pad.longitude, north + pad.latitude)
      .sort((a, b) => a - b);
    const inside = new Set(boxed.filter((i) => booleanPointInPolygon(points[i]!, surface)));
    const within = boxed.filter(
      (i) => inside.has(i) || pointToPolygonDistance(points[i]!, surface) <= km,
    );
    return { inside: [...inside], within };
  };
}

/** Area on the sphere, km². */
export function surfaceKm2(surface: Surface): number {
  return area(surface) / 1e6;
}

/**
 * A point that stands for a surface, longitude first: the centre of mass of its largest part where it falls inside, else
 * a point of it.
 */
export function pointDe(surface: Surface): Position {
  const largest = partsOf(surface).reduce((a, b) => (area(b) > area(a) ? b : a));
  const centre = centerOfMass(largest).geometry.coordinates;
  return booleanPointInPolygon(centre, largest)
    ? centre
    : pointOnFeature(largest).geometry.coordinates;
}

function partsOf(surface: Surface): Polygon[] {
  const parts = surface.type === 'Polygon' ? [surface.coordinates] : surface.coordinates;
  return parts.map((rings) => polygon(rings).geometry);
}
