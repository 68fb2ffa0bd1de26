// Met late, in a worker: found in the middle of a test, it would reload its page.
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { CLASSES } from '$lib/domain/ecarts/classes';
import { Carte } from '$lib/map/carte/carte';
import { croisement } from '$lib/map/gammes';
import { PALETTES } from '$lib/map/palette';
import { OPACITE_CERCLE } from '$lib/map/styles/communes';
import type { Couche } from '$lib/state/couches';

import { CAMERA, CNFS, COMMUNES, CONTOURS, FOND, HEXAGONES, LIEUX, QPV, TAILLE } from './monde';

const TOUTES = new Set<Couche>(['ecarts', 'labellises', 'candidats', 'qpv', 'rural', 'cnfs']);

const gestes = {
  choisir: vi.fn(),
  lieu: vi.fn(),
  territoire: vi.fn(),
  cadre: vi.fn(),
  survol: vi.fn(),
};

let errors: unknown[] = [];

beforeEach(() => {
  errors = [];
  vi.clearAllMocks();
  const note = (event: ErrorEvent) => errors.push(event.error);
  window.addEventListener('error', note);
  onTestFinished(() => window.removeEventListener('error', note));
});

afterEach(() => expect(errors).toEqual([]));

async function monter(options: { readonly cachee?: boolean } = {}): Promise<Carte> {
  const conteneur = document.createElement('div');
  Object.assign(conteneur.style, { width: `${TAILLE.width}px`, height: `${TAILLE.height}px` });
  document.body.append(conteneur);
  const carte = await Carte.creer(conteneur, {
    theme: 'clair',
    camera: CAMERA,
    cadre: null,
    gestes,
    ...options,
  });
  carte.map.on('error', ({ error }) => errors.push(error));
  onTestFinished(() => {
    carte.detruire();
    conteneur.remove();
  });
  carte.montrerFond(FOND);
  carte.montrerCouches(TOUTES);
  carte.montrerCommunes(COMMUNES);
  carte.montrerLieux(LIEUX);
  carte.montrerCnfs(CNFS);
  carte.montrerQpv(QPV);
  return carte;
}

/** Waits until nothing is left to load or draw. */
async function repos({ map }: Carte): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  map.triggerRepaint();
  await map.once('idle');
}

function compter({ map }: Carte, layer: string): number {
  return new Set(
    map
      .queryRenderedFeatures({ layers: [layer] })
      .map(({ id, properties }) => id ?? JSON.stringify(properties)),
  ).size;
}

/** Colour of the canvas at a place, some pixels below it so as not to read a glyph. */
async function couleurEn(
  { map }: Carte,
  lieu: [number, number],
  dy: number,
): Promise<readonly number[]> {
  const { x, y } = map.project(lieu);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  await new Promise<void>((resolve) => {
    map.once('render', () => {
      const source = map.getCanvas();
      canvas.width = source.width;
      canvas.height = source.height;
      context.drawImage(source, 0, 0);
      resolve();
    });
    map.triggerRepaint();
  });
  const scale = devicePixelRatio;
  return [
    ...context
      .getImageData(Math.round(x * scale), Math.round((y + dy) * scale), 1, 1)
      .data.slice(0, 3),
  ];
}

function melange(dessus: string, dessous: string, opacite: number): number[] {
  const canal = (hex: string, at: number) => parseInt(hex.slice(at, at + 2), 16);
  return [1, 3, 5].map((at) =>
    Math.round(canal(dessus, at) * opacite + canal(dessous, at) * (1 - opacite)),
  );
}

function expectProche(found: readonly number[], expected: readonly number[]): void {
  for (const [k, canal] of expected.entries())
    expect(Math.abs(found[k]! - canal), `${found} for ${expected}`).toBeLessThanOrEqual(3);
}

test('what a picture hides is a sketch, fine once drawn, at once where the picture goes', async () => {
  const cachee = await monter({ cachee: true });
  expect(cachee.map.getPixelRatio()).toBeLessThan(devicePixelRatio / 2);
  await cachee.finesse.atteinte;
  expect(cachee.map.getPixelRatio()).toBe(devicePixelRatio);

  const decouverte = await monter({ cachee: true });
  decouverte.finesse.mettreAuNet();
  expect(decouverte.map.getPixelRatio()).toBe(devicePixelRatio);

  const montree = await monter();
  expect(montree.map.getPixelRatio()).toBe(devicePixelRatio);
});

