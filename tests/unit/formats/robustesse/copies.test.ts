import { describe, expect, it } from 'vitest';

import { assembler } from '$lib/formats/conteneurs/ensemble';
import { openTableaux } from '$lib/formats/conteneurs/ouvrir';
import type { Tableau } from '$lib/formats/conteneurs/tableau';

import { carre, COMMUNES } from './communes';

it('shapes without properties are not taken for one another', async () => {
  const couche = (...rangs: readonly number[]): Blob => {
    const features = rangs.map((i) => ({
      type: 'Feature',
      properties: {},
      geometry: carre(COMMUNES[i]!),
    }));
    return new Blob([JSON.stringify({ type: 'FeatureCollection', features })]);
  };
  const tableaux = async (...couches: readonly Blob[]) =>
    (await Promise.all(couches.map((contenu) => openTableaux({ nom: 'x', contenu })))).flat();
  const [autres] = await assembler(await tableaux(couche(0, 1, 2), couche(3, 4)));
  expect(autres?.geometries).toHaveLength(5);
  const [memes] = await assembler(await tableaux(couche(0, 1, 2), couche(1, 2)));
  expect(memes?.geometries).toHaveLength(3);
});

describe('tables of the same columns are walked once each', () => {
  /** Tables of a thousand rows a batch, and how many of their batches are read. */
  function compte(noms: readonly string[], lots = 1) {
    let lus = 0;
    const tableaux = noms.map((nom, rang): Tableau => {
      const lignes = Array.from({ length: 1_000 }, (_, i) => [nom, String(rang * 1_000 + i)]);
      return {
        nom,
        poids: 2_000 * lots,
        forme: 'csv',
        description: 'texte',
        colonnes: ['a', 'b'],
        apercu: lignes.slice(0, 200),
        geometries: null,
        async *lots() {
          for (let i = 0; i < lots; i += 1) {
            lus += 1;
            yield await Promise.resolve({ lignes, part: null });
          }
        },
      };
    });
    return { tableaux, lus: () => lus };
  }

  it('among many', async () => {
    const { tableaux, lus } = compte(Array.from({ length: 60 }, (_, i) => `t${i}`));
    expect(await assembler(tableaux)).toHaveLength(1);
    expect(lus()).toBe(60);
  });

  it('not beyond 200,000 rows, and nothing is said', async () => {
    const { tableaux, lus } = compte(['a', 'b'], 500);
    const [ensemble] = await assembler(tableaux);
    expect(ensemble).toMatchObject({ nom: 'a, b', remarques: [] });
    expect(lus()).toBe(201);
  });

  it('until it is given up', async () => {
    const { tableaux, lus } = compte(['a', 'b'], 50);
    const arret = AbortSignal.abort(new Error('abandon'));
    await expect(assembler(tableaux, arret)).rejects.toThrow('abandon');
    expect(lus()).toBe(1);
  });
});
