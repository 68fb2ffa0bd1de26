import type { Position } from 'geojson';

import type { Contours } from '../donnees';

/** Rings one after the other, light to hand to a worker. */
export interface Anneaux {
  /** Longitude, latitude of each point, degrees. */
  readonly points: Float64Array;
  /** Points of each ring. */
  readonly tailles: Uint32Array;
  /** Group of each ring. */
  readonly groupes: Uint32Array;
}

/** The rings of outlines whose group is known; `groupeOf` gives the name of the group of a code, `null` for none. */
export function anneauxOf(
  { features }: Contours,
  groupeOf: (code: string) => string | null,
): Anneaux {
  const numeros = new Map<string, number>();
  const rings: Position[][] = [];
  const groupes: number[] = [];
  for (const { geometry, properties } of features) {
    const groupe = groupeOf(String(properties?.code));
    if (groupe === null) continue;
    const numero = numeros.get(groupe) ?? numeros.size;
    numeros.set(groupe, numero);
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) {
      rings.push(ring);
      groupes.push(numero);
    }
  }
  const tailles = Uint32Array.from(rings, ({ length }) => length);
  const points = new Float64Array(2 * tailles.reduce((sum, taille) => sum + taille, 0));
  let at = 0;
  for (const ring of rings) {
    for (const [x, y] of ring) {
      points[at++] = x!;
      points[at++] = y!;
    }
  }
  return { points, tailles, groupes: Uint32Array.from(groupes) };
}
