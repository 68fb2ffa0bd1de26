import { expect, test } from 'vitest';

import { GRAPPES } from '$lib/domain/grappes/grappes';
import { lignesGrappes, phraseGrappes } from '$lib/features/carte/grappes';

import { petitEcran } from '../../support/petit-ecran';

const { monde, ecarts } = petitEcran();
const toutes = [...monde.communes.keys()];
const code = (nom: (typeof GRAPPES)[number]): number => GRAPPES.indexOf(nom);

test('communes of a cluster, the worst kind first, told in a sentence; those of no cluster are not there', () => {
  const codes = Uint8Array.of(code('bas_bas'), code('haut_haut'), code('haut_haut'), 0, 0);
  const lignes = lignesGrappes(monde.referentiel, toutes, ecarts, codes);
  expect(lignes.map((ligne) => [ligne.code, ligne.signe.nom])).toEqual([
    ['63002', 'Grappe sans réponse'],
    ['63003', 'Grappe sans réponse'],
    ['63001', 'Grappe bien servie'],
  ]);
  const sans = Math.round(ecarts.sansReponse[1]! + ecarts.sansReponse[2]!);
  expect(phraseGrappes(lignes)).toContain(`2 communes forment des grappes sans réponse (${sans}`);
});

test('no cluster is said to be none, and exceptions alone are not clusters', () => {
  const aucune = lignesGrappes(monde.referentiel, toutes, ecarts, new Uint8Array(5));
  expect(phraseGrappes(aucune)).toMatch(/^Aucune grappe : /);
  const seule = Uint8Array.of(code('bas_haut'), 0, 0, 0, 0);
  const lignes = lignesGrappes(monde.referentiel, toutes, ecarts, seule);
  expect(phraseGrappes(lignes)).toMatch(/^Aucune grappe sans réponse ; 1 commune/);
});
