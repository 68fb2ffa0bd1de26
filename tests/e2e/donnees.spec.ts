import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, nombreDe, ouvrir, ouvrirCarte, test } from '../support/app';
import { SHARED } from '../support/shared';

const recu = (page: Page, nom: string) =>
  page.locator('.recus .fr-alert', { has: page.getByText(`« ${nom} »`, { exact: true }) });

async function deposer(
  page: Page,
  files: string[] | { name: string; mimeType: string; buffer: Buffer },
) {
  await page
    .getByLabel('Déposer ou choisir des fichiers')
    .and(page.locator('input'))
    .setInputFiles(files);
}

const jeu = (page: Page, nom: string) =>
  page
    .locator('section[aria-labelledby=vigueur] li', {
      has: page.getByRole('heading', { level: 3, name: nom }),
    })
    .first();

test('what is embedded says its source, its rows, and what is simulated', async ({ page }) => {
  await ouvrir(page, 'donnees/');
  await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('687 lignes', {
    timeout: 30_000,
  });
  await expect(jeu(page, 'Circulation des Pass')).toContainText('simulé');
  await expect(jeu(page, 'Quartiers prioritaires')).toContainText('simulé', { timeout: 30_000 });
});

for (const [what, name, content] of [
  ['an empty file', 'vide.csv', ''],
  ['a file of something else', 'recettes.csv', 'plat;cuisson\ntarte;40 min\n'],
  ['a truncated file', 'coupe.geojson', '{"type":"FeatureCollection","features":[{"type":"Feat'],
] as const) {
  test(`${what} is refused by name, in French, and nothing changes`, async ({ page }) => {
    await ouvrir(page, 'donnees/');
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('687 lignes', {
      timeout: 30_000,
    });
    await deposer(page, { name, mimeType: 'text/plain', buffer: Buffer.from(content) });
    const alerte = recu(page, name);
    await expect(alerte).toContainText(/Attendu : .+Trouvé : /, { timeout: 30_000 });
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('687 lignes');
  });
}

test('a circulation without its lots is not put in force, and says what is missing', async ({
  page,
}) => {
  await ouvrir(page, 'donnees/');
  await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
  const csv =
    'mois,lot,code_insee,lieu,carnets,distribues,utilises\n2025-01,L1,15014,,2,20,0\n2025-02,L1,15014,x,0,0,3\n';
  await deposer(page, { name: 'circulation.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByText(/Il manque le fichier des lots/)).toBeVisible({ timeout: 30_000 });
  await expect(jeu(page, 'Circulation des Pass')).toContainText('simulé');
});

test('a real circulation replaces the simulated one, and « simulé » goes', async ({ page }) => {
  await ouvrir(page, 'donnees/');
  await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
  const lots =
    'lot,commanditaire,operateur,date_achat,debut_validite,fin_validite,perimetre,taille_carnet,pass_achetes,valeur_faciale,public_cible\nL1,Département du Cantal,Opérateur,2025-01-01,2025-01-01,2026-12-31,departement:15,10,400,10,\n';
  const circulation =
    'mois,lot,code_insee,lieu,carnets,distribues,utilises\n2025-01,L1,15014,,20,200,0\n2025-02,L1,15014,,0,0,30\n';
  await page
    .getByLabel('Déposer ou choisir des fichiers')
    .and(page.locator('input'))
    .setInputFiles([
      { name: 'lots.csv', mimeType: 'text/csv', buffer: Buffer.from(lots) },
      { name: 'circulation.csv', mimeType: 'text/csv', buffer: Buffer.from(circulation) },
    ]);
  await expect(jeu(page, 'Circulation des Pass')).toContainText('chargé par vous', {
    timeout: 30_000,
  });
  await page.getByRole('link', { name: 'Carte des écarts' }).click();
  await expect(page.locator('dl.chiffres > div').first()).toContainText('170', { timeout: 30_000 });
  await expect(page.getByText('Circulation simulée')).toHaveCount(0);
});

test('files dropped before everything that ships has been read take nothing of it away', async ({
  page,
}) => {
  await ouvrir(page, 'donnees/');
  const csv = 'code_qp,nom_qp,insee_com,lib_com\nQN01501M,Q,15014,Aurillac\n';
  await deposer(page, { name: 'qpv.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(jeu(page, 'Quartiers prioritaires')).toContainText('chargé par vous', {
    timeout: 60_000,
  });
  await expect(jeu(page, 'Structures')).toContainText('simulé', { timeout: 60_000 });
  await expect(jeu(page, 'Carnets remis')).toContainText('simulé');
});

test.describe('the real files', () => {
  test.skip(!SHARED, 'No folder « shared » beside the checkout.');
  const open = join(SHARED ?? '', 'open-data');

  test('4,035 lieux, 1,343 QPV codes, 17,694 communes in ZRR that are 17,625 of today, 2,889 CnFS structures, counted', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await ouvrir(page, 'donnees/');
    await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
    await deposer(page, [
      join(open, 'lieux/composite-v0.csv'),
      join(open, 'qpv/qpv-2024-merged-by-commune.geojson'),
      join(open, 'zrr-frr/zrr-2022.json'),
      join(open, 'cnfs/cnfs-structures-2023-04.csv'),
      join(open, 'communes/communes-2018.topojson'),
    ]);
    await expect(jeu(page, 'Contours des communes')).toContainText('chargé par vous', {
      timeout: 150_000,
    });
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText(/4\s035 lignes/u);
    await expect(jeu(page, 'Quartiers prioritaires')).toContainText('692 lignes');
    await expect(jeu(page, 'Zones de revitalisation rurale')).toContainText(/34\s965 lignes/u);
    await expect(jeu(page, 'Structures')).toContainText(/2\s889 lignes/u);
    for (const item of await page
      .locator('section[aria-labelledby=vigueur] li > p:first-of-type')
      .all()) {
      const text = (await item.textContent())!;
      const [lignes, ...parts] = text.split(/[:,]/).map(nombreDe);
      expect(
        parts.reduce((a, b) => a + b, 0),
        text,
      ).toBe(lignes);
    }
    await page.getByRole('link', { name: 'Carte des écarts' }).click();
    await expect(page.getByText(/1\s343 QPV/u)).toBeVisible({ timeout: 30_000 });
    // 298 by their conditions of access, 3 more by their label alone.
    await expect(page.getByText(/301 lieux acceptent le Pass/)).toBeVisible();
    await expect(page.getByText(/17\s625 communes/u)).toBeVisible();
    await expect(page.getByText(/3\s925 postes/u)).toBeVisible();
  });
});

test('going back to the embedded data sets the real files aside, and they can be put back', async ({
  page,
}) => {
  await ouvrir(page, 'donnees/');
  await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
  const csv = 'code_insee,ZRR\n15014,C\n63113,NC\n';
  await deposer(page, { name: 'zrr.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(jeu(page, 'Zones de revitalisation rurale')).toBeVisible({ timeout: 30_000 });
  await expect(jeu(page, 'France ruralités')).toHaveCount(0);
  const revenir = page.getByRole('button', { name: 'Revenir aux données embarquées' });
  await revenir.click();
  await expect(jeu(page, 'France ruralités')).toContainText('simulé');
  await page.getByRole('button', { name: 'Remettre mes fichiers' }).click();
  await expect(jeu(page, 'Zones de revitalisation rurale')).toBeVisible();
  await expect(jeu(page, 'France ruralités')).toHaveCount(0);
  await revenir.click();
  await expect(jeu(page, 'France ruralités')).toContainText('simulé');
  await ouvrirCarte(page);
});
