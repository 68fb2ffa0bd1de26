import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';

import { expect, nombreDe, ouvrir, ouvrirCarte, PAGES, test, violationsOf } from '../support/app';
import { deposer, ouvrirDonnees } from '../support/donnees';

const ifn = [
  'code,no_thd_coverage_rate,poverty_rate,total',
  '15014,2,4,3.5',
  '15187,8,7,7.25',
  '15120,6,6,6',
].join('\n');

test(
  'a link restores the whole view, and Back undoes one act at a time',
  { tag: '@carte' },
  async ({ page }) => {
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
  },
);

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
  await expect(page.getByText(/Dans le département « Puy-de-Dôme »/).first()).toBeVisible({
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

test('a file of one’s own is no other data than those of the link, and goes in it', async ({
  page,
}) => {
  await ouvrirDonnees(page, '?t=d15');
  const alerte = page.getByRole('status').filter({ hasText: 'Ce lien a été fait' });
  await deposer(page, ['ifn.csv', ifn]);
  await expect(page).toHaveURL(/donnees=ifn-[0-9a-f]{6}/, { timeout: 60_000 });
  await expect(alerte).toHaveCount(0);
  await page.getByRole('link', { name: 'Carte des écarts' }).click();
  const equite = page.getByRole('region', { name: 'Équité' });
  await expect(equite.getByText(/n’est pas connue.*Source :.*ifn\.csv/)).toBeVisible({
    timeout: 60_000,
  });
  const fragiles = equite.getByRole('row', { name: /IFN élevé/ });
  await fragiles
    .getByRole('button', { name: /d’où vient ce chiffre/ })
    .first()
    .click();
  const trace = page.getByRole('dialog', { name: 'D’où vient ce chiffre ?' });
  await expect(trace.getByText(/Sources :.*ifn\.csv/)).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(alerte).toHaveCount(0);
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
    await page.getByRole('button', { name: button }).first().click();
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

test(
  'clavier : the whole path without a mouse, with a visible focus and no trap',
  { tag: '@carte' },
  async ({ page }) => {
    await ouvrirCarte(page, '?t=d15');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Contenu', exact: true })).toBeFocused();
    const etapes: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement!;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const visible = outlineStyle !== 'none' && outlineWidth !== '0px';
        const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
        return { visible, nom: `${element.tagName} ${element.className} ${label.slice(0, 40)}` };
      });
      etapes.push(focus.nom);
      if (!focus.nom.startsWith('BODY')) expect(focus.visible, focus.nom).toBe(true);
    }
    expect(new Set(etapes).size).toBeGreaterThan(20);
    expect(etapes.some((nom) => nom.includes('maplibregl-canvas'))).toBe(true);
    expect(etapes.at(-1)).not.toContain('maplibregl-canvas');

    const aide = page
      .getByRole('button', { name: 'Que veut dire « Pass en circulation » ?' })
      .first();
    const bulle = page.getByText('Distribués, moins utilisés, moins expirés, à la date affichée.');
    await aide.focus();
    await expect(bulle).toBeVisible();
    await bulle.hover();
    await page.waitForTimeout(400);
    await expect(bulle).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bulle).toBeHidden();

    const partager = page.getByRole('button', { name: 'Partager' });
    await partager.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: /Partager/ })).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(partager).toBeFocused();
  },
);

test(
  'zoom : 400 % loses nothing and never scrolls sideways; spaced text is not cut',
  { tag: '@carte' },
  async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of [...PAGES, '?t=d15&commune=15014', 'candidats/?forme=tableau']) {
      await ouvrir(page, path);
      await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
      await page.addStyleTag({
        content:
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }',
      });
      const trop = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(trop, `/${path}`).toBeLessThanOrEqual(0);
    }
    await ouvrirCarte(page, '?t=d15');
    const table = page.getByRole('table', { name: /Communes où circulent des Pass/ });
    const departement = table.getByRole('columnheader', { name: /Département/ });
    await expect(departement).toBeHidden();
    const noms = await table.getByRole('columnheader', { name: /Commune/ }).boundingBox();
    expect(noms!.width, 'hidden columns take no room from those shown').toBeGreaterThan(80);
    await page.getByRole('button', { name: 'Toutes les colonnes' }).first().click();
    await expect(departement).toBeVisible();
  },
);

test.describe('a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test(
    'mouvement : the map does not glide for those who ask for less of it; fingers move it, ask and open',
    { tag: '@carte' },
    async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await ouvrirCarte(page, '?t=d15&camera=3.093_45.0337_8.5');
      const canvas = page.locator('canvas.maplibregl-canvas');
      await canvas.focus();
      await page.keyboard.press('+');
      await expect(page).not.toHaveURL(/_8\.5/, { timeout: 2_000 });
      await auDoigt(page);
    },
  );
});

test(
  'the map is kept as an SVG and a PNG, and printed with its legend and its source',
  { tag: '@carte' },
  async ({ page }) => {
    await ouvrirCarte(page, '?t=d15');
    const prete = page.locator('canvas.maplibregl-canvas');
    await expect(prete).toBeVisible({ timeout: 30_000 });
    const telecharger = async (button: string) => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).first().click();
      return readFile(await (await downloading).path());
    };
    const svg = (await telecharger('Image SVG')).toString('utf8');
    expect(svg).toContain('Dans le département « Cantal »');
    expect(svg).toContain('Circulation simulée.');
    const png = await telecharger('Image PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(20_000);

    await page.evaluate('window.print = () => document.body.setAttribute("data-imprime", "")');
    await page.getByRole('button', { name: 'Imprimer' }).click();
    await expect(page.locator('body[data-imprime]')).toHaveCount(1, { timeout: 20_000 });
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('img.impression')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(/^Source : .*Situation au 30 juin 2026/).first()).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Menu principal' })).toBeHidden();
  },
);

/** A finger that stays says what is under it, a tap opens it, two fingers zoom; one would scroll the page. */
async function auDoigt(page: Page): Promise<void> {
  const carte = page.locator('canvas.maplibregl-canvas');
  await carte.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await carte.boundingBox())!;
  const [cx, cy] = [x + width / 2, y + height / 2];
  const session = await page.context().newCDPSession(page);
  const toucher = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })),
    });
  const infobulle = page.locator('.infobulle.montree');
  await toucher('touchStart', [cx, cy]);
  await expect(infobulle).toContainText('Saint-Flour', { timeout: 10_000 });
  await toucher('touchEnd');
  await expect(page).not.toHaveURL(/commune=/);
  const avant = page.url();
  await toucher('touchStart', [cx - 30, cy], [cx + 30, cy]);
  for (const ecart of [45, 60, 75, 90])
    await toucher('touchMove', [cx - ecart, cy], [cx + ecart, cy]);
  await toucher('touchEnd');
  await expect(page).not.toHaveURL(avant, { timeout: 10_000 });
  await expect(infobulle).toHaveCount(0);
  await page.touchscreen.tap(cx, cy);
  await expect(page).toHaveURL(/commune=15187/, { timeout: 10_000 });
  await expect(page.getByRole('complementary', { name: 'Détail' }).locator('h2')).toContainText(
    'Saint-Flour',
  );
  const petites = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.maplibregl-ctrl button, .fr-btn')]
      .filter((button) => button.offsetWidth > 0 && button.offsetHeight < 44)
      .map((button) => button.textContent),
  );
  expect(petites).toEqual([]);
}
