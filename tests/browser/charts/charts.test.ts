import { describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';

import Barres from '$lib/charts/Barres.svelte';
import Histogramme from '$lib/charts/Histogramme.svelte';
import Mensuel from '$lib/charts/Mensuel.svelte';
import Repartition from '$lib/charts/Repartition.svelte';

const ROWS = [
  { mois: '2024-01', distribues: 1000, utilises: 0, expires: 0, encours: 1000 },
  { mois: '2024-02', distribues: 0, utilises: 600, expires: 200, encours: 200 },
];

const MENSUEL = { rows: ROWS, title: 'Pass par mois', source: 'essai', simule: true };

describe('month by month', () => {
  test('has a title, says in a sentence what it shows, and that it is simulated', async () => {
    const vue = await render(Mensuel, MENSUEL);
    const image = vue.getByRole('img', { name: /Pass par mois/ });
    await expect.element(image).toBeVisible();
    expect(image.element().querySelector('desc')?.textContent).toContain(
      '600 utilisés, 200 expirés',
    );
    await expect.element(vue.getByText('Données simulées')).toBeVisible();
  });

  test('reads the last month, another one by keyboard, and the one under the pointer', async () => {
    const vue = await render(Mensuel, MENSUEL);
    const lu = () => vue.container.querySelector('.quand dd')?.textContent;
    expect(lu()).toBe('février 2024');
    const curseur = vue.getByRole('slider', { name: 'Mois à lire sur le graphique' });
    (curseur.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(lu()).toBe('janvier 2024');
    expect(curseur.element().getAttribute('aria-valuetext')).toBe(
      'janvier 2024 : 1\u202f000 distribués, 0 utilisés, 0 expirés, 1\u202f000 en circulation',
    );
    const dessin = vue.container.querySelector('svg')!;
    await userEvent.hover(dessin, { position: { x: dessin.clientWidth - 40, y: 100 } });
    await expect.poll(lu).toBe('février 2024');
    await userEvent.hover(dessin, { position: { x: 80, y: 100 } });
    await expect.poll(lu).toBe('janvier 2024');
  });

  test('nothing to show is said', async () => {
    const vue = await render(Mensuel, { ...MENSUEL, rows: [] });
    await expect.element(vue.getByText('Aucun Pass sur la période.')).toBeVisible();
  });
});

test('a break is moved by keyboard, and not past its neighbours', async () => {
  const onchanger = vi.fn();
  const vue = await render(Histogramme, {
    title: 'Essai',
    unite: 'communes',
    valeurs: [1, 20, 30, 90],
    coupures: [10, 50],
    onchanger,
  });
  const seuil = vue.getByRole('spinbutton', { name: 'Seuil 1' });
  await seuil.fill('25');
  await userEvent.keyboard('{Tab}');
  expect(onchanger).toHaveBeenLastCalledWith([25, 50]);
  await seuil.fill('60');
  await userEvent.keyboard('{Tab}');
  expect(onchanger).toHaveBeenCalledTimes(1);
});

test.each([320, 800, 1280])(
  'at %i px, each chart takes the width that there is and no more',
  async (largeur) => {
    await page.viewport(largeur, 900);
    const part = {
      cle: 'a',
      nom: 'Couvert',
      valeur: 3,
      fond: '#438874',
      bord: '#33705f',
      encre: '#ffffff',
      motif: 'M0 4H8',
    };
    const commun = { title: 'Essai', source: 'essai', simule: false };
    await render(Mensuel, MENSUEL);
    await render(Barres, { ...commun, rows: [{ cle: 'a', nom: 'Ain', valeur: 12 }] });
    await render(Repartition, { ...commun, unite: 'communes', parts: [part] });
    await render(Histogramme, {
      ...commun,
      unite: 'communes',
      valeurs: [1, 2, 30],
      coupures: [10],
    });
    await expect.poll(() => document.querySelectorAll('figure svg').length).toBe(4);
    const room = document.querySelector('figure')!.clientWidth;
    for (const dessin of document.querySelectorAll('figure svg')) {
      await expect.poll(() => Math.round(dessin.getBoundingClientRect().width)).toBe(room);
      for (const texte of dessin.querySelectorAll('text')) {
        const box = texte.getBoundingClientRect();
        expect(box.right, texte.textContent ?? '').toBeLessThanOrEqual(largeur);
        expect(box.left, texte.textContent ?? '').toBeGreaterThanOrEqual(0);
      }
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(largeur);
  },
);
