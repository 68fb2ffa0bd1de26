import type { Dessin } from '../couches';
import type { Palette } from '../palette';

/** Opacity of the hatch of a rural zoning: classed, and reinforced. */
export const OPACITES_RURALES = [0.8, 1] as const;

/** Zonings: hatched, so that they add to the class of a commune without hiding it. */
export function dessinsZonages(palette: Palette) {
  return {
    'rural-marques': {
      type: 'symbol',
      source: 'rural',
      layout: {
        'icon-image': 'marque-rurale',
        'icon-size': ['interpolate', ['exponential', 2], ['zoom'], 5, 0.22, 9, 1.3],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: {
        'icon-opacity': ['match', ['get', 'niveau'], 2, OPACITES_RURALES[1], OPACITES_RURALES[0]],
      },
    },
    'qpv-fond': {
      type: 'fill',
      source: 'qpv',
      paint: { 'fill-pattern': 'motif-qpv', 'fill-opacity': 0.7 },
    },
    'qpv-limites': {
      type: 'line',
      source: 'qpv',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.qpv,
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, 1, 12, 2],
      },
    },
  } satisfies Record<string, Dessin>;
}
