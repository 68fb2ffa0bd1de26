import type { Geometry, Position } from 'geojson';

import { isInFrance } from '../cellules/coordonnees';
import { projections, type Projection } from '../cellules/projections';

/** Shapes in degrees, and what they were found to be written in; `null` where they were in degrees. */
export interface Formes {
  readonly geometries: readonly Geometry[];
  readonly systeme: string | null;
}

/** Positions looked at to tell the system. */
const ESSAI = 200;

/**
 * Puts shapes in degrees, longitude first, as GeoJSON has it. What the file says of its system is not believed: the system
 * is the one in which its places are in France. Shapes that are nowhere in any are left as they are.
 */
export function toDegrees(geometries: readonly Geometry[]): Formes {
  const sample = sampleOf(geometries);
  if (sample.length === 0 || part(sample, (xy) => xy) > 0.5) return { geometries, systeme: null };
  const systems: readonly Projection[] = [
    { nom: 'latitude et longitude inversées', toDegrees: ([x, y]) => [y, x] },
    ...projections(),
  ];
  const best = systems
    .map((system) => ({ system, share: part(sample, system.toDegrees) }))
    .reduce((one, other) => (other.share > one.share ? other : one));
  if (best.share < 0.5) return { geometries, systeme: null };
  return {
    geometries: geometries.map((shape) => moved(shape, best.system)),
    systeme: best.system.nom,
  };
}

/** Positions spread over the shapes. */
function sampleOf(geometries: readonly Geometry[]): readonly [number, number][] {
  const step = Math.max(1, Math.floor(geometries.length / ESSAI));
  return geometries.flatMap((shape, i) => {
    const position = i % step === 0 ? firstPosition(shape) : null;
    return position ? [[position[0]!, position[1]!] as [number, number]] : [];
  });
}

function firstPosition(shape: Geometry): Position | null {
  if (shape.type === 'GeometryCollection')
    return shape.geometries[0] ? firstPosition(shape.geometries[0]) : null;
  let inner: unknown = shape.coordinates;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  return isPosition(inner) ? inner : null;
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}

function part(
  sample: readonly [number, number][],
  convert: (xy: [number, number]) => readonly number[],
): number {
  const inFrance = sample.filter((xy) => {
    const [longitude = NaN, latitude = NaN] = convert(xy);
    return isInFrance(latitude, longitude);
  });
  return inFrance.length / sample.length;
}

function moved(shape: Geometry, { toDegrees: convert }: Projection): Geometry {
  const position = ([x = NaN, y = NaN]: Position): Position => [...convert([x, y])];
  const line = (positions: Position[]): Position[] => positions.map(position);
  const rings = (lines: Position[][]): Position[][] => lines.map(line);
  switch (shape.type) {
    case 'Point':
      return { ...shape, coordinates: position(shape.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { ...shape, coordinates: line(shape.coordinates) };
    case 'Polygon':
    case 'MultiLineString':
      return { ...shape, coordinates: rings(shape.coordinates) };
    case 'MultiPolygon':
      return { ...shape, coordinates: shape.coordinates.map(rings) };
    case 'GeometryCollection':
      return shape;
  }
}
