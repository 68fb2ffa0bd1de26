import type { Page } from '@playwright/test';

import { expect, nombreDe, ouvrir, test, violationsOf } from '../support/app';

const figure = (label: string) => `dl.chiffres > div:has(dt:text-is("${label}")) dd >> nth=0`;

test('distributed = used + expired + circulating, on screen', async ({ page }) => {
  await ouvrir(page, 'circulation/');
  await expect(page.locator(figure('Distribués'))).toBeVisible({ timeout: 60_000 });
  const read = async (label: string) => nombreDe(await page.locator(figure(label)).textContent());
  const [distribues, utilises, expires, encours] = [
    await read('Distribués'),
    await read('Utilisés'),
    await read('Expirés'),
    await read('En circulation'),
  ];
  expect(distribues).toBe(200_000);
  expect(utilises! + expires! + encours!).toBe(distribues);
  await expect(page.getByRole('img', { name: /Pass distribués, utilisés/ })).toBeVisible();
  await expect(page.getByRole('table', { name: /Pass par mois/ })).toBeVisible();
  await expect(page.getByRole('table', { name: /Lots dont des Pass circulent/ })).toBeVisible();
});

test('the map and this page tell the same Pass en circulation', async ({ page }) => {
  await ouvrir(page, 'circulation/?t=d63');
  await expect(page.locator(figure('En circulation'))).toBeVisible({ timeout: 60_000 });
  const ici = nombreDe(await page.locator(figure('En circulation')).textContent());
  await page.getByRole('link', { name: 'Carte des écarts' }).click();
  await expect(page).toHaveURL(/t=d63/);
  await expect(page.locator(figure('Pass en circulation'))).toBeVisible();
  expect(nombreDe(await page.locator(figure('Pass en circulation')).textContent())).toBe(ici);
});

test('one goes down from the région to a département by its row', async ({ page }) => {
  await ouvrir(page, 'circulation/');
  const table = page.getByRole('table', { name: /Départements/ });
  await table.getByRole('button', { name: 'Cantal' }).click({ timeout: 60_000 });
  await expect(page).toHaveURL(/t=d15/);
  await expect(page.getByText(/Dans le département « Cantal », sur/).first()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await enFiches(page);
  expect(await violationsOf(page)).toEqual([]);
});

/** Tables of many columns are cards, whole on a narrow screen, and still tables for those who hear them. */
async function enFiches(page: Page): Promise<void> {
  const calendrier = page.getByRole('table', { name: /Ce qui vient pour chaque lot/ });
  await expect(calendrier.getByRole('rowheader').first()).toBeVisible({ timeout: 60_000 });
  await expect(calendrier.locator('tbody td').first()).toHaveCSS('display', 'block');
  const titres = await calendrier.getByRole('columnheader').count();
  const fiche = calendrier.getByRole('row').nth(1);
  await expect(fiche.getByRole('cell')).toHaveCount(titres - 1);
  for (const cellule of await fiche.getByRole('cell').all()) {
    const coupee = await cellule.evaluate((td) => td.scrollWidth - td.clientWidth);
    expect(coupee).toBeLessThanOrEqual(0);
  }
  const debord = await calendrier.evaluate(
    (table) => table.scrollWidth - table.parentElement!.clientWidth,
  );
  expect(debord).toBeLessThanOrEqual(0);
}
