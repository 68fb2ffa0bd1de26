import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';

import Papa from 'papaparse';
import type { Page } from '@playwright/test';

import { expect, ouvrir, test } from '../support/app';

const jeu = (page: Page, nom: string) =>
  page
    .locator('section[aria-labelledby=vigueur] li', {
      has: page.getByRole('heading', { level: 3, name: nom }),
    })
    .first();

/** Writes a file piece by piece. */
async function ecrire(chemin: string, morceaux: Iterable<string>): Promise<void> {
  const sortie = createWriteStream(chemin);
  for (const morceau of morceaux) if (!sortie.write(morceau)) await once(sortie, 'drain');
  sortie.end();
  await once(sortie, 'finish');
}

type Ligne = Record<string, string>;

function embarque(nom: string): { champs: readonly string[]; lignes: readonly Ligne[] } {
  const texte = readFileSync(new URL(`../../data/${nom}`, import.meta.url), 'utf8');
  const { data, meta } = Papa.parse<Ligne>(texte.trim(), { header: true });
  return { champs: meta.fields!, lignes: data };
}

/** 50,000 lieux over the whole country: the embedded ones again and again, each in a commune that has a postal code. */
function* lieux(): Generator<string> {
  const { champs, lignes: modeles } = embarque('lieux.csv');
  const postaux = new Map(
    embarque('codes-postaux.csv').lignes.map((ligne) => [ligne.code_insee, ligne.code_postal]),
  );
  const communes = embarque('communes.csv').lignes.filter(({ code }) => postaux.has(code));
  yield `${champs.join(',')}\n`;
  for (let place = 0; place < 50_000; place++) {
    const modele = modeles[place % modeles.length]!;
    const { code, nom: commune, latitude, longitude } = communes[(place * 7) % communes.length]!;
    const code_postal = postaux.get(code)!;
    const nom = `${modele.nom} ${place}`;
    const lieu: Ligne = { ...modele, id: `L${place}`, nom, commune: commune!, code_postal };
    Object.assign(lieu, { code_insee: code, latitude, longitude });
    yield `${Papa.unparse([champs.map((champ) => lieu[champ])])}\n`;
  }
}

/** 100 MB of utilisations. */
function* utilisations(): Generator<string> {
  yield 'carnet,lieu,date,nombre_pass\n';
  for (let lot = 0; lot < 1_000; lot++) {
    let morceau = '';
    for (let rang = 0; rang < 2_300; rang++) {
      const jour = String(1 + (rang % 28)).padStart(2, '0');
      morceau += `CARNET-2025-${String(lot * 2_300 + rang).padStart(9, '0')},LIEU-${rang % 687},2025-0${1 + (lot % 9)}-${jour},${1 + (rang % 3)}\n`;
    }
    yield morceau;
  }
}

test('50,000 lieux are recognised, repaired, checked and loaded', async ({ page }, info) => {
  const fichier = info.outputPath('lieux-50000.csv');
  await ecrire(fichier, lieux());
  await ouvrir(page, 'donnees/');
  await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
  const debut = performance.now();
  await page.getByLabel('Déposer ou choisir des fichiers').setInputFiles(fichier);
  await expect(page.locator('.recus .fr-alert')).toContainText(/50\s000 lignes/u, {
    timeout: 60_000,
  });
  const lu = performance.now();
  await expect(page.getByText('Lecture en cours')).toHaveCount(0, { timeout: 60_000 });
  console.info(
    `50 000 lieux : lus en ${Math.round(lu - debut)} ms, en vigueur et mesurés en ${Math.round(performance.now() - debut)} ms.`,
  );
  await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('chargé par vous');
});

test('100 MB of utilisations: progress, then cancelled, nothing is half loaded', async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  const fichier = info.outputPath('utilisations.csv');
  await ecrire(fichier, utilisations());
  await ouvrir(page, 'donnees/');
  const embarque = jeu(page, 'Utilisations de Pass');
  await expect(embarque).toBeVisible({ timeout: 60_000 });
  const avant = await embarque.locator('> p').first().textContent();
  const champ = page.getByLabel('Déposer ou choisir des fichiers');
  await champ.setInputFiles(fichier);
  await expect(page.getByText(/utilisations\.csv.*Lecture des lignes/)).toBeVisible({
    timeout: 60_000,
  });
  const debut = performance.now();
  await page.getByRole('button', { name: /annuler/i }).click();
  await expect(page.getByRole('heading', { name: 'Fichiers reçus' })).toHaveCount(0);
  console.info(`Lecture de 100 Mo abandonnée en ${Math.round(performance.now() - debut)} ms.`);
  await expect(embarque).toContainText(avant!);
  await expect(embarque).toContainText('simulé');
});
