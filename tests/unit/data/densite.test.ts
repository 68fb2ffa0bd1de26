import { describe, expect, it } from 'vitest';

import { densiteOf, estimateDensites } from '$lib/domain/densite';

describe('densiteOf', () => {
  it('counts its bounds in', () => {
    expect(densiteOf(5_000, 0, 70_000)).toBe('dense');
    expect(densiteOf(4_999, 0, 70_000)).toBe('rurale');
    expect(densiteOf(5_000, 0, 69_999)).toBe('rurale');
    expect(densiteOf(6_000, 0, 0)).toBe('intermediaire');
    expect(densiteOf(1_000, 8_000, 8_000)).toBe('intermediaire');
    expect(densiteOf(999, 8_000, 8_000)).toBe('rurale');
    expect(densiteOf(0, 0, 0)).toBe('rurale');
  });
});

describe('estimateDensites', () => {
  const at = (population: number, km: number, decoupee = false) => ({
    population,
    latitude: 45,
    longitude: 3 + km / (111.195 * Math.cos(Math.PI / 4)),
    decoupee,
  });

  it('sees a suburb by the city at 4 km, and a village not by the city at 6 km', () => {
    expect(estimateDensites([at(80_000, 0), at(6_000, 4), at(900, 10)])).toEqual([
      'dense',
      'dense',
      'rurale',
    ]);
  });

  it('does not count the people of a city twice with its arrondissements', () => {
    const arrondissements = [at(20_000, 0), at(20_000, 1)];
    expect(estimateDensites([at(40_000, 0, true), ...arrondissements])).toEqual([
      'intermediaire',
      'intermediaire',
      'intermediaire',
    ]);
  });

  it('answers nothing for nobody', () => {
    expect(estimateDensites([])).toEqual([]);
  });
});
