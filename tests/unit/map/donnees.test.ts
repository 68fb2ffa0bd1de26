import { expect, test } from 'vitest';

import { coucheCommunes } from '$lib/map/donnees';

import { commune } from '../../support/petit-monde';

test('new figures on the same communes keep their codes and places: polygons are not cut again', () => {
  const communes = [commune('63001'), commune('63002', 5)];
  const couche = (pass: number) =>
    coucheCommunes(communes, Float64Array.of(pass, 0), Uint8Array.of(0, 5));
  const [first, second] = [couche(10), couche(20)];
  expect(second.codes).toBe(first.codes);
  expect(second.longitude).toBe(first.longitude);
  expect([...second.valeur]).toEqual([20, 0]);
  expect(coucheCommunes([...communes], first.valeur, first.classe).codes).not.toBe(first.codes);
});
