import type { Dessin } from '../couches';
import type { Palette } from '../palette';
import { dansEmprise, type Emprise } from './emprise';

/** Sea, land, neighbours and the lines between territories: quiet, under everything. */
export function dessinsFond(palette: Palette, emprise: Emprise) {
  return {
    mer: { type: 'background', paint: { 'background-color': palette.mer } },
    voisins: { type: 'fill', source: 'voisins', paint: { 'fill-color': palette.voisins } },
    'terre-regions': terre('regions', palette),
    'terre-departements': terre('departements', palette),
    departements: {
      type: 'line',
      source: 'departements',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.limite,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.25, 8, 0.8, 12, 1.8],
      },
    },
    regions: {
      type: 'line',
      source: 'regions',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.limiteForte,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.6, 8, 1.5, 12, 2.6],
      },
    },
    voile: {
      type: 'fill',
      source: 'departements',
      paint: {
        'fill-color': palette.voisins,
        'fill-antialias': false,
        'fill-opacity': emprise ? ['case', dansEmprise(emprise, 'code'), 0, 0.78] : 0,
      },
    },
  } satisfies Record<string, Dessin>;
}

/** One fill for each level, so that a click finds the territory of the level in force. */
function terre(source: 'regions' | 'departements', palette: Palette) {
  return {
    type: 'fill',
    source,
    // Its edge is drawn by the lines of territories.
    paint: { 'fill-color': palette.terre, 'fill-antialias': false },
  } satisfies Dessin;
}
