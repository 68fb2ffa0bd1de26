import { describe, expect, it } from 'vitest';

import { tenirAdresse } from '$lib/state/adresse';
import { Navigation } from '$lib/state/navigation.svelte';

/** A page whose address is kept in a list, and whose links take as long as told. */
function pageDe() {
  const navigation = new Navigation();
  const allees: string[] = [];
  let chemin: Promise<void> | null = null;
  tenirAdresse(navigation, {
    aller: async (page, search, historique) => {
      allees.push(`${historique} ${page ?? ''}${search}`);
    },
    enChemin: () => chemin,
  });
  return {
    navigation,
    allees,
    /** A link clicked: arrives when the function returned is called. */
    lien: (search: string): (() => void) => {
      let arriver = (): void => {};
      chemin = new Promise((resolve) => {
        arriver = () => {
          chemin = null;
          navigation.lire(search);
          resolve();
        };
      });
      return arriver;
    },
  };
}

const unTour = (): Promise<void> => new Promise((suite) => setTimeout(suite));

describe('the address of the page', () => {
  it('takes acts one after the other', async () => {
    const { navigation, allees } = pageDe();
    navigation.changer({ commune: '15014' });
    navigation.changer({ filtre: 'aur' }, 'remplacer');
    await unTour();
    expect(allees).toEqual([
      'ajouter ?v=1&commune=15014',
      expect.stringMatching(/^remplacer \?.*filtre=aur/),
    ]);
  });

  it('does not call back a page on its way: what changed meanwhile is written there', async () => {
    const { navigation, allees, lien } = pageDe();
    navigation.lire('?filtre=aur');
    const arriver = lien('');
    navigation.changer({ donnees: 'a1b2c3d4' }, 'remplacer');
    await unTour();
    expect(allees).toEqual([]);
    arriver();
    await unTour();
    expect(allees).toEqual(['remplacer ?v=1&donnees=a1b2c3d4']);
  });

  it('writes on after a page that never came', async () => {
    const { navigation, allees } = pageDe();
    let rompre = (): void => {};
    const chemin = new Promise<void>((_, reject) => (rompre = () => reject(new Error('lost'))));
    tenirAdresse(navigation, {
      aller: async (page, search) => void allees.push(`${page ?? ''}${search}`),
      enChemin: () => chemin,
    });
    navigation.changer({ commune: '15014' });
    rompre();
    await unTour();
    expect(allees).toEqual(['?v=1&commune=15014']);
  });
});
