import { describe, expect, it } from 'vitest';

import { colonnesDe } from '$lib/compute/colonnes';
import type { Monde, QuestionCandidats } from '$lib/compute/messages';
import { Moteur } from '$lib/compute/moteur';
import type { Jour } from '$lib/domain/codes';
import { SEUIL_ROBUSTE, TETE } from '$lib/domain/couverture/robustesse';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../../../data/parametres.json';
import { commune, lieu, lot, remise } from '../../../support/petit-monde';

/**
 * Twelve towns far from each other, none with a labelled lieu, each with one lieu to approach at its door; the first has
 * most Pass, the two last the fewest. A lieu stands where nobody is.
 */
const VILLES = 12;
const monde: Monde = {
  communes: Array.from({ length: VILLES }, (_, rang) => commune(String(63001 + rang), 100 * rang)),
  lieux: [
    ...Array.from({ length: VILLES }, (_, rang) =>
      lieu(`L${rang}`, String(63001 + rang), 100 * rang),
    ),
    lieu('désert', '63001', 50),
  ],
  lots: [lot('L')],
  circulation: Array.from({ length: VILLES }, (_, rang) =>
    remise(String(63001 + rang), rang < 10 ? 100 - rang : 20),
  ),
};
const question: QuestionCandidats = {
  date: '2024-06-30' as Jour,
  parametres: parametresDe(donnees),
  communes: null,
  centre: null,
  maximum: 10,
};

function parts(plus: Partial<QuestionCandidats>, tirages: number): Float64Array {
  const robustesse = new Moteur(colonnesDe(monde)).robustesse({ ...question, ...plus });
  for (let rang = 0; rang < tirages; rang++) robustesse.tirer();
  return robustesse.resultat();
}

describe('chance to be among the first', () => {
  it('is sure for who leads by far, nil for who is behind by far or brings nothing', () => {
    const part = parts({}, 60);
    for (let rang = 0; rang < 10; rang++) expect(part[rang]).toBeGreaterThanOrEqual(SEUIL_ROBUSTE);
    expect(part[VILLES]).toBe(0);
    expect(part[10]! + part[11]!).toBeLessThan(0.4);
    const total = part.reduce((somme, valeur) => somme + valeur, 0);
    expect(total).toBeCloseTo(TETE, 9);
  });

  it('counts the need of the communes asked only, and the lieux around the centre only', () => {
    const part = parts({ communes: Uint32Array.of(11) }, 20);
    expect([...part]).toEqual([...part].map((_, rang) => (rang === 11 ? 1 : 0)));
    const autour = parts({ centre: { latitude: 45, longitude: 3, rayonKm: 20 } }, 20);
    expect([...autour].flatMap((valeur, rang) => (valeur > 0 ? [rang] : []))).toEqual([0]);
  });

  it('is the same for the same seed, and 0 before the first draw', () => {
    expect(parts({}, 30)).toEqual(parts({}, 30));
    expect(new Set(parts({}, 0))).toEqual(new Set([0]));
  });
});
