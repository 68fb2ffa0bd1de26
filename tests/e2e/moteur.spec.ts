import { readFile } from 'node:fs/promises';

import type { Download, Page } from '@playwright/test';
import Papa from 'papaparse';

import { expect, nombreDe, ouvrir, ouvrirCarte, test, violationsOf } from '../support/app';

const figure = (label: string) => `dl.chiffres > div:has(dt:text-is("${label}")) dd >> nth=0`;

/** Rows of an exported CSV, by the names of its columns. */
async function csvDe(downloading: Promise<Download>): Promise<Record<string, string>[]> {
  const text = await readFile(await (await downloading).path(), 'utf8');
  return Papa.parse<Record<string, string>>(text.replace('\uFEFF', '').trim(), {
    header: true,
    delimiter: ';',
  }).data;
}

async function confianceFaite(page: Page): Promise<void> {
  await expect(page.getByText('Confiance estimée sur 200 tirages')).toBeVisible({
    timeout: 60_000,
  });
}

test('a threshold changed on the page changes every figure, says so, and lives in the link', async ({
  page,
}) => {
  await ouvrirCarte(page);
  const loin = page.locator(figure('Pass à plus de 10 km d’un lieu'));
  const avant = nombreDe(await loin.textContent());
  const menu = page.getByRole('navigation', { name: 'Menu principal' });
  await menu.getByRole('link', { name: 'Méthode' }).click();
  const rurale = page.getByRole('group', { name: /Commune rurale/ });
  await rurale.getByLabel('Premier pas').fill('40');
  await page.getByRole('button', { name: 'Recalculer avec ces réglages' }).click();
  await expect(page.getByRole('alert')).toContainText('Les trois pas doivent croître');
  await expect(page).not.toHaveURL(/[?&]p=/);

  await rurale.getByLabel('Premier pas').fill('10');
  await page.getByLabel(/Détour par la route/).fill('2');
  await page.getByRole('button', { name: 'Recalculer avec ces réglages' }).click();
  await expect(page).toHaveURL(/[?&]p=de2(&|$)/);
  await menu.getByRole('link', { name: 'Carte des écarts' }).click();
  const barre = page.getByRole('complementary', { name: 'Scénario et paramètres en vigueur' });
  await expect(barre).toContainText('paramètres modifiés');
  await expect
    .poll(async () => nombreDe(await loin.textContent()), { timeout: 30_000 })
    .toBeGreaterThan(avant);
  const change = await loin.textContent();
  await page.reload();
  await expect(loin).toHaveText(change!, { timeout: 30_000 });
  const [ligne] = await csvDe(
    Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter en CSV' }).click(),
    ]).then(([download]) => download),
  );
  expect(ligne!.source).toContain('paramètres modifiés');

  await barre.getByRole('link', { name: 'Voir et changer les seuils' }).click();
  await page.getByRole('button', { name: 'Revenir aux réglages par défaut' }).click();
  await expect(page).not.toHaveURL(/[?&]p=/);
  await expect(barre).toHaveCount(0);
});

test('confidence is drawn in the background: in the table, the sheet and the export; C has no class', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ouvrirCarte(page);
  await confianceFaite(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter en CSV' }).click();
  const lignes = await csvDe(downloading);
  const niveaux = new Set(lignes.map(({ confiance }) => confiance));
  expect(niveaux).toContain('A');
  expect(niveaux).toContain('B');
  for (const { classe, confiance } of lignes) {
    if (confiance === 'C' || confiance === '') expect(classe).toBe('Données insuffisantes');
  }

  const table = page.getByRole('table', { name: /Communes où circulent des Pass/ });
  await table.locator('tbody th button').first().click();
  const fiche = page.getByRole('complementary', { name: 'Détail' });
  await expect(fiche.getByText(/^[ABC] : la même classe dans .* des 200 tirages/)).toBeVisible();
  await fiche.getByRole('button', { name: 'D’où viennent ces chiffres ?' }).click();
  await fiche.getByRole('button', { name: 'Copier pour un rapport' }).click();
  await expect(fiche.getByText('Copié.')).toBeVisible();
  const copie = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of [
    /situation au \d+ .* 2026/,
    /la circulation des Pass est simulée/,
    /Calcul : [\d\s ,]+ Pass en circulation − [\d\s ,]+ qui trouvent une place = /u,
    /Paramètres : détour 1\.3 ; poids 1 \/ 0\.68 \/ 0\.22/,
    /Sources : .*Hinaura/,
    /Lien : http.*commune=/,
  ])
    expect(copie).toMatch(part);
});

