import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium, type Page } from 'playwright';

import { CHROMIUM_ARGS, ensureChromium } from './chromium';
import { serve } from './serve';

/** What brings a page to the state that is looked at. */
type Acte = (page: Page) => Promise<unknown>;

interface Capture {
  readonly path: string;
  /** Before the page opens. */
  readonly avant?: Acte;
  readonly acte?: Acte;
  /** Also taken in the dark theme. */
  readonly sombre?: true;
  /** The whole page, and not what a screen holds. */
  readonly entiere?: true;
}

/** Pages and states to look at, by the name of their picture. */
const CAPTURES: Readonly<Record<string, Capture>> = {
  carte: { path: '', sombre: true },
  'carte-chargement': {
    path: '',
    avant: (page) => page.route(/referentiel\.json/, () => new Promise(() => {})),
  },
  'carte-erreur': {
    path: '',
    avant: (page) => page.route(/referentiel\.json/, (route) => route.fulfill({ body: '' })),
  },
  'carte-vide': { path: '?t=d75' },
  'carte-filtre-vide': { path: '?t=d15&filtre=zzz', acte: bas },
  'carte-commune': { path: '?t=d74&commune=74280', sombre: true },
  'carte-mesure': { path: '?t=d15&m=places-jenks5', sombre: true },
  'carte-croisement': { path: '?m=croisement' },
  'carte-hexagones': { path: '?m=part-hex' },
  'carte-couches': { path: '?t=d15&couches=ecarts.labellises.candidats.qpv.rural.cnfs' },
  partage: { path: '?t=d15', acte: cliquer('Partager') },
  candidats: { path: 'candidats/', sombre: true },
  'candidats-tableau': { path: 'candidats/?t=d15&forme=tableau' },
  plan: { path: 'plan/?t=d15', acte: cliquer('Tracer le plan'), entiere: true, sombre: true },
  scenarios: { path: 'scenarios/' },
  circulation: { path: 'circulation/', entiere: true, sombre: true },
  donnees: { path: 'donnees/', sombre: true },
  'donnees-refus': { path: 'donnees/', acte: deposer('recettes.csv', 'plat;cuisson\ntarte;40\n') },
  methode: { path: 'methode/', sombre: true },
  accessibilite: { path: 'accessibilite/' },
};

const LARGEURS = { 1280: 900, 390: 844 } as const;
const THEMES = { clair: 'light', sombre: 'dark' } as const;

/** Between two pictures that are to be the same: a map drawn without a GPU moves by steps. */
const STILL = 2_500;
const PATIENCE = 30_000;
const COULEURS = 96;

const folder = fileURLToPath(new URL('../docs/captures/', import.meta.url));
const only = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const site = await serve({ root: 'build', port: 0 });
// The widgets of the browser (dates, files) speak its language, not that of the page.
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [...CHROMIUM_ARGS, '--lang=fr-FR'],
  env: { ...process.env, LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' },
});
for (const [theme, colorScheme] of Object.entries(THEMES)) {
  for (const [width, height] of Object.entries(LARGEURS)) {
    const viewport = { width: Number(width), height };
    const context = await browser.newContext({
      viewport,
      locale: 'fr-FR',
      colorScheme,
      serviceWorkers: 'block',
    });
    for (const [name, capture] of Object.entries(CAPTURES)) {
      if (only.length > 0 && !only.includes(name)) continue;
      if (theme === 'sombre' && !capture.sombre) continue;
      if (theme === 'sombre' && width !== '1280') continue;
      await prendre(await context.newPage(), capture, `${name}-${width}-${theme}`);
    }
    await context.close();
  }
}
await browser.close();
await site.close();

async function prendre(page: Page, { path, avant, acte, entiere }: Capture, name: string) {
  await avant?.(page);
  await page.goto(site.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await acte?.(page);
  if (!avant) await calme(page);
  const file = `${folder}${name}.png`;
  writeFileSync(file, await immobile(page, entiere ?? false));
  await page.close();
  alleger(file);
  console.log(`docs/captures/${name}.png`);
}

/** Nothing is loading or computed any more, or it takes too long to wait for. */
async function calme(page: Page): Promise<void> {
  const progress = page.getByRole('progressbar');
  await page.locator('[data-premiere]').waitFor({ state: 'detached' });
  const until = Date.now() + PATIENCE;
  while ((await progress.count()) > 0 && Date.now() < until) await page.waitForTimeout(500);
}

/** The picture once it no longer changes: a map that the processor draws comes to rest by steps. */
async function immobile(page: Page, fullPage: boolean): Promise<Buffer> {
  const until = Date.now() + PATIENCE;
  let avant = await page.screenshot({ fullPage });
  while (Date.now() < until) {
    await page.waitForTimeout(STILL);
    const apres = await page.screenshot({ fullPage });
    if (apres.equals(avant)) break;
    avant = apres;
  }
  return avant;
}

/** A palette in place of every colour, where the machine has `pngquant`: a third of the size for the same eye. */
function alleger(file: string): void {
  try {
    execFileSync('pngquant', [
      '--force',
      '--skip-if-larger',
      '--output',
      file,
      String(COULEURS),
      file,
    ]);
  } catch {
    console.log('pngquant is not here, or would not help: the picture stays whole');
  }
}

function cliquer(name: string): Acte {
  return (page) => page.getByRole('button', { name }).click({ timeout: 60_000 });
}

function deposer(name: string, text: string): Acte {
  return async (page) => {
    await page.getByText('Structures').first().waitFor({ timeout: 60_000 });
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('Déposer ou choisir des fichiers').setInputFiles(file);
    await page.getByText(`« ${name} »`).first().waitFor();
  };
}

async function bas(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Les communes en tableau' }).scrollIntoViewIfNeeded();
}
