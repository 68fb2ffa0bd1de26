import { expect, test } from 'vitest';

import {
  cerclesOf,
  grappesOf,
  lieuxOf,
  montrentLeMeme,
  nomsOf,
  ruralOf,
} from '$lib/map/carte/sources';
import { seuilNoms } from '$lib/map/styles/noms';
import type { CoucheCommunes } from '$lib/map/donnees';

/** Pass and visibility in all combinations: only the first commune is drawn. */
const COMMUNES: CoucheCommunes = {
  codes: ['01001', '01002', '01004', '01005'],
  noms: ['Avec', 'Sans Pass', 'Filtrée', 'Vide et filtrée'],
  longitude: Float64Array.of(5, 5.1, 5.2, 5.3),
  latitude: Float64Array.of(46, 46.1, 46.2, 46.3),
  valeur: Float64Array.of(25, 0, 100, 0),
  classe: Uint8Array.of(2, 5, 0, 5),
  visible: Uint8Array.of(1, 1, 0, 0),
};

test('a circle for each visible commune that holds Pass, its index as id, sized against all', () => {
  expect(cerclesOf(COMMUNES).features).toEqual([
    {
      type: 'Feature',
      id: 0,
      properties: { nom: 'Avec', departement: '01', classe: 2, racine: 0.5, poids: 25 },
      geometry: { type: 'Point', coordinates: [5, 46] },
    },
  ]);
});

test('each commune is named once: by its circle, else by the names', () => {
  const named = (cercles: boolean) =>
    nomsOf(COMMUNES, cercles, 0).features.map(({ properties }) => properties?.nom);
  expect(named(true)).toEqual(['Sans Pass', 'Filtrée', 'Vide et filtrée']);
  expect(named(false)).toEqual(COMMUNES.noms);
});

test('names are ranked by population where it is known', () => {
  const { features } = nomsOf({ ...COMMUNES, population: [10, 20, 30, 40] }, false, 0);
  expect(features.map(({ properties }) => properties?.poids)).toEqual([10, 20, 30, 40]);
});

test('a lieu without rank has no rank on the map', () => {
  const { features } = lieuxOf([
    { index: 7, longitude: 1, latitude: 2, nom: 'A', etat: 'candidat', rang: 3 },
    { index: 8, longitude: 1, latitude: 2, nom: 'B', etat: 'inconnu' },
  ]);
  expect(features.map(({ properties }) => properties)).toEqual([
    { index: 7, nom: 'A', etat: 'candidat', rang: 3 },
    { index: 8, nom: 'B', etat: 'inconnu' },
  ]);
});

test('rural marks stand on the communes that are zoned', () => {
  const { features } = ruralOf(COMMUNES, Uint8Array.of(0, 2, 0, 1));
  expect(
    features.map(({ geometry, properties }) => [geometry.coordinates[0], properties?.niveau]),
  ).toEqual([
    [5.1, 2],
    [5.3, 1],
  ]);
});

test('communes of a cluster that are on the map, sized as their circle; with outlines, their point has no ring', () => {
  const codes = Uint8Array.of(1, 1, 2, 0);
  expect(grappesOf(COMMUNES, codes, null).features).toMatchObject([
    { properties: { grappe: 1, departement: '01', racine: 0.5 }, geometry: { type: 'Point' } },
  ]);
  const contour = {
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'Polygon' as const, coordinates: [] },
  };
  const avecContours = grappesOf(COMMUNES, codes, () => [contour]).features;
  expect(
    avecContours.map(({ geometry, properties }) => [geometry.type, properties?.racine]),
  ).toEqual([
    ['Point', 0],
    ['Polygon', undefined],
  ]);
});

test('a town is named from the zoom that its population asks for', () => {
  const communes = { ...COMMUNES, population: [10, 2_000, 50_000, 300_000] };
  const nommes = (zoom: number) => nomsOf(communes, false, seuilNoms(zoom)).features.length;
  expect([3, 6, 7, 10, 11].map(nommes)).toEqual([1, 1, 2, 3, 4]);
});

test('two layers show the same where every figure is the same', () => {
  const copie = { ...COMMUNES, valeur: COMMUNES.valeur.slice() };
  expect(montrentLeMeme(COMMUNES, copie)).toBe(true);
  copie.valeur[2]! += 1;
  expect(montrentLeMeme(COMMUNES, copie)).toBe(false);
  expect(montrentLeMeme(COMMUNES, { ...COMMUNES, longitude: COMMUNES.longitude.slice() })).toBe(
    false,
  );
});
