import { readFile } from 'node:fs/promises';

import { expect as expectOf, nombreDe, ouvrirCarte, test, violationsOf } from '../support/app';

/** Tools are fetched, and the map is drawn without a GPU. */
const expect = expectOf.configure({ timeout: 40_000 });

const legende = 'section[aria-label="Légende de la carte"]';

test(
  'the colours say another measure: map, legend, table, export and link together',
  { tag: '@carte' },
  async ({ page }) => {
    await ouvrirCarte(page);
    await page.getByLabel('Ce que disent les couleurs').selectOption('part');
    await expect(page).toHaveURL(/m=part/);
    await expect(
      page.getByRole('figure', { name: 'Carte : Part des Pass sans réponse' }),
    ).toBeVisible();
    const rows = page.locator(`${legende} .gamme li`);
    await expect(rows.first()).toContainText('Moins de 25 %');
    const counts = await rows.locator('.compte').allTextContents();
    const total = counts.reduce((sum, text) => sum + nombreDe(text.replace('communes', '')), 0);
    const table = page.getByRole('table', { name: /Communes où circulent des Pass/ });
    expect(Number(await table.getAttribute('aria-rowcount')) - 1).toBe(total);
    await expect(
      table.getByRole('columnheader', { name: /Part des Pass sans réponse/ }),
    ).toBeVisible();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter en CSV' }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(text.split('\r\n')[0]).toContain('mesure_carte;valeur_mesure;classe_mesure');
    await page.reload();
    await expect(rows.first()).toContainText('Moins de 25 %', { timeout: 30_000 });
  },
);

test('breaks are drawn by a rule, in so many classes, or moved by keyboard; Back undoes', async ({
  page,
}) => {
  await ouvrirCarte(page, '?m=distance');
  const rows = page.locator(`${legende} .gamme li`);
  await expect(rows).toHaveCount(6, { timeout: 30_000 });
  await page.getByLabel(/Découpage/).selectOption('jenks');
  await expect(page).toHaveURL(/m=distance-jenks6/);
  await page.getByLabel('Nombre de classes').selectOption('3');
  await expect(rows).toHaveCount(3);
  const poignee = page.getByRole('slider', { name: 'Seuil 1, sur l’histogramme' });
  const before = Number(await poignee.getAttribute('aria-valuenow'));
  await poignee.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/m=distance-main_/);
  expect(Number(await poignee.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
  await page.getByLabel('Seuil 2', { exact: true }).fill('25');
  await page.keyboard.press('Tab');
  await expect(rows.last()).toContainText('25 km et plus');
  expect(await violationsOf(page)).toEqual([]);
});

test(
  'communes are put together in hexagons, in a table too',
  { tag: '@carte' },
  async ({ page }) => {
    await ouvrirCarte(page, '?m=charge');
    await page.getByLabel(/Regrouper en hexagones/).check({ force: true });
    await expect(page).toHaveURL(/m=charge-hex/);
    const table = page.getByRole('table', { name: /Hexagones où circulent des Pass/ });
    await expect(table.locator('tbody tr').first()).toBeVisible({ timeout: 30_000 });
    await expect(page.locator(`${legende} .gamme`)).toContainText(/\d/);
    const telecharger = async (button: string) => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).first().click();
      return readFile(await (await downloading).path(), 'utf8');
    };
    const lignes = Number(await table.getAttribute('aria-rowcount')) - 1;
    const [titres, ...csv] = (await telecharger('Exporter en CSV')).trim().split('\r\n');
    expect(titres).toMatch(/^\uFEFF?cellule_h3;.*classe_mesure/);
    expect(csv.length).toBe(lignes);
    const { features, maillage } = JSON.parse(await telecharger('GeoJSON'));
    expect(features.length).toBe(lignes);
    expect(features[0].geometry.type).toBe('Polygon');
    expect(maillage).toMatchObject({ donnees_simulees: 'oui', lignes: String(lignes) });
    expect(maillage.parametre_detour).toBeTruthy();
    await expect(page.locator(`${legende} svg[aria-label^="Taille des cercles"]`)).toHaveCount(0);
    expect(await violationsOf(page)).toEqual([]);
  },
);

test('distribution is crossed with labelled lieux', async ({ page }) => {
  await ouvrirCarte(page, '?m=croisement');
  const grille = page.getByRole('img', {
    name: /beaucoup de Pass, aucun ou peu de lieux labellisés/,
  });
  await expect(grille).toBeVisible({ timeout: 30_000 });
  await expect(grille.locator('.compte')).toHaveCount(9);
});

test('what is not asked for is not fetched', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await ouvrirCarte(page);
  const scripts = () =>
    Promise.all(
      [...new Set(asked)]
        .filter((url) => url.endsWith('.js'))
        .map(async (url) => (await page.request.get(url)).text()),
    );
  const holds = async () =>
    (await scripts()).some((text) => text.includes('outside of acceptable range'));
  expect(await holds()).toBe(false);
  await page.getByLabel(/Regrouper en hexagones/).check({ force: true });
  await expect(page.getByRole('table', { name: /Hexagones/ })).toBeVisible({ timeout: 30_000 });
  expect(await holds()).toBe(true);
});
