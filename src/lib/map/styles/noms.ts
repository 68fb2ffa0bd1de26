import type { ExpressionSpecification } from 'maplibre-gl';

import type { Dessin } from '../couches';
import type { Palette } from '../palette';
import { selonRayon } from './communes';
import { opaciteSelon, type Emprise } from './emprise';

const NORMAL = ['Marianne', 'Arial'];

/** From a zoom on, the population from which a town is named: a few landmarks on the country, everything on a canton. */
const PALIERS = [
  [6, 90_000],
  [7, 30_000],
  [8, 12_000],
  [9, 4000],
  [10, 1000],
  [11, 0],
] as const;
const SEUIL_NATIONAL = 200_000;

/** Population from which a town is named at a zoom. */
export function seuilNoms(zoom: number): number {
  return PALIERS.findLast(([depuis]) => zoom >= depuis)?.[1] ?? SEUIL_NATIONAL;
}

const SEUILS: ExpressionSpecification = [
  '>=',
  ['get', 'poids'],
  ['step', ['zoom'], SEUIL_NATIONAL, ...PALIERS.flat()],
];

/** Names: regions, then départements, then communes; never one over another. */
export function dessinsNoms(palette: Palette, emprise: Emprise) {
  const lisible = {
    'text-halo-color': palette.terre,
    'text-halo-width': 1.6,
    'text-halo-blur': 0.4,
  };
  return {
    'noms-regions': {
      type: 'symbol',
      source: 'noms-regions',
      maxzoom: 6.4,
      layout: {
        'text-field': ['get', 'nom'],
        'text-font': NORMAL,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10, 6.4, 13],
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.12,
        'text-max-width': 8,
        'text-padding': 6,
      },
      paint: { 'text-color': palette.texteDoux, ...lisible },
    },
    'noms-departements': {
      type: 'symbol',
      source: 'noms-departements',
      minzoom: 6.4,
      maxzoom: 10,
      layout: {
        'text-field': ['get', 'nom'],
        'text-font': NORMAL,
        'text-size': ['interpolate', ['linear'], ['zoom'], 6, 11, 9, 15],
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.1,
        'text-max-width': 8,
        'text-padding': 6,
      },
      paint: {
        'text-opacity': opaciteSelon(emprise, 'code'),
        'text-color': palette.texteDoux,
        ...lisible,
      },
    },
    'noms-communes': {
      type: 'symbol',
      source: 'noms-communes',
      minzoom: 5.2,
      filter: SEUILS,
      layout: {
        'text-field': ['get', 'nom'],
        'text-font': NORMAL,
        'text-size': ['interpolate', ['linear'], ['zoom'], 5, 11, 11, 13],
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.9,
        'text-padding': 3,
        'symbol-sort-key': ['-', ['get', 'poids']],
      },
      paint: {
        'text-opacity': opaciteSelon(emprise, 'departement'),
        'text-color': palette.texte,
        ...lisible,
      },
    },
    'noms-cercles': {
      type: 'symbol',
      source: 'noms-cercles',
      minzoom: 5.2,
      // Named as a landmark, or once its circle is large enough to be asked about.
      filter: ['any', SEUILS, ['>=', selonRayon((rayon) => rayon), 11]],
      layout: {
        'text-field': ['get', 'nom'],
        'text-font': NORMAL,
        'text-size': ['interpolate', ['linear'], ['zoom'], 5, 11, 11, 13],
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': selonRayon((rayon) => ['min', 3.5, ['+', 0.3, ['/', rayon, 13]]]),
        'text-padding': 4,
        'symbol-sort-key': ['-', ['get', 'racine']],
      },
      paint: {
        'text-opacity': opaciteSelon(emprise, 'departement'),
        'text-color': palette.texte,
        ...lisible,
      },
    },
  } satisfies Record<string, Dessin>;
}
