import { describe, expect, it } from 'vitest';

import type { Lieu } from '$lib/domain/lieu';
import { isSiretArrondi, repairSiret } from '$lib/formats/cellules/siret';
import { Apercu } from '$lib/formats/famille';
import { numeroEtVoie } from '$lib/formats/lieux/adresse';
import { courrielsOf, liensSite, sitesOf } from '$lib/formats/lieux/liens';
import { repairTelephone, telephoneOf, telephonesOf } from '$lib/formats/lieux/telephone';
import { isSurelyOfPerson, taire } from '$lib/formats/personnel/allures';

const LONGUEUR = 40_000;
const RETIREE = '(donnée personnelle retirée)';

/** A cell of 40,000 signs: one text again and again, then an end. */
function longue(motif: string, fin = ''): string {
  return motif.repeat(LONGUEUR / motif.length).slice(fin.length) + fin;
}

function isNumero(cellule: string): boolean {
  const table = { colonnes: ['numero', 'rue'], apercu: [[cellule, 'rue Haute']], geometries: null };
  return numeroEtVoie(new Apercu('x.csv', table)) !== null;
}

const READERS: Readonly<Record<string, (cellule: string) => unknown>> = {
  'a number in a street': isNumero,
  'personal data': isSurelyOfPerson,
  'what is taken out of a text': taire,
  'e-mail addresses': courrielsOf,
  'web addresses': sitesOf,
  'links to sites': (siteWeb) => liensSite({ siteWeb } as Lieu),
  'phone numbers': telephonesOf,
  'the first phone number': telephoneOf,
  'a phone number to mend': (cellule) => repairTelephone(cellule, null),
  'a SIRET to mend': repairSiret,
  'a rounded SIRET': isSiretArrondi,
};

const CELLULES: Readonly<Record<string, string>> = {
  letters: longue('a'),
  'letters and digits': longue('a1'),
  digits: longue('1'),
  'letters, then an at sign': longue('a', '1@'),
  'at signs': longue('a@'),
  'parted at signs': longue('1@a('),
  dots: longue('a1.'),
  spaces: longue(' ', '1').replace(' ', '1'),
  dashes: longue('-', 'x').replace('-', '1'),
  'dashes and spaces': longue('- ', 'x').replace('-', '1'),
  'semicolons and spaces': longue(' ;', 'x').replace(' ', '1'),
  'web addresses': longue('www.'),
  'web addresses, then an at sign': longue('www.', '1@'),
  protocols: longue('http://a.', '1 '),
};

describe.each(Object.entries(CELLULES))('a cell of 40,000 signs, %s', (_, cellule) => {
  it.each(Object.entries(READERS))('is read in time: %s', (__, read) => {
    const debut = performance.now();
    read(cellule);
    expect(performance.now() - debut).toBeLessThan(1_000);
  });
});

describe('ordinary cells are read as they are written', () => {
  it.each(['12', '1 bis', '1bis', 'n° 4', '12-14', '12 - 14', '5 et 7', '3 a', '1/2', '1 bis, 3'])(
    '« %s » is a number in a street',
    (cellule) => expect(isNumero(cellule)).toBe(true),
  );

  it.each(['1 - - - - - - - - - - - - - - - - - - - - - - - - - - - - x', '12 rue', 'abri'])(
    '« %s » is none',
    (cellule) => expect(isNumero(cellule)).toBe(false),
  );

  it.each([
    ['écrire à a.b@x.fr', `écrire à ${RETIREE}`],
    ['« a@x.fr » (b@x.fr)', `« ${RETIREE} » (${RETIREE})`],
    ['a@x.fr;b@x.fr', RETIREE],
    ['a@x.fr/b@x.fr, c', `${RETIREE}, c`],
    ['a@x.fr(b@x.fr)', `${RETIREE}(${RETIREE})`],
    ['@a@x.fr', RETIREE],
    ['04 73 00 00 00', RETIREE],
    ['Café de la gare, 12', 'Café de la gare, 12'],
    ['sans rien', 'sans rien'],
  ])('« %s » is told as « %s »', (texte, dit) => {
    expect(taire(texte)).toBe(dit);
  });

  it.each(['a@x.fr', 'écrire à a@x.fr', 'a@b@x.fr'])('« %s » is of a person', (cellule) => {
    expect(isSurelyOfPerson(cellule)).toBe(true);
  });

  it('e-mail and web addresses, one after the other', () => {
    expect(courrielsOf("mailto:a@x.fr?b@x.fr,l'accueil@x.fr www.x.fr")).toEqual([
      'a@x.fr',
      'b@x.fr',
      "l'accueil@x.fr",
    ]);
    expect(sitesOf('www.x.fr  ;  https://y.fr/a;b ou www.z.fr. www.a@x.fr')).toEqual([
      'www.x.fr',
      'https://y.fr/a;b',
      'www.z.fr',
    ]);
  });

  it('a cell of more than 300 signs is no list of phones', () => {
    const numeros = Array<string>(20).fill('0473000000');
    expect(telephonesOf(numeros.join(' / '))).toEqual(numeros);
    const texte = `0473000000 / ${'ouvert '.repeat(50)}`.trim();
    expect(telephonesOf(texte)).toEqual([texte]);
  });
});
