import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatPart, INCONNU } from '$lib/ui/format';

const plie = (texte: string): string => texte.replace(/\s/g, ' ');

describe('a share', () => {
  it('says that few is not none', () => {
    expect(plie(formatPart(0))).toBe('0 %');
    expect(plie(formatPart(1e-12))).toBe('0 %');
    expect(plie(formatPart(0.001))).toBe('moins de 1 %');
    expect(plie(formatPart(0.005))).toBe('1 %');
    expect(plie(formatPart(1))).toBe('100 %');
    expect(formatPart(null)).toBe(INCONNU);
    expect(formatPart(NaN)).toBe(INCONNU);
  });

  it('is « 0 % » for nothing only', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (part) => {
        expect(plie(formatPart(part))).not.toBe('0 %');
      }),
    );
  });
});
