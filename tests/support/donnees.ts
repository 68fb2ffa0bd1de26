import { expect, type Locator, type Page } from '@playwright/test';

import { ouvrir } from './app';

/** The card of a file of the last batch. */
export function recu(page: Page, nom: string): Locator {
  return page.locator('.recus .fichier', { has: page.getByText(`« ${nom} »`, { exact: true }) });
}

/** The card of a dataset in force. */
export function jeu(page: Page, nom: string): Locator {
  return page
    .locator('section[aria-labelledby=vigueur] li', {
      has: page.getByRole('heading', { level: 3, name: nom }),
    })
    .first();
}

/** The page of data, with all that ships with the app. */
export async function ouvrirDonnees(page: Page, search = ''): Promise<void> {
  await ouvrir(page, `donnees/${search}`);
  await expect(jeu(page, 'Structures')).toBeVisible({ timeout: 60_000 });
}

/** Files by their names and texts. */
export async function deposer(
  page: Page,
  ...fichiers: (readonly [string, string])[]
): Promise<void> {
  await page
    .getByLabel('Déposer ou choisir des fichiers')
    .and(page.locator('input'))
    .setInputFiles(
      fichiers.map(([name, texte]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(texte) })),
    );
}
