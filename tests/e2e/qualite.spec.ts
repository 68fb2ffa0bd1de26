import { readFile } from 'node:fs/promises';

import { expect, ouvrir, test, violationsOf } from '../support/app';

test('the quality page says what each gap does, opens its lieux, and follows the territory', async ({
  page,
}) => {
  await ouvrir(page, 'donnees/?t=d63');
  await page.getByRole('button', { name: /^Qualité des lieux/ }).click({ timeout: 60_000 });
  await expect(page.getByText(/\d+ lieux dans le département « Puy-de-Dôme »/)).toBeVisible();
  await expect(page.getByText(/Pass placés : .+ à la commune de résidence/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/de la capacité des lieux est estimée/)).toBeVisible();

  const perimes = page.getByRole('listitem').filter({ hasText: 'sans mise à jour depuis 18 mois' });
  await expect(perimes).toContainText(/Pass en circulation \(\d+\s%\) ont pour plus proche/u);
  const annonces = Number(/: (\d+) lieux?\./.exec((await perimes.textContent())!)![1]);
  await perimes.getByRole('button', { name: /^Voir les lieux/ }).click();
  await expect(page.getByRole('table', { name: /^Lieux : Labellisés/ })).toHaveAttribute(
    'aria-rowcount',
    String(annonces + 1),
  );
  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger ces lieux (CSV)' }).click();
  const csv = (await readFile(await (await telechargement).path())).toString().trim();
  expect(csv.split('\r\n')).toHaveLength(annonces + 1);
  await expect(page.getByRole('table', { name: /territoire par territoire/ })).toContainText(
    'Clermont Auvergne Métropole',
  );
  expect(await violationsOf(page)).toEqual([]);
});

test('provenance is told, completed by the reader, and exported as one record', async ({
  page,
}) => {
  await ouvrir(page, 'donnees/');
  await expect(page.getByRole('heading', { level: 3, name: /^Structures/ }).first()).toBeVisible({
    timeout: 60_000,
  });
  const qpv = 'code_qp,nom_qp,insee_com,lib_com\nQN01501M,Q,15014,Aurillac\n';
  await page
    .getByLabel('Déposer ou choisir des fichiers')
    .setInputFiles({ name: 'mes-qpv.csv', mimeType: 'text/csv', buffer: Buffer.from(qpv) });
  const vigueur = page.locator('section[aria-labelledby=vigueur]');
  await vigueur
    .getByRole('button', { name: 'Préciser la provenance de mes-qpv.csv' })
    .click({ timeout: 60_000 });
  const fiche = page.getByRole('form', { name: 'Provenance de mes-qpv.csv' });
  await fiche.getByLabel('Producteur').fill('ANCT');
  await fiche.getByLabel('Millésime').fill('2024');
  await fiche.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(
    vigueur.getByText(/mes-qpv\.csv · Producteur : ANCT .+ Millésime : 2024/),
  ).toBeVisible({
    timeout: 30_000,
  });
  // Read again, as something else and back, it comes from the same place.
  const lireComme = page.locator('.recus').getByLabel(/Lire ce fichier comme/);
  await lireComme.selectOption('Lieux de médiation numérique');
  await expect(page.locator('.recus')).toContainText('« Lieux de médiation numérique »', {
    timeout: 60_000,
  });
  await lireComme.selectOption(/* QPV */ 'qpv');
  await expect(page.locator('.recus')).not.toContainText('comme « Lieux', { timeout: 60_000 });
  await expect(
    vigueur.getByText(/mes-qpv\.csv · Producteur : ANCT .+ Millésime : 2024/),
  ).toBeVisible({ timeout: 60_000 });

  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Provenance (JSON)' }).click();
  const fiches = JSON.parse(
    (await readFile(await (await telechargement).path())).toString(),
  ) as Record<string, unknown>[];
  expect(fiches.find(({ fichier }) => fichier === 'mes-qpv.csv')).toMatchObject({
    jeu: 'qpv',
    producteur: 'ANCT',
    licence: null,
    millesime: '2024',
    lignes: 1,
    acceptees: 1,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  for (const { sha256 } of fiches) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});
