import type { Feature, FeatureCollection } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';

import type { Contours, CoucheCommunes } from '../donnees';

/** Colours commune polygons by feature state: shapes stay where they are, only what changed is told. */
export class EtatsContours {
  readonly #map: MapLibre;
  /** Class last told for each commune; -1: filtered out. */
  #classes = new Int8Array(0);
  #zonage: Uint8Array | null = null;
  /** Communes that have a polygon, by index. */
  #polygones = new Map<number, Feature[]>();

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** Gives each polygon the index of its commune as `id`; polygons of unknown codes are left out. */
  indexer(contours: Contours | null, codes: readonly string[]): FeatureCollection | null {
    this.#polygones = new Map();
    this.#classes = new Int8Array(0);
    this.#map.removeFeatureState({ source: 'contours' });
    if (!contours) return null;
    const indexes = new Map(codes.map((code, index) => [code, index]));
    for (const { geometry, properties } of contours.features) {
      const id = indexes.get(String(properties?.code));
      if (id === undefined) continue;
      const known = this.#polygones.get(id);
      const feature: Feature = {
        type: 'Feature',
        id,
        properties: { nom: properties?.nom },
        geometry,
      };
      if (known) known.push(feature);
      else this.#polygones.set(id, [feature]);
    }
    this.#zoner();
    return { type: 'FeatureCollection', features: [...this.#polygones.values()].flat() };
  }

  colorer({ classe, visible }: CoucheCommunes): void {
    if (this.#classes.length !== classe.length)
      this.#classes = new Int8Array(classe.length).fill(-2);
    for (const id of this.#polygones.keys()) {
      const next = visible[id] === 0 ? -1 : classe[id]!;
      if (this.#classes[id] === next) continue;
      this.#classes[id] = next;
      this.#map.setFeatureState({ source: 'contours', id }, { classe: next });
    }
  }

  zoner(zonage: Uint8Array | null): void {
    this.#zonage = zonage;
    this.#zoner();
  }

  polygonesOf(commune: number): readonly Feature[] {
    return this.#polygones.get(commune) ?? [];
  }

  #zoner(): void {
    for (const id of this.#polygones.keys()) {
      this.#map.setFeatureState({ source: 'contours', id }, { rural: this.#zonage?.[id] ?? 0 });
    }
  }
}
