import { describe, expect, it } from 'vitest';

import { visitesParMois } from '$lib/domain/lieux/visites';

const SEMAINE = 52 / 12;

describe('visits a month', () => {
  it('are days of the week, each counted once', () => {
    expect(visitesParMois('We 14:00-17:00')).toBeCloseTo(SEMAINE, 12);
    expect(visitesParMois('Mo-Fr 09:00-12:00,13:30-17:00; We 09:00-19:00')).toBeCloseTo(
      5 * SEMAINE,
      12,
    );
    expect(visitesParMois('Tu,Th 09:00-19:00; We,Fr 14:00-19:00')).toBeCloseTo(4 * SEMAINE, 12);
    expect(visitesParMois('Sa-Mo 10:00-12:00')).toBeCloseTo(3 * SEMAINE, 12);
  });

  it('are days of the month, and one week in so many', () => {
    expect(visitesParMois('We[1] 14:00-17:00')).toBe(1);
    expect(visitesParMois('We[1,3] 14:00-17:00; Fr[-1] 09:00-12:00')).toBe(3);
    expect(visitesParMois('We[1-2] 14:00-17:00')).toBe(2);
    expect(visitesParMois('week 1-53/2 We 14:00-17:00')).toBeCloseTo(SEMAINE / 2, 12);
  });

  it('are not told by what does not read, nor by days off', () => {
    for (const texte of [null, '', 'sur rendez-vous', 'lundi matin', 'We off'])
      expect(visitesParMois(texte)).toBeNull();
    expect(visitesParMois('Mo 09:00-12:00; PH off')).toBeCloseTo(SEMAINE, 12);
  });
});
