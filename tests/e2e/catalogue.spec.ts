import { expect, test } from '@playwright/test';

import sources from '../../data/sources.json' with { type: 'json' };
import { ouvrir } from '../support/app';

const CONTOURS = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: '15014', nom: 'Aurillac' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [2.4, 44.9],
            [2.5, 44.9],
            [2.5, 45],
            [2.4, 44.9],
          ],
        ],
      },
    },
  ],
};

const source = sources.find(({ jeu, telechargement }) => jeu === 'communes' && telechargement);

test('one click fetches an official file from its producer, and nothing is asked before the click', async ({
  page,
  baseURL,
}) => {
  const outside: string[] = [];
  await page.route(
    (url) => url.protocol.startsWith('http') && url.origin !== new URL(baseURL!).origin,
    (route) => {
      outside.push(route.request().url());
      return route.fulfill({
        json: CONTOURS,
        headers: { 'access-control-allow-origin': '*' },
      });
    },
  );
  await ouvrir(page, 'donnees/');
  await page.getByRole('button', { name: /^Les \d+ fichiers, leurs colonnes/ }).click();
  const item = page.locator('li', {
    has: page.getByRole('heading', { level: 3, name: source!.titre, exact: true }),
  });
  await expect(item).toContainText(source!.producteur);
  await expect(item).toContainText(source!.licence);
  await expect(page.locator('section[aria-labelledby=vigueur] li')).toHaveCount(9, {
    timeout: 60_000,
  });
  expect(outside).toEqual([]);
  await item.getByRole('button', { name: 'Télécharger et charger' }).click();
  await expect(page.getByText(/Reconnu comme « Communes »/)).toBeVisible({
    timeout: 60_000,
  });
  expect(outside).toEqual([source!.telechargement]);
  await expect(
    page.locator('section[aria-labelledby=vigueur] li', { hasText: 'Contours des communes' }),
  ).toContainText(source!.producteur);
});

test('a producer that does not answer is said so, and what to do', async ({ page, baseURL }) => {
  await page.route(
    (url) => url.protocol.startsWith('http') && url.origin !== new URL(baseURL!).origin,
    (route) => route.abort(),
  );
  await ouvrir(page, 'donnees/');
  await page.getByRole('button', { name: /^Les \d+ fichiers, leurs colonnes/ }).click();
  await page.getByRole('button', { name: 'Télécharger et charger' }).first().click();
  await expect(page.getByRole('alert')).toContainText(/n’a pas pu être téléchargé/);
});
