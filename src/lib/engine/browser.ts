import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

import type { Database } from './database';

/**
 * Boots the engine in a worker of its own. Nothing is fetched before the call; then its worker and its 34 MB of wasm
 * come from the origin, and nothing else does.
 * @throws Error in French where they cannot be fetched or started.
 */
export async function openInBrowser(): Promise<Database> {
  try {
    return await open();
  } catch (cause) {
    throw new Error('Le moteur de requêtes n’a pas pu démarrer. Rechargez la page.', { cause });
  }
}

async function open(): Promise<Database> {
  const [{ AsyncDuckDB, VoidLogger }, { DuckDatabase, OPTIONS }, wasm] = await Promise.all([
    import('@duckdb/duckdb-wasm'),
    import('./duckdb/session'),
    fetchWasm(),
  ]);
  const worker = new Worker(new URL(workerUrl, location.href));
  const engine = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await Promise.race([engine.instantiate(wasm), failureOf(worker)]);
    await engine.open(OPTIONS);
    return await DuckDatabase.open(await engine.connect(), () => engine.terminate());
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(wasm);
  }
}

/** Fetched here and not by the worker, which waits for ever for a wasm that does not come. */
async function fetchWasm(): Promise<string> {
  const response = await fetch(wasmUrl);
  const wasm = await response.blob();
  if (!response.ok) throw new Error(`${wasmUrl}: ${response.status}`);
  if ((await wasm.slice(0, 4).text()) !== '\0asm') throw new Error(`${wasmUrl}: not a wasm`);
  return URL.createObjectURL(wasm);
}

/** Rejects when the script of a worker cannot be fetched; never resolves. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
  });
}
