import { expect, it } from 'vitest';

import { CorrespondancesRetenues } from '$lib/store/correspondances';

it('a mapping is found again for the same columns in any order, and for no others', () => {
  const garde = new Map<string, string>();
  const retenues = new CorrespondancesRetenues(() => ({
    getItem: (cle) => garde.get(cle) ?? null,
    setItem: (cle, valeur) => void garde.set(cle, valeur),
    removeItem: (cle) => void garde.delete(cle),
  }));
  retenues.retenir(['a', 'b'], { nom: ['a'] });
  expect(retenues.lire(['b', 'a'])).toEqual({ nom: ['a'] });
  expect(retenues.lire(['a'])).toBeNull();
  retenues.oublier(['a', 'b']);
  expect(retenues.lire(['a', 'b'])).toBeNull();
});

it('a browser that refuses to keep anything remembers nothing and does not fail', () => {
  const retenues = new CorrespondancesRetenues(() => {
    throw new DOMException('refusé', 'SecurityError');
  });
  retenues.retenir(['a'], { nom: ['a'] });
  expect(retenues.lire(['a'])).toBeNull();
});
