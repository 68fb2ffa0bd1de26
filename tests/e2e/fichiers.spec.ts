import { deposer, jeu, ouvrirDonnees, recu } from '../support/donnees';
import { expect, test, violationsOf } from '../support/app';

test('repairs: by rule with their confidence, before and after, refused by kind or by cell, and taken back', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  const lieux = [
    'id,nom,commune,code_postal,code_insee,adresse,latitude,longitude,services,source,date_maj',
    'a,Mairie,Bourg-en-Bresse,1000,1053,1 place,46.2,5.22,,,2026-01-02',
    'b,Poste,Oyonnax,1100,1283,2 rue,46.25,5.65,,,2026-01-02',
  ].join('\n');
  await deposer(page, ['zeros.csv', lieux]);
  const carte = recu(page, 'zeros.csv');
  await expect(carte).toContainText('2 lignes : 0 acceptée, 2 réparées, 0 rejetée', {
    timeout: 30_000,
  });
  await carte.getByRole('button', { name: /réparations proposées/ }).click();
  const groupe = carte.getByRole('listitem').filter({ hasText: 'Le zéro initial' });
  await expect(groupe).toContainText('4 cellules · confiance 99 %');
  await groupe.getByRole('button', { name: /Voir avant et après/ }).click();
  await expect(groupe.getByRole('row', { name: /code_postal.*01000/ })).toBeVisible();

  await groupe.getByRole('button', { name: 'Refuser ligne 1' }).first().click();
  await expect(groupe).toContainText('1 refusée', { timeout: 20_000 });
  await groupe.getByRole('button', { name: /^Rétablir :/ }).click();
  await expect(groupe).not.toContainText('refusée', { timeout: 20_000 });
  await groupe.getByRole('button', { name: /^Tout refuser/ }).click();
  await expect(groupe).toContainText(/\d refusées/, { timeout: 20_000 });
  await expect(groupe.getByRole('row', { name: /code_postal.*laissé tel quel/ })).toHaveCount(2);
  await carte.getByRole('button', { name: 'Annuler tous les refus' }).click();
  await expect(carte).toContainText('2 lignes : 0 acceptée, 2 réparées', { timeout: 20_000 });
});

test('lieux placed by hand and doubles merged, each undone; the quality of what is in force', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  const situer = page.getByRole('button', { name: /^Lieux à situer/ });
  await situer.click();
  const restants = page.getByText(/restent? sans commune/);
  const avant = Number(/(\d+) lieu/.exec((await restants.textContent()) ?? '')![1]);
  const champ = page.getByRole('combobox', { name: /^Commune de/ }).first();
  await champ.fill('Aurillac');
  await page.getByRole('option', { name: /Aurillac.*15014/ }).click();
  await expect(page.getByText('1 lieu a été situé par vous')).toBeVisible({ timeout: 20_000 });
  await expect(situer).toHaveAccessibleName(new RegExp(`: ${avant - 1} `));
  await page.getByRole('button', { name: /^Annuler : .*commune 15014/ }).click();
  await expect(situer).toHaveAccessibleName(new RegExp(`: ${avant} `));

  await page.getByRole('button', { name: 'Lieux peut-être en double' }).click();
  await expect(page.getByText(/12 paires de lignes semblent/)).toBeVisible();
  await page
    .getByRole('button', { name: /^Fusionner les deux lignes/ })
    .first()
    .click();
  await expect(page.getByText(/11 paires de lignes semblent/)).toBeVisible({ timeout: 20_000 });
  await page
    .getByRole('button', { name: /: ce sont deux lieux/ })
    .first()
    .click();
  await expect(page.getByText(/10 paires de lignes semblent/)).toBeVisible({ timeout: 20_000 });

  await page.getByRole('button', { name: /^Qualité des lieux/ }).click();
  const positions = page.getByRole('region', { name: 'Positions' });
  await expect(positions.getByRole('row', { name: 'À l’adresse' })).toContainText('%');
  const total = await positions
    .locator('td.nombre:nth-of-type(1)')
    .allTextContents()
    .then((cells) => cells.reduce((sum, cell) => sum + Number(cell.replace(/\D/g, '')), 0));
  expect(total).toBe(686);
  await page.getByRole('button', { name: 'Télécharger les lieux corrigés' }).click();
  const attendu = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger les lieux (schéma v1)' }).click();
  expect((await attendu).suggestedFilename()).toBe('lieux-v1.csv');
  await expect(page.getByText(/\d+ lieux écrits dans lieux-v1\.csv/)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
});

