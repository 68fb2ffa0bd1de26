import { createRequire } from 'node:module';

import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';

import type { Database } from './database';
import { DuckDatabase, OPTIONS } from './duckdb/session';

const { resolve } = createRequire(import.meta.url);

/** Boots the engine of the browser, same wasm, in this thread: for tests and the command line. */
export async function openInNode(): Promise<Database> {
  const engine = await createDuckDB(
    {
      mvp: { mainModule: resolve('@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm'), mainWorker: '' },
      eh: { mainModule: resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'), mainWorker: '' },
    },
    new VoidLogger(),
    NODE_RUNTIME,
  );
  await engine.instantiate();
  engine.open(OPTIONS);
  const connection = engine.connect();
  return DuckDatabase.open(connection, async () => {
    connection.close();
    engine.reset();
  });
}
