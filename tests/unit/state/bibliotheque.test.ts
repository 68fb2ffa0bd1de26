import { describe, expect, it } from 'vitest';

import { Bibliotheque } from '$lib/state/bibliotheque.svelte';

/** What a browser keeps, for the time of a test. */
function memoire(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (at) => [...kept.keys()][at] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

const CANTAL = { nom: 'Cantal', adresse: '/?v=1&t=d15' };
const RHONE = { nom: 'Rhône', adresse: '/candidats/?v=1&t=d69' };

describe('the library of views', () => {
  it('goes from a device to another by its file, whole', () => {
    const ici = new Bibliotheque(memoire());
    ici.garder(RHONE);
    ici.garder(CANTAL);
    const la = new Bibliotheque(memoire());
    expect(la.ajouter(ici.ecrire())).toBe(2);
    expect(la.vues).toEqual([CANTAL, RHONE]);
    expect(la.ajouter(ici.ecrire())).toBe(0);
  });

  it('replaces none of the views kept: another one of the same name takes a number', () => {
    const garde = memoire();
    const ici = new Bibliotheque(garde);
    ici.garder(CANTAL);
    const autre = { ...CANTAL, adresse: '/?v=1&t=d15&date=2025-12-31' };
    expect(ici.ajouter(JSON.stringify({ maillage_vues: [autre] }))).toBe(1);
    const attendues = [CANTAL, { ...autre, nom: 'Cantal (2)' }];
    expect(ici.vues).toEqual(attendues);
    expect(new Bibliotheque(garde).vues).toEqual(attendues);
  });

  it.each(['', '[]', '{"maillage_vues":3}', '{', 'null', '<html>'])(
    'changes nothing for a file that is not one: %s',
    (text) => {
      const ici = new Bibliotheque(memoire());
      ici.garder(CANTAL);
      expect(ici.ajouter(text)).toBeNull();
      expect(ici.vues).toEqual([CANTAL]);
    },
  );

  it.each(['//ailleurs.fr', '/\\ailleurs.fr', 'https://ailleurs.fr', 'javascript:alert(1)'])(
    'leaves out an address of another site: %s',
    (adresse) => {
      const ici = new Bibliotheque(memoire());
      expect(ici.ajouter(JSON.stringify({ maillage_vues: [{ nom: 'x', adresse }] }))).toBe(0);
    },
  );
});
