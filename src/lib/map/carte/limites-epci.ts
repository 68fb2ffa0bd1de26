import type { FeatureCollection } from 'geojson';

import type { Contours, CoucheCommunes } from '../donnees';
import { anneauxOf } from '../limites/anneaux';

/** Lines between intercommunalités, drawn once from the outlines of their communes, in a worker. */
export class LimitesEpci {
  readonly #poser: (lignes: FeatureCollection | null) => void;
  /** The drawing, once asked for. */
  #trace: AbortController | null = null;

  constructor(poser: (lignes: FeatureCollection | null) => void) {
    this.#poser = poser;
  }

  /** Other outlines are shown: the lines are to be drawn again. */
  effacer(): void {
    this.oublier();
    this.#poser(null);
  }

  oublier(): void {
    this.#trace?.abort();
    this.#trace = null;
  }

  tracer({ codes, epci }: CoucheCommunes, contours: Contours): void {
    if (this.#trace || !epci) return;
    const { signal } = (this.#trace = new AbortController());
    const epciDe = new Map(codes.map((code, k) => [code, epci[k] ?? code]));
    const anneaux = anneauxOf(contours, (code) => epciDe.get(code) ?? null);
    void import('../limites/client')
      .then(({ limitesEnWorker }) => limitesEnWorker(anneaux, signal))
      .then((geometry) => {
        if (!geometry || signal.aborted) return;
        const features = [{ type: 'Feature' as const, properties: {}, geometry }];
        this.#poser({ type: 'FeatureCollection', features });
      });
  }
}
