import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';

/** Stands for a missing shape. */
export const SANS_FORME: Geometry = { type: 'GeometryCollection', geometries: [] };

/** Whether a shape has coordinates: some files write `{}`, or `null` in their place. */
export function hasForme(shape: Geometry | null | undefined): shape is Geometry {
  if (shape?.type !== 'GeometryCollection') return Array.isArray(shape?.coordinates);
  return Array.isArray(shape.geometries) && shape.geometries.every(hasForme);
}

/** The first pair of a shape, in its own order and system; `null` where it has none. */
export function firstPair(shape: Geometry): readonly [number, number] | null {
  const [x, y] = firstPosition(shape);
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

/** Whether the rings of a surface are rings: four positions or more, the last where the first is. */
export function isClosed({ type, coordinates }: Polygon | MultiPolygon): boolean {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat();
  return rings.every((ring) => {
    const [first, last] = [ring[0], ring.at(-1)];
    return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  });
}

/** The shape with each of its pairs converted; heights are dropped. */
export function moved(
  shape: Geometry,
  convert: (x: number, y: number) => readonly number[],
): Geometry {
  const position = ([x = NaN, y = NaN]: Position): Position => [...convert(x, y)];
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
      return { ...shape, geometries: shape.geometries.map((inner) => moved(inner, convert)) };
  }
}

/** Shapes whose coordinates are numbers, even where some write them between quotes (`["5.22", "46.2"]`). */
export function inNumbers(geometries: readonly Geometry[]): Geometry[] {
  return geometries.map((shape) =>
    firstPosition(shape).some((value) => typeof value === 'string')
      ? moved(shape, (x, y) => [numberOf(x), numberOf(y)])
      : shape,
  );
}

function numberOf(value: unknown): number {
  return typeof value === 'string' ? Number(value.replace(',', '.')) : Number(value);
}

/** What stands where the first position should: files are not always what they say. */
function firstPosition(shape: Geometry): readonly unknown[] {
  if (shape.type === 'GeometryCollection')
    return shape.geometries[0] ? firstPosition(shape.geometries[0]) : [];
  let inner: unknown = shape.coordinates;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  return Array.isArray(inner) ? inner : [];
}
