import type { Feature, FeatureCollection, MultiLineString, Polygon } from 'geojson';
import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection } from 'topojson-specification';

import type { Anneaux } from './anneaux';

/** Steps of the grid that points are snapped to, over the width of what is given: some 10 m over the whole country. */
const PAS = 1e6;

interface Groupe {
  readonly groupe: number;
}

/** The lines that part two groups: what rings of the same group share, and the outer edge, are left out. */
export function limitesOf({ points, tailles, groupes }: Anneaux): MultiLineString {
  let at = 0;
  const features = Array.from(tailles, (taille, k): Feature<Polygon, Groupe> => {
    const ring = Array.from({ length: taille }, (_, p) => [
      points[at + 2 * p]!,
      points[at + 2 * p + 1]!,
    ]);
    at += 2 * taille;
    const geometry: Polygon = { type: 'Polygon', coordinates: [ring] };
    return { type: 'Feature', properties: { groupe: groupes[k]! }, geometry };
  });
  if (features.length === 0) return { type: 'MultiLineString', coordinates: [] };
  const collection: FeatureCollection<Polygon, Groupe> = { type: 'FeatureCollection', features };
  const topologie = topology({ anneaux: collection }, PAS);
  const anneaux = topologie.objects.anneaux as GeometryCollection<Groupe>;
  return mesh(topologie, anneaux, (a, b) => groupeDe(a) !== groupeDe(b));
}

function groupeDe({ properties }: { properties?: unknown }): number {
  return (properties as Groupe).groupe;
}
