import { describe, expect, it } from 'vitest';

import { compatibiliteDe } from '$lib/domain/acces/compatibilite';

import { commune, lot } from '../../../support/petit-monde';

const lieux = [
  {
    commune: { ...commune('63001'), epci: '200000001' },
    publics: ['Adultes', 'Jeunes (16-26 ans)'],
    services: ['Prendre en main un ordinateur', 'Utiliser le numérique'],
  },
  {
    commune: commune('15001'),
    publics: ['Seniors (+ 65 ans)'],
    services: ['Accompagner les démarches de santé'],
  },
  { commune: { ...commune('69381'), parent: commune('69123').code }, publics: [], services: [] },
  { commune: null, publics: ['Déficience visuelle'], services: [] },
];

const communes = lieux.flatMap((un) => un.commune ?? []);

/** Lieux that take the Pass of a lot. */
function lieuxDe(
  perimetre: readonly string[],
  publicCible: string | null = null,
  services: readonly string[] = [],
): number[] {
  const lots = [{ ...lot('L'), perimetre, publicCible, services }];
  const { groupe, accepte } = compatibiliteDe(lots, lieux, communes);
  return [...accepte[groupe[0]!]!];
}

describe('where the Pass of a lot can be spent', () => {
  it('everywhere without a perimeter, else in one of its territories; a lieu of no known commune is not left out', () => {
    expect(lieuxDe([])).toEqual([1, 1, 1, 1]);
    expect(lieuxDe(['departement:63'])).toEqual([1, 0, 0, 1]);
    expect(lieuxDe(['departement:63', 'commune:69123'])).toEqual([1, 0, 1, 1]);
    expect(lieuxDe(['epci:200000001'])).toEqual([1, 0, 0, 1]);
    expect(lieuxDe(['region:84'])).toEqual([1, 1, 1, 1]);
    expect(lieuxDe(['15'])).toEqual([0, 1, 0, 1]);
    expect(lieuxDe(['departement:15', 'departement:99'])).toEqual([0, 1, 0, 1]);
  });

  it('for its public where both say an age: a word that is not one excludes nobody', () => {
    expect(lieuxDe([], 'Seniors (+ 65 ans)')).toEqual([0, 1, 1, 1]);
    expect(lieuxDe([], 'seniors')).toEqual([0, 1, 1, 1]);
    expect(lieuxDe([], 'Jeunes')).toEqual([1, 0, 1, 1]);
    expect(lieuxDe([], 'Demandeurs d’emploi')).toEqual([1, 1, 1, 1]);
    expect(lieuxDe(['departement:63'], 'Seniors')).toEqual([0, 0, 0, 1]);
  });

  it('for its services where both say some: one in common is enough, however it is written', () => {
    expect(lieuxDe([], null, ['utiliser le numerique'])).toEqual([1, 0, 1, 1]);
    expect(lieuxDe([], null, ['Accompagner les démarches de santé', 'Autre'])).toEqual([
      0, 1, 1, 1,
    ]);
    expect(lieuxDe([], 'Seniors', ['Utiliser le numérique'])).toEqual([0, 0, 1, 1]);
  });

  it('tells lots apart by the communes where a lieu could open, not by lieux alone', () => {
    const [sien, voisin] = [commune('63001'), commune('63002')];
    const lots = ['departement:63', 'commune:63001'].map((territoire) => ({
      ...lot('L'),
      perimetre: [territoire],
    }));
    const seul = [{ commune: sien, publics: [], services: [] }];
    const { groupe, accepte, accepteCommune } = compatibiliteDe(lots, seul, [sien, voisin]);
    expect([...groupe]).toEqual([0, 1]);
    expect(accepte.map((colonne) => [...colonne])).toEqual([[1], [1]]);
    expect(accepteCommune.map((colonne) => [...colonne])).toEqual([
      [1, 1],
      [1, 0],
    ]);
  });

  it('makes one group of the lots that the same lieux take, the first that of those taken everywhere', () => {
    const perimetres = [['departement:63'], ['departement:15'], ['commune:63001'], []];
    const lots = perimetres.map((perimetre) => ({ ...lot('L'), perimetre }));
    const { groupe, accepte } = compatibiliteDe(lots, lieux, communes);
    expect([...groupe]).toEqual([1, 2, 1, 0]);
    expect(accepte).toHaveLength(3);
  });
});
