import type { FeatureCollection } from 'geojson';
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';

import { couchesOf } from '../couches';
import { PALETTES, type Theme } from '../palette';
import { COMPTE_LABELLISES } from '../styles/lieux';
import { VIDE } from './sources';

const SOURCES = {
  voisins: {},
  departements: {},
  regions: {},
  'noms-departements': {},
  'noms-regions': {},
  'noms-communes': {},
  contours: { maxzoom: 12 },
  epci: { maxzoom: 12 },
  communes: { maxzoom: 12 },
  // Apart from the circles, which would otherwise wait for the letters of their names to be drawn.
  'noms-cercles': { maxzoom: 12 },
  grappes: { maxzoom: 12 },
  hexagones: { maxzoom: 10 },
  choix: {},
  rural: { maxzoom: 10 },
  qpv: { maxzoom: 14 },
  cnfs: {},
  rangs: {},
  'lieux-voisins': {},
  lieux: {
    cluster: true,
    clusterRadius: 64,
    clusterMaxZoom: 11,
    clusterProperties: { labellises: COMPTE_LABELLISES },
  },
} satisfies Record<string, Partial<GeoJSONSourceSpecification>>;

export type IdSource = keyof typeof SOURCES;

/** Gives a source what it draws; nothing for none. */
export type Poser = (source: IdSource, data: FeatureCollection | null | undefined) => void;

/** The whole style, local: empty sources, no sprite, no glyphs, no address. */
export function styleOf(theme: Theme): StyleSpecification {
  const sources = Object.entries(SOURCES).map(([id, options]) => [
    id,
    { type: 'geojson', data: VIDE, ...options },
  ]);
  return {
    version: 8,
    name: 'Maillage',
    // A colour changes at once: a picture taken after is of the colour asked for.
    transition: { duration: 0, delay: 0 },
    sources: Object.fromEntries(sources) as StyleSpecification['sources'],
    layers: couchesOf(PALETTES[theme], null),
  };
}
