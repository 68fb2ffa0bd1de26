import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  A4,
  composerAffiche,
  facteurDe,
  longueurRonde,
  type ImageCarte,
  type TexteAffiche,
} from '$lib/map/affiche/affiche';
import { dessinerLegende, legendeDesEcarts, type ContenuLegende } from '$lib/map/affiche/legende';
import { agrandir, lettresPour, taillesDeLettres } from '$lib/map/affiche/lettres';
import { lignes } from '$lib/map/affiche/xml';
import { couchesOf } from '$lib/map/couches';
import { PALETTES } from '$lib/map/palette';
import { COUCHES, type Couche } from '$lib/state/couches';

const IMAGE: ImageCarte = {
  png: 'data:image/png;base64,iVBORw0KGgo=',
  largeur: 600,
  hauteur: 420,
  zoom: 7,
  metresParPixel: 430,
};

const CONTENU: ContenuLegende = {
  couches: new Set<Couche>(COUCHES),
  reference: 3120,
  zoom: 7,
  classes: legendeDesEcarts(PALETTES.clair, [98, 55, 6, 23, 52, 1780]),
};

const MOTS: TexteAffiche = {
  titre: 'Où manque-t-il des lieux <b>& des places</b> ?',
  sousTitre: 'Auvergne-Rhône-Alpes, au 30 juin 2026',
  source: 'circulation simulée',
  doutes: ['Données simulées.', '12 % des positions de commune sont estimées.'],
};

describe('the poster', () => {
  test('with circles and every layer', async () => {
    const svg = composerAffiche(IMAGE, CONTENU, MOTS, PALETTES.clair);
    await expect(`${svg}\n`).toMatchFileSnapshot('./affiche-cercles.svg');
  });

  test('with polygons and the gaps alone', async () => {
    const contenu = {
      ...CONTENU,
      couches: new Set<Couche>(['ecarts']),
      reference: null,
      classes: legendeDesEcarts(PALETTES.clair, null),
    };
    const svg = composerAffiche(IMAGE, contenu, MOTS, PALETTES.clair);
    await expect(`${svg}\n`).toMatchFileSnapshot('./affiche-polygones.svg');
  });

  test('for a sheet: the map made to fit, its legend under it, words at their size', async () => {
    const large = { ...IMAGE, largeur: 1200, hauteur: 840, metresParPixel: 215 };
    const svg = composerAffiche(large, CONTENU, MOTS, PALETTES.clair, A4);
    await expect(`${svg}\n`).toMatchFileSnapshot('./affiche-feuille.svg');
    const taille = Number(/ width="(\d+)"/.exec(svg)?.[1]);
    expect(taille).toBe(A4.largeur);
    // Circles follow the map.
    const surEcran = composerAffiche(large, CONTENU, MOTS, PALETTES.clair);
    const rayons = (affiche: string): number[] =>
      [...affiche.matchAll(/<circle cx="[\d.]+" cy="[\d.]+" r="([\d.]+)" fill="none"/g)].map(
        ([, r]) => Number(r),
      );
    const facteur = Math.min((A4.largeur - 48) / large.largeur, A4.hauteurCarte / large.hauteur);
    const [grand] = rayons(surEcran);
    expect(rayons(svg)[0]).toBeCloseTo(facteur * grand!, 1);
  });

  test('is one document that asks nothing of any address, and no text breaks out of it', () => {
    const svg = composerAffiche(IMAGE, CONTENU, MOTS, PALETTES.clair);
    expect(svg).not.toContain('<b>');
    expect([...svg.matchAll(/(?:href|src|url)[=(]"?([^")]*)/g)].map(([, at]) => at)).toSatisfy(
      (found: string[]) => found.every((at) => at.startsWith('data:') || at.startsWith('#')),
    );
  });
});

test('the legend explains what is on, and nothing else', () => {
  const { svg } = dessinerLegende(
    { ...CONTENU, couches: new Set<Couche>(['labellises']) },
    PALETTES.clair,
  );
  expect(svg).toContain('Lieu labellisé');
  expect(svg).not.toContain('Sans lieu');
  expect(svg).not.toContain('QPV');
});

test('no letter of the map is under 8 pixels on its sheet, whatever the screen', () => {
  const tailles = taillesDeLettres(couchesOf(PALETTES.clair, null)).flatMap(
    ([, propriete, taille]) => (propriete === 'text-size' ? [taille] : []),
  );
  expect(tailles.length).toBeGreaterThan(4);
  fc.assert(
    fc.property(
      fc.record({
        largeur: fc.integer({ min: 300, max: 2600 }),
        hauteur: fc.integer({ min: 250, max: 1400 }),
      }),
      (carte) => {
        const fois = lettresPour(carte, A4);
        for (const taille of tailles) {
          const agrandie = agrandir(taille, fois);
          const petites = Array.isArray(agrandie)
            ? agrandie
                .slice(3)
                .filter((_, k) => k % 2 === 1)
                .map(Number)
            : [Number(agrandie)];
          expect(Math.min(...petites) * facteurDe(carte, A4)).toBeGreaterThanOrEqual(8 - 1e-9);
        }
      },
    ),
  );
});

test('a scale bar is of a round length', () => {
  expect([7, 120, 499, 51_600, 1_000_000].map(longueurRonde)).toEqual([
    5, 100, 200, 50_000, 1_000_000,
  ]);
});

test('lines are cut between words', () => {
  expect(lignes('un deux trois quatre', 9)).toEqual(['un deux', 'trois', 'quatre']);
  expect(lignes('anticonstitutionnellement', 9)).toEqual(['anticonstitutionnellement']);
});
