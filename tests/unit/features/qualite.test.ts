import { describe, expect, it } from 'vitest';

import type { Jour } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';
import { Referentiel } from '$lib/domain/referentiel';
import { FRANCE } from '$lib/domain/territoire';
import { fraicheurDe, moisAvant, parTerritoire } from '$lib/features/donnees/qualite/qualite';

import { commune, lieu } from '../../support/petit-monde';

const REFERENTIEL = new Referentiel({
  communes: [commune('63113')],
  epci: [],
  departements: [{ code: '63', nom: 'Puy-de-Dôme', region: '84' }],
  regions: [{ code: '84', nom: 'Auvergne-Rhône-Alpes' }],
  codesPostaux: new Map(),
  anciennes: new Map(),
});

const JOURS = { jour: '2024-08-31' as Jour, chargement: '2026-02-01' };

function majLe(dateMaj: string | null): Lieu {
  return lieu(dateMaj ?? 'sans', '63113', 0, { dateMaj: dateMaj as Jour | null });
}

describe('months before a day', () => {
  it.each([
    ['2024-08-31', 18, '2023-02-28'],
    ['2024-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2024-07-31', 1, '2024-06-30'],
    ['2024-03-15', 15, '2022-12-15'],
  ])('%s − %i months is %s', (jour, mois, attendu) => {
    expect(moisAvant(jour as Jour, mois)).toBe(attendu);
  });
});

describe('how fresh lieux are', () => {
  const LIEUX = [
    majLe('2024-08-01'),
    majLe('2025-06-01'),
    majLe('2023-03-01'),
    majLe('2023-02-27'),
    majLe('2099-01-01'),
    majLe(null),
  ];

  it('sets apart a day after the loading of the file, and keeps one after the day on screen', () => {
    const comptes = fraicheurDe(LIEUX, JOURS).map(({ nom, lieux }) => [nom, lieux]);
    expect(comptes).toEqual([
      ['Mis à jour depuis moins de 12 mois', 2],
      ['De 12 à 18 mois', 1],
      ['Plus de 18 mois', 1],
      ['Date à venir, à vérifier', 1],
      ['Sans date de mise à jour', 1],
    ]);
  });

  it('counts no such day among the updates of a territory', () => {
    const [region] = parTerritoire(LIEUX, FRANCE, REFERENTIEL, JOURS);
    expect(region).toMatchObject({ territoire: 'Auvergne-Rhône-Alpes', lieux: 6, recents: 2 / 6 });
  });
});
