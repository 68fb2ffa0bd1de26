import { expect as expectOf, test, type Page } from '@playwright/test';

import { ouvrirCarte } from '../support/app';

/** A map drawn without a GPU takes its time. */
const expect = expectOf.configure({ timeout: 40_000 });

const SERVEUR = 'https://data.geopf.fr';
const TUILES = `${SERVEUR}/tms/1.0.0/PLAN.IGN/{z}/{x}/{y}.pbf`;

const MONDE = {
  type: 'Polygon',
  coordinates: [
    [
      [-30, 30],
      [30, 30],
      [30, 60],
      [-30, 60],
      [-30, 30],
    ],
  ],
};

/** A style such as the IGN's: tiles, and an area drawn inside so that the ground is seen to change. */
const STYLE = {
  version: 8,
  sources: {
    plan_ign: { type: 'vector', tiles: [TUILES] },
    encre: { type: 'geojson', data: MONDE },
  },
  layers: [
    { id: 'fond', type: 'background', paint: { 'background-color': '#00ff00' } },
    { id: 'encre', type: 'fill', source: 'encre', paint: { 'fill-color': '#ff00ff' } },
    {
      id: 'routes',
      type: 'line',
      source: 'plan_ign',
      'source-layer': 'routier_route',
      paint: { 'line-color': '#ff0000' },
    },
  ],
};

interface Reponses {
  readonly style: () => { status: number; body: string };
  readonly tuiles: number;
}

/** Answers in place of the server of the IGN; tells what it was asked. */
async function jouerIgn(page: Page, { style, tuiles }: Reponses): Promise<string[]> {
  const asked: string[] = [];
  const headers = { 'access-control-allow-origin': '*' };
  await page.route(`${SERVEUR}/**`, async (route) => {
    const url = route.request().url();
    asked.push(url);
    if (url.endsWith('.json')) await route.fulfill({ ...style(), headers });
    else await route.fulfill({ status: tuiles, body: '', headers });
  });
  return asked;
}

const fond = (page: Page) => page.getByRole('combobox', { name: /Fond de carte/ });

/** Red, green and blue of the sea at the bottom left of the map. */
async function couleurDuFond(page: Page): Promise<number[]> {
  const png = await page.locator('canvas.maplibregl-canvas').screenshot();
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, -image.width + 30, -image.height + 60);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, png.toString('base64'));
}

test(
  'nothing is asked of the IGN before the reader chooses; then its ground lies under the data, named',
  { tag: '@carte' },
  async ({ page }) => {
    const asked = await jouerIgn(page, {
      style: () => ({ status: 200, body: JSON.stringify(STYLE) }),
      tuiles: 200,
    });
    await ouvrirCarte(page);
    await expect(page.locator('canvas.maplibregl-canvas')).toBeVisible();
    const before = await couleurDuFond(page);
    expect(asked).toEqual([]);
    await fond(page).selectOption('standard');
    await expect(page.getByText('© IGN', { exact: true })).toBeVisible();
    await expect.poll(() => asked.filter((url) => url.endsWith('.pbf')).length).toBeGreaterThan(0);
    expect(asked[0]).toMatch(/PLAN\.IGN\/standard\.json$/);
    await expect
      .poll(async () => {
        const [red, green] = await couleurDuFond(page);
        return red! - green!;
      })
      .toBeGreaterThan(80);
    await expect(page).not.toHaveURL(/ign|plan=|fond/i);
    await fond(page).selectOption('local');
    await expect(page.getByText('© IGN', { exact: true })).toHaveCount(0);
    await expect.poll(() => couleurDuFond(page)).toEqual(before);
  },
);

const PANNES: Readonly<Record<string, Reponses>> = {
  'its style does not come': { style: () => ({ status: 503, body: '' }), tuiles: 200 },
  'its style is no style': { style: () => ({ status: 200, body: '{"layers":3}' }), tuiles: 200 },
  'its tiles do not come': {
    style: () => ({ status: 200, body: JSON.stringify(STYLE) }),
    tuiles: 503,
  },
};

for (const [panne, reponses] of Object.entries(PANNES)) {
  test(
    `the local ground is back, and said to be, when ${panne}`,
    { tag: '@carte' },
    async ({ page }) => {
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      await jouerIgn(page, reponses);
      await ouvrirCarte(page);
      await expect(page.locator('canvas.maplibregl-canvas')).toBeVisible();
      await fond(page).selectOption('gris');
      await expect(page.getByText('Le Plan IGN n’est pas venu')).toBeVisible();
      await expect(fond(page)).toHaveValue('local');
      await expect(page.getByText('© IGN', { exact: true })).toHaveCount(0);
      expect(faults).toEqual([]);
    },
  );
}
