import { describe, expect, test } from 'vitest';

import { calquesOf, estDuPlan, sansDoublure, STYLES_DU_PLAN } from '$lib/map/plan/plan';

const SERVEUR = 'https://data.geopf.fr';

const STYLE = {
  version: 8,
  glyphs: 'https://ailleurs.example/{fontstack}/{range}.pbf',
  sprite: `${SERVEUR}/styles/sprite/PlanIgn`,
  sources: { plan_ign: { type: 'vector', tiles: [`${SERVEUR}/tms/{z}/{x}/{y}.pbf`] } },
  layers: [
    { id: 'fond', type: 'background', paint: {} },
    { id: 'bois', type: 'fill', source: 'plan_ign', 'source-layer': 'ocs' },
    { id: 'noms', type: 'symbol', source: 'plan_ign', 'source-layer': 'toponyme' },
    { id: 'routes', type: 'line', source: 'plan_ign', 'source-layer': 'routier' },
  ],
};

describe('a style of the IGN', () => {
  test('is parted in what lies under the data and what lies over, under names of its own', () => {
    const { sous, dessus, sources, sprite } = calquesOf(STYLE);
    expect(sous.map(({ id }) => id)).toEqual(['ign-bois', 'ign-routes']);
    expect(dessus.map(({ id }) => id)).toEqual(['ign-noms']);
    expect(Object.keys(sources)).toEqual(['ign-plan_ign']);
    expect(sources['ign-plan_ign']).toMatchObject({ attribution: '© IGN' });
    expect(sous.every((layer) => 'source' in layer && estDuPlan(String(layer.source)))).toBe(true);
    expect(sprite).toBe(STYLE.sprite);
  });

  test.each([
    ['no object', null],
    ['no layers', { ...STYLE, layers: [] }],
    ['no sources', { ...STYLE, sources: {} }],
    ['layers that are no list', { ...STYLE, layers: {} }],
    [
      'tiles of another server',
      { ...STYLE, sources: { a: { type: 'vector', tiles: ['https://x.example/{z}'] } } },
    ],
    [
      'a server whose name only begins alike',
      { ...STYLE, sprite: 'https://data.geopf.fr.example/s' },
    ],
  ])('is refused with %s', (_, json) => {
    expect(() => calquesOf(json)).toThrow(Error);
  });
});

test('only the server of the IGN is asked, and symbols at the one density it has', () => {
  for (const url of Object.values(STYLES_DU_PLAN))
    expect(url).toMatch(/^https:\/\/data\.geopf\.fr\//);
  expect(sansDoublure(`${SERVEUR}/PlanIgn@2x.png`)).toEqual({ url: `${SERVEUR}/PlanIgn.png` });
  expect(sansDoublure('/a@2x.png')).toEqual({ url: '/a@2x.png' });
});