test('draws each layer, and nothing that is filtered out', async () => {
  const carte = await monter();
  await repos(carte);
  expect(compter(carte, 'cercles')).toBe(6);
  expect(compter(carte, 'lieux-grappes')).toBe(1);
  expect(compter(carte, 'lieux')).toBe(1);
  expect(compter(carte, 'lieux-rangs')).toBe(1);
  expect(compter(carte, 'cnfs')).toBe(1);
  expect(compter(carte, 'qpv-limites')).toBe(1);
  expect(compter(carte, 'departements')).toBeGreaterThan(3);
  expect(compter(carte, 'noms-cercles')).toBeGreaterThan(3);
});

test('communes of a cluster are ringed and signed over their circle; the others are not', async () => {
  const carte = await monter();
  carte.montrerCouches(new Set<Couche>(['ecarts', 'grappes']));
  carte.montrerGrappes(
    COMMUNES.valeur.reduce(
      (codes, _, k) => codes.fill(k % 2, k, k + 1),
      new Uint8Array(COMMUNES.valeur.length),
    ),
  );
  await repos(carte);
  const ringed = compter(carte, 'grappes-halos');
  expect(ringed).toBeGreaterThan(0);
  expect(ringed).toBeLessThan(6);
  expect(compter(carte, 'grappes-signes')).toBe(ringed);
  carte.montrerContours(CONTOURS);
  await repos(carte);
  expect(compter(carte, 'grappes-halos')).toBe(0);
  expect(compter(carte, 'grappes-limites')).toBeGreaterThan(0);
  carte.montrerGrappes(null);
  await repos(carte);
  expect(compter(carte, 'grappes-limites') + compter(carte, 'grappes-signes')).toBe(0);
});

test('a cluster counts its labelled lieux and all its lieux', async () => {
  const carte = await monter();
  await repos(carte);
  const [grappe] = carte.map.queryRenderedFeatures({ layers: ['lieux-grappes'] });
  expect(grappe?.properties).toMatchObject({ labellises: 1, point_count: 2 });
});

test('a layer turned off is not drawn, and clusters hold only what is on', async () => {
  const carte = await monter();
  carte.montrerCouches(new Set<Couche>(['labellises']));
  await repos(carte);
  for (const layer of ['cercles', 'qpv-limites', 'cnfs', 'lieux-rangs', 'lieux-grappes']) {
    expect(compter(carte, layer), layer).toBe(0);
  }
  expect(compter(carte, 'lieux')).toBe(2);
});

describe.each(['clair', 'sombre'] as const)('theme %s', (theme) => {
  test('circles and polygons have the colours of the palette', async () => {
    const carte = await monter();
    carte.montrerTheme(theme);
    carte.montrerLieux([]);
    await repos(carte);
    const { classes, terre } = PALETTES[theme];
    const place = (k: number): [number, number] => [COMMUNES.longitude[k]!, COMMUNES.latitude[k]!];
    for (const [k, { fond }] of classes.entries()) {
      const opacite = CLASSES[k] === 'insuffisant' ? 0.5 : OPACITE_CERCLE;
      expectProche(await couleurEn(carte, place(k), 13), melange(fond, terre, opacite));
    }
    // Zoomed out, where patterns are not drawn.
    carte.montrerContours(CONTOURS);
    carte.map.jumpTo({ center: [3.1, 45.7], zoom: 7.2 });
    carte.montrerCouches(new Set<Couche>(['ecarts']));
    carte.map.setLayoutProperty('noms-departements', 'visibility', 'none');
    await repos(carte);
    for (const [k, { fond }] of classes.entries()) {
      const [x, y] = place(k);
      expectProche(await couleurEn(carte, [x, y + 0.06], 0), melange(fond, terre, 0.92));
    }
  });
});

