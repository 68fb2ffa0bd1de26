import { createRawSnippet } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';

import { pngOf } from '$lib/map/affiche/image';
import CarteDesEcarts from '$lib/map/Carte.svelte';
import type { Camera, Visee } from '$lib/map/donnees';
import type { Couche } from '$lib/state/couches';

import { CAMERA, COMMUNES, CONTOURS, FOND, LIEUX, TAILLE } from './monde';

const COUCHES = new Set<Couche>(['ecarts', 'labellises', 'candidats']);

async function afficher(props: { camera?: Camera } = {}) {
  await page.viewport(TAILLE.width, TAILLE.height);
  const dits = {
    onchoisir: vi.fn(),
    onlieu: vi.fn(),
    onterritoire: vi.fn(),
    oncadre: vi.fn(),
  };
  const vue = await render(CarteDesEcarts, {
    fond: FOND,
    communes: COMMUNES,
    lieux: LIEUX,
    couches: COUCHES,
    camera: CAMERA,
    infobulle: createRawSnippet<[Visee]>((visee) => ({
      render: () => `<b>${JSON.stringify(visee())}</b>`,
    })),
    ...dits,
    ...props,
  });
  vue.container.style.cssText = `position:fixed;inset:0;width:${TAILLE.width}px;height:${TAILLE.height}px`;
  await vi.waitFor(() => expect(vue.container.querySelector('canvas')).not.toBeNull(), 20_000);
  return { vue, dits, canvas: vue.container.querySelector('canvas')! };
}

/** Clicks `dx`, `dy` pixels from the centre, which is at {@link CAMERA}, until the map answers. */
async function cliquer(canvas: HTMLElement, dx: number, dy: number, answered: () => void) {
  const position = { x: TAILLE.width / 2 + dx, y: TAILLE.height / 2 + dy };
  await vi.waitFor(
    async () => {
      await userEvent.click(canvas, { position });
      answered();
    },
    { timeout: 20_000, interval: 300 },
  );
}

test('a click on a circle gives the index of its commune', async () => {
  const { dits, canvas } = await afficher();
  // 0.1° east of the centre, at zoom 8: 512 × 2⁸ / 360 × 0.1 px.
  const pas = ((512 * 2 ** CAMERA.zoom) / 360) * 0.1;
  await cliquer(canvas, pas, 0, () => expect(dits.onchoisir).toHaveBeenLastCalledWith(3));
  dits.onterritoire.mockClear();
  await cliquer(canvas, -pas, 0, () => expect(dits.onchoisir).toHaveBeenLastCalledWith(2));
  expect(dits.onterritoire).not.toHaveBeenCalled();
});

test('Enter on the focused map acts at its centre, arrows move it', async () => {
  const { vue, dits, canvas } = await afficher();
  await vue.rerender({ contours: CONTOURS });
  await vi.waitFor(
    async () => {
      canvas.focus();
      await userEvent.keyboard('{Enter}');
      expect(dits.onchoisir).toHaveBeenCalled();
    },
    { timeout: 20_000, interval: 300 },
  );
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => {
    const [camera] = dits.oncadre.mock.lastCall as [{ longitude: number }];
    expect(camera.longitude).toBeGreaterThan(CAMERA.longitude + 0.1);
  });
});

test('a click on a lieu gives its index; on the land, the département', async () => {
  const { dits, canvas } = await afficher();
  // 0.2° south of the centre, by the Mercator projection.
  const sud = ((512 * 2 ** CAMERA.zoom) / 360) * (0.2 / Math.cos((45.6 * Math.PI) / 180));
  await cliquer(canvas, 0, sud, () => expect(dits.onlieu).toHaveBeenLastCalledWith(2));
  await cliquer(canvas, 60, 180, () =>
    expect(dits.onterritoire).toHaveBeenLastCalledWith(
      'departement',
      expect.stringMatching(/^(63|43|15)$/),
    ),
  );
});

/** What the tooltip says; `null` while it is put away. */
function infobulle(container: Element): string | null {
  return container.querySelector('.infobulle.montree')?.textContent?.trim() ?? null;
}

test('what the pointer is on is said: a commune, a lieu, a cluster and what it holds; Escape puts it away', async () => {
  const { vue, dits, canvas } = await afficher();
  await cliquer(canvas, -36, 0, () => expect(dits.onchoisir).toHaveBeenCalled());
  const survoler = async (dx: number, dy: number, said: Partial<Visee>) => {
    await userEvent.hover(canvas, { position: { x: 20, y: 20 } });
    await expect.poll(() => infobulle(vue.container)).toBeNull();
    await userEvent.hover(canvas, {
      position: { x: TAILLE.width / 2 + dx, y: TAILLE.height / 2 + dy },
    });
    await vi.waitFor(() =>
      expect(JSON.parse(infobulle(vue.container) ?? 'null')).toMatchObject(said),
    );
  };
  await survoler(36, 0, { type: 'commune', commune: 3 });
  const sud = ((512 * 2 ** CAMERA.zoom) / 360) * (0.2 / Math.cos((45.6 * Math.PI) / 180));
  await survoler(0, sud, { type: 'lieu', lieu: 2 });
  await survoler(-182, sud, { type: 'grappe', labellises: 1, total: 2 });
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => infobulle(vue.container)).toBeNull();
});

