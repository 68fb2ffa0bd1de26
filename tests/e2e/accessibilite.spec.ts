import type { Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';

import { expect, ouvrir, ouvrirCarte, PAGES, test, violationsOf } from '../support/app';
import { arbreDe, defautsDe } from '../support/arbre';

/** The page alive, with nothing under way. */
async function fini(page: Page): Promise<void> {
  await expect(page.locator('[data-premiere]')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
}

/** Pages looked at with their map drawn. */
const AVEC_CARTE = new Set(['', 'plan/']);

/** Upright, then on its side. */
const TELEPHONE = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
] as const;

/** Beside the standard rules: marks that serve the eye alone, and empty ones that make room. */
const VALIDATEUR = new HtmlValidate({ extends: ['html-validate:standard'] });
const PRESENTATION =
  'b, i, u, s, font, center, big, tt, strike, blink, marquee, br + br, p:empty:not([role]), ' +
  'h1:empty, h2:empty, h3:empty, h4:empty, li:empty, blockquote, [align], [bgcolor], [valign]';

for (const path of [...PAGES, '?t=d15&commune=15014', 'candidats/?forme=tableau']) {
  const tag = AVEC_CARTE.has(path) ? '@carte' : [];
  test(
    `/${path}: 0 axe violation in light and in dark, whole on a telephone; valid, read in order without styles, each control with name, role and state`,
    { tag },
    async ({ page }) => {
      await ouvrir(page, path);
      await fini(page);
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-fr-theme', colorScheme);
        expect(await violationsOf(page)).toEqual([]);
      }
      const large = page.viewportSize()!;
      for (const taille of TELEPHONE) {
        await page.setViewportSize(taille);
        const trop = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(trop, `${taille.width} pixels`).toBeLessThanOrEqual(0);
      }
      await expect(page.getByRole('combobox', { name: /Chercher/ })).toBeInViewport();
      await page.setViewportSize(large);
      const html = await page.evaluate(() => document.documentElement.outerHTML);
      const { results } = await VALIDATEUR.validateString(`<!doctype html>\n${html}`);
      const fautes = results.flatMap(({ messages }) => messages);
      expect(fautes.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`)).toEqual(
        [],
      );
      const marques = await page
        .locator(PRESENTATION)
        .evaluateAll((found) => found.map((element) => element.outerHTML.slice(0, 120)));
      expect(marques).toEqual([]);

      const arbre = await arbreDe(page);
      expect(arbre.length).toBeGreaterThan(40);
      expect(defautsDe(arbre)).toEqual([]);
      const reperes = arbre.map(({ role }) => role).filter((role) => REPERES.includes(role));
      expect(reperes).toEqual(expect.arrayContaining(['banner', 'search', 'main', 'contentinfo']));
      expect(arbre.some(({ etats }) => etats.live === 'polite')).toBe(true);

      const [avec, sans] = await page.evaluate(COULEURS);
      expect(avec, 'the page declares its ink and its ground together').toBe(true);
      expect(sans, 'text over an image without a ground').toEqual([]);

      const visible = await page.evaluate(() => document.querySelector('main')!.innerText.length);
      await page.evaluate(() => {
        for (const sheet of [...document.styleSheets]) sheet.disabled = true;
      });
      const lu = await page.evaluate(() => document.body.innerText);
      expect(lu.length).toBeGreaterThan(visible);
      const ordre = [
        'Contenu',
        'Maillage',
        'Carte des écarts',
        await page.locator('h1').innerText(),
      ];
      const places = [...ordre, 'Maillage ne transmet rien'].map((texte) => lu.indexOf(texte));
      expect(places.every((place) => place >= 0)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    },
  );
}

const REPERES = ['banner', 'navigation', 'search', 'main', 'complementary', 'contentinfo'];

/** Whether `html` or `body` sets ink and ground, and the text that lies on a picture without a ground of its own. */
function COULEURS(): readonly [boolean, readonly string[]] {
  const { color, backgroundColor } = getComputedStyle(document.body);
  const ground = (value: string): boolean => !/rgba\(0, 0, 0, 0\)|transparent/.test(value);
  const racine =
    ground(backgroundColor) || ground(getComputedStyle(document.documentElement).backgroundColor);
  const sans = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
    const style = getComputedStyle(element);
    const direct = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
    );
    return direct && /url\(/.test(style.backgroundImage) && !ground(style.backgroundColor);
  });
  return [color !== '' && racine, sans.map((element) => element.outerHTML.slice(0, 120))];
}

test('what changes is told: names, values, states and live regions follow each act', async ({
  page,
}) => {
  await ouvrirCarte(page, '?t=d15');
  await fini(page);
  const noeud = async (role: string, nom: RegExp) =>
    (await arbreDe(page)).find((one) => one.role === role && nom.test(one.nom));

  expect((await noeud('checkbox', /Autres lieux/))?.etats.checked).toBe('false');
  await page.getByRole('checkbox', { name: /Autres lieux/ }).check({ force: true });
  expect((await noeud('checkbox', /Autres lieux/))?.etats.checked).toBe('true');

  const colonne = page.getByRole('columnheader', { name: 'Pass en circulation' });
  await colonne.getByRole('button', { name: 'Pass en circulation' }).click();
  await expect(colonne).toHaveAttribute('aria-sort', 'descending');

  const search = page.getByRole('combobox', { name: /Chercher/ });
  expect((await noeud('combobox', /Chercher/))?.etats.expanded).toBe(false);
  await search.fill('aurillac');
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 60_000 });
  await search.press('ArrowDown');
  const ouverte = await noeud('combobox', /Chercher/);
  expect(ouverte?.etats.expanded).toBe(true);
  expect(ouverte?.valeur).toBe('aurillac');
  expect(ouverte?.etats.activedescendant ?? ouverte?.etats).toBeTruthy();
  expect((await noeud('option', /Aurillac/))?.etats.selected).toBe(true);
  await expect(page.getByRole('status').filter({ hasText: /résultats$/ })).toHaveCount(1);
  await search.press('Escape');

  await page.getByLabel('Situation au').fill('2031-01-01');
  const alerte = await noeud('alert', /^/);
  expect(alerte?.etats.live).toBe('assertive');
  await expect(page.getByLabel('Situation au')).toHaveAccessibleDescription(/Date hors de la/);
  await expect(page.getByLabel('Situation au')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Situation au').fill('2026-01-31');
  await expect(page.getByText(/Date hors de la/)).toHaveCount(0);
  await expect(
    page.getByRole('status').filter({ hasText: 'Situation au 31 janvier 2026' }),
  ).toHaveCount(1);
});

test('the / key leads to the search, unless the reader turned it off, on this device for good', async ({
  page,
}) => {
  await ouvrirCarte(page);
  const search = page.getByRole('combobox', { name: /Chercher/ });
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  const touche = page.getByRole('button', { name: /Touche « \/ »/ });
  await touche.click();
  await expect(touche).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('/');
  await expect(search).not.toBeFocused();
  await page.reload();
  await expect(touche).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(search).not.toBeFocused();
});

test('a telephone is locked neither upright nor on its side', async ({ request }) => {
  const manifest = await request.get('manifest.webmanifest');
  expect(await manifest.json()).not.toHaveProperty('orientation');
});

test('without JavaScript, the page says that it needs it, and that nothing is sent', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  await expect(page.getByText(/il lui faut JavaScript/)).toBeVisible();
  await context.close();
});

/** Marks of the drawings that carry nothing: the light behind the month that is read, the grid, the ground of a bar. */
const DECOR =
  '.curseur, .aire, .fond, .fond-hachures, .axe *, pattern, pattern *, text, title, desc';

for (const scheme of ['light', 'dark'] as const) {
  test(`in ${scheme}, the marks of a chart and the edges of fields stand out by 3 to 1 at least`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await ouvrir(page, 'circulation/');
    await expect(page.locator('svg[role=img] rect.distribues').first()).toBeVisible({
      timeout: 60_000,
    });
    const marques = await page.evaluate(CONTRASTES, `svg[role=img] *:not(${DECOR}, g)`);
    expect(new Set(marques.map(({ nom }) => nom)).size).toBeGreaterThan(4);
    expect(marques.filter(({ contraste }) => contraste < 3)).toEqual([]);
    await ouvrir(page, 'methode/');
    const champs = await page.evaluate(CONTRASTES, 'input, select, textarea');
    expect(champs.length).toBeGreaterThan(10);
    expect(champs.filter(({ contraste }) => contraste < 3)).toEqual([]);
  });
}

/** Contrast of each mark found with the ground of the page: the strongest of its fill, its stroke and its edge. */
function CONTRASTES(selector: string): { nom: string; contraste: number }[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const luminance = (color: string): number => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const ratio = (one: number, other: number): number =>
    (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll<HTMLElement>(selector)].map((element) => {
    const { fill, stroke, boxShadow, borderBottomColor, borderBottomWidth } =
      getComputedStyle(element);
    const svg = element instanceof SVGElement;
    const edge = borderBottomWidth === '0px' ? [] : [borderBottomColor];
    const shadow = /rgba?\([^)]*\)/.exec(boxShadow)?.[0];
    const colors = (svg ? [fill, stroke] : [...edge, ...(shadow ? [shadow] : [])]).filter(
      (color) => /^rgb/.test(color) && !/^rgba\(.*, 0\)$/.test(color),
    );
    const contraste = Math.max(1, ...colors.map((color) => ratio(luminance(color), ground)));
    return { nom: `${element.tagName} ${element.getAttribute('class') ?? ''}`, contraste };
  });
}
