import { expect, it } from 'vitest';

import { signauxOf } from '$lib/domain/couverture/signaux';
import type { Jeu } from '$lib/formats/lecture';
import type { JeuCharge } from '$lib/state/charges/charges';
import { signauxDe } from '$lib/state/signaux';

import { lieu } from '../../support/petit-monde';

function jeuxDe(jeux: Partial<Record<Jeu, readonly object[]>>): ReadonlyMap<Jeu, JeuCharge> {
  return new Map(
    Object.entries(jeux).map(([jeu, rows]) => [
      jeu as Jeu,
      { fichier: { jeu, lecture: { rows } } } as unknown as JeuCharge,
    ]),
  );
}

it('a lieu hosts a CnFS by its SIRET, or by its name in the same commune, and nowhere else', () => {
  const jeux = jeuxDe({
    'cnfs-structures': [
      { nom: 'Médiathèque du Lac', siret: '21150014500012', codeInsee: '15014' },
      { nom: 'Maison sans commune', siret: null, codeInsee: null },
    ],
    frr: [
      { codeInsee: '15014', classe: 'FRR' },
      { codeInsee: '63113', classe: 'non' },
    ],
  });
  const lieux = [
    { ...lieu('a', '15014', 0), nom: 'MEDIATHEQUE du lac', siret: null },
    { ...lieu('b', '63113', 0), nom: 'Médiathèque du Lac', siret: null },
    { ...lieu('c', '63113', 0), nom: 'Autre', siret: '21150014500012' },
    { ...lieu('d', '63113', 0), nom: 'Maison sans commune', codeInsee: null, siret: null },
  ];
  const signaux = signauxDe(lieux as never, jeux, [[], [3], [], []]);
  expect([...signaux].map((masque) => [...signauxOf(masque)].sort())).toEqual([
    ['cnfs', 'zone_rurale'],
    ['qpv'],
    ['cnfs'],
    ['cnfs'],
  ]);
});
