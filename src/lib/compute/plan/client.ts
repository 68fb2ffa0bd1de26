import type { Solution, Solveur } from '$lib/domain/couverture/plan/programme';

import type { EnvoiSolveur, RetourSolveur } from './worker';

/**
 * HiGHS in a worker of its own, as a {@link Solveur}: neither the page nor the gap engine waits for it.
 * Aborting stops the worker and rejects with an `AbortError`.
 */
export function solveurEnWorker(signal?: AbortSignal): Solveur {
  return (programme, options) =>
    new Promise<Solution>((resoudre, rejeter) => {
      const abandon = (): DOMException =>
        new DOMException('La recherche a été abandonnée.', 'AbortError');
      if (signal?.aborted) return rejeter(abandon());
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        type: 'module',
      });
      const finir = (conclure: () => void): void => {
        worker.terminate();
        signal?.removeEventListener('abort', annuler);
        conclure();
      };
      const annuler = (): void => finir(() => rejeter(abandon()));
      signal?.addEventListener('abort', annuler);
      worker.addEventListener('message', ({ data }: MessageEvent<RetourSolveur>) =>
        finir(() =>
          data.etat === 'faite' ? resoudre(data.solution) : rejeter(new Error(data.message)),
        ),
      );
      worker.addEventListener('error', ({ message }) => finir(() => rejeter(new Error(message))));
      worker.postMessage({ programme, options } satisfies EnvoiSolveur);
    });
}
