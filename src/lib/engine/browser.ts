import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

import type { Database } from './database';
import { DuckDatabase, OPTIONS } from './duckdb/session';

/**
 * Boots the engine in a worker of its own. Nothing is fetched before the call; then its worker and its 34 MB of wasm
 * come from the origin, and nothing else does.
 * @throws Error in French where they cannot be fetched or started.
 */
export async function openInBrowser(): Promise<Database> {
  const { AsyncDuckDB, VoidLogger } = await import('@duckdb/duckdb-wasm');
  const worker = new Worker(new URL(workerUrl, location.href));
  const engine = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await Promise.race([
      engine.instantiate(new URL(wasmUrl, location.href).href),
      failureOf(worker),
    ]);
    await engine.open(OPTIONS);
    const connection = await engine.connect();
    return await DuckDatabase.open(connection, () => engine.terminate());
  } catch (cause) {
    worker.terminate();
    throw new Error('Le moteur de requêtes n’a pas pu démarrer. Rechargez la page.', { cause });
  }
}

/** Rejects when the script of a worker cannot be fetched; never resolves. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
  });
}
