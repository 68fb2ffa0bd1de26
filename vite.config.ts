import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { CHROMIUM_ARGS, findChromium } from './scripts/chromium.ts';

const NODE_TESTS = { environment: 'node', testTimeout: 30_000, hookTimeout: 60_000 } as const;

/** What pages share, in few files: each costs a first visit a journey on the line. */
const FICHIERS_PARTAGES = {
  codeSplitting: {
    groups: [
      {
        name: 'partage',
        tags: ['$initial' as const],
        entriesAware: true,
        entriesAwareMergeThreshold: 60_000,
      },
    ],
  },
  // By default they bear the names of the pages that use them, `nodes/0`: a folder each, where fonts are lost.
  sanitizeFileName: (name: string) =>
    name.replace(/^partage~[^.]*/, 'partage').replace(/[^\w./~@-]/g, '_'),
};

export default defineConfig({
  plugins: [sveltekit()],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
  environments: { client: { build: { rolldownOptions: { output: FICHIERS_PARTAGES } } } },
  optimizeDeps: {
    exclude: ['@duckdb/duckdb-wasm'],
    // Met late, in workers: found in the middle of a test, they would reload its page.
    include: [
      'papaparse',
      'apache-arrow',
      'highs',
      '@noble/hashes/sha2.js',
      '@noble/hashes/utils.js',
      'fflate',
      'hyparquet',
      'hyparquet-compressors',
      'proj4',
      'read-excel-file/universal',
      'topojson-client',
      'topojson-server',
    ],
  },
  server: { fs: { allow: ['.'] } },
  test: {
    projects: [
      {
        extends: true,
        test: { ...NODE_TESTS, name: 'unit', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        extends: true,
        // One boot of the wasm engine serves every file.
        test: {
          ...NODE_TESTS,
          name: 'sql',
          include: ['tests/sql/**/*.test.ts'],
          isolate: false,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { executablePath: findChromium() ?? undefined, args: CHROMIUM_ARGS },
            }),
          },
        },
      },
      {
        extends: true,
        test: {
          ...NODE_TESTS,
          name: 'bench',
          include: [],
          benchmark: { include: ['tests/bench/**/*.bench.ts'] },
        },
      },
    ],
  },
});
