import { readFile } from 'node:fs/promises';

import { expect, nombreDe, ouvrir, test } from '../support/app';

test('lieux are ranked for the territory, with their reason, and exported', async ({ page }) => {
  await ouvrir(page, 'candidats/');
  const first = page.getByRole('list', { name: 'Lieux à approcher' }).getByRole('listitem').first();
  await expect(
    first.getByText(/Rapprocherait [\d\s]+Pass sans réponse, dans \d+ communes?/u),
  ).toBeVisible({
    timeout: 30_000,
  });
  const gains = await page.locator('.gain strong').allTextContents();
  expect(gains.length).toBe(20);
  expect(nombreDe(gains[0]!)).toBeGreaterThan(0);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter en CSV' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  expect(text.split('\r\n')[0]).toContain('pass_rapproches_seul');
  expect(text).toContain(';oui;');
});

test('a CnFS finds lieux around a structure, then a smaller radius gives no more of them', async ({
  page,
}) => {
  await ouvrir(page, 'candidats/');
  await page.getByText('Autour d’un conseiller numérique').click();
  const search = page.getByRole('combobox', { name: /Structure du conseiller/ });
  await expect(async () => {
    await search.fill('');
    await search.fill('clermont');
    await page.getByRole('option').first().click({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page).toHaveURL(/depart=/);
  const phrase = page.getByText(/à moins de 20 km par la route/);
  await expect(phrase).toBeVisible();
  const wide = nombreDe((await phrase.textContent())!.split('lieu')[0]!);
  await page.getByLabel(/Rayon par la route/).fill('5');
  const narrow = page.getByText(/à moins de 5 km par la route/);
  await expect(narrow).toBeVisible();
  const text = (await narrow.textContent())!;
  expect(text.startsWith('Aucun') ? 0 : nombreDe(text.split('lieu')[0]!)).toBeLessThanOrEqual(wide);
});

test('a position is enough, and stays on the device', async ({ page, context }) => {
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 45.0446, longitude: 3.8858 });
  await ouvrir(page, 'candidats/');
  await page.getByText('Autour d’un conseiller numérique').click();
  await page.getByRole('button', { name: 'Autour de ma position' }).click();
  await expect(page.getByText(/20 km par la route de votre position/)).toBeVisible({
    timeout: 30_000,
  });
});

test('the list is a table too', async ({ page }) => {
  await ouvrir(page, 'candidats/');
  await page.getByText('Tableau', { exact: true }).click();
  const table = page.getByRole('table', { name: /Lieux à approcher/ });
  await expect(table).toBeVisible({ timeout: 30_000 });
  await expect(table.locator('tbody th').first()).not.toBeEmpty();
});
