import type { Cadre } from '../fond';

/** Bounds as the renderer writes them: west, south, east, north. */
export function bornes([[west, south], [east, north]]: Cadre): [number, number, number, number] {
  return [west, south, east, north];
}

/** Whether the reader asked that nothing moves by itself. */
export function mouvementReduit(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
