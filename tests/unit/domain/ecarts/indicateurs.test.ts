import { describe, expect, it } from 'vitest';

import { indicateursDe } from '$lib/domain/ecarts/indicateurs';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../../../data/parametres.json';

const parametres = parametresDe(donnees);
const colonnes = {
  passCirculation: Float64Array.of(100, 300, 0, 100),
  beneficiaires: Float64Array.of(10, 30, 0, 10),
  distanceKm: Float64Array.of(0, 12, 99, Infinity),
  places: Float64Array.of(2, 0.5, 7, 0),
  sansReponse: Float64Array.of(0, 150, 0, 100),
};

describe('indicators of a territory', () => {
  it('weigh Pass, not communes', () => {
    const mesures = indicateursDe(colonnes, null, parametres);
    expect(mesures).toMatchObject({
      pass: 500,
      beneficiaires: 50,
      sansReponse: 250,
      distanceMediane: 12,
    });
    expect(mesures.partAuDela10).toBeCloseTo(0.8, 12);
    expect(mesures.partAuDela20).toBeCloseTo(0.2, 12);
    expect(mesures.placesPour100).toBeCloseTo((100 * (200 + 150)) / 500, 12);
    expect(mesures.partEnTension).toBeCloseTo(0.8, 12);
    expect(mesures.profondeurTension).toBeCloseTo((0.5 * 300 + 100) / 500, 12);
    expect(mesures.gini).toBeGreaterThan(0.4);
  });

  it('add up over any partition', () => {
    const un = indicateursDe(colonnes, [0, 2], parametres);
    const deux = indicateursDe(colonnes, [1, 3], parametres);
    const tous = indicateursDe(colonnes, null, parametres);
    for (const nom of ['pass', 'beneficiaires', 'sansReponse'] as const)
      expect(un[nom] + deux[nom]).toBe(tous[nom]);
    expect((un.pass * un.placesPour100 + deux.pass * deux.placesPour100) / tous.pass).toBeCloseTo(
      tous.placesPour100,
      12,
    );
  });

  it('are not told where a capacity is unknown or no Pass circulates', () => {
    const places = Float64Array.of(NaN, 0.5, 7, 0);
    expect(indicateursDe({ ...colonnes, places }, null, parametres)).toMatchObject({
      gini: NaN,
      placesPour100: NaN,
      pass: 500,
    });
    expect(indicateursDe({ ...colonnes, places }, [1, 3], parametres).placesPour100).toBeCloseTo(
      37.5,
      12,
    );
    expect(indicateursDe(colonnes, [2], parametres)).toMatchObject({
      pass: 0,
      gini: NaN,
      distanceMediane: NaN,
    });
  });
});