test(
  'a plan at p lieux says how far it is from the best, then is tried, undone, kept and compared',
  { tag: '@carte' },
  async ({ page }) => {
    test.setTimeout(180_000);
    await ouvrir(page, 'plan/?t=d15');
    await page.getByLabel('Nombre de lieux').fill('3');
    await page.getByRole('button', { name: 'Tracer le plan' }).click({ timeout: 60_000 });
    await expect(page.getByText(/Optimum prouvé|À [\d,]+ % au plus de l’optimum/)).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
    await expect(
      page.getByRole('list', { name: 'Lieux du plan' }).getByRole('listitem'),
    ).toHaveCount(3);
    const cellules = page.getByRole('row', { name: /^Pass sans réponse/ }).getByRole('cell');
    const [avant, apres] = (await cellules.allTextContents()).map((text) => nombreDe(text));
    expect(apres!).toBeLessThan(avant!);
    const lignes = await csvDe(
      Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Exporter en CSV' }).click(),
      ]).then(([download]) => download),
    );
    expect(lignes).toHaveLength(3);
    expect(new Set(lignes.map(({ donnees_simulees }) => donnees_simulees))).toEqual(
      new Set(['oui']),
    );
    expect(await violationsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Envoyer ce plan dans un scénario' }).click();
    await expect(page).toHaveURL(/si=a.*si=a.*si=a/);
    const barre = page.getByRole('complementary', { name: 'Scénario et paramètres en vigueur' });
    await page
      .getByRole('navigation', { name: 'Menu principal' })
      .getByRole('link', { name: 'Carte des écarts' })
      .click();
    const sansReponse = page.locator(figure('Pass sans réponse'));
    await expect.poll(async () => nombreDe(await sansReponse.textContent())).toBe(apres);
    await expect(page.getByText(/scénario : 3 lieux essayés/).first()).toBeVisible();
    await barre.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect.poll(async () => nombreDe(await sansReponse.textContent())).toBe(avant);
    await barre.getByRole('button', { name: 'Refaire' }).click();
    await expect.poll(async () => nombreDe(await sansReponse.textContent())).toBe(apres);
    await page.reload();
    await expect(sansReponse).toBeVisible({ timeout: 30_000 });
    expect(nombreDe(await sansReponse.textContent())).toBe(apres);

    await barre.getByRole('link', { name: 'Garder et comparer' }).click();
    await page.getByLabel(/Nom du scénario en vigueur/).fill('Trois lieux');
    await page.getByRole('button', { name: 'Garder', exact: true }).click();
    await barre.getByRole('button', { name: 'Tout retirer' }).click();
    await page.getByLabel('Second').selectOption('Trois lieux');
    const totaux = page.getByRole('row', { name: /^Pass sans réponse/ }).getByRole('cell');
    await expect(totaux.first()).toBeVisible({ timeout: 60_000 });
    await expect
      .poll(async () => (await totaux.allTextContents()).map((text) => nombreDe(text)))
      .toEqual([avant, apres]);
    await expect(page.getByText(/\d+ communes? changent? de classe/).first()).toBeVisible();
    await expect(
      page.getByRole('figure', { name: /changent de classe/ }).locator('canvas.maplibregl-canvas'),
    ).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
  },
);

