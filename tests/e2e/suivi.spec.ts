import { readFile } from 'node:fs/promises';

import { expect, ouvrir, test, violationsOf } from '../support/app';

test('an approach is noted in the sheet, kept, shown and filtered among candidates, exported and read back', async ({
  page,
}) => {
  await ouvrir(page, 'candidats/');
  const liste = page.getByRole('list', { name: 'Lieux à approcher' });
  await expect(liste.getByRole('listitem').first()).toBeVisible({ timeout: 60_000 });
  await liste.locator('.nom button').first().click();
  const nom = (await page.locator('#fiche-lieu').textContent())!;

  const noter = page.getByRole('form', { name: 'Noter une étape de la démarche' });
  await expect(page.getByText('Aucune démarche connue.')).toBeVisible();
  await noter.getByLabel('Où en est la démarche').selectOption('Intéressé'.toLowerCase());
  await noter.getByLabel('Date', { exact: true }).fill('2026-06-03');
  await noter.getByLabel(/À relancer le/).fill('2026-07-01');
  await noter.getByLabel(/Structure/).fill('Hub; « territorial »');
  await noter.getByLabel(/Commentaire/).fill('=veut connaître les frais');
  await noter.getByRole('button', { name: 'Noter l’étape' }).click();
  await expect(page.getByText('3 juin 2026 : intéressé, par Hub; « territorial »')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  await page.reload();
  await expect(page.getByText('3 juin 2026 : intéressé')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Lieux à démarcher' }).click();
  await expect(
    page.getByText('Démarche : intéressé le 3 juin 2026, à relancer le 1 juillet 2026'),
  ).toBeVisible({ timeout: 60_000 });

  const filtre = page.getByLabel('Démarches', { exact: true });
  await filtre.selectOption('intéressé');
  await expect(page.locator('.nom')).toHaveText([nom]);
  await expect(page.getByText(/\d+ lieux masqués par ce choix/)).toBeVisible();
  await filtre.selectOption('Jamais approchés');
  await expect(page.getByText('1 lieu masqué par ce choix.')).toBeVisible();
  await expect(page.locator('.nom').filter({ hasText: nom })).toHaveCount(0);
  await expect(page).toHaveURL(/demarche=jamais/);
  await page.goBack();
  await expect(page.locator('.nom')).toHaveText([nom]);
  await filtre.selectOption('Toutes');
  await expect(page).not.toHaveURL(/demarche=/);

  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter le suivi (1 étape)' }).click();
  const csv = await readFile(await (await telechargement).path());
  expect(csv.toString()).toContain('id_lieu,date,statut,structure,commentaire,relance');

  // Read back, it is the same step: said once, and still there once the one entered by hand is taken back.
  await page.getByRole('link', { name: 'Données', exact: true }).click();
  await page
    .getByLabel('Déposer ou choisir des fichiers')
    .setInputFiles({ name: 'suivi.csv', mimeType: 'text/csv', buffer: csv });
  await expect(page.getByText(/Reconnu comme « Suivi des démarches »/)).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('link', { name: 'Lieux à démarcher' }).click();
  await expect(page.getByRole('button', { name: 'Exporter le suivi (1 étape)' })).toBeVisible({
    timeout: 60_000,
  });
});
