import type { Map as MapLibre } from 'maplibre-gl';

import type { Cadre } from '../fond';

/** Pixels left around a territory that fills the map. */
export const MARGE = 28;
const ZOOM_MAX_CADRE = 12;

/** Fits the map to bounds, at once where the reader asked that nothing moves. */
export function cadrerSur(map: MapLibre, cadre: Cadre): void {
  map.fitBounds(bornes(cadre), {
    padding: MARGE,
    maxZoom: ZOOM_MAX_CADRE,
    animate: !mouvementReduit(),
    duration: 700,
  });
}

/** Bounds as the renderer writes them: west, south, east, north. */
export function bornes([[west, south], [east, north]]: Cadre): [number, number, number, number] {
  return [west, south, east, north];
}

/** Whether the reader points with a finger. */
export function auDoigt(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/** Whether the reader asked that nothing moves by itself. */
export function mouvementReduit(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
