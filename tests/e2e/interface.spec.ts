import { readFile } from 'node:fs/promises';

import readXlsxFile from 'read-excel-file/node';

import { expect, nombreDe, ouvrir, ouvrirCarte, test, violationsOf } from '../support/app';

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

test('one search finds territories, lieux, quartiers, structures, pages and layers, typos aside', async ({
  page,
}) => {
  await ouvrirCarte(page);
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: /Chercher une commune, un lieu/ });
  await expect(search).toBeFocused();
  const trouve = async (text: string, answer: RegExp) => {
    await search.fill(text);
    await expect(page.getByRole('option', { name: answer }).first()).toBeVisible({
      timeout: 60_000,
    });
  };
  await trouve('clermon', /Clermont-Ferrand.*commune/);
  await trouve('63000', /Clermont-Ferrand.*commune/);
  await trouve('mediatheqe', /[Mm]édiathèque.*lieu/);
  await trouve('qpv', /quartier prioritaire/);
  await trouve('cnfs', /structure CnFS/);
  await trouve('couche rural', /zonage rural.*couche/);
  await trouve('méthode', /Méthode.*page/);
  await page.getByRole('option', { name: /Méthode.*page/ }).click();
  await expect(page).toHaveURL(/methode/);
});

test('a lieu says what is known of it, and its link opens it again', async ({ page }) => {
  await ouvrirCarte(page);
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: /Chercher une commune, un lieu/ });
  await search.fill('mediatheque');
  const option = page.getByRole('option', { name: /lieu labellisé/ }).first();
  await expect(option).toBeVisible({ timeout: 60_000 });
  await option.click();
  await expect(page).toHaveURL(/lieu=/);
  const fiche = page.getByRole('complementary', { name: 'Détail' });
  await expect(fiche.getByText('Accepte le Pass numérique.')).toBeVisible({ timeout: 30_000 });
  await expect(fiche.getByText(/D’après « .*(mis à jour le|sans date)/)).toBeVisible();
  await expect(fiche.getByText('Adresse', { exact: true })).toBeVisible();
  await expect(fiche.getByText(/Pass utilisés jusqu’à|Aucune utilisation connue/)).toBeVisible({
    timeout: 60_000,
  });
  expect(await violationsOf(page)).toEqual([]);
  const titre = (await fiche.locator('h2').textContent())!;
  await page.reload();
  await expect(fiche.locator('h2')).toHaveText(titre, { timeout: 30_000 });
  await page.goBack();
  await expect(page).not.toHaveURL(/lieu=/);
});

test('CSV, XLSX and GeoJSON hold exactly the rows on screen, and say where they come from', async ({
  page,
}) => {
  await ouvrirCarte(page, '?t=d15&filtre=saint');
  const lignes = nombreDe(await page.locator('caption .count').textContent());
  expect(lignes).toBeGreaterThan(3);
  const telecharger = async (button: string) => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    return (await downloading).path();
  };
  const csv = (await readFile(await telecharger('Exporter en CSV'), 'utf8')).trim().split('\r\n');
  expect(csv.length - 1).toBe(lignes);
  const geojson = JSON.parse(await readFile(await telecharger('GeoJSON'), 'utf8'));
  expect(geojson.features.length).toBe(lignes);
  expect(geojson.maillage).toMatchObject({ donnees_simulees: 'oui', filtre: 'saint' });
  const [donnees, apropos] = await readXlsxFile(await telecharger('Excel (XLSX)'));
  expect(donnees!.data.length - 1).toBe(lignes);
  const places = (name: string) => donnees!.data[0]!.indexOf(name);
  const passXlsx = donnees!.data.slice(1).map((row) => row[places('pass_circulation')]);
  const passGeoJson = geojson.features.map(
    (feature: { properties: Record<string, number> }) => feature.properties['pass_circulation'],
  );
  expect(passXlsx).toEqual(passGeoJson.map((pass: number) => Math.round(pass * 1000) / 1000));
  const notice = new Map(apropos!.data.map(([nom, valeur]) => [nom, valeur]));
  expect(notice.get('donnees_simulees')).toBe('oui');
  expect(notice.get('parametre_detour')).toBeTruthy();
});
