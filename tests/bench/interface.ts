import { chromium, type Browser, type Page } from 'playwright';

import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/chromium';
import { serve } from '../../scripts/serve';
import { tirerLigne } from '../support/ligne';

/** Speeds of the built app in Chromium, each the median of so many runs: printed, never asserted. */
const FOIS = 5;
const DEBIT = 10e6;
const LATENCE = 40;
const TAILLE = { width: 1280, height: 900 } as const;

const site = await serve({ root: 'build', port: 0 });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
try {
  await chauffer(browser);
  await premieresVisites(browser);
  const page = await browser.newPage({ viewport: TAILLE, locale: 'fr-FR' });
  await page.goto(site.url);
  await images(page);
  await survols(page);
  await dePageEnPage(page);
} finally {
  await browser.close();
  await site.close();
}

/** The server compresses at the first request: not what is measured. */
async function chauffer(navigateur: Browser): Promise<void> {
  const page = await navigateur.newPage();
  await page.goto(site.url);
  await page.locator('.tableau tbody tr').first().waitFor();
  await page.close();
}

/** Cold first visits, everything included: workers and what is kept for offline share the line. */
async function premieresVisites(navigateur: Browser): Promise<void> {
  const releves: Record<string, number[]> = {};
  const noter = (nom: string, valeur: number): void => void (releves[nom] ??= []).push(valeur);
  for (let fois = 0; fois < FOIS; fois++) {
    const ligne = await tirerLigne(site.url, DEBIT, LATENCE);
    const contexte = await navigateur.newContext({ viewport: TAILLE, locale: 'fr-FR' });
    const page = await contexte.newPage();
    const debut = performance.now();
    const depuis = (): number => performance.now() - debut;
    await page.goto(ligne.url, { waitUntil: 'commit' });
    await page.locator('[data-premiere] svg .lieux').waitFor({ state: 'attached' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]);
    noter('première image des écarts', depuis());
    noter('… octets reçus avant elle (ko)', ligne.recus() / 1000);
    await page.locator('.tableau tbody tr').first().waitFor();
    noter('utilisable : chiffres, tableau, territoires', depuis());
    noter('… octets reçus avant (ko)', ligne.recus() / 1000);
    await page.locator('.carte .attente').waitFor({ state: 'detached' });
    noter('carte vivante dessinée', depuis());
    await contexte.close();
    await ligne.close();
  }
  console.log(`Première visite à froid, ${DEBIT / 1e6} Mbit/s, ${LATENCE} ms`);
  for (const [nom, valeurs] of Object.entries(releves)) imprimer(nom, valeurs);
}

/** Frames of the page while the draws are made in their worker. */
async function images(page: Page): Promise<void> {
  await page.locator('.tableau tbody tr').first().waitFor();
  const ecarts = await page.evaluate(async () => {
    const durees: number[] = [];
    let avant = performance.now();
    const fin = avant + 3000;
    while (avant < fin) {
      const ici = await new Promise<number>((suite) => requestAnimationFrame(suite));
      durees.push(ici - avant);
      avant = ici;
    }
    return durees.slice(1);
  });
  const total = ecarts.reduce((somme, duree) => somme + duree, 0);
  console.log('Images pendant l’arrivée des données et les tirages (3 s)');
  console.log(`  images par seconde ${((1000 * ecarts.length) / total).toFixed(0)}`);
  imprimer('durée d’une image', ecarts);
}

/** What the page does when the pointer moves over the map. */
async function survols(page: Page): Promise<void> {
  await page.locator('.carte .attente').waitFor({ state: 'detached' });
  await page.waitForTimeout(3000);
  const durees = await page.evaluate(() => {
    const toile = document.querySelector('canvas.maplibregl-canvas')!;
    const { left, top, width, height } = toile.getBoundingClientRect();
    return Array.from({ length: 200 }, (_, rang) => {
      const clientX = left + width * (0.2 + 0.6 * ((rang * 37) % 100) * 0.01);
      const clientY = top + height * (0.2 + 0.6 * ((rang * 61) % 100) * 0.01);
      const debut = performance.now();
      toile.dispatchEvent(new MouseEvent('mousemove', { clientX, clientY, bubbles: true }));
      return performance.now() - debut;
    });
  });
  console.log('Survol de la carte');
  imprimer('travail de la page à chaque mouvement', durees);
}

/** Waits until the page has drawn every frame in time for a second, fifteen at most: nothing is under way. */
async function auRepos(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const debut = performance.now();
    let [tenue, avant] = [debut, debut];
    while (avant - tenue < 1000 && avant - debut < 15_000) {
      const ici = await new Promise<number>((suite) => requestAnimationFrame(suite));
      if (ici - avant > 60) tenue = ici;
      avant = ici;
    }
  });
}

/**
 * From a click on a link of the menu to the title of the page, drawn; from a page at rest: a map that the processor
 * draws holds back the frames of what follows.
 */
async function dePageEnPage(page: Page): Promise<void> {
  console.log('De page en page');
  await auRepos(page);
  const liens = await page.locator('#menu-principal a').allTextContents();
  const releves = new Map(liens.map((lien) => [lien, [] as number[]]));
  for (let fois = 0; fois < FOIS; fois++) {
    for (const lien of [...liens.slice(1), liens[0]!]) {
      const duree = await page.evaluate(async (nom) => {
        const lien = [...document.querySelectorAll<HTMLElement>('#menu-principal a')].find(
          ({ textContent }) => textContent === nom,
        )!;
        const titre = document.querySelector('h1')?.textContent;
        const debut = performance.now();
        lien.click();
        while (document.querySelector('h1')?.textContent === titre) {
          await new Promise(requestAnimationFrame);
        }
        await new Promise(requestAnimationFrame);
        return performance.now() - debut;
      }, lien);
      releves.get(lien)!.push(duree);
      await page.waitForTimeout(500);
      await auRepos(page);
    }
  }
  for (const [lien, durees] of releves) imprimer(lien, durees);
}

function imprimer(nom: string, valeurs: readonly number[]): void {
  const tries = [...valeurs].sort((a, b) => a - b);
  const lu = (valeur: number): string => valeur.toFixed(valeur < 100 ? 1 : 0).padStart(8);
  const mediane = tries[tries.length >> 1]!;
  console.log(
    `  ${nom.padEnd(46)} min ${lu(tries[0]!)}  médiane ${lu(mediane)}  max ${lu(tries.at(-1)!)}`,
  );
}