test('polygons replace circles, follow a new class, and what is filtered out leaves the land bare', async () => {
  const carte = await monter();
  carte.montrerCouches(new Set<Couche>(['ecarts']));
  carte.montrerContours(CONTOURS);
  carte.map.setLayoutProperty('noms-departements', 'visibility', 'none');
  carte.map.jumpTo({ center: [3.1, 45.7], zoom: 7 });
  await repos(carte);
  expect(compter(carte, 'cercles')).toBe(0);
  expect(compter(carte, 'contours')).toBe(7);
  await vi.waitFor(() => expect(compter(carte, 'epci')).toBe(1), 10_000);
  const { classes, terre } = PALETTES.clair;
  const couvert = CLASSES.indexOf('couvert');
  const tousCouverts = { ...COMMUNES, classe: new Uint8Array(7).fill(couvert) };
  carte.montrerCommunes(tousCouverts);
  await repos(carte);
  expectProche(
    await couleurEn(carte, [2.6, 45.76], 0),
    melange(classes[couvert]!.fond, terre, 0.92),
  );
  carte.montrerCommunes({ ...tousCouverts, visible: Uint8Array.of(0, 1, 1, 1, 1, 1, 1) });
  await repos(carte);
  expectProche(await couleurEn(carte, [2.6, 45.76], 0), melange(terre, terre, 1));
});

test('circles and polygons take other colours than those of the gaps, more classes even, and come back', async () => {
  const carte = await monter();
  carte.montrerLieux([]);
  carte.montrerCouches(new Set<Couche>(['ecarts']));
  const teintes = croisement('clair');
  const neuf = { ...COMMUNES, classe: Uint8Array.of(0, 2, 4, 6, 7, 8, 0) };
  carte.montrerCommunes(neuf);
  carte.montrerTheme('clair', teintes);
  await repos(carte);
  const { terre } = PALETTES.clair;
  for (const k of [0, 1, 2, 3, 4, 5]) {
    const { fond } = teintes[neuf.classe[k]!]!;
    expectProche(
      await couleurEn(carte, [neuf.longitude[k]!, 45.7], 13),
      melange(fond, terre, OPACITE_CERCLE),
    );
  }
  carte.montrerContours(CONTOURS);
  carte.map.setLayoutProperty('noms-departements', 'visibility', 'none');
  carte.map.jumpTo({ zoom: 7 });
  await repos(carte);
  for (const k of [0, 1, 2, 3, 4, 5]) {
    const { fond } = teintes[neuf.classe[k]!]!;
    expectProche(
      await couleurEn(carte, [neuf.longitude[k]!, 45.76], 0),
      melange(fond, terre, 0.92),
    );
  }
  carte.montrerCommunes(COMMUNES);
  carte.montrerTheme('clair');
  await repos(carte);
  const { fond } = PALETTES.clair.classes[1]!;
  expectProche(await couleurEn(carte, [2.8, 45.76], 0), melange(fond, terre, 0.92));
});

test('hexagons take the place of circles, in the colours of their class, and give it back', async () => {
  const carte = await monter();
  carte.montrerLieux([]);
  carte.montrerCouches(new Set<Couche>(['ecarts']));
  carte.map.setLayoutProperty('noms-departements', 'visibility', 'none');
  carte.montrerHexagones(HEXAGONES);
  await repos(carte);
  expect(compter(carte, 'cercles')).toBe(0);
  expect(compter(carte, 'hexagones')).toBe(2);
  const { classes, terre } = PALETTES.clair;
  // Its class has no pattern.
  const couvert = CLASSES.indexOf('couvert');
  expectProche(
    await couleurEn(carte, [3.3, 45.76], 0),
    melange(classes[couvert]!.fond, terre, 0.92),
  );
  carte.montrerHexagones(null);
  await repos(carte);
  expect(compter(carte, 'hexagones')).toBe(0);
  expect(compter(carte, 'cercles')).toBe(6);
});

