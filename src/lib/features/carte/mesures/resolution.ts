/** Zoom from which a resolution of the grid is on screen: hexagons of some 20 to 60 px. */
const RESOLUTIONS: readonly (readonly [zoom: number, resolution: number])[] = [
  [9.2, 7],
  [7.8, 6],
  [6.3, 5],
  [4.4, 4],
];

export function resolutionDe(zoom: number): number {
  return RESOLUTIONS.find(([from]) => zoom >= from)?.[1] ?? 3;
}
