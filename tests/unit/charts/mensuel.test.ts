import fc from 'fast-check';
import { expect, test } from 'vitest';

import { completer, geometrieMensuelle, resume, type LigneMensuelle } from '$lib/charts/mensuel';
import {
  graduation,
  moisCourt,
  moisDuRang,
  moisEnMots,
  nombre,
  part,
  rangDuMois,
} from '$lib/charts/nombres';

const JANVIER: LigneMensuelle = {
  mois: '2024-01',
  distribues: 1000,
  utilises: 0,
  expires: 0,
  encours: 1000,
};
const AVRIL: LigneMensuelle = {
  mois: '2024-04',
  distribues: 0,
  utilises: 600,
  expires: 200,
  encours: 200,
};

const ligne = fc.record({
  distribues: fc.nat(50_000),
  utilises: fc.nat(50_000),
  expires: fc.nat(50_000),
  encours: fc.nat(200_000),
});
const series = fc
  .array(ligne, { minLength: 1, maxLength: 60 })
  .map((rows) => rows.map((row, k): LigneMensuelle => ({ mois: moisDuRang(24_250 + k), ...row })));

test('a month without a line had no flow and kept its stock', () => {
  expect(completer([AVRIL, JANVIER])).toEqual([
    JANVIER,
    { mois: '2024-02', distribues: 0, utilises: 0, expires: 0, encours: 1000 },
    { mois: '2024-03', distribues: 0, utilises: 0, expires: 0, encours: 1000 },
    AVRIL,
  ]);
});

test('bars are as long as what they count, in upwards and out downwards', () => {
  const { distribues, utilises, expires, zeroFlux } = geometrieMensuelle([JANVIER, AVRIL], 640);
  const [arrive, , , rien] = distribues;
  const [, , , parti] = utilises;
  const [, , , perdu] = expires;
  expect(rien!.hauteur).toBe(0);
  expect(arrive!.y + arrive!.hauteur).toBeCloseTo(zeroFlux, 6);
  expect(parti!.y).toBeCloseTo(zeroFlux, 6);
  expect(perdu!.y).toBeCloseTo(parti!.y + parti!.hauteur, 6);
  expect(parti!.hauteur / arrive!.hauteur).toBeCloseTo(0.6, 6);
  expect(perdu!.hauteur / arrive!.hauteur).toBeCloseTo(0.2, 6);
});

test('everything stays in the drawing, at any width and for any figures', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 280, max: 1280 }), (rows, largeur) => {
      const geometrie = geometrieMensuelle(rows, largeur);
      for (const { x, y, largeur: width, hauteur } of [
        ...geometrie.distribues,
        ...geometrie.utilises,
        ...geometrie.expires,
      ]) {
        expect(width).toBeGreaterThan(0);
        expect(hauteur).toBeGreaterThanOrEqual(0);
        expect(x).toBeGreaterThanOrEqual(geometrie.gauche);
        expect(x + width).toBeLessThanOrEqual(geometrie.droite + 1e-6);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + hauteur).toBeLessThanOrEqual(geometrie.hauteur);
      }
    }),
  );
});

test('names of months do not touch, and each year is said once', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 280, max: 1280 }), (rows, largeur) => {
      const { reperes } = geometrieMensuelle(rows, largeur);
      expect(reperes.length).toBeGreaterThan(0);
      for (const [k, { x }] of reperes.slice(1).entries())
        expect(x - reperes[k]!.x).toBeGreaterThanOrEqual(36);
      const annees = reperes.flatMap(({ annee }) => annee ?? []);
      expect(new Set(annees).size).toBe(annees.length);
      expect(reperes[0]!.annee).not.toBeNull();
    }),
  );
});

test('nothing to draw draws nothing and says so', () => {
  const vide = geometrieMensuelle([], 640);
  expect(vide.mois).toEqual([]);
  expect(vide.reperes).toEqual([]);
  expect(resume([])).toBe('Aucun Pass sur la période.');
});

test('the sentence adds up what was drawn', () => {
  expect(resume([JANVIER, AVRIL])).toBe(
    'De janvier 2024 à avril 2024 : 1\u202f000 Pass distribués, 600 utilisés, 200 expirés ; 200 en circulation à la fin de avril 2024.',
  );
});

test('numbers and months are written in French', () => {
  expect(nombre(1234567)).toBe('1\u202f234\u202f567');
  expect(nombre(0.5)).toBe('0,5');
  expect(nombre(-3)).toBe('−3');
  expect(part(0.123)).toBe('12\u202f%');
  expect([0, 950, 1500, 20_000, 2_500_000].map(graduation)).toEqual([
    '0',
    '950',
    '1,5\u202fk',
    '20\u202fk',
    '2,5\u202fM',
  ]);
  expect(moisEnMots('2024-08')).toBe('août 2024');
  expect(moisCourt('2024-02')).toBe('févr.');
  fc.assert(
    fc.property(fc.integer({ min: 12_000, max: 36_000 }), (rang) => {
      expect(rangDuMois(moisDuRang(rang))).toBe(rang);
    }),
  );
});
