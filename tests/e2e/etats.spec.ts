import type { Page } from '@playwright/test';

import { expect, test, violationsOf } from '../support/app';
import { arbreDe, defautsDe } from '../support/arbre';

/** The page alive, with nothing under way. */
async function fini(page: Page): Promise<void> {
  await expect(page.locator('[data-premiere]')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
}

async function deposer(page: Page, texte: string): Promise<void> {
  await expect(page.getByText('Structures').first()).toBeVisible({ timeout: 60_000 });
  await page
    .getByLabel('Déposer ou choisir des fichiers')
    .setInputFiles({ name: 'essai.csv', mimeType: 'text/csv', buffer: Buffer.from(texte) });
  await expect(page.getByText('« essai.csv »').first()).toBeVisible({ timeout: 30_000 });
}

/** Each state that a view can be in, and what brings it there. */
const ETATS: readonly {
  readonly etat: string;
  readonly path: string;
  /** Before the page opens. */
  readonly avant?: (page: Page) => Promise<unknown>;
  readonly apres?: (page: Page) => Promise<unknown>;
  /** Also looked at in forced colours. */
  readonly contrastes?: true;
  /** With its map drawn. */
  readonly carte?: true;
}[] = [
  {
    etat: 'loading',
    path: '',
    avant: (page) => page.route(/referentiel\.json/, () => new Promise(() => {})),
    apres: (page) => expect(page.getByRole('progressbar').first()).toBeVisible(),
  },
  {
    etat: 'an error',
    path: '',
    avant: (page) =>
      page.route(/referentiel\.json/, (route) => route.fulfill({ status: 200, body: '' })),
    apres: (page) =>
      expect(page.getByText('L’application n’a pas pu se charger')).toBeVisible({
        timeout: 30_000,
      }),
  },
  { etat: 'a territory without a Pass', path: '?t=d75', apres: fini },
  { etat: 'candidates of a territory without a Pass', path: 'candidats/?t=d75', apres: fini },
  { etat: 'circulation of a territory without a Pass', path: 'circulation/?t=d75', apres: fini },
  { etat: 'a filter that keeps nothing', path: '?t=d15&filtre=zzzz', apres: fini },
  {
    etat: 'a commune open',
    path: '?t=d15&commune=15014',
    apres: fini,
    contrastes: true,
    carte: true,
  },
  { etat: 'a lieu that is not there', path: '?lieu=inconnu', apres: fini },
  {
    etat: 'the table of candidates',
    path: 'candidats/?t=d15&forme=tableau',
    apres: fini,
    contrastes: true,
  },
  {
    etat: 'other parameters and every layer',
    path: '?t=d15&p=de1.5&couches=ecarts.labellises.candidats.qpv.rural.cnfs',
    apres: fini,
    carte: true,
  },
  {
    etat: 'the window of a shared view',
    contrastes: true,
    path: '?t=d15',
    apres: async (page) => {
      await fini(page);
      await page.getByRole('button', { name: 'Partager' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    etat: 'answers of the search',
    path: 'methode/',
    apres: async (page) => {
      await page.getByRole('combobox', { name: /Chercher/ }).fill('aurillac');
      await expect(page.getByRole('option').first()).toBeVisible({ timeout: 60_000 });
    },
  },
  {
    etat: 'a date out of range',
    path: '?t=d15',
    apres: async (page) => {
      await fini(page);
      await page.getByLabel('Situation au').fill('2031-01-01');
      await page.getByLabel('Situation au').blur();
      await expect(page.getByText(/Date hors de la circulation connue/)).toBeVisible();
    },
  },
  {
    etat: 'a link whose date is out of range',
    path: '?t=d15&date=2031-01-01',
    apres: async (page) => {
      await fini(page);
      await expect(page.getByText(/Date hors de la circulation connue/)).toBeVisible();
      await expect(page.getByText(/Les chiffres restent au/)).toHaveCount(0);
    },
  },
  {
    etat: 'a file refused',
    path: 'donnees/',
    apres: (page) => deposer(page, 'plat;cuisson\ntarte;40 min\n'),
  },
  {
    etat: 'a file half accepted',
    contrastes: true,
    path: 'donnees/',
    apres: (page) =>
      deposer(
        page,
        'id,nom,adresse,code_postal,commune,services\n1,Mairie,1 rue A,15000,Aurillac,Aider\n2,,,,,\n',
      ),
  },
  {
    etat: 'a plan drawn',
    path: 'plan/?t=d15',
    apres: async (page) => {
      await page.getByRole('button', { name: 'Tracer le plan' }).click({ timeout: 60_000 });
      await expect(page.getByText(/mis à portée/).first()).toBeVisible({ timeout: 60_000 });
      await fini(page);
    },
  },
];

for (const { etat, path, avant, apres, contrastes, carte } of ETATS) {
  test(
    `${etat}: 0 axe violation wide, narrow and dark, in forced colours; every control named`,
    { tag: carte ? '@carte' : [] },
    async ({ page }) => {
      await avant?.(page);
      await page.goto(path);
      await apres?.(page);
      expect(await violationsOf(page)).toEqual([]);
      expect(defautsDe(await arbreDe(page))).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await violationsOf(page)).toEqual([]);
      const trop = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(trop).toBeLessThanOrEqual(0);
      if (!contrastes) return;
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      // Forced colours are the reader's: axe still reads those of the page.
      expect(await violationsOf(page, ['color-contrast'])).toEqual([]);
    },
  );
}

test('a file of the app lost on its way is asked for again; lost for good, it is said in French', async ({
  browser,
  baseURL,
}) => {
  const contexte = await browser.newContext({ baseURL, serviceWorkers: 'block' });
  const page = await contexte.newPage();
  const structures = /cnfs-structures[^/]*\.csv/;
  let demandes = 0;
  await page.route(structures, (route) => {
    demandes += 1;
    return demandes === 1 ? route.abort('connectionreset') : route.continue();
  });
  await page.goto('donnees/');
  await expect(page.getByRole('heading', { level: 3, name: 'Structures' })).toBeVisible({
    timeout: 60_000,
  });
  expect(demandes).toBe(2);
  await page.unroute(structures);
  await page.route(structures, (route) => route.abort('connectionreset'));
  await page.reload();
  await expect(page.getByText(/csv » de l’application n’est pas arrivé/)).toBeVisible({
    timeout: 60_000,
  });
  await contexte.close();
});
