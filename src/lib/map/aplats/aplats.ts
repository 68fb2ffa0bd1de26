import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl';

import { motifsOf } from '../carte/images';
import { GRILLE_MOTIF } from '../formes';
import { PALETTES, type Palette } from '../palette';
import { MOTIF } from '../styles/communes';
import { COTE, Gpu } from './gpu';
import { ORIGINE, type Triangles } from './triangles';

/** State of a commune that is not drawn. */
const CACHEE = 255;

/** Zooms between which patterns fade in: before, a commune is too small to bear one. */
const ZOOM_MOTIFS = [7, 8] as const;

/**
 * Commune polygons coloured by a texture of one byte per commune: a new class is 64 kB sent to the GPU and one frame,
 * whatever the number of polygons. Feature states of the same 35,000 polygons took some 200 ms on the same machine.
 */
export class Aplats implements CustomLayerInterface {
  readonly id = 'aplats';
  readonly type = 'custom';
  readonly renderingMode = '2d';

  /** For each commune the code of its class, plus 16 times the level of its rural zoning; {@link CACHEE}: not drawn. */
  readonly #etats = new Uint8Array(COTE * COTE).fill(CACHEE);
  #triangles: Triangles | null = null;
  #palette: Palette = PALETTES.clair;
  #avecClasses = true;
  #avecRural = false;
  #map: MapLibre | null = null;
  #gpu: Gpu | null = null;

  onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#gpu = new Gpu(gl);
    this.#gpu.motifs(motifsOf(this.#palette));
    this.#gpu.etats(this.#etats);
    if (this.#triangles) this.#gpu.former(this.#triangles);
  }

  onRemove(): void {
    this.#gpu?.liberer();
    this.#gpu = null;
    this.#map = null;
  }

  /** Replaces the shapes; `null` draws nothing. */
  former(triangles: Triangles | null): void {
    this.#triangles = triangles;
    if (triangles) this.#gpu?.former(triangles);
    this.#map?.triggerRepaint();
  }

  /** Gives each commune its class and its zoning. */
  classer(classe: Uint8Array, visible: Uint8Array, rural: Uint8Array | null): void {
    this.#etats.fill(CACHEE);
    for (let k = 0; k < classe.length; k++) {
      if (visible[k] !== 0) this.#etats[k] = classe[k]! + 16 * (rural?.[k] ?? 0);
    }
    this.#gpu?.etats(this.#etats);
    this.#map?.triggerRepaint();
  }

  /** Chooses the colours, and what is drawn of a commune: its class, its rural zoning. */
  habiller(palette: Palette, avecClasses: boolean, avecRural: boolean): void {
    if (palette.classes !== this.#palette.classes) this.#gpu?.motifs(motifsOf(palette));
    this.#palette = palette;
    this.#avecClasses = avecClasses;
    this.#avecRural = avecRural;
    this.#map?.triggerRepaint();
  }

  render(_gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput): void {
    if (!this.#triangles || !this.#map || !this.#gpu) return;
    const zoom = this.#map.getZoom();
    const [debut, fin] = ZOOM_MOTIFS;
    this.#gpu.dessiner({
      matrice: deplacer(defaultProjectionData.mainMatrix),
      couleurs: this.#palette.classes.flatMap(({ fond }) => composantes(fond)),
      // Patterns are tied to the ground, so that they do not swim under a moving map.
      tuiles: (512 * 2 ** zoom) / GRILLE_MOTIF,
      motif: MOTIF * Math.min(1, Math.max(0, (zoom - debut) / (fin - debut))),
      classes: this.#avecClasses ? 0.92 : 0,
      rural: this.#avecRural ? 1 : 0,
    });
  }
}

/** The projection matrix for positions that count from {@link ORIGINE}: moved in 64 bits, then rounded. */
function deplacer(matrice: ArrayLike<number>): Float32Array {
  const [x, y] = ORIGINE;
  const moved = Float64Array.from(matrice);
  for (let k = 0; k < 4; k++) moved[12 + k]! += matrice[k]! * x + matrice[4 + k]! * y;
  return Float32Array.from(moved);
}

/** Red, green and blue in [0, 1] of `#rrggbb`. */
function composantes(hex: string): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
}
