import { polygonArea, Delaunay, type Voronoi } from 'd3';
import type { MultiPolygon, Polygon, Position } from 'geojson';

import { groupBy } from './group';

/** A commune, or an arrondissement municipal, placed. */
export interface CommunePlacee {
  readonly code: string;
  readonly commune?: string | null;
  readonly departement: string;
  readonly codesPostaux?: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
}

/** A point of the plane, km. */
type Point = [x: number, y: number];

const KM_PAR_DEGRE = (Math.PI * 6371.0088) / 180;

/**
 * Surface of each commune, km², estimated: the part of the outline of its département that is nearer to the points of
 * the communes of its postal code than to any other (Voronoi), shared out among them. The communes of a département add
 * up to its outline. None where the département has no outline. A commune cut in arrondissements is their sum.
 */
export function estimateSurfaces(
  communes: readonly CommunePlacee[],
  outlines: ReadonlyMap<string, Polygon | MultiPolygon>,
): Map<string, number> {
  const parents = new Set(communes.map(({ commune }) => commune));
  const surfaces = new Map<string, number>();
  for (const [departement, members] of groupBy(communes, (commune) => commune.departement)) {
    const outline = outlines.get(departement);
    if (!outline) continue;
    const entieres = members.filter(({ code }) => !parents.has(code));
    for (const [code, surface] of shareOut(entieres, outline)) surfaces.set(code, surface);
  }
  for (const { code, commune } of communes) {
    if (commune) surfaces.set(commune, (surfaces.get(commune) ?? 0) + (surfaces.get(code) ?? 0));
  }
  return surfaces;
}

function shareOut(
  communes: readonly CommunePlacee[],
  outline: Polygon | MultiPolygon,
): ReadonlyMap<string, number> {
  const parallele = Math.cos((communes[0]!.latitude * Math.PI) / 180);
  const project = ([longitude, latitude]: Position): Point => [
    longitude! * KM_PAR_DEGRE * parallele,
    latitude! * KM_PAR_DEGRE,
  ];
  const rings = polygonsOf(outline).map((polygon) => polygon.map((ring) => ring.map(project)));
  const groups = [...groupBy(communes, ({ latitude, longitude }) => `${latitude} ${longitude}`)];
  const points = groups.map(([, members]) =>
    project([members[0]!.longitude, members[0]!.latitude]),
  );
  const cells = voronoiOf([...points], rings.flat(2));
  const cellOf = new Map<CommunePlacee, number>();
  groups.forEach(([, members], rank) => {
    const area = clippedArea(rings, cells.cellPolygon(rank) as Point[] | null);
    for (const member of members) cellOf.set(member, area / members.length);
  });
  return new Map(
    [...groupBy(communes, ({ code, codesPostaux }) => codesPostaux?.[0] ?? code)].flatMap(
      ([, members]) => {
        const area = members.reduce((sum, member) => sum + cellOf.get(member)!, 0);
        return members.map(({ code }) => [code, area / members.length] as const);
      },
    ),
  );
}

function voronoiOf(points: readonly Point[], outline: readonly Point[]): Voronoi<Point> {
  const all = [...points, ...outline];
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const bounds = [
    Math.min(...xs) - 1,
    Math.min(...ys) - 1,
    Math.max(...xs) + 1,
    Math.max(...ys) + 1,
  ];
  return Delaunay.from(points).voronoi(bounds as [number, number, number, number]);
}

/** Area of what a convex cell leaves of some polygons, holes taken away. */
function clippedArea(polygons: readonly (readonly Point[][])[], cell: Point[] | null): number {
  if (!cell) return 0;
  const sides = polygonArea(cell) > 0 ? [...cell].reverse() : cell;
  const areaOf = (ring: Point[]): number => Math.abs(polygonArea(clip(ring, sides)));
  return polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum + areaOf(outer!) - holes.reduce((total, hole) => total + areaOf(hole), 0),
    0,
  );
}

/** What is left of a ring inside a convex ring (Sutherland & Hodgman 1974). */
function clip(ring: Point[], convex: readonly Point[]): Point[] {
  let kept = ring;
  for (let side = 0; side + 1 < convex.length && kept.length > 0; side++) {
    const [a, b] = [convex[side]!, convex[side + 1]!];
    const distance = ([x, y]: Point): number =>
      (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
    kept = kept.flatMap((point, rank, all): Point[] => {
      const before = all.at(rank - 1)!;
      const [here, there] = [distance(point), distance(before)];
      const crossing = (): Point => {
        const t = there / (there - here);
        return [before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])];
      };
      if (here >= 0) return there >= 0 ? [point] : [crossing(), point];
      return there >= 0 ? [crossing()] : [];
    });
  }
  return kept;
}

function polygonsOf(outline: Polygon | MultiPolygon): Position[][][] {
  return outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
}
