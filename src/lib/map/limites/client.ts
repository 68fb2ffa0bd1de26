import type { MultiLineString } from 'geojson';

import type { Anneaux } from './anneaux';

/**
 * The lines that part groups, drawn by a worker of their own: it may take some seconds for a country.
 *
 * @param anneaux given over to the worker: not to be read after.
 * @returns `null` where the worker failed: a map without these lines is still true.
 */
export function limitesEnWorker(
  { points, tailles, groupes }: Anneaux,
  signal: AbortSignal,
): Promise<MultiLineString | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const finir = (limites: MultiLineString | null): void => {
      worker.terminate();
      resolve(limites);
    };
    signal.addEventListener('abort', () => finir(null), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<MultiLineString>) => finir(data));
    worker.addEventListener('error', () => finir(null));
    worker.postMessage({ points, tailles, groupes } satisfies Anneaux, [
      points.buffer,
      tailles.buffer,
      groupes.buffer,
    ]);
  });
}
