import { expect, ouvrir, ouvrirCarte, test } from '../support/app';

test('a link restores the whole view, and Back undoes one act at a time', async ({ page }) => {
  await ouvrirCarte(page, '?t=d15');
  const table = page.getByRole('table', { name: /Communes où circulent des Pass/ });
  await table.getByRole('button', { name: 'Pass en circulation' }).click();
  await expect(page).toHaveURL(/tri=-pass/);
  await page.getByLabel('Filtrer le tableau').fill('saint');
  await expect(page).toHaveURL(/filtre=saint/);
  const canvas = page.locator('canvas.maplibregl-canvas');
  await canvas.focus();
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/camera=/, { timeout: 10_000 });
  await table.locator('tbody th button').first().click();
  await expect(page).toHaveURL(/commune=\w{5}/);

  await page.getByRole('button', { name: 'Partager' }).click();
  const lien = await page.getByLabel(/Lien de cette vue/).inputValue();
  expect(lien).toBe(page.url());
  expect(lien.length).toBeLessThan(200);
  await page.keyboard.press('Escape');

  await page.goBack();
  await expect(page).not.toHaveURL(/commune=/);
  await expect(page).toHaveURL(/tri=-pass.*filtre=saint/);
  await page.goBack();
  await expect(page).not.toHaveURL(/tri=/);

  await page.goto(lien);
  await expect(page.getByRole('complementary', { name: 'Détail' }).locator('h2')).toContainText(
    /saint/i,
    { timeout: 30_000 },
  );
  await expect(page.getByLabel('Filtrer le tableau')).toHaveValue('saint');
  await expect(table.getByRole('columnheader', { name: 'Pass en circulation' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(page).toHaveURL(lien);
});

test('a named view is kept on the device, opened, taken away and put back', async ({ page }) => {
  await ouvrirCarte(page, '?t=d63');
  await page.getByRole('button', { name: 'Partager' }).click();
  await page.getByLabel('Nom de la vue').fill('Puy-de-Dôme');
  await page.getByRole('button', { name: 'Garder sur cet appareil' }).click();
  await expect(page.getByText('La vue « Puy-de-Dôme » est gardée')).toBeVisible();
  await ouvrir(page, 'methode/');
  await page.getByRole('button', { name: 'Partager' }).click();
  const vue = page.getByRole('link', { name: 'Puy-de-Dôme' });
  await page.getByRole('button', { name: 'Retirer la vue « Puy-de-Dôme »' }).click();
  await expect(vue).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await vue.click();
  await expect(page).toHaveURL(/\/\?v=1&t=d63/);
  await expect(page.getByText(/Dans le département « Puy-de-Dôme »/)).toBeVisible({
    timeout: 30_000,
  });
});

test('a link made over other files says which ones differ', async ({ page }) => {
  await ouvrirCarte(page, '?t=d15&donnees=lieux-0a1b2c.qpv-99ffaa');
  const alerte = page.getByRole('status').filter({ hasText: 'Ce lien a été fait' });
  await expect(alerte).toContainText('Lieux de médiation numérique, Quartiers prioritaires (QPV)', {
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Garder mes données' }).click();
  await expect(alerte).toHaveCount(0);
  await expect(page).not.toHaveURL(/donnees=/);
});
