import { describe, expect, it } from 'vitest';

import { apparier } from '$lib/domain/appariement';
import type { CodeInsee } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';

import { lieu as lieuDe } from '../../support/petit-monde';

const lieu = (id: string, nom: string, code: string | null, siret: string | null = null): Lieu =>
  lieuDe(id, '', 0, { nom, codeInsee: code as CodeInsee | null, siret });

describe('finding lieux again in another file', () => {
  it('finds the same name in the same commune, accents and case aside', () => {
    const found = apparier(
      [lieu('0', 'Médiathèque', '63113')],
      [lieu('h-0', 'MEDIATHEQUE', '63113')],
    );
    expect([...found]).toEqual([['0', 'h-0']]);
  });

  it('does not mistake the same name in another commune, nor a lieu without a commune', () => {
    const anciens = [lieu('0', 'Mairie', '63113'), lieu('1', 'Cyber', null)];
    expect(apparier(anciens, [lieu('a', 'Mairie', '15014'), lieu('b', 'Cyber', null)]).size).toBe(
      0,
    );
  });

  it('leaves out what is met twice in either file', () => {
    const twice = [lieu('a', 'CCAS', '63113'), lieu('b', 'CCAS', '63113')];
    const once = [lieu('0', 'CCAS', '63113')];
    expect(apparier(once, twice).size).toBe(0);
    expect(apparier(twice, once).size).toBe(0);
  });

  it('trusts the SIRET over the name', () => {
    const found = apparier(
      [lieu('0', 'Espace numérique', '63113', '20004293500011')],
      [lieu('a', 'Espace numérique', '63113'), lieu('b', 'EPN', '63113', '20004293500011')],
    );
    expect(found.get('0')).toBe('b');
  });
});
