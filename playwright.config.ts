import { defineConfig } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from './scripts/chromium.ts';

/**
 * Stories that look at the map. The others run in a Chromium without WebGL, as some computers are: without a GPU, a map
 * takes most of the time of a page.
 */
const AVEC_CARTE = /@carte/;

const navigateur = (...flags: readonly string[]) => ({
  launchOptions: {
    executablePath: findChromium() ?? undefined,
    args: [...CHROMIUM_ARGS, ...flags],
  },
});

// Workers read this file again: the port that the first reading chose is handed to them by the environment.
const port = (process.env.E2E_PORT ??= String(20_000 + (process.pid % 20_000)));
const baseURL = `http://localhost:${port}/`;

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  forbidOnly: Boolean(process.env.CI),
  outputDir: 'test-results',
  use: {
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Stories of what works offline allow it: the others would each fetch the whole site again.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'carte', grep: AVEC_CARTE, use: navigateur() },
    { name: 'pages', grepInvert: AVEC_CARTE, use: navigateur('--disable-3d-apis') },
  ],
  webServer: {
    command: `npx tsx scripts/serve.ts --port ${port}`,
    url: baseURL,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
