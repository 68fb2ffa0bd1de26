import { describe, expect, it } from 'vitest';

import { CLASSES, classeOf, classer, regleDe, type Faits } from '$lib/domain/ecarts/classes';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../../../data/parametres.json';

const parametres = parametresDe(donnees);
const DENSE = 0;
const RURALE = 2;
const couverte: Faits = { pass: 100, beneficiaires: 20, densite: RURALE, km: 3, places: 1.2 };

function classe(changes: Partial<Faits>): string {
  return classeOf(regleDe({ ...couverte, ...changes }, parametres));
}

describe('class of a commune', () => {
  it('follows the thresholds of its density, bounds included in the better class', () => {
    expect(classe({})).toBe('couvert');
    expect(classe({ km: 20.01 })).toBe('sans_lieu');
    expect(classe({ km: 20 })).toBe('eloigne');
    expect(classe({ km: 10.01 })).toBe('eloigne');
    expect(classe({ km: 10 })).toBe('couvert');
    expect(classe({ km: 5, densite: DENSE })).toBe('eloigne');
    expect(classe({ km: 6.1, densite: DENSE })).toBe('sans_lieu');
    expect(classe({ km: Infinity })).toBe('sans_lieu');
    expect(classe({ places: 0.49 })).toBe('sature');
    expect(classe({ places: 0.5 })).toBe('tendu');
    expect(classe({ places: 0.99 })).toBe('tendu');
    expect(classe({ places: 1 - 1e-15 })).toBe('couvert');
    expect(classe({ places: Infinity })).toBe('couvert');
  });

  it('is not told under the secrecy threshold, nor where no Pass circulates', () => {
    expect(classe({ beneficiaires: 10.9 })).toBe('insuffisant');
    expect(classe({ beneficiaires: 11 })).toBe('couvert');
    expect(regleDe({ ...couverte, pass: 0, beneficiaires: 0 }, parametres)).toBe('aucun_pass');
    expect(regleDe({ ...couverte, beneficiaires: 3 }, parametres)).toBe('secret');
  });

  it('is the same one commune at a time and by columns', () => {
    const codes = classer(
      {
        pass: Float64Array.of(100, 100, 0),
        beneficiaires: Float64Array.of(20, 20, 0),
        densite: Uint8Array.of(RURALE, DENSE, RURALE),
        km: Float64Array.of(12, 2, 1),
        places: Float64Array.of(2, 0.3, 1),
      },
      parametres,
    );
    expect([...codes].map((code) => CLASSES[code])).toEqual(['eloigne', 'sature', 'insuffisant']);
  });
});

describe('parameters', () => {
  it('are read whole, and refused with the name of what is wrong', () => {
    expect(parametres).toEqual(donnees);
    expect(() => parametresDe({ ...donnees, detour: 0.9 })).toThrow('« detour »');
    expect(() => parametresDe({ ...donnees, poids: [0.2, 0.6, 1] })).toThrow('décroissent');
    const dense = { ...donnees.densites.dense, pas: [6, 4, 2] };
    expect(() => parametresDe({ ...donnees, densites: { ...donnees.densites, dense } })).toThrow(
      'densites.dense',
    );
    expect(() => parametresDe(null)).toThrow('paramètres');
    expect(() => parametresDe({ version: 2 })).toThrow('version 1');
  });
});
