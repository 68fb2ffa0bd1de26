import fc from 'fast-check';
import { expect, it } from 'vitest';

import { deballer, empaqueter } from '$lib/formats/paquet';

const valeur = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()));

it('gives back rows that crossed between threads as they were, keys that some lack included', () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.constantFrom('id', 'nom', 'services', 'complements'), valeur)),
      fc.array(fc.record({ id: fc.string() })),
      (rows, avant) => {
        const recues: unknown[] = [...avant];
        deballer(structuredClone(empaqueter(rows)), recues);
        expect(recues).toEqual([...avant, ...rows.map((row) => ({ ...row }))]);
      },
    ),
  );
});
