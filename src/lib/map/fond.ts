import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

import type { Contours, Fond } from './donnees';

/** West-south and east-north corners, degrees. */
export type Cadre = readonly [readonly [number, number], readonly [number, number]];

/** Mainland France and Corsica. */
export const METROPOLE: Cadre = [
  [-5.2, 41.3],
  [9.6, 51.1],
];

/**
 * The polygons of one object of a TopoJSON; other geometries are left out.
 * @throws Error where the topology has no such collection.
 */
export function contoursOf(topology: Topology, objet: string): Contours {
  const found = topology.objects[objet];
  if (found?.type !== 'GeometryCollection')
    throw new Error(`No collection « ${objet} » in the topology.`);
  const collection: FeatureCollection = feature(topology, found as GeometryCollection);
  return { type: 'FeatureCollection', features: collection.features.filter(isPolygonal) };
}

/** The base map from the topology of outlines and the topology of neighbours. */
export function fondOf(contours: Topology, voisins: Topology): Fond {
  const first = Object.keys(voisins.objects)[0] ?? '';
  return {
    departements: contoursOf(contours, 'departements'),
    regions: contoursOf(contours, 'regions'),
    voisins: contoursOf(voisins, 'voisins' in voisins.objects ? 'voisins' : first),
  };
}

/** Bounds of the communes at the given indices; `null` for none. */
export function cadreOfCommunes(
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
  indices: Iterable<number>,
): Cadre | null {
  return cadreOfPositions(
    (function* () {
      for (const index of indices) yield [longitude[index]!, latitude[index]!];
    })(),
  );
}

/** Bounds of the outlines that bear one of the codes; `null` for none. */
export function cadreOfContours(contours: Contours, codes: ReadonlySet<string>): Cadre | null {
  return cadreOfPositions(
    contours.features
      .filter(({ properties }) => codes.has(String(properties?.code)))
      .flatMap(({ geometry }) => polygons(geometry).flatMap((rings) => rings[0] ?? [])),
  );
}

/** Whether a point lies in one of the outlines that bear one of the codes. */
export function dansContours(
  contours: Contours,
  codes: ReadonlySet<string>,
): (longitude: number, latitude: number) => boolean {
  const aires = contours.features.filter(({ properties }) => codes.has(String(properties?.code)));
  const boxed = aires.map((aire) => ({ ...aire, bbox: bbox(aire) }));
  return (longitude, latitude) =>
    boxed.some((aire) => booleanPointInPolygon([longitude, latitude], aire));
}

/** One point for each outline, the centroid of its largest polygon, with the outline's properties. */
export function pointsOf(contours: Contours): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: contours.features.map(({ geometry, properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: centreOf(geometry) },
    })),
  };
}

function cadreOfPositions(positions: Iterable<Position>): Cadre | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    west = Math.min(west, x!);
    east = Math.max(east, x!);
    south = Math.min(south, y!);
    north = Math.max(north, y!);
  }
  return west === Infinity
    ? null
    : [
        [west, south],
        [east, north],
      ];
}

function centreOf(geometry: Polygon | MultiPolygon): Position {
  const rings = polygons(geometry).map((polygon) => moments(polygon[0] ?? []));
  const largest = rings.reduce((a, b) => (Math.abs(b.area) > Math.abs(a.area) ? b : a));
  return [largest.x, largest.y];
}

/** Area and centroid of a ring by the shoelace formula, on degrees: enough to place a name. */
function moments(ring: readonly Position[]): { area: number; x: number; y: number } {
  let [area, x, y] = [0, 0, 0];
  for (let k = 1; k < ring.length; k++) {
    const [x0, y0] = ring[k - 1]! as [number, number];
    const [x1, y1] = ring[k]! as [number, number];
    const cross = x0 * y1 - x1 * y0;
    area += cross / 2;
    x += ((x0 + x1) * cross) / 6;
    y += ((y0 + y1) * cross) / 6;
  }
  if (area === 0) return { area, x: ring[0]?.[0] ?? 0, y: ring[0]?.[1] ?? 0 };
  return { area, x: x / area, y: y / area };
}

function polygons(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function isPolygonal(candidate: Feature): candidate is Contours['features'][number] {
  return candidate.geometry.type === 'Polygon' || candidate.geometry.type === 'MultiPolygon';
}
