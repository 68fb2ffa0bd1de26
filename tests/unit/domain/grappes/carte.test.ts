import { describe, expect, it } from 'vitest';

import { GRAPPES, grappesDe } from '$lib/domain/grappes/grappes';

import { KM_PAR_DEGRE } from '../../../support/petit-monde';

/** A square grid of communes 5 km apart, where a corner of 4 × 4 has nobody served and all others are. */
const COTE = 12;
const rangs = Array.from(
  { length: COTE * COTE },
  (_, rang) => [Math.floor(rang / COTE), rang % COTE] as const,
);
const coin = ([x, y]: readonly [number, number]): boolean => x < 4 && y < 4;
const points = {
  latitude: Float64Array.from(rangs, ([x]) => 45 + (5 * x) / KM_PAR_DEGRE),
  longitude: Float64Array.from(rangs, ([, y]) => 3 + (5 * y) / KM_PAR_DEGRE),
  terre: new Uint16Array(rangs.length),
};
const pass = new Float64Array(rangs.length).fill(100);

describe('clusters of Pass sans réponse', () => {
  it('stand where the shortage is, and nowhere else', () => {
    const sansReponse = Float64Array.from(rangs, (rang, i) => (coin(rang) ? 90 : 5 + (i % 7)));
    const codes = grappesDe(points, pass, sansReponse);
    const noms = [...codes].map((code) => GRAPPES[code]);
    expect(noms[0]).toBe('haut_haut');
    rangs.forEach((rang, i) => {
      if (noms[i] === 'haut_haut') expect(coin(rang)).toBe(true);
      if (coin(rang)) expect(noms[i]).not.toBe('bas_bas');
    });
    expect(noms.filter((nom) => nom === 'haut_haut').length).toBeGreaterThan(8);
  });

  it('are none where all are as short, or where too few have Pass', () => {
    expect(
      new Set(
        grappesDe(
          points,
          pass,
          pass.map(() => 40),
        ),
      ),
    ).toEqual(new Set([0]));
    const deux = pass.map((_, i) => (i < 2 ? 100 : 0));
    expect(new Set(grappesDe(points, deux, deux))).toEqual(new Set([0]));
  });
});