test('a lieu tried closed leaves every view, and a quota is kept', async ({ page }) => {
  await ouvrirCarte(page, '?t=d15&commune=15014');
  const fiche = page.getByRole('complementary', { name: 'Détail' });
  const labellises = page.locator(figure('Lieux labellisés'));
  const avant = nombreDe(await labellises.textContent());
  await fiche.getByRole('button', { name: 'fermait' }).click();
  await expect(page).toHaveURL(/si=f/);
  await expect.poll(async () => nombreDe(await labellises.textContent())).toBe(avant - 1);

  await page.goto('plan/?t=d15');
  await page.getByLabel('Nombre de lieux').fill('3');
  await page.getByLabel('Où compter les lieux').selectOption('Dans chaque intercommunalité');
  await page.getByLabel('Au moins').fill('0');
  await page.getByLabel('Au plus').fill('1');
  await page.getByRole('button', { name: 'Ajouter l’exigence' }).click();
  await expect(page).toHaveURL(/plan=3\.20\.c-0-1/);
  await page.getByRole('button', { name: 'Tracer le plan' }).click({ timeout: 60_000 });
  const lignes = page.getByRole('table', { name: /Lieux du plan/ }).locator('tbody tr');
  await expect(lignes.first()).toBeVisible({ timeout: 60_000 });
  const epci = await lignes.locator('td:nth-of-type(2)').allTextContents();
  expect(epci.length).toBeGreaterThan(1);
  expect(new Set(epci).size).toBe(epci.length);

  await page.goto('plan/?t=d15&plan=3.5');
  await page.getByText('Respecter la capacité des lieux').click();
  await expect(page).toHaveURL(/plan=3\.5\.cap/);
  await page.getByRole('button', { name: 'Tracer le plan' }).click({ timeout: 60_000 });
  await expect(page.getByText(/Pass\s+sans réponse qui trouvent une place/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/% de la capacité des lieux de ce plan est estimée/)).toBeVisible();
  await expect(lignes.first()).toContainText('(estimée)');

  await page.goto('plan/?t=d15&plan=3.5.c-0-1.t-4-');
  await page.getByRole('button', { name: 'Tracer le plan' }).click({ timeout: 60_000 });
  await expect(page.getByRole('alert')).toContainText(/« au moins 4 lieux dans un quartier/, {
    timeout: 60_000,
  });
});

test('ranks say how robust they are; equity is told by zoning, and clusters by commune', async ({
  page,
}) => {
  await ouvrir(page, 'candidats/');
  const rang = page.getByRole('list', { name: 'Lieux à approcher' }).getByRole('listitem').first();
  await expect(rang.getByText('robuste').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Solidité du classement/)).toHaveCount(0, { timeout: 60_000 });

  await ouvrirCarte(page);
  const equite = page.getByRole('region', { name: /^Équité/ });
  const pass = async (groupe: RegExp) =>
    nombreDe(
      await equite.getByRole('row', { name: groupe }).getByRole('cell').first().textContent(),
    );
  const tout = nombreDe(await page.locator(figure('Pass en circulation')).textContent());
  await expect.poll(() => pass(/^Communes en FRR/), { timeout: 60_000 }).toBeGreaterThan(0);
  expect(await pass(/^Tout le territoire/)).toBe(tout);
  expect(await pass(/^Communes qui ont un quartier/)).toBeLessThan(tout);
  const gini = equite
    .getByRole('row', { name: /^Tout le territoire/ })
    .getByRole('cell')
    .nth(1);
  expect(nombreDe(await gini.textContent())).toBeGreaterThan(0);
  expect(nombreDe(await gini.textContent())).toBeLessThan(1);
  await confianceFaite(page);
  await equite.getByRole('button', { name: /Chercher les grappes/ }).click();
  await expect(page).toHaveURL(/couches=[^&]*grappes/);
  const grappes = equite.getByRole('region', { name: /^Communes en grappe/ });
  const noyau = grappes.getByRole('row', { name: /▲ Grappe sans réponse/ }).first();
  await expect(noyau).toBeVisible({ timeout: 30_000 });
  await noyau.getByRole('rowheader').getByRole('button').click();
  await expect(page).toHaveURL(/commune=/);
});

test('a new stop and the end of a post are tried, told in the link, and undone one at a time', async ({
  page,
}) => {
  await ouvrir(page, 'scenarios/?t=d15');
  await page.getByRole('combobox', { name: /Nouvel arrêt/ }).fill('Saint-Flour');
  await page.getByRole('option').first().click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Essayer cet arrêt' }).click();
  await expect(page).toHaveURL(/si=n15187_4/);
  const totaux = page.getByRole('row', { name: /^Pass sans réponse/ }).getByRole('cell');
  await expect(totaux.first()).toBeVisible({ timeout: 60_000 });
  await expect
    .poll(async () => {
      const [avant, apres] = (await totaux.allTextContents()).map((text) => nombreDe(text));
      return apres! < avant!;
    })
    .toBe(true);
  await page.getByRole('combobox', { name: /Fin de poste/ }).fill('au');
  await page.getByRole('option').first().click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Essayer cette fin' }).click();
  await expect(page).toHaveURL(/si=n15187_4.*si=p/);
  const barre = page.getByRole('complementary', { name: 'Scénario et paramètres en vigueur' });
  await expect(barre).toContainText('Nouvel arrêt à Saint-Flour');
  await expect(barre).toContainText('fin de poste');
  await barre.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page).not.toHaveURL(/si=p/);
  await expect(page).toHaveURL(/si=n15187_4/);
});
