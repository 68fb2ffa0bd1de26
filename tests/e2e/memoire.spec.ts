import { readFileSync } from 'node:fs';

import { deposer, jeu, ouvrirDonnees, recu } from '../support/donnees';
import { expect, test, violationsOf } from '../support/app';

const LIEUX = [
  'id,nom,commune,code_postal,code_insee,adresse,latitude,longitude,services,source,date_maj',
  'a,Mairie,Bourg-en-Bresse,1000,1053,1 place,46.2,5.22,,,2026-01-02',
  'b,Poste,Oyonnax,1100,1283,2 rue,46.25,5.65,,,2026-01-02',
  'c,Poste,Oyonnax,1100,1283,2 rue,46.25,5.65,,,2026-01-02',
].join('\n');

test('repairs refused and lieux merged outlive the tab: found again with the same file, listed, forgotten', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  await deposer(page, ['zeros.csv', LIEUX]);
  const carte = recu(page, 'zeros.csv');
  await expect(carte).toContainText('3 lignes', { timeout: 30_000 });
  await carte.getByRole('button', { name: /réparations proposées/ }).click();
  const groupe = carte.getByRole('listitem').filter({ hasText: 'Le zéro initial' });
  await groupe.getByRole('button', { name: /Voir avant et après/ }).click();
  await groupe.getByRole('button', { name: 'Refuser ligne 1' }).first().click();
  await expect(groupe).toContainText('1 refusée', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Lieux peut-être en double' }).click();
  await page
    .getByRole('button', { name: /^Fusionner les deux lignes/ })
    .first()
    .click();
  const corrections = page.getByRole('button', { name: 'Vos corrections : 1' });
  await expect(corrections).toBeVisible({ timeout: 20_000 });

  await page.reload();
  await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
  await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('embarqué');
  await expect(corrections).toHaveCount(0);
  const retenus = page.getByRole('region', { name: 'Sur cet appareil' });
  await expect(retenus).toContainText('« zeros.csv » : 1 réparation refusée, 1 correction de lieu');
  await deposer(page, ['copie.csv', LIEUX]);
  await expect(recu(page, 'copie.csv')).toContainText('avec vos choix de la dernière fois', {
    timeout: 30_000,
  });
  await expect(
    recu(page, 'copie.csv').getByRole('button', { name: /réparations.+dont 1 refusée/ }),
  ).toBeVisible();
  await expect(corrections).toBeVisible();
  await page.getByRole('button', { name: /^Annuler : « Poste » fusionné/ }).click();
  await expect(corrections).toHaveCount(0);

  await retenus.getByRole('button', { name: /^Oublier les choix faits pour/ }).click();
  await expect(retenus.getByRole('listitem')).toHaveCount(0);
  await page.reload();
  await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
  await deposer(page, ['copie.csv', LIEUX]);
  await expect(recu(page, 'copie.csv')).toContainText('3 lignes', { timeout: 30_000 });
  await expect(recu(page, 'copie.csv')).not.toContainText('vos choix');
});

test.describe('at the next visit', () => {
  test.use({ serviceWorkers: 'allow' });

  test('files kept on the device are in force at the next visit, offline too, until they are erased', async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    await ouvrirDonnees(page);
    const garder = page.getByLabel(/^Garder mes fichiers sur cet appareil/);
    await expect(garder).not.toBeChecked();
    await deposer(page, ['lieux.csv', LIEUX]);
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('chargé par vous', {
      timeout: 30_000,
    });
    await page.reload();
    await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('embarqué');

    await page.getByText('Garder mes fichiers sur cet appareil').click();
    await deposer(page, ['lieux.csv', LIEUX]);
    await expect(page.getByText('1 fichier est gardé sur cet appareil.')).toBeVisible({
      timeout: 30_000,
    });
    expect(await violationsOf(page)).toEqual([]);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect
      .poll(() => page.evaluate(async () => (await caches.keys()).length), { timeout: 30_000 })
      .toBeGreaterThan(0);
    await page.reload();
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('3 lignes', {
      timeout: 60_000,
    });
    await context.setOffline(true);
    await page.reload();
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('3 lignes', {
      timeout: 60_000,
    });
    await context.setOffline(false);

    await page.getByRole('button', { name: 'Effacer les fichiers gardés' }).click();
    await expect(page.getByText('Aucun fichier n’est gardé sur cet appareil.')).toBeVisible();
    await page.reload();
    await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('embarqué');
  });
});

test('rejected rows are downloaded with their reasons, mended in their own columns, and dropped again', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  const zrr = 'CODGEO;LIBGEO;ZRR\n15014;Aurillac;C\n99999;Nulle part;C\n63113;Clermont;NC\n';
  await deposer(page, ['zrr.csv', zrr]);
  const carte = recu(page, 'zrr.csv');
  await expect(carte).toContainText('3 lignes : 2 acceptées, 0 réparée, 1 rejetée', {
    timeout: 30_000,
  });
  await carte.getByRole('button', { name: /constat/ }).click();
  const rejets = page.waitForEvent('download');
  await carte.getByRole('button', { name: 'Télécharger les lignes rejetées' }).click();
  const texte = readFileSync(await (await rejets).path(), 'utf8');
  expect(texte).toContain('CODGEO,LIBGEO,ZRR,motif_de_rejet');
  expect(texte).toMatch(/99999,Nulle part,C,.*corrigez le code Insee/);

  const journal = page.waitForEvent('download');
  await carte.getByRole('button', { name: 'Télécharger les constats' }).click();
  const constats = readFileSync(await (await journal).path(), 'utf8');
  expect(constats).toMatch(/3 lignes = 2 acceptées \+ 0 réparées \+ 1 rejetées/);
  expect(constats).toMatch(/2,CODGEO,rejet,commune-introuvable/);

  await deposer(page, ['rejets-zrr.csv', texte.replace('99999,Nulle part', '15187,Salers')]);
  await expect(recu(page, 'rejets-zrr.csv')).toContainText('1 ligne : 1 acceptée', {
    timeout: 30_000,
  });
});
