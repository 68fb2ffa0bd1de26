import type { ExpressionSpecification } from 'maplibre-gl';

import { RAYONS, RAYON_MIN } from '../cercles';
import type { Dessin } from '../couches';
import type { Palette } from '../palette';

const INSUFFISANT = 5;

/** Zoom from which a pattern in a commune polygon can be read. */
const ZOOM_MOTIFS = 7.5;

const CLASSE_ETAT: ExpressionSpecification = ['coalesce', ['feature-state', 'classe'], -1];

/** A length in pixels that follows the radius of the circle at every zoom. */
export function selonRayon(
  longueur: (rayon: ExpressionSpecification, rayonMax: number) => ExpressionSpecification,
): ExpressionSpecification {
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...RAYONS.flatMap(([zoom, max]) => [zoom, longueur(rayon(max), max)]),
  ] as ExpressionSpecification;
}

function rayon(max: number): ExpressionSpecification {
  return ['max', RAYON_MIN, ['*', max, ['get', 'racine']]];
}

/** Communes: polygons coloured by state where contours are known, else circles sized by Pass. */
export function dessinsCommunes(palette: Palette) {
  return {
    contours: {
      type: 'fill',
      source: 'contours',
      paint: {
        'fill-color': couleurOf(CLASSE_ETAT, palette),
        'fill-opacity': ['case', ['>=', CLASSE_ETAT, 0], 0.92, 0],
      },
    },
    'contours-motif-0': motif(0),
    'contours-motif-1': motif(1),
    'contours-motif-2': motif(2),
    'contours-motif-3': motif(3),
    'contours-motif-5': motif(5),
    'contours-limites': {
      type: 'line',
      source: 'contours',
      minzoom: 7.5,
      paint: {
        'line-color': palette.terre,
        'line-width': ['interpolate', ['linear'], ['zoom'], 7.5, 0.2, 10, 0.9],
      },
    },
    cercles: {
      type: 'circle',
      source: 'communes',
      layout: { 'circle-sort-key': ['-', ['get', 'racine']] },
      paint: {
        'circle-radius': selonRayon((rayon) => rayon),
        'circle-color': couleurOf(['get', 'classe'], palette),
        'circle-opacity': ['case', ['==', ['get', 'classe'], INSUFFISANT], 0.5, 0.85],
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 5, 0.4, 9, 1],
        'circle-stroke-color': [
          'case',
          ['==', ['get', 'classe'], INSUFFISANT],
          palette.classes[INSUFFISANT]!.bord,
          palette.terre,
        ],
      },
    },
    'cercles-glyphes': {
      type: 'symbol',
      source: 'communes',
      // A glyph under 7 px of radius would be a smudge.
      filter: ['>=', selonRayon((rayon) => rayon), 7],
      layout: {
        'icon-image': ['concat', 'glyphe-', ['get', 'classe']],
        'icon-size': selonRayon((rayon) => ['min', 0.8, ['/', rayon, 16]]),
        // Circles lie small over large: the glyph of the small one is placed first.
        'symbol-sort-key': ['get', 'racine'],
        'icon-padding': 0,
      },
      paint: {},
    },
    'choix-contour': {
      type: 'line',
      source: 'choix',
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.choix, 'line-width': 3 },
    },
    'choix-cercle': {
      type: 'circle',
      source: 'choix',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': selonRayon((rayon) => ['+', 4, rayon]),
        'circle-opacity': 0,
        'circle-stroke-width': 2.5,
        'circle-stroke-color': palette.choix,
      },
    },
  } satisfies Record<string, Dessin>;
}

/** The pattern of a class shows where the state of the polygon says so: a pattern itself cannot follow a state. */
function motif(code: number) {
  return {
    type: 'fill',
    source: 'contours',
    minzoom: ZOOM_MOTIFS,
    paint: {
      'fill-pattern': `motif-${code}`,
      'fill-opacity': ['case', ['==', CLASSE_ETAT, code], 0.42, 0],
    },
  } satisfies Dessin;
}

function couleurOf(
  code: ExpressionSpecification,
  { classes, terre }: Palette,
): ExpressionSpecification {
  const fond = (of: number) => classes[of]!.fond;
  return [
    'match',
    code,
    0,
    fond(0),
    1,
    fond(1),
    2,
    fond(2),
    3,
    fond(3),
    4,
    fond(4),
    5,
    fond(5),
    terre,
  ];
}
