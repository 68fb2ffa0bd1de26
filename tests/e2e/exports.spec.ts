import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, ouvrir, ouvrirCarte, test } from '../support/app';

async function telecharger(page: Page, button: string): Promise<{ nom: string; octets: Buffer }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).first().click();
  const download = await downloading;
  return { nom: download.suggestedFilename(), octets: await readFile(await download.path()) };
}

async function deposer(page: Page, name: string, buffer: Buffer): Promise<void> {
  await expect(page.getByText('Structures').first()).toBeVisible({ timeout: 60_000 });
  await page
    .getByLabel('Déposer ou choisir des fichiers')
    .setInputFiles({ name, mimeType: 'text/csv', buffer });
}

test('our own table of gaps, dropped again, brings its day and settings back and says the same figures', async ({
  page,
}) => {
  await ouvrirCarte(page, '?t=d15&date=2025-12-31&p=de1.5');
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  const { nom, octets } = await telecharger(page, 'Exporter en CSV');
  const lignes = octets.toString('utf8').trim().split('\r\n').length - 1;

  await ouvrir(page, 'donnees/');
  await deposer(page, nom, octets);
  const releve = page
    .getByRole('status')
    .filter({ hasText: 'un tableau des écarts exporté par Maillage' });
  await expect(releve).toContainText('Les chiffres sont les mêmes, ligne à ligne', {
    timeout: 60_000,
  });
  await expect(releve).toContainText(`${lignes} sur ${lignes}`);
  await expect(page).toHaveURL(/t=d15.*date=2025-12-31.*p=/);

  const autre = octets.toString('utf8').replace(/^(15014;[^\r]*?;)(\d+)(;\d)/m, '$1987654$3');
  expect(autre).not.toBe(octets.toString('utf8'));
  await deposer(page, 'retouche.csv', Buffer.from(autre));
  await expect(
    page.getByRole('table', { name: /Chiffres qui diffèrent/ }).getByText('987 654'),
  ).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(`${lignes - 1} lignes sur ${lignes}`)).toBeVisible();

  await page.getByRole('button', { name: 'Ouvrir sa vue sur la carte' }).click();
  await expect(page.getByText(/Dans le département « Cantal »/).first()).toBeVisible();
});

test('a chart leaves the page as SVG and PNG, with its title, its legend, its source and its day', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await ouvrir(page, 'circulation/?t=d15');
  await expect(page.locator('svg[role=img] rect.distribues').first()).toBeVisible({
    timeout: 60_000,
  });
  const { nom, octets } = await telecharger(page, 'Image SVG');
  expect(nom).toMatch(/^maillage-pass-distribues.*\.svg$/);
  const svg = octets.toString('utf8');
  for (const dit of [
    'dans le département « Cantal »',
    'En circulation à la fin du mois',
    'Expirés',
    'Source : ',
    'Situation au 30 juin 2026.',
    'Données simulées.',
  ]) {
    expect(svg, dit).toContain(dit);
  }
  expect(svg).toContain('fill="#fff"');
  expect(svg, 'styles are written in it').not.toMatch(/class=|var\(/);
  await expect(page.locator('html')).toHaveAttribute('data-fr-theme', 'dark');

  const png = (await telecharger(page, 'Image PNG')).octets;
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16), 'twice the size of the screen').toBeGreaterThan(1_500);
  const seul = await page.context().newPage();
  await seul.setContent(svg);
  expect(await seul.locator('svg text').evaluateAll((found) => found.length)).toBeGreaterThan(10);
  await seul.close();
});

test('views kept here are handed over as a file, and added on another device without loss', async ({
  page,
  browser,
  baseURL,
}) => {
  await ouvrirCarte(page, '?t=d63');
  await page.getByRole('button', { name: 'Partager' }).click();
  await page.getByLabel('Nom de la vue').fill('Puy-de-Dôme');
  await page.getByRole('button', { name: 'Garder sur cet appareil' }).click();
  const { octets } = await telecharger(page, 'Exporter mes vues');

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const ailleurs = await context.newPage();
  await ouvrir(ailleurs, 'methode/');
  await ailleurs.getByRole('button', { name: 'Partager' }).click();
  const choisir = ailleurs.getByLabel('Ajouter des vues');
  const fichier = { name: 'vues.json', mimeType: 'application/json', buffer: octets };
  await choisir.setInputFiles({ ...fichier, buffer: Buffer.from('{}') });
  await expect(ailleurs.getByText(/n’est pas un fichier de vues/)).toBeVisible();
  await choisir.setInputFiles(fichier);
  await expect(ailleurs.getByText('1 vue ajoutée depuis « vues.json ».')).toBeVisible();
  await ailleurs.getByRole('link', { name: 'Puy-de-Dôme' }).click();
  await expect(ailleurs).toHaveURL(/t=d63/);
  await context.close();
});
