import { describe, expect, it } from 'vitest';

import { estRare, partsDuTemps } from '$lib/domain/acces/itinerance';
import { demiCotes, plancherDe } from '$lib/domain/acces/interieur';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../../../data/parametres.json';

const parametres = parametresDe(donnees);

describe('a team that moves', () => {
  it('shares its time among its stops, by visits where they are told', () => {
    const parts = partsDuTemps(
      {
        itinerant: Uint8Array.of(0, 1, 1, 1, 1, 1),
        sirets: ['a', 'a', 'a', 'a', null, null],
        visites: Float64Array.of(NaN, NaN, NaN, 4, NaN, 40),
      },
      20,
    );
    expect([...parts]).toEqual([1, 1 / 3, 1 / 3, 0.2, 1, 1]);
  });

  it('is rare under so many visits a month, never for want of being told', () => {
    expect([1, 2, NaN].map((visites) => estRare(visites, 2))).toEqual([true, false, false]);
  });
});

describe('the half side of a commune', () => {
  const surface = Float64Array.of(16, 118, 118, NaN);
  const densite = Uint8Array.of(2, 0, 2, 0);

  it('counts up to the first step of its density class, whole, or not at all', () => {
    const [borne, entier, sans] = (['premier_pas', 'entier', 'sans'] as const).map((demiCote) => [
      ...demiCotes(surface, densite, { ...parametres, demiCote }),
    ]);
    expect(borne).toEqual([2, 2, Math.sqrt(118) / 2, 0]);
    expect(entier).toEqual([2, Math.sqrt(118) / 2, Math.sqrt(118) / 2, 0]);
    expect(sans).toEqual([0, 0, 0, 0]);
  });

  it('is for the lieux of the commune alone', () => {
    const interieur = { commune: Int32Array.of(0, -1), demiCote: Float64Array.of(2, 3) };
    expect(plancherDe(interieur, 0, 0)).toBe(2);
    expect(plancherDe(interieur, 1, 0)).toBe(0);
    expect(plancherDe(interieur, 0, 1)).toBe(0);
  });
});
