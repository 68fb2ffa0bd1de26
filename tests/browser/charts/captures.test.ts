import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';

import Barres from '$lib/charts/Barres.svelte';
import Courbe from '$lib/charts/Courbe.svelte';
import Histogramme from '$lib/charts/Histogramme.svelte';
import Mensuel from '$lib/charts/Mensuel.svelte';
import Repartition from '$lib/charts/Repartition.svelte';
import { MOTIFS } from '$lib/map/formes';
import { croisement, suite } from '$lib/map/gammes';
import Cercles from '$lib/map/legende/Cercles.svelte';
import Croisement from '$lib/map/legende/Croisement.svelte';
import Pastille from '$lib/map/legende/Pastille.svelte';
import { NOMS_CLASSES, PALETTES } from '$lib/map/palette';

import { svgSeul } from '../../support/svg';

const LARGEUR = 640;
const COMMUN = { title: 'Essai', source: 'essai', simule: false };
const PARTS = PALETTES.clair.classes.map(({ classe, fond, bord, encre, motif }, k) => ({
  cle: classe,
  nom: NOMS_CLASSES[classe],
  valeur: 10 * (k + 1),
  fond,
  bord,
  encre,
  motif: MOTIFS[motif],
}));
/** Drawn by hand: a few great values, most of them small. */
const VALEURS = Array.from({ length: 200 }, (_, k) => Math.round(1.5 + 900 / (1 + k)));

/** Each drawing, and what it is drawn from: to look at when one changes. */
const DESSINS = {
  barres: () =>
    render(Barres, {
      ...COMMUN,
      rows: ['Ain', 'Allier', 'Cantal'].map((nom, k) => ({ cle: nom, nom, valeur: 120 / (k + 1) })),
    }),
  repartition: () => render(Repartition, { ...COMMUN, unite: 'communes', parts: PARTS }),
  mensuel: () =>
    render(Mensuel, {
      ...COMMUN,
      rows: Array.from({ length: 8 }, (_, k) => ({
        mois: `2024-0${k + 1}`,
        distribues: 800 + 100 * (k % 3),
        utilises: 150 * k,
        expires: k > 5 ? 200 : 0,
        encours: 800 + 500 * k,
      })),
    }),
  histogramme: () =>
    render(Histogramme, {
      ...COMMUN,
      unite: 'communes',
      valeurs: VALEURS,
      coupures: [5, 20, 100],
      couleurs: suite(4, 'clair').map(({ fond }) => fond),
      log: true,
    }),
  cercles: () => render(Cercles, { reference: 3120, zoom: 7 }),
  croisement: () =>
    render(Croisement, {
      titre: 'Distribution et lieux labellisés',
      abscisse: 'Pass',
      ordonnee: 'lieux labellisés',
      teintes: croisement('clair'),
      comptes: [46, 117, 284, 93, 116, 113, 21, 66, 30],
      unite: 'communes',
    }),
  'pastille-polygone': () =>
    render(Pastille, { classe: PALETTES.clair.classes[0]!, polygone: true }),
  'pastille-cercle': () => render(Pastille, { classe: suite(6, 'clair')[5]!, polygone: false }),
  courbe: () =>
    render(Courbe, {
      ...COMMUN,
      abscisse: 'Pass',
      ordonnee: 'places',
      resume: 'La moitié la moins bien servie a 25 % des places.',
      courbes: [2, 1.4].map((puissance) => ({
        nom: `Puissance ${puissance}`,
        points: [0, 0.2, 0.5, 0.8, 1].map((x) => ({ population: x, valeur: x ** puissance })),
      })),
    }),
} as const;

describe('drawings that one can look at', () => {
  test.each(Object.entries(DESSINS))('%s', async (nom, dessiner) => {
    await page.viewport(LARGEUR + 16, 600);
    const { container } = await dessiner();
    await expect.poll(() => container.querySelector('svg')?.clientWidth).toBeGreaterThan(0);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const svg = svgSeul(container.querySelector('svg')!);
    await expect(svg).toMatchFileSnapshot(`./captures/${nom}.svg`);
  });
});
