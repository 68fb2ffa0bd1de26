import { readFileSync } from 'node:fs';

import type { Topology } from 'topojson-specification';
import { expect, test } from 'vitest';

import type { CoucheCommunes } from '$lib/map/donnees';
import { COTE_ENCART, encartsOf } from '$lib/map/encarts/encarts';
import { contoursOf } from '$lib/map/fond';

const departements = contoursOf(
  JSON.parse(readFileSync('data/contours.topo.json', 'utf8')) as Topology,
  'departements',
);

/** Saint-Denis and Saint-Pierre of La Réunion, Nouméa, and Paris, which is no inset. */
const COMMUNES: CoucheCommunes = {
  codes: ['97411', '97416', '98818', '75056'],
  noms: ['Saint-Denis', 'Saint-Pierre', 'Nouméa', 'Paris'],
  longitude: Float64Array.of(55.45, 55.48, 166.45, 2.35),
  latitude: Float64Array.of(-20.88, -21.34, -22.27, 48.86),
  valeur: Float64Array.of(25, 100, 60, 400),
  classe: Uint8Array.of(0, 4, 1, 2),
  visible: Uint8Array.of(1, 1, 1, 1),
};

test('the five départements are always there; another territory once it holds Pass', () => {
  const codes = (valeur: Float64Array) =>
    encartsOf(departements, { ...COMMUNES, valeur }).map(({ code }) => code);
  expect(codes(new Float64Array(4)).sort()).toEqual(['971', '972', '973', '974', '976']);
  expect(codes(COMMUNES.valeur)).toContain('988');
  expect(codes(COMMUNES.valeur)).not.toContain('75');
});

test('an inset holds its outline and its circles, north up, and counts its Pass', () => {
  const reunion = encartsOf(departements, COMMUNES).find(({ code }) => code === '974')!;
  expect(reunion.nom).toBe('La Réunion');
  expect(reunion.pass).toBe(125);
  expect(reunion.cercles.map(({ racine, classe }) => [racine, classe])).toEqual([
    [0.5, 4],
    [0.25, 0],
  ]);
  const [sud, nord] = reunion.cercles;
  expect(nord!.y).toBeLessThan(sud!.y);
  const numbers = reunion.trace.match(/-?\d+(?:\.\d+)?/g)!.map(Number);
  for (const value of [...numbers, ...reunion.cercles.flatMap(({ x, y }) => [x, y])]) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(COTE_ENCART);
  }
});

test('a commune that is filtered out is in no inset', () => {
  const filtered = { ...COMMUNES, visible: Uint8Array.of(1, 0, 1, 1) };
  const reunion = encartsOf(departements, filtered).find(({ code }) => code === '974')!;
  expect(reunion.pass).toBe(25);
});
