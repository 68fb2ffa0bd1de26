import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Jour } from '$lib/domain/codes';
import { COUCHES } from '$lib/state/couches';
import { ecrireVue, lireVue, VUE_PAR_DEFAUT, type Depart, type Vue } from '$lib/state/vue';

const code = fc.stringMatching(/^[0-9A-Z]{2,9}$/);
const degrees = (limit: number) =>
  fc.integer({ min: -limit * 1e5, max: limit * 1e5 }).map((value) => value / 1e5);

const vues: fc.Arbitrary<Vue> = fc.record({
  territoire: fc.oneof(
    fc.constant(null),
    fc.constant({ echelon: 'france' } as const),
    fc.record({
      echelon: fc.constantFrom('region', 'departement', 'epci', 'commune'),
      code,
    }),
  ),
  date: fc.constantFrom(null, '2024-02-29' as Jour, '2026-06-30' as Jour),
  couches: fc.subarray([...COUCHES]).map((couches) => new Set(couches)),
  commune: fc.option(code, { nil: null }),
  depart: fc.oneof(
    fc.constant(null),
    fc.record({ type: fc.constant('structure'), id: fc.string({ minLength: 1 }) }),
    fc.record({ type: fc.constant('commune'), code }),
    fc.record({ type: fc.constant('point'), latitude: degrees(90), longitude: degrees(180) }),
  ) as fc.Arbitrary<Depart | null>,
  rayonKm: fc.integer({ min: 1, max: 100 }),
});

describe('the permalink', () => {
  it('restores every view that it can write', () => {
    fc.assert(
      fc.property(vues, (vue) => {
        expect(lireVue(ecrireVue(vue))).toEqual(vue);
      }),
    );
  });

  it('is empty for the default view', () => {
    expect(ecrireVue(VUE_PAR_DEFAUT)).toBe('');
    expect(lireVue('')).toEqual(VUE_PAR_DEFAUT);
  });

  it('reads any string without throwing, and what it read writes back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const vue = lireVue(`?t=${text}&couches=${text}&depart=${text}&rayon=${text}&date=${text}`);
        expect(lireVue(ecrireVue(vue))).toEqual(vue);
      }),
    );
  });

  it('keeps what is wrong out, and the rest in', () => {
    expect(lireVue('?t=zz&rayon=900&couches=qpv.inconnue&commune=63113')).toEqual({
      ...VUE_PAR_DEFAUT,
      couches: new Set(['qpv']),
      commune: '63113',
    });
  });
});
