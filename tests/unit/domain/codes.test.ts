import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isJour } from '$lib/domain/codes';

it('a day is one of the calendar', () => {
  for (const jour of ['2024-02-29', '2025-12-31', '1999-01-01']) expect(isJour(jour)).toBe(true);
  for (const texte of ['2025-02-29', '2025-02-31', '2025-04-31', '2025-13-01', '2025-1-1', ''])
    expect([texte, isJour(texte)]).toEqual([texte, false]);
  const days = fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(fc.property(days, (day) => isJour(day.toISOString().slice(0, 10))));
});