test('by keyboard, what lies at the centre is said once the map stands still, and no more once it is left', async () => {
  const { vue, canvas } = await afficher();
  await vue.rerender({ contours: CONTOURS });
  await userEvent.tab();
  canvas.focus();
  await vi.waitFor(
    () => expect(JSON.parse(infobulle(vue.container) ?? 'null')).toMatchObject({ type: 'commune' }),
    { timeout: 20_000, interval: 300 },
  );
  canvas.blur();
  await expect.poll(() => infobulle(vue.container)).toBeNull();
});

test('without WebGL, says so and points at the table', async () => {
  const vrai = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = () => null;
  onTestFinished(() => void (HTMLCanvasElement.prototype.getContext = vrai));
  const vue = await render(CarteDesEcarts, { fond: FOND, communes: COMMUNES, couches: COUCHES });
  await expect.element(vue.getByRole('status')).toHaveTextContent(/WebGL.*tableau/);
});

test('controls speak French', async () => {
  const { vue } = await afficher();
  await expect.element(vue.getByRole('button', { name: 'Zoomer', exact: true })).toBeVisible();
  await expect.element(vue.getByRole('button', { name: 'Dézoomer' })).toBeVisible();
});

test('the theme of the page recolours the map', async () => {
  const { dits, canvas } = await afficher();
  await cliquer(canvas, -36, 0, () => expect(dits.onchoisir).toHaveBeenCalled());
  const clair = await clarteDe(canvas);
  document.documentElement.setAttribute('data-fr-theme', 'dark');
  onTestFinished(() => document.documentElement.removeAttribute('data-fr-theme'));
  await vi.waitFor(async () => expect(await clarteDe(canvas)).toBeLessThan(clair - 100), 10_000);
});

test('the poster holds the map, its legend and its words, drawn as a PNG twice as dense', async () => {
  const { vue, dits, canvas } = await afficher();
  await cliquer(canvas, -36, 0, () => expect(dits.onchoisir).toHaveBeenCalled());
  document.documentElement.setAttribute('data-fr-theme', 'dark');
  onTestFinished(() => document.documentElement.removeAttribute('data-fr-theme'));
  await vi.waitFor(async () => expect(await clarteDe(canvas)).toBeLessThan(100), 10_000);
  const mots = {
    titre: 'Essai',
    sousTitre: 'Puy-de-Dôme',
    source: 'essai',
    doutes: ['Données simulées.'],
  };
  const svg = (await vue.component.composer(mots))!;
  expect(svg).toContain('Données simulées.');
  expect(svg).toContain('Sans lieu');
  const png = await createImageBitmap(await pngOf(svg));
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);
  expect([png.width, png.height]).toEqual([2 * width!, 2 * height!]);
  const [, dessin] = /<image[^>]*href="([^"]+)"/.exec(svg)!;
  const carte = await createImageBitmap(await (await fetch(dessin!)).blob());
  expect([carte.width, carte.height]).toEqual([2 * canvas.clientWidth, 2 * canvas.clientHeight]);
  expect(couleurDe(png, 2 * 340, 2 * 130)).not.toEqual([255, 255, 255]);
  // Printed in light colours though the page is dark: the paper around is white, the land of the map is pale.
  expect(couleurDe(png, 4, 4)).toEqual([255, 255, 255]);
  expect(couleurDe(png, 2 * 300, 2 * 100)[0]).toBeGreaterThan(200);
});

test('the national view shows the overseas départements, which a click goes to', async () => {
  const { vue, dits } = await afficher({ camera: { longitude: 2.5, latitude: 46.5, zoom: 4.5 } });
  const reunion = vue.getByRole('button', { name: /^La Réunion/ });
  await expect.element(reunion).toBeVisible();
  await reunion.click();
  expect(dits.onterritoire).toHaveBeenCalledWith('departement', '974');
  await vue.rerender({ emprise: new Set(['63']) });
  await expect
    .poll(() => vue.container.querySelectorAll('button[aria-label^="La Réunion"]').length)
    .toBe(0);
});

function couleurDe(image: ImageBitmap, x: number, y: number): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d')!;
  context.drawImage(image, -x, -y);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** Mean red of what is on screen, 0 to 255. */
async function clarteDe(canvas: HTMLElement): Promise<number> {
  const base64 = await page.elementLocator(canvas).screenshot({ base64: true, save: false });
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const copy = document.createElement('canvas');
  copy.width = copy.height = 1;
  const context = copy.getContext('2d')!;
  context.drawImage(image, 0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data[0]!;
}