test('agréments make lieux labelled at the date on screen, and say where they are ambiguous', async ({
  page,
}) => {
  const lieux = [
    'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,services,source,date_maj',
    'a,13002603200016,Mairie,Aurillac,15000,15014,1 place,44.93,2.44,,,2026-01-02',
    'b,13002603200016,Annexe,Aurillac,15000,15014,2 place,44.94,2.45,,,2026-01-02',
    'c,,Poste,Mauriac,15200,15120,2 rue,45.21,2.33,,,2026-01-02',
  ].join('\n');
  const agrements = [
    'siret,lieu_id,operateur,debut,fin,statut,source,date_source',
    '13002603200016,,Opérateur,2024-01-01,2025-12-31,agree,liste,2024-01-01',
    ',c,Opérateur,2024-01-01,2026-12-31,agree,liste,2024-01-01',
    '21750001600019,,Opérateur,2024-01-01,,agree,liste,2024-01-01',
  ].join('\n');
  await ouvrirDonnees(page, '?date=2025-06-30');
  await deposer(page, ['lieux.csv', lieux], ['agrements.csv', agrements]);
  await expect(jeu(page, 'Agréments')).toContainText('3 lignes', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Agréments à la date affichée' }).click();
  await expect(page.getByText(/Au 30 juin 2025.+3 lieux agréés/)).toBeVisible();
  await expect(page.getByRole('region', { name: /agrément est ambigu/ })).toContainText('Annexe');
  await expect(page.getByRole('region', { name: /ne rejoignent aucun/ })).toContainText(
    '21750001600019',
  );
  await page.getByRole('link', { name: 'Carte des écarts' }).click();
  await expect(page.getByText('3 lieux acceptent le Pass')).toBeVisible({ timeout: 30_000 });
});

test('two generations of QPV: the date on screen chooses', async ({ page }) => {
  const qpv = (code: string, ...autres: string[]) =>
    [
      'code_qp,nom_qp,insee_com,lib_com',
      ...[code, ...autres].map((c) => `${c},Q,15014,Aurillac`),
    ].join('\n');
  await ouvrirDonnees(page, '?date=2025-06-30');
  await deposer(
    page,
    ['qpv-2015.csv', qpv('QP015001', 'QP015002')],
    ['qpv-2024.csv', qpv('QN01501M')],
  );
  await expect(jeu(page, '(QPV), 2015')).toContainText('non utilisé au 30 juin 2025', {
    timeout: 30_000,
  });
  await expect(jeu(page, '(QPV), 2024')).toContainText('utilisé au 30 juin 2025');
  await page.getByRole('link', { name: 'Carte des écarts' }).click();
  await expect(page.getByText('1 QPV')).toBeVisible({ timeout: 30_000 });
});

test('a file dropped as soon as the page is seen is added to what ships with the app', async ({
  page,
}) => {
  await page.goto('donnees/', { waitUntil: 'commit' });
  // Chosen before the page is alive, or just after: never lost.
  await page.locator('input[type=file]').setInputFiles({
    name: 'zrr.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('code_insee,ZRR\n15014,C\n63113,NC\n'),
  });
  await expect(page.getByRole('heading', { name: 'Fichiers reçus' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(
    page.getByRole('heading', { level: 3, name: /revitalisation rurale/ }).first(),
  ).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Rien n’a changé')).toHaveCount(0);
});

test('lieux that a version of the schema cannot hold are named, counted, and exported apart', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  const lieux = [
    'id,nom,commune,code_postal,code_insee,adresse,latitude,longitude,services,source,date_maj',
    'a,Mairie,Bourg-en-Bresse,01000,01053,1 place,46.2,5.22,Accéder à du matériel;Aide au tri,,2026-01-02',
    'b,Poste,Oyonnax,01100,01283,2 rue,46.25,5.65,,,2026-01-02',
    'c,Bus,Oyonnax,01100,01283,,46.25,5.65,,,2026-01-02',
  ].join('\n');
  await deposer(page, ['sans-services.csv', lieux]);
  await expect(recu(page, 'sans-services.csv')).toContainText('3 lignes', { timeout: 30_000 });
  await expect(page.getByText('Lecture en cours')).toHaveCount(0, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Télécharger les lieux corrigés' }).click();
  await page.getByRole('button', { name: 'Télécharger les lieux (schéma v0)' }).click();
  await expect(
    page.getByText('3 lieux = 1 lieu écrit dans lieux-v0.csv + 2 lieux écartés.'),
  ).toBeVisible();
  await expect(page.getByText('1 lieu : le schéma v0 exige adresse, services.')).toBeVisible();
  await page.getByText('Lieux écartés, et ce qui leur manque').click();
  await expect(page.getByText('Poste : services')).toBeVisible();
  await page.getByText('Ce que le schéma v0 n’a pas de place pour dire').click();
  await expect(page.getByText('« Aide au tri » (services), 1 lieu')).toBeVisible();
  const restes = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger 2 lieux écartés' }).click();
  expect((await restes).suggestedFilename()).toBe('lieux-v0-ecartes.csv');
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
});
