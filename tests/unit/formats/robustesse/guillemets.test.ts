import { describe, expect, it } from 'vitest';

import { comme, lireContenu } from '../aide';
import { referentiel } from './communes';

const ENTETE = 'id;nom;adresse;code_postal;commune;services';
const ligne = (id: number, nom = `Lieu ${id}`, adresse = `${id} rue`): string =>
  `${id};${nom};${adresse};01000;Bourg-en-Bresse;x`;
const fichier = (...lignes: readonly string[]): string => `${[ENTETE, ...lignes].join('\n')}\n`;
const lire = async (texte: string) =>
  comme('lieux', await lireContenu('lieux.csv', texte, { referentiel, jeu: 'lieux' })).lecture;

/** Each file of rows 1 to 4 with its stray quote: the row that holds it, and the names and addresses that are read. */
const PERDUS: readonly (readonly [string, string, number, object])[] = [
  [
    'closed by a sound cell, rows below',
    fichier(ligne(1, '"Le 21'), ligne(2), ligne(3, 'C', '"3 rue; bât C"'), ligne(4)),
    1,
    { 0: { nom: '"Le 21', adresse: '1 rue' }, 2: { nom: 'C', adresse: '3 rue; bât C' } },
  ],
  [
    'never closed, few rows below',
    fichier(ligne(1, '"Le 21'), ligne(2), ligne(3), ligne(4)),
    1,
    { 0: { nom: '"Le 21', adresse: '1 rue' } },
  ],
  [
    'never closed, on the last row, which has no end',
    fichier(ligne(1), ligne(2), ligne(3), ligne(4, '"Le 21')).trimEnd(),
    4,
    { 3: { nom: '"Le 21', adresse: '4 rue' } },
  ],
  [
    'within quotes',
    fichier(ligne(1), ligne(2, '"Espace "Le 22""'), ligne(3), ligne(4, 'D', '"4 rue; bât D"')),
    2,
    { 1: { nom: 'Espace "Le 22"', adresse: '2 rue' }, 3: { nom: 'D', adresse: '4 rue; bât D' } },
  ],
  [
    'closed by a sound cell of its own row',
    fichier(ligne(1), ligne(2, '"Espace 22', '"2 rue; bât B"'), ligne(3), ligne(4)),
    2,
    { 1: { nom: '"Espace 22', adresse: '2 rue; bât B' } },
  ],
  [
    'closed by the sign of inches',
    fichier(ligne(1, '"Le 21'), ligne(2), ligne(3, 'Écran 22"'), ligne(4)),
    1,
    { 0: { nom: '"Le 21', adresse: '1 rue' }, 2: { nom: 'Écran 22"', adresse: '3 rue' } },
  ],
];

describe('a stray quote swallows no row, and it is said', () => {
  it.each(PERDUS)('%s', async (_, texte, rang, lieux) => {
    for (const contenu of [texte, texte.replaceAll('\n', '\r\n'), texte.replaceAll('\n', '\r')]) {
      const { lignes, rejetees, rows, constats } = await lire(contenu);
      expect({ lignes, rejetees }).toEqual({ lignes: 4, rejetees: 0 });
      expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
      expect({ ...rows }).toMatchObject(lieux);
      const dits = constats.filter(({ regle }) => regle === 'guillemet-perdu');
      expect(dits).toMatchObject([{ ligne: rang, colonne: 'nom', gravite: 'alerte' }]);
    }
  });

  it('among thousands of rows, again and again', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) =>
      ligne(i, i % 97 === 3 ? `"Le ${i}` : 'L', i % 11 === 0 ? `"${i} rue; bât A"` : 'rue'),
    );
    const { lignes, rows: lieux } = await lire(fichier(...rows));
    expect(lignes).toBe(3_000);
    expect(lieux.every(({ id }, i) => id === String(i))).toBe(true);
  });
});

describe('a sound cell on several lines stays whole', () => {
  const horaires = ['Lundi;9h;12h;14h;17h', 'Mardi;9h;12h;14h;17h', 'Mercredi;9h;12h;14h;17h'];
  it.each([
    ['with a separator here and there', '"Le 21,\n1 rue; bât A\n; au fond"'],
    ['with as many as a row on each line', `"${horaires.join('\n')}"`],
    ['with quotes of its own', '"Le ""21""\n1 rue; bât A"'],
  ])('%s', async (_, cellule) => {
    const presentee = (l: string): string => `${l.slice(0, -1)}${cellule}`;
    const texte = fichier(presentee(ligne(1)), ligne(2, cellule), ligne(3), presentee(ligne(4)));
    const { lignes, constats, rows } = await lire(texte);
    expect(lignes).toBe(4);
    expect(constats.filter(({ regle }) => regle === 'guillemet-perdu')).toEqual([]);
    expect(rows[1]!.nom).toBe(cellule.slice(1, -1).replaceAll('""', '"'));
  });
});

describe('a file cut within quotes is refused, with its row and its quote', () => {
  it.each([
    ['in a cell of the middle', '3;"Le 2'],
    ['in the last cell', '3;Lieu;rue;01000;Bourg-en-Bresse;"Accéd'],
    ['in a cell on several lines', '3;"Le 21\nau fond; de la'],
  ])('%s', async (_, fin) => {
    await expect(lire(`${fichier(ligne(1), ligne(2))}${fin}`)).rejects.toThrow(
      'à la ligne 3, un guillemet s’ouvre et ne se ferme pas',
    );
    await expect(lire(`${ENTETE}\n${fin}`)).rejects.toThrow('à la ligne 1, un guillemet');
  });
});
