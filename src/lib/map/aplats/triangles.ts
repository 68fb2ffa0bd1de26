import earcut, { flatten } from 'earcut';
import type { Position } from 'geojson';

import type { Contours } from '../donnees';

/** Polygons cut into triangles, ready for the GPU. */
export interface Triangles {
  /** x, y of each vertex, in Mercator units (the world is 1 wide) from {@link ORIGINE}. */
  readonly positions: Float32Array;
  /** Index of the commune of each vertex. */
  readonly communes: Uint32Array;
  /** Three vertices for each triangle. */
  readonly sommets: Uint32Array;
}

/** Near the centre of mainland France: 32-bit floats counted from there are exact to a few centimetres. */
export const ORIGINE: readonly [number, number] = mercator(2.5, 46.5);

/** Web Mercator of degrees: x eastward and y southward, the world being 1 wide. */
export function mercator(longitude: number, latitude: number): [number, number] {
  const rad = (latitude * Math.PI) / 180;
  return [longitude / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + rad / 2)) / (2 * Math.PI)];
}

/** Cuts the outlines of communes; those whose code `indexOf` does not know (-1) are left out. */
export function trianglesOf(contours: Contours, indexOf: (code: string) => number): Triangles {
  const pieces = contours.features.flatMap(({ geometry, properties }) => {
    const commune = indexOf(String(properties?.code));
    if (commune < 0) return [];
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.map((rings) => ({ commune, ...decouper(rings) }));
  });
  const vertices = pieces.reduce((sum, { points }) => sum + points.length / 2, 0);
  const corners = pieces.reduce((sum, { triangles }) => sum + triangles.length, 0);
  const positions = new Float32Array(vertices * 2);
  const communes = new Uint32Array(vertices);
  const sommets = new Uint32Array(corners);
  let [vertex, corner] = [0, 0];
  for (const { commune, points, triangles } of pieces) {
    positions.set(points, vertex * 2);
    communes.fill(commune, vertex, vertex + points.length / 2);
    for (const at of triangles) sommets[corner++] = vertex + at;
    vertex += points.length / 2;
  }
  return { positions, communes, sommets };
}

function decouper(rings: readonly Position[][]): { points: number[]; triangles: number[] } {
  const projected = rings.map((ring) =>
    ring.map(([longitude, latitude]) => depuisOrigine(longitude!, latitude!)),
  );
  const { vertices, holes, dimensions } = flatten(projected);
  return { points: vertices, triangles: earcut(vertices, holes, dimensions) };
}

function depuisOrigine(longitude: number, latitude: number): [number, number] {
  const [x, y] = mercator(longitude, latitude);
  return [x - ORIGINE[0], y - ORIGINE[1]];
}
