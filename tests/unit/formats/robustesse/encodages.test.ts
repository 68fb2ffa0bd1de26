import { describe, expect, it } from 'vitest';

import { comme, lireContenu } from '../aide';
import { referentiel } from './communes';

const ENTETE = 'id;nom;adresse;code_postal;commune;code_insee;services';
const ligne = (id: number, nom = 'Médiathèque'): string =>
  `${id};${nom};1 rue de l’Église;01000;Bourg-en-Bresse;01053;Accès`;
const fichier = (...lignes: readonly string[]): string => `${[ENTETE, ...lignes].join('\n')}\n`;
const lire = async (contenu: string | Uint8Array<ArrayBuffer>) =>
  comme('lieux', await lireContenu('lieux.csv', contenu, { referentiel }));

/** Bytes of a text, each sign of which has one in this table, or is its own. */
const enOctets = (texte: string, table: Readonly<Record<string, number>>) =>
  Uint8Array.from([...texte], (signe) => table[signe] ?? signe.charCodeAt(0));
const MACINTOSH = { é: 0x8e, è: 0x8f, É: 0x83, '’': 0xd5 };

describe('a text that mixes encodings', () => {
  it.each([0, 1, 2, 3])(
    'is UTF-8 where most of it is; stray bytes are read in Windows-1252, and it is said (%i)',
    async (decalage) => {
      // Long enough for letters to be cut between two pieces of the bytes.
      const saines = Array.from({ length: 1_000 }, (_, i) => ligne(i));
      const octets = Buffer.concat([
        Buffer.from(fichier(ligne(9_999, 'M'.repeat(decalage + 1)), ...saines)),
        Buffer.from(enOctets('a;Café à 5 €', { '€': 0x80 })),
        Buffer.from(';1 rue de l’Église;01000;Bourg-en-Bresse;01053;Accès\n'),
      ]);
      const { lecture, reconnaissance } = await lire(new Uint8Array(octets));
      expect(lecture.rows.at(-1)).toMatchObject({
        nom: 'Café à 5 €',
        adresse: '1 rue de l’Église',
      });
      expect(lecture.rows.slice(1, -1).every(({ nom }) => nom === 'Médiathèque')).toBe(true);
      expect(lecture.rows.every(({ adresse }) => adresse === '1 rue de l’Église')).toBe(true);
      expect(reconnaissance.raisons[0]).toContain('UTF-8 mêlé de Windows-1252');
      const dit = lecture.constats.find(({ regle }) => regle === 'encodage-mele');
      expect(dit).toMatchObject({ ligne: 0, gravite: 'alerte' });
    },
  );

  it('is of a Macintosh where its accents are, be they side by side', async () => {
    for (const nom of ['Médiathèque', 'L’école d’été']) {
      const { lecture } = await lire(enOctets(fichier(ligne(1, nom), ligne(2, nom)), MACINTOSH));
      expect(lecture.rows).toMatchObject([{ nom }, { nom }]);
      expect(lecture.constats.filter(({ ligne }) => ligne === 0)).toEqual([]);
    }
  });
});

describe('a header with spoiled accents', () => {
  const abime = (texte: string): string => Buffer.from(texte, 'utf8').toString('latin1');
  const NOMS = ['Dénomination', 'Téléphone', 'Date de mise à jour'];
  const objet = {
    [abime(NOMS[0]!)]: 'Espace',
    [abime(NOMS[1]!)]: '0474000000',
    [abime(NOMS[2]!)]: '01/02/2023',
    Adresse: '1 rue',
    Ville: 'Bourg-en-Bresse',
    'Code postal': '01000',
  };
  const texte = [Object.keys(objet), Object.values(objet)].map((l) => l.join(';')).join('\n');

  it.each([
    ['a text', `${texte}\n`],
    ['a list of objects', JSON.stringify([objet])],
  ])('%s: names are mended, and it is said', async (_, contenu) => {
    const { lecture, reconnaissance } = await lire(contenu);
    expect(reconnaissance.colonnes).toEqual(expect.arrayContaining(NOMS));
    expect(lecture.rows[0]).toMatchObject({ nom: 'Espace', dateMaj: '2023-02-01' });
    const dit = lecture.constats.find(({ regle }) => regle === 'entete-abime');
    expect(dit).toMatchObject({ ligne: 0, gravite: 'info' });
    for (const nom of NOMS) expect(dit?.message).toContain(`devient « ${nom} »`);
  });

  it('a mark written twice is no part of the first name', async () => {
    for (const contenu of [`ï»¿${fichier(ligne(1))}`, `\ufeffï»¿${fichier(ligne(1))}`])
      expect((await lire(contenu)).lecture.rows[0]).toMatchObject({ id: '1' });
  });
});
