import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  bfca,
  disponibiliteSpatiale,
  e2sfca,
  m2sfca,
  rapport,
  troisSfca,
} from '$lib/domain/acces/methodes';

import { brouillons, somme, systemeDe, type Brouillon } from '../../../support/systemes';

const METHODES = { e2sfca, m2sfca, troisSfca, bfca };

/** E2SFCA as the paper writes it, on full matrices. */
function naif({ demande, offre, poids }: Brouillon): number[] {
  const w = (i: number, j: number): number => poids[i]![j] ?? 0;
  const r = offre.map((places, j) => {
    const charge = somme(demande.map((pass, k) => pass * w(k, j)));
    return charge === 0 ? 0 : places / charge;
  });
  return demande.map((_, i) => somme(r.map((ratio, j) => ratio * w(i, j))));
}

/** Supply that some demand reaches. */
function offreAtteinte({ demande, offre, poids }: Brouillon): number {
  return somme(
    offre.map((places, j) => (demande.some((pass, i) => pass > 0 && poids[i]![j]) ? places : 0)),
  );
}

function proche(mesure: number, attendu: number): void {
  expect(Math.abs(mesure - attendu)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(attendu)));
}

describe('access, by laws', () => {
  it('equals the formula on full matrices', () => {
    fc.assert(
      fc.property(brouillons(), (brouillon) => {
        const attendu = naif(brouillon);
        e2sfca(systemeDe(brouillon)).forEach((places, i) => proche(places, attendu[i]!));
      }),
    );
  });

  it('conserves supply: Σ P_i A_i is that of the supplies reached, for E2SFCA and 3SFCA', () => {
    fc.assert(
      fc.property(brouillons(), (brouillon) => {
        const systeme = systemeDe(brouillon);
        for (const methode of [e2sfca, troisSfca]) {
          const places = methode(systeme);
          proche(somme(places.map((a, i) => a * systeme.demande[i]!)), offreAtteinte(brouillon));
        }
      }),
    );
  });

  it('conserves supply whatever the exponent of spatial availability, which is P_i A_i at 1', () => {
    fc.assert(
      fc.property(
        brouillons(),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        (brouillon, alpha) => {
          const systeme = systemeDe(brouillon);
          proche(somme(disponibiliteSpatiale(systeme, alpha)), offreAtteinte(brouillon));
          const places = e2sfca(systeme);
          disponibiliteSpatiale(systeme).forEach((v, i) =>
            proche(v, places[i]! * systeme.demande[i]!),
          );
        },
      ),
    );
  });

  it('never falls when a supply grows, never rises when a demand grows', () => {
    fc.assert(
      fc.property(brouillons(), fc.nat(), fc.nat(), (brouillon, a, b) => {
        const avant = e2sfca(systemeDe(brouillon));
        const offre = brouillon.offre.map((s, j) =>
          j === a % brouillon.offre.length ? s + 50 : s,
        );
        const demande = brouillon.demande.map((p, i) =>
          p > 0 && i === b % brouillon.demande.length ? p + 50 : p,
        );
        e2sfca(systemeDe({ ...brouillon, offre })).forEach((places, i) =>
          expect(places).toBeGreaterThanOrEqual(avant[i]! - 1e-12),
        );
        e2sfca(systemeDe({ ...brouillon, demande })).forEach((places, i) =>
          expect(places).toBeLessThanOrEqual(avant[i]! + 1e-12),
        );
      }),
    );
  });

  it.each(Object.entries(METHODES))(
    '%s does not depend on the order of communes and lieux',
    (_, methode) => {
      fc.assert(
        fc.property(brouillons(), ({ demande, offre, poids }) => {
          const envers = {
            demande: demande.toReversed(),
            offre: offre.toReversed(),
            poids: poids.toReversed().map((rangee) => rangee.toReversed()),
          };
          const droit = methode(systemeDe({ demande, offre, poids }));
          methode(systemeDe(envers))
            .toReversed()
            .forEach((places, i) => proche(places, droit[i]!));
        }),
      );
    },
  );

  it('keeps M2SFCA under E2SFCA: their ratio is what distance leaves', () => {
    fc.assert(
      fc.property(brouillons(), (brouillon) => {
        const systeme = systemeDe(brouillon);
        const places = e2sfca(systeme);
        m2sfca(systeme).forEach((m, i) => expect(m).toBeLessThanOrEqual(places[i]! + 1e-12));
      }),
    );
  });

  it('equals E2SFCA under every refinement where all weights are 1 and every pair is there', () => {
    const plein = systemeDe({
      demande: [10, 30, 0],
      offre: [5, 15],
      poids: [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    });
    const attendu = [0.5, 0.5, 0.5];
    expect([...e2sfca(plein)]).toEqual(attendu);
    expect([...m2sfca(plein)]).toEqual(attendu);
    troisSfca(plein).forEach((places, i) => proche(places, attendu[i]!));
  });
});

describe('access, by traps', () => {
  it('says 0 for 0/0', () => {
    expect(rapport(0, 0)).toBe(0);
    const vide = {
      demande: [0, 0],
      offre: [0, 10],
      poids: [
        [1, 1],
        [null, null],
      ],
    };
    for (const methode of Object.values(METHODES))
      expect([...methode(systemeDe(vide))]).toEqual([0, 0]);
  });

  it('forgets distance where nobody competes: 10 places for 100 Pass are 0.10 near and far', () => {
    for (const w of [1, 0.22]) {
      const seul = systemeDe({ demande: [100], offre: [10], poids: [[w]] });
      proche(e2sfca(seul)[0]!, 0.1);
      proche(m2sfca(seul)[0]! / e2sfca(seul)[0]!, w);
    }
  });

  it('holds a lieu of unknown capacity to be unlimited, for those that reach it only', () => {
    const systeme = systemeDe({
      demande: [10, 10],
      offre: [5, NaN],
      poids: [
        [1, 0.22],
        [1, null],
      ],
    });
    expect([...e2sfca(systeme)]).toEqual([Infinity, 0.25]);
  });
});
