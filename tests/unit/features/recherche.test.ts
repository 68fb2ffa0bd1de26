import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';

import type { Qpv } from '$lib/domain/zonage';
import { documentsOf } from '$lib/features/recherche/documents';
import { IndexRecherche } from '$lib/features/recherche/index-recherche';
import { COUCHES } from '$lib/state/couches';

import { referentielEmbarque } from '../../../scripts/maillage/jeux';
import { lieu } from '../../support/petit-monde';

const referentiel = referentielEmbarque();
const index = new IndexRecherche();

beforeAll(() => {
  const lieux = [
    { ...lieu('m', '63113', 0), nom: 'Médiathèque de Jaude', commune: 'Clermont-Ferrand' },
  ];
  const qpv = [
    { code: 'QN06301N', nom: 'Quartiers Nord', communes: ['63113'], population: 9000 },
  ] as unknown as Qpv[];
  index.ajouter([...documentsOf({ referentiel, lieux, qpv, structures: [] })]);
}, 60_000);

const premier = (texte: string) => index.chercher(texte)[0]?.label;

test('everything is found by the words that one has', () => {
  expect(premier('63000')).toBe('Clermont-Ferrand');
  expect(premier('clermont')).toBe('Clermont-Ferrand');
  expect(premier('mediatheque jaude')).toBe('Médiathèque de Jaude');
  expect(premier('qpv quartiers nord')).toBe('Quartiers Nord');
  expect(premier('QN06301N')).toBe('Quartiers Nord');
  expect(premier('ca du bassin d’aurillac')).toMatch(/Bassin d.Aurillac/);
  expect(premier('scénarios')).toBe('Scénarios');
  expect(premier('plan à plusieurs')).toBe('Plan à plusieurs lieux');
  const presents = (texte: string) => index.chercher(texte).map(({ label }) => label);
  expect(presents('plan')).toContain('Plan à plusieurs lieux');
  expect(premier('carte')).toBe('Carte des écarts');
  const mots = ['écarts', 'labellisés', 'autres lieux', 'qpv', 'rural', 'cnfs', 'grappes'];
  const couches = mots.map((mot) => index.chercher(`couche ${mot}`)[0]?.acte);
  expect(couches).toEqual(COUCHES.map((couche) => ({ type: 'couche', couche })));
});

test('one letter lost, doubled or swapped inside a long name still finds it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('clermont', 'aurillac', 'villeurbanne', 'mediatheque', 'annemasse'),
      fc.nat({ max: 3 }),
      fc.constantFrom('lost', 'doubled', 'swapped'),
      (nom, place, faute) => {
        const at = 2 + place;
        const mots = {
          lost: nom.slice(0, at) + nom.slice(at + 1),
          doubled: nom.slice(0, at) + nom[at]! + nom.slice(at),
          swapped: nom.slice(0, at) + nom[at + 1]! + nom[at]! + nom.slice(at + 2),
        };
        const trouves = index.chercher(mots[faute]).map(({ label }) => plat(label));
        expect(trouves.some((label) => label.includes(nom))).toBe(true);
      },
    ),
    { numRuns: 120, examples: [['clermont', 0, 'swapped']] },
  );
});

function plat(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
