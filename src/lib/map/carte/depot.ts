import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';

import { VIDE } from './sources';
import type { IdSource } from './style';

/** Gives the sources of a map what they show: the last of what is asked in one go, and nothing that they hold already. */
export class Depot {
  readonly #map: MapLibre;
  readonly #aPoser = new Map<IdSource, FeatureCollection>();
  /** What each source holds. */
  readonly #posees = new WeakMap<GeoJSONSource, FeatureCollection>();

  constructor(map: MapLibre) {
    this.#map = map;
  }

  poser(source: IdSource, data: FeatureCollection | null | undefined): void {
    if (this.#aPoser.size === 0) queueMicrotask(() => this.#remettre());
    this.#aPoser.set(source, data ?? VIDE);
  }

  #remettre(): void {
    for (const [source, data] of this.#aPoser) {
      const cible = this.#map.getSource<GeoJSONSource>(source);
      if (cible && this.#posees.get(cible) !== data) void cible.setData(data);
      if (cible) this.#posees.set(cible, data);
    }
    this.#aPoser.clear();
  }
}
