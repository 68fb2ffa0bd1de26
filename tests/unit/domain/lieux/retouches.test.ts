import { describe, expect, it } from 'vitest';

import type { CodeInsee } from '$lib/domain/codes';
import { retoucher, type Retouche } from '$lib/domain/lieux/retouches';

import { commune, lieu } from '../../../support/petit-monde';

const COMMUNES = [commune('15001', 3)];
const communeDe = (code: CodeInsee) => COMMUNES.find((autre) => autre.code === code) ?? null;
const fusion = (garde: string, retire: string): Retouche => ({ type: 'fusion', garde, retire });

describe('retoucher', () => {
  const perdu = {
    ...lieu('a', '15001', 0),
    codeInsee: null,
    latitude: null,
    longitude: null,
    position: null,
  };

  it('places a lieu at the point of its commune, or leaves it the point it has', () => {
    const acte: Retouche = { type: 'commune', lieu: 'a', code: '15001' as CodeInsee };
    const [place] = retoucher([perdu], [acte], communeDe).lieux;
    const { latitude, longitude, nom } = COMMUNES[0]!;
    expect(place).toMatchObject({ codeInsee: '15001', commune: nom, latitude, longitude });
    expect(place?.position).toBe('commune');
    const pointe = { ...perdu, latitude: 45, longitude: 2, position: 'adresse' as const };
    expect(retoucher([pointe], [acte], communeDe).lieux[0]).toMatchObject({
      codeInsee: '15001',
      latitude: 45,
      position: 'adresse',
    });
    expect(retoucher([perdu], [{ ...acte, lieu: 'z' }], communeDe).lieux).toEqual([perdu]);
  });

  it('merges what two rows say; what was known of the Pass is not lost', () => {
    const un = lieu('a', '15001', 0, { accepte: 'inconnu', services: ['x'], telephone: null });
    const autre = lieu('b', '15001', 0, {
      accepte: 'oui',
      preuve: 'labels_nationaux : APTIC',
      services: ['y'],
      telephone: '0471000000',
    });
    const { lieux, remplacants } = retoucher([un, autre], [fusion('a', 'b')], communeDe);
    expect(lieux).toHaveLength(1);
    expect(lieux[0]).toMatchObject({
      id: 'a',
      accepte: 'oui',
      preuve: 'labels_nationaux : APTIC',
      services: ['x', 'y'],
      telephone: '0471000000',
    });
    expect([...remplacants]).toEqual([['b', 'a']]);
  });

  it('follows chains of merges, in whatever direction, and undoes by leaving the act out', () => {
    const lieux = ['a', 'b', 'c'].map((id) => lieu(id, '15001', 0));
    const actes = [fusion('b', 'c'), fusion('a', 'b'), fusion('c', 'a')];
    const fondus = retoucher(lieux, actes, communeDe);
    expect(fondus.lieux.map(({ id }) => id)).toEqual(['a']);
    expect(Object.fromEntries(fondus.remplacants)).toEqual({ b: 'a', c: 'a' });
    expect(retoucher(lieux, [], communeDe).lieux).toBe(lieux);
  });
});
