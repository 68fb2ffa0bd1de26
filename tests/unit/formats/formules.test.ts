import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { neutraliser, rendre } from '$lib/formats/cellules/formule';
import { openFichier } from '$lib/formats/conteneurs/ouvrir';
import { ecrireTableauCsv } from '$lib/formats/tableau-csv';

const DEBUTS = ['=', '+', '-', '@', '\t', '\r', "'", "'=", ''];
const cellule = fc.tuple(fc.constantFrom(...DEBUTS), fc.string()).map((parts) => parts.join(''));

describe('a cell that a spreadsheet would run', () => {
  it('is neutralised: what is written starts no formula, but for signed numbers', () => {
    fc.assert(
      fc.property(cellule, (text) => {
        const ecrite = neutraliser(text);
        expect(/^[=@\t\r]/.test(ecrite)).toBe(false);
        if (/^[+-]/.test(ecrite)) expect(ecrite).toMatch(/^[+-][\d\s.,]*$/);
      }),
    );
  });

  it('reads back as it was, even where it began with an apostrophe', () => {
    fc.assert(
      fc.property(cellule, (text) => {
        expect(rendre(neutraliser(text))).toBe(text);
      }),
    );
  });

  it.each(['-2,35', '+33 1 23 45 67 89', "L'Isle-d'Abeau", '’=1', 'a=b'])(
    'leaves %s alone',
    (text) => {
      expect(neutraliser(text)).toBe(text);
      expect(rendre(text)).toBe(text);
    },
  );

  it('survives an export and its reading, cell by cell', async () => {
    const noms = ['=HYPERLINK("http://x";"clic")', '@SOMME(A1)', "'-1+1", '-Lieu', '+ de lien'];
    const csv = ecrireTableauCsv(
      [
        { nom: 'nom', valeur: (nom: string) => nom },
        { nom: 'valeur', valeur: () => -1.5 },
      ],
      noms,
      { date: '2026-06-30', source: '=source', simule: true, lien: 'https://x.fr/?t=d15' },
    );
    expect(csv).not.toMatch(/(^|;)"?[=@]/m);
    const { lots } = await openFichier({ nom: 'a.csv', contenu: new Blob([csv]) });
    const lues: (readonly string[])[] = [];
    for await (const { lignes } of lots()) lues.push(...lignes);
    expect(lues.map(([nom]) => nom)).toEqual(noms);
    const fin = ['-1,5', '2026-06-30', 'oui', '=source', 'https://x.fr/?t=d15'];
    expect(lues[0]).toEqual([noms[0], ...fin]);
  });
});
