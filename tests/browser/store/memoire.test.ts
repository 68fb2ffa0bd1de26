import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { CodeInsee } from '$lib/domain/codes';
import { cleDeForme, Memoire, type FichierGarde, type Souvenir } from '$lib/store/memoire';

const NOM = 'maillage-essai';
let memoire: Memoire;
beforeEach(() => {
  memoire = new Memoire(NOM);
});
afterEach(async () => {
  await memoire.fermer();
  await deleteDB(NOM);
});

/** As after the tab is closed and opened again. */
async function rouvrir(): Promise<void> {
  await memoire.fermer();
  memoire = new Memoire(NOM);
}

const SOUVENIR: Souvenir = {
  empreinte: 'abc',
  nom: 'lieux.csv',
  jour: '2026-01-02',
  lecture: { jeu: 'lieux', force: true, refus: new Set(['zero-perdu', '2/cp/zero-perdu']) },
  retouches: [{ type: 'commune', lieu: 'a', code: '15014' as CodeInsee }],
};

const fichier = (empreinte: string, texte: string): FichierGarde => ({
  empreinte,
  nom: `${empreinte}.csv`,
  contenu: new Blob([texte]),
  lecture: { refus: new Set() },
  producteur: null,
  licence: null,
  millesime: null,
  jour: '2026-01-02',
});

it('what was decided on a file outlives the tab, and is forgotten alone', async () => {
  await memoire.retenirSouvenir(SOUVENIR);
  await memoire.retenirSouvenir({ ...SOUVENIR, empreinte: 'def' });
  await rouvrir();
  expect(await memoire.souvenirs()).toEqual([SOUVENIR, { ...SOUVENIR, empreinte: 'def' }]);
  await memoire.oublierSouvenir('abc');
  await rouvrir();
  expect((await memoire.souvenirs()).map(({ empreinte }) => empreinte)).toEqual(['def']);
});

it('files of the same columns in any order are of one form', async () => {
  const commun = { nom: 'a.csv', jour: '2026-01-02', jeu: 'lieux', correspondance: {} } as const;
  const forme = { ...commun, force: true };
  await memoire.retenirForme({ ...forme, cle: cleDeForme(['a', 'b']) });
  await memoire.retenirForme({ ...forme, nom: 'b.csv', cle: cleDeForme(['b', 'a']) });
  await rouvrir();
  expect((await memoire.formes()).map(({ nom }) => nom)).toEqual(['b.csv']);
  await memoire.oublierForme(cleDeForme(['b', 'a']));
  expect(await memoire.formes()).toEqual([]);
});

it('keeps the bytes of the files given, and no others', async () => {
  await memoire.choisirGarder(true);
  await memoire.garder([fichier('un', 'x;y'), fichier('deux', 'z')]);
  await rouvrir();
  expect(await memoire.veutGarder()).toBe(true);
  const gardes = await memoire.fichiers();
  const textes = await Promise.all(gardes.map(({ contenu }) => contenu.text()));
  expect(textes.toSorted()).toEqual(['x;y', 'z']);
  await memoire.garder([fichier('deux', 'z')]);
  expect((await memoire.fichiers()).map(({ nom }) => nom)).toEqual(['deux.csv']);
  await memoire.garder([]);
  await rouvrir();
  expect(await memoire.fichiers()).toEqual([]);
});
