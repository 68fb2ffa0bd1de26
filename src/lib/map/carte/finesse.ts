import type { Map as MapLibre } from 'maplibre-gl';

/** Fineness of the frames that a picture of the same hides: drawn anew as each source comes, often by the processor. */
export const EBAUCHE = 0.2;

/** How fine a map is drawn: roughly while something hides it, then as the screen is. */
export class Finesse {
  /** Settled once the map is on screen as fine as it can be. */
  readonly atteinte: Promise<unknown>;
  readonly #map: MapLibre;
  readonly #fin = new AbortController();
  #ebauche: boolean;

  /** @param cachee whether the map was made at {@link EBAUCHE}. */
  constructor(map: MapLibre, cachee: boolean) {
    this.#map = map;
    this.#ebauche = cachee;
    this.atteinte = map.once('idle').then(() => {
      if (!this.#ebauche) return null;
      this.mettreAuNet();
      return map.once('idle');
    });
  }

  /** From a rough sketch to the fineness of the screen, which a zoom of the page changes. */
  mettreAuNet(): void {
    if (!this.#ebauche) return;
    this.#ebauche = false;
    this.#suivreEcran();
  }

  oublier(): void {
    this.#fin.abort();
  }

  #suivreEcran(): void {
    this.#map.setPixelRatio(devicePixelRatio);
    const change = matchMedia(`(resolution: ${String(devicePixelRatio)}dppx)`);
    const { signal } = this.#fin;
    change.addEventListener('change', () => this.#suivreEcran(), { once: true, signal });
  }
}
