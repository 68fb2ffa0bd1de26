import { cellToBoundary, latLngToCell } from 'h3-js';

import type { Hexagones } from '$lib/map/donnees';
import type { MondeAffiche } from '$lib/state/monde';

import { agreger, type Colonnes } from './colonnes';
import type { Unites } from './thematique';

/** Communes put together by where their point lies, on the H3 grid. */
export interface Grille {
  /** For each commune the index of its hexagon. */
  readonly zones: Int32Array;
  readonly cellules: readonly string[];
}

export function grilleDe(communes: MondeAffiche['communes'], resolution: number): Grille {
  const indexes = new Map<string, number>();
  const zones = Int32Array.from(communes, ({ latitude, longitude }) => {
    const cellule = latLngToCell(latitude, longitude, resolution);
    const known = indexes.get(cellule) ?? indexes.size;
    indexes.set(cellule, known);
    return known;
  });
  return { zones, cellules: [...indexes.keys()] };
}

/** Each hexagon as a unit of the map, its own zone. */
export function unitesHexagones(grille: Grille, communes: Colonnes): Unites {
  const colonnes = agreger(communes, grille.zones, grille.cellules.length);
  const zones = Int32Array.from(grille.cellules, (_, k) => k);
  return { colonnes, zones, parZone: colonnes, nom: 'hexagones' };
}

/** The communes of each hexagon where Pass circulate, those with most Pass first. */
export function communesDe({ zones, cellules }: Grille, pass: Float64Array): readonly number[][] {
  const membres: number[][] = cellules.map(() => []);
  for (let k = 0; k < zones.length; k++) if (pass[k]! > 0) membres[zones[k]!]!.push(k);
  for (const members of membres) members.sort((a, b) => pass[b]! - pass[a]!);
  return membres;
}

/** The shapes of the hexagons where Pass circulate; the département is that of most Pass. */
export function formesDe(
  { cellules }: Grille,
  membres: readonly (readonly number[])[],
  communes: MondeAffiche['communes'],
  classe: Uint8Array,
): Hexagones {
  return {
    type: 'FeatureCollection',
    features: cellules.flatMap((cellule, k) => {
      const first = membres[k]?.[0];
      if (first === undefined) return [];
      const properties = { classe: classe[k]!, departement: communes[first]!.departement };
      const geometry = {
        type: 'Polygon' as const,
        coordinates: [cellToBoundary(cellule, true)],
      };
      return [{ type: 'Feature' as const, id: k, properties, geometry }];
    }),
  };
}
