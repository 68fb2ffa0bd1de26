import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serve } from '../../scripts/serve';
import { expect, ouvrir, ouvrirCarte, test } from '../support/app';

test.use({ serviceWorkers: 'allow' });

test(
  'everything works offline after the first visit, the engine of questions included',
  { tag: '@carte' },
  async ({ page, context }) => {
    test.setTimeout(120_000);
    await ouvrirCarte(page);
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const names = await caches.keys();
            const caching = await Promise.all(
              names.map(async (name) => (await caches.open(name)).keys()),
            );
            return caching.flat().some(({ url }) => url.endsWith('.wasm'));
          }),
        { timeout: 90_000 },
      )
      .toBe(true);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText(/En région Auvergne-Rhône-Alpes/).first()).toBeVisible({
      timeout: 30_000,
    });
    await page.getByRole('link', { name: 'Distribution et usage' }).click();
    await expect(page.getByText(/sur 200\s000 Pass distribués/u)).toBeVisible({ timeout: 60_000 });
  },
);

test.describe('under a sub-path', () => {
  test('the same build works, pages and all', async ({ browser }) => {
    const site = await serve({ root: 'build', base: '/collectivite/maillage/', port: 0 });
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    try {
      await page.goto(site.url);
      await expect(page.getByText(/En région Auvergne-Rhône-Alpes/).first()).toBeVisible({
        timeout: 30_000,
      });
      await page.getByRole('link', { name: 'Distribution et usage' }).click();
      await expect(page).toHaveURL(/\/collectivite\/maillage\/circulation\//);
      await expect(page.getByText(/sur 200\s000 Pass distribués/u)).toBeVisible({
        timeout: 60_000,
      });
      expect(faults).toEqual([]);
    } finally {
      await page.close();
      await site.close();
    }
  });
});

test('a folder given to the server is loaded at once', async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-donnees-'));
  await writeFile(join(folder, 'zrr.csv'), 'code_insee,ZRR\n15014,C\n63113,NC\n');
  const site = await serve({ root: 'build', port: 0, donnees: folder });
  const page = await browser.newPage();
  try {
    await page.goto(`${site.url}donnees/`);
    await expect(
      page.getByRole('heading', { level: 3, name: /revitalisation rurale/ }),
    ).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByRole('heading', { level: 3, name: /France ruralités/ })).toHaveCount(0);
  } finally {
    await page.close();
    await site.close();
  }
});

test(
  'the picture made beforehand tells the figures of the page alive, and gives way to it',
  { tag: '@carte' },
  async ({ page, browser, baseURL }) => {
    const sansScript = await browser.newPage({ javaScriptEnabled: false });
    await sansScript.goto(baseURL!);
    const chiffres = '.chiffres dt, .chiffres dd:nth-of-type(1)';
    const avant = await sansScript.locator(chiffres).allTextContents();
    await expect(sansScript.locator('[data-premiere] svg path.lieux')).toHaveAttribute('d', /^M/);
    await sansScript.close();
    await ouvrirCarte(page);
    expect(avant).toHaveLength(12);
    // A figure alive also says that it can be opened.
    const vivants = await page.locator(chiffres).allTextContents();
    expect(vivants.map((texte) => texte.replace(/: d’où vient.*/, ''))).toEqual(avant);
    await expect(page.locator('.carte .attente')).toHaveCount(0, { timeout: 30_000 });
  },
);

test('the picture made beforehand never stands for another view', async ({ browser, baseURL }) => {
  const page = await browser.newPage();
  const chemin = '**/_app/immutable/entry/**';
  await page.route(chemin, () => {});
  await page.goto(`${baseURL}?t=d15`, { waitUntil: 'commit' });
  await expect(page.locator('[data-premiere]')).toBeHidden();
  await page.goto(baseURL!, { waitUntil: 'commit' });
  await expect(page.locator('[data-premiere]')).toBeVisible();
  await page.close();
});

test('the first picture does not wait for the engine of questions', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await ouvrir(page);
  await expect(page.getByText(/En région Auvergne-Rhône-Alpes/).first()).toBeVisible({
    timeout: 30_000,
  });
  expect(asked.filter((url) => url.endsWith('.wasm'))).toEqual([]);
});
