import type { Feature, FeatureCollection } from 'geojson';

import type { Contours } from '../donnees';

/** The polygons of each commune, found by its index. Several may share a code: a commune that absorbed others. */
export class IndexContours {
  readonly #polygones = new Map<number, Feature[]>();

  constructor(contours: Contours, indexOf: (code: string) => number) {
    for (const { geometry, properties } of contours.features) {
      const id = indexOf(String(properties?.code));
      if (id < 0) continue;
      const feature: Feature = { type: 'Feature', id, properties: {}, geometry };
      const known = this.#polygones.get(id);
      if (known) known.push(feature);
      else this.#polygones.set(id, [feature]);
    }
  }

  /** All polygons, the index of the commune being their `id`. */
  get collection(): FeatureCollection {
    return { type: 'FeatureCollection', features: [...this.#polygones.values()].flat() };
  }

  polygonesOf(commune: number): Feature[] {
    return [...(this.#polygones.get(commune) ?? [])];
  }
}