test('a count stays in circles where contours are known', async () => {
  const carte = await monter();
  carte.montrerCouches(new Set<Couche>(['ecarts']));
  carte.montrerContours(CONTOURS);
  carte.montrerEnCercles(true);
  await repos(carte);
  expect(compter(carte, 'cercles')).toBe(6);
  expect(compter(carte, 'contours')).toBe(7);
  carte.montrerEnCercles(false);
  await repos(carte);
  expect(compter(carte, 'cercles')).toBe(0);
});

test('small circles lie over large ones, and the data over the ground, under names and lieux', async () => {
  const carte = await monter();
  const order = carte.map.getLayersOrder();
  const rank = (id: string) => order.indexOf(id);
  expect(rank('aplats')).toBeGreaterThan(rank('terre-departements'));
  expect(rank('cercles')).toBeGreaterThan(rank('departements'));
  expect(rank('noms-cercles')).toBeGreaterThan(rank('cercles'));
  expect(rank('lieux')).toBeGreaterThan(rank('noms-cercles'));
  const [large, small] = [3, 2];
  const valeur = COMMUNES.valeur.with(large, 4444).with(small, 100);
  const longitude = COMMUNES.longitude.with(small, COMMUNES.longitude[large]!);
  carte.montrerCommunes({ ...COMMUNES, valeur, longitude });
  await repos(carte);
  const at = carte.map.project([longitude[large]!, 45.7]);
  const [top] = carte.map.queryRenderedFeatures(at, { layers: ['cercles'] });
  expect(top?.id).toBe(small);
});

test('polygons are there again on a GPU that was lost', async () => {
  const carte = await monter();
  carte.montrerCouches(new Set<Couche>(['ecarts']));
  carte.montrerContours(CONTOURS);
  carte.map.setLayoutProperty('noms-departements', 'visibility', 'none');
  carte.map.jumpTo({ center: [3.1, 45.7], zoom: 7 });
  await repos(carte);
  const perte = carte.map.getCanvas().getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
  const back = carte.map.once('webglcontextrestored');
  perte.loseContext();
  await carte.map.once('webglcontextlost');
  setTimeout(() => perte.restoreContext());
  await back;
  await repos(carte);
  const { classes, terre } = PALETTES.clair;
  expectProche(await couleurEn(carte, [2.6, 45.76], 0), melange(classes[0]!.fond, terre, 0.92));
});

test('patterns show once a commune is large enough to bear them', async () => {
  const carte = await monter();
  carte.montrerCouches(new Set<Couche>(['ecarts']));
  carte.montrerContours(CONTOURS);
  carte.map.jumpTo({ center: [2.6, 45.7], zoom: 9 });
  await repos(carte);
  const { fond } = PALETTES.clair.classes[CLASSES.indexOf('sans_lieu')]!;
  const plain = melange(fond, PALETTES.clair.terre, 0.92);
  const row = await Promise.all(
    Array.from({ length: 16 }, (_, k) => couleurEn(carte, [2.6, 45.72], k)),
  );
  const differs = (found: readonly number[]) =>
    found.some((canal, k) => Math.abs(canal - plain[k]!) > 8);
  expect(row.some(differs)).toBe(true);
  expect(row.every(differs)).toBe(false);
});

test('the territory outside the emprise is veiled, and its lieux are not clustered with those inside', async () => {
  const carte = await monter();
  carte.montrerEmprise(new Set(['42']));
  await repos(carte);
  expect(compter(carte, 'voile')).toBeGreaterThan(3);
  expect(compter(carte, 'lieux-grappes')).toBe(0);
  expect(compter(carte, 'lieux-voisins')).toBeGreaterThan(1);
});

test('the chosen commune is ringed', async () => {
  const carte = await monter();
  carte.montrerChoisie(2);
  await repos(carte);
  expect(compter(carte, 'choix-cercle')).toBe(1);
  carte.montrerContours(CONTOURS);
  await repos(carte);
  expect(compter(carte, 'choix-contour')).toBe(1);
  expect(compter(carte, 'choix-cercle')).toBe(0);
});

test('asks nothing outside the origin', async () => {
  performance.clearResourceTimings();
  await repos(await monter());
  const outside = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ protocol, origin }) => protocol.startsWith('http') && origin !== location.origin);
  expect(outside).toEqual([]);
});
