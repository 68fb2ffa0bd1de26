import { readFile } from 'node:fs/promises';

import { expect, nombreDe, ouvrirCarte, test } from '../support/app';

const figure = (label: string) => `dl.chiffres > div:has(dt:text-is("${label}")) dd >> nth=0`;

test(
  'the map opens on the gaps of Auvergne-Rhône-Alpes, marked as simulated',
  { tag: '@carte' },
  async ({ page }) => {
    await ouvrirCarte(page);
    await expect(
      page.getByText(/En région Auvergne-Rhône-Alpes, \d+ communes sans lieu/),
    ).toBeVisible();
    await expect(page.getByText('Circulation simulée', { exact: true }).first()).toBeVisible();
    const pass = nombreDe(await page.locator(figure('Pass en circulation')).textContent());
    expect(pass).toBeGreaterThan(10_000);
    await expect(page.locator('canvas.maplibregl-canvas')).toBeVisible();
  },
);

test('the same facts stand in the table, sorted and filtered by keyboard', async ({ page }) => {
  await ouvrirCarte(page);
  const table = page.getByRole('table', { name: /Communes où circulent des Pass/ });
  await expect(table).toBeVisible();
  const header = table.getByRole('button', { name: 'Pass en circulation' });
  await header.focus();
  await page.keyboard.press('Enter');
  await expect(table.getByRole('columnheader', { name: 'Pass en circulation' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page.getByLabel('Filtrer le tableau').fill('aurillac');
  await expect(table.getByRole('row')).not.toHaveCount(0);
  for (const row of await table.locator('tbody th').all()) {
    await expect(row.locator('..')).toContainText(/aurillac/i);
  }
});

test('a commune says its class, why, its figures, their rows, and who could serve it', async ({
  page,
}) => {
  await ouvrirCarte(page);
  const table = page.getByRole('table', { name: /Communes où circulent des Pass/ });
  const first = table.locator('tbody th button').first();
  const nom = await first.textContent();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/commune=\w{5}/);
  const fiche = page.getByRole('complementary', { name: 'Détail' });
  await expect(fiche.getByRole('heading', { level: 2, name: nom?.trim() })).toBeVisible();
  await expect(
    fiche.getByText(/Le lieu labellisé le plus proche est à|Aucun lieu labellisé/),
  ).toBeVisible();
  await expect(fiche.locator('.candidats > li').first()).toContainText(
    /rapprocherait\s[\d\s]+Pass/u,
  );

  await fiche.getByRole('button', { name: 'D’où viennent ces chiffres ?' }).click();
  await expect(fiche.getByText(/Pass en circulation − .* = .* sans réponse/)).toBeVisible();
  const lignes = fiche.getByRole('table', { name: /Lignes de circulation/ });
  await expect(lignes).toBeVisible({ timeout: 60_000 });
  await expect(lignes.locator('tbody tr').first()).toBeVisible();

  await page.goBack();
  await expect(page).not.toHaveURL(/commune=/);
  await expect(fiche.getByRole('heading', { level: 2, name: nom?.trim() })).toHaveCount(0);
});

test('a commune is chosen by a click on the map', { tag: '@carte' }, async ({ page }) => {
  await ouvrirCarte(page, '?t=c63113');
  const canvas = page.locator('canvas.maplibregl-canvas');
  await expect(canvas).toBeVisible();
  await expect(async () => {
    const box = (await canvas.boundingBox())!;
    await canvas.click({ position: { x: box.width / 2 + 30, y: box.height / 2 - 70 } });
    await expect(page).toHaveURL(/commune=63113/, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});

test('territories are reached by search and by the breadcrumb, and sum up', async ({ page }) => {
  await ouvrirCarte(page);
  const total = nombreDe(await page.locator(figure('Pass en circulation')).textContent());
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: /Chercher une commune/ });
  await expect(search).toBeFocused();
  await search.fill('cantl');
  await page.getByRole('option', { name: /Cantal.*département/ }).click();
  await expect(page).toHaveURL(/t=d15/);
  await expect(page.getByText(/Dans le département « Cantal »/).first()).toBeVisible();
  const cantal = nombreDe(await page.locator(figure('Pass en circulation')).textContent());
  expect(cantal).toBeGreaterThan(0);
  expect(cantal).toBeLessThan(total);
  await page
    .getByRole('navigation', { name: 'Territoire affiché' })
    .getByRole('button', { name: 'Auvergne-Rhône-Alpes' })
    .click();
  await expect(page).toHaveURL(/t=r84/);
  await expect(page.locator(figure('Pass en circulation'))).toHaveText(
    new RegExp(total.toLocaleString('fr-FR').replace(/\s/g, '\\s')),
  );
});

test(
  'layers are turned on by keyboard and kept in the address',
  { tag: '@carte' },
  async ({ page }) => {
    await ouvrirCarte(page);
    const qpv = page.getByRole('checkbox', { name: /Quartiers prioritaires \(simulé\)/ });
    await qpv.focus();
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/couches=ecarts.labellises.qpv/);
    await expect(page.getByText('Quartier prioritaire (QPV)')).toBeVisible();
    await page.reload();
    await expect(qpv).toBeChecked({ timeout: 60_000 });
  },
);

test('the date is a date of the circulation: before, fewer Pass had been handed out', async ({
  page,
}) => {
  await ouvrirCarte(page);
  await page.getByLabel('Situation au').fill('2024-03-31');
  await expect(page).toHaveURL(/date=2024-03-31/);
  await expect
    .poll(async () => nombreDe(await page.locator(figure('Pass en circulation')).textContent()))
    .toBeLessThan(10_000);
});

test('the export says what is on screen, that it is simulated, its date and its source', async ({
  page,
}) => {
  await ouvrirCarte(page, '?t=d15');
  const total = nombreDe(await page.locator(figure('Pass en circulation')).textContent());
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter en CSV' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  const [header, ...rows] = text.trim().split('\r\n');
  const columns = header!.replace('\uFEFF', '').split(';');
  const at = columns.indexOf('pass_circulation');
  const cells = rows.map((row) => row.split(';'));
  const sum = cells.reduce((acc, row) => acc + Number(row[at]!.replace(',', '.')), 0);
  expect(sum).toBeCloseTo(total, 0);
  expect(new Set(cells.map((row) => row[columns.indexOf('donnees_simulees')]))).toEqual(
    new Set(['oui']),
  );
});

test('on a phone the sheet of a commune comes under the eyes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await ouvrirCarte(page);
  const table = page.getByRole('table', { name: /Communes où circulent des Pass/ });
  await table.locator('tbody th button').first().click();
  await expect(
    page.getByRole('complementary', { name: 'Détail' }).getByRole('heading', { level: 2 }),
  ).toBeInViewport();
});
