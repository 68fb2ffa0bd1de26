import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium, type Page } from 'playwright';

import { CHROMIUM_ARGS, ensureChromium } from './chromium';
import { serve } from './serve';

/** Pages to look at, by the name of their picture. */
const PAGES = {
  carte: '',
  'carte-commune': '?commune=74280',
  candidats: 'candidats/',
  plan: 'plan/',
  scenarios: 'scenarios/',
  circulation: 'circulation/',
  donnees: 'donnees/',
  methode: 'methode/',
  accessibilite: 'accessibilite/',
} as const;

const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Long enough for a map drawn without a GPU. */
const STILL = 8_000;

const folder = fileURLToPath(new URL('../docs/captures/', import.meta.url));
mkdirSync(folder, { recursive: true });
const site = await serve({ root: 'build', port: 0 });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: size, locale: 'fr-FR' });
  for (const [name, path] of Object.entries(PAGES)) await capture(page, name, path, size.width);
  await page.close();
}
const dark = await browser.newPage({ viewport: SIZES[0], locale: 'fr-FR', colorScheme: 'dark' });
await capture(dark, 'carte-sombre', '', SIZES[0].width);
await browser.close();
await site.close();

async function capture(page: Page, name: string, path: string, width: number): Promise<void> {
  await page.goto(site.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (name === 'plan') await page.getByRole('button', { name: 'Tracer le plan' }).click();
  await page.waitForTimeout(STILL);
  await page.screenshot({ path: `${folder}${name}-${width}.png` });
  console.log(`docs/captures/${name}-${width}.png`);
}
