import type { ExpressionSpecification } from 'maplibre-gl';

import { RAYONS } from '../cercles';
import type { Dessin } from '../couches';
import { couleurDe, parCode } from '../grappes';
import type { Palette } from '../palette';
import { selonRayon } from './communes';
import { opaciteSelon, type Emprise } from './emprise';

/** Size of the sign of a ring, pixels, by the greatest radius: on a whole région signs would hide each other. */
const tailleDe = (rayonMax: number): number => Math.min(15, 6 + rayonMax / 9);
/** Gap between a circle and its ring, pixels. */
const JEU = 1.5;

/** Clusters, over the classes and beside them: a ring around a circle or along an outline, and its sign. */
export function dessinsGrappes(palette: Palette, emprise: Emprise) {
  const couleur: ExpressionSpecification = [
    'to-color',
    selonCode(parCode((signe) => couleurDe(palette, signe), palette.papier)),
  ];
  const epaisseurs = selonCode(parCode(({ epaisseur }) => epaisseur, 0));
  const epaisseur: ExpressionSpecification = [
    'interpolate',
    ['linear'],
    ['zoom'],
    6,
    ['*', 0.5, epaisseurs],
    9,
    epaisseurs,
  ];
  const opacite = opaciteSelon(emprise, 'departement');
  return {
    'grappes-limites': {
      type: 'line',
      source: 'grappes',
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': couleur, 'line-width': epaisseur, 'line-opacity': opacite },
    },
    'grappes-halos': {
      type: 'circle',
      source: 'grappes',
      filter: ['all', ['==', ['geometry-type'], 'Point'], ['>', ['get', 'racine'], 0]],
      paint: {
        'circle-radius': selonRayon((rayon) => ['+', JEU, rayon]),
        'circle-opacity': 0,
        'circle-stroke-color': couleur,
        'circle-stroke-width': epaisseur,
        'circle-stroke-opacity': opacite,
      },
    },
    'grappes-signes': {
      type: 'symbol',
      source: 'grappes',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'text-field': ['to-string', selonCode(parCode(({ signe }) => signe, ''))],
        'text-font': ['Marianne', 'Arial'],
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          ...RAYONS.flatMap(([zoom, max]) => [zoom, tailleDe(max)]),
        ] as ExpressionSpecification,
        'text-variable-anchor': ['bottom'],
        'text-radial-offset': selonRayon((rayon, max) => ['/', ['+', JEU, rayon], tailleDe(max)]),
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'text-padding': 0,
      },
      paint: {
        'text-color': couleur,
        'text-halo-color': palette.papier,
        'text-halo-width': 1.5,
        'text-opacity': opacite,
      },
    },
  } satisfies Record<string, Dessin>;
}

/** What a kind of cluster has, looked up by its code. */
function selonCode(values: readonly (string | number)[]): ExpressionSpecification {
  return ['at', ['get', 'grappe'], ['literal', [...values]]];
}
