import { describe, expect, it } from 'vitest';

import type { Lieu } from '$lib/domain/lieu';
import { liensCourriel, liensSite, liensTelephone } from '$lib/formats/lieux/liens';
import { writeLieux } from '$lib/formats/lieux/ecrire';
import { telephoneOf, telephonesOf } from '$lib/formats/lieux/telephone';

import { comme, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();

interface Cellules {
  readonly telephone?: string;
  readonly courriel?: string;
  readonly site_web?: string;
}

/** A lieu whose contacts are these cells, and what was found of them. */
async function lire(cellules: Cellules, code = '13001', refus: readonly string[] = []) {
  const { telephone = '', courriel = '', site_web: site = '' } = cellules;
  const commune = referentiel.commune(code)!;
  const texte = `nom\tcode_insee\tadresse\tlatitude\tlongitude\ttelephone\tcourriel\tsite_web\nLieu\t${code}\t1 rue Haute\t${commune.latitude}\t${commune.longitude}\t${telephone}\t${courriel}\t${site}\n`;
  const demande = { referentiel, jeu: 'lieux', refus: new Set(refus) } as const;
  const { lecture } = comme('lieux', await lireContenu('l.tsv', texte, demande));
  const lieu = lecture.rows[0]!;
  const constats = lecture.constats.filter(({ ligne }) => ligne > 0);
  return {
    lieu,
    contacts: [lieu.telephone, lieu.courriel, lieu.siteWeb],
    regles: constats.map(({ colonne, regle }) => `${colonne} ${regle}`),
  };
}

it('an e-mail address that a space may cut is kept as it is, and told', async () => {
  const { contacts, regles } = await lire({ courriel: 'maisondes services@ville.fr' });
  expect(contacts[1]).toBe('maisondes services@ville.fr');
  expect(regles).toContain('courriel courriel-coupe');
  const dit = await lire({ courriel: 'mail accueil@ville.fr' });
  expect(dit.contacts[1]).toBe('accueil@ville.fr');
});

describe('a phone number', () => {
  it.each([
    ['442235106', '13001', '0442235106', 'zero-perdu'],
    ['4 70 58 42 50', '03001', '04 70 58 42 50', 'zero-perdu'],
    ['442235106.0', '13001', '0442235106', 'zero-perdu'],
    ['33630392518', '16001', '+33630392518', 'plus-perdu'],
    ['442235106 / 626465148', '13001', '0442235106 / 0626465148', 'zero-perdu'],
    ['590123456', '97105', '0590123456', 'zero-perdu'],
    ['262262012345', '97411', '+262262012345', 'plus-perdu'],
    ['687445728', '98818', '+687445728', 'plus-perdu'],
    ['687445728', '13001', '0687445728', 'zero-perdu'],
  ])('written as a number, %s in %s, gets back what it lost', async (avant, code, apres, regle) => {
    const { contacts, regles } = await lire({ telephone: avant }, code);
    expect(contacts).toEqual([apres, null, null]);
    expect(regles).toEqual([`telephone ${regle}`]);
    const refused = await lire({ telephone: avant }, code, [regle]);
    expect(refused.contacts[0]).toBe(avant);
  });

  it.each(['3949', '39 49', '0 809 36 12 12', '04.42.23.51.06', '+687445728', '04/70/58/42/50'])(
    'that is whole stays as written: %s',
    async (telephone) => {
      expect(await lire({ telephone })).toMatchObject({
        contacts: [telephone, null, null],
        regles: [],
      });
    },
  );

  it('is written as the schema does, whatever spreadsheet it comes from, and wherever it is', () => {
    for (const [numero, ecrit] of [
      ['442235106', '+33442235106'],
      ['33630392518', '+33630392518'],
      ['4 70 58 42 50', '+33470584250'],
      ['04 73 00 00 00 (poste 12)', '+33473000000'],
      ['+33 (0)4 73 00 00 00', '+33473000000'],
      ['0590 12 34 56', '+590590123456'],
      ['590123456', '+590590123456'],
      ['0692123456', '+262692123456'],
      ['+687445728', '+687445728'],
      ['3949', ''],
      ['au guichet', ''],
    ] as const)
      expect([numero, telephoneOf(numero)]).toEqual([numero, ecrit]);
    expect(telephoneOf('44.57.28', '98818')).toBe('+687445728');
    expect(telephoneOf('40 12 34 56', '98735')).toBe('+68940123456');
  });

  it.each([
    ['03 89 42 85 20 - 06 31 63 62 69', ['03 89 42 85 20', '06 31 63 62 69']],
    ['0389428520 et 0631636269', ['0389428520', '0631636269']],
    ['0389428520 ou 0631636269', ['0389428520', '0631636269']],
    ['0389428520/0631636269', ['0389428520', '0631636269']],
    ['03 - 89 - 42 - 85 - 20', ['03 - 89 - 42 - 85 - 20']],
    ['03/89/42/85/20', ['03/89/42/85/20']],
    ['Accueil et secrétariat : 0389428520', ['Accueil et secrétariat : 0389428520']],
  ])('is told from the one beside it: %s', (cellule, numeros) => {
    expect(telephonesOf(cellule)).toEqual(numeros);
  });

  it('that the schema cannot write is told as left out of its column, and stands in the details', async () => {
    const { lieu } = await lire({ telephone: '3949' });
    const ecrit = { ...lieu, codePostal: '13100', services: ['Accéder à du matériel'] };
    const { csv, pertes } = writeLieux([ecrit], 'v1', '2024-01-01');
    expect(pertes).toEqual([{ quoi: 'telephone', mot: null, lieux: 1 }]);
    expect(csv).toContain('Téléphone : 3949.');
    const whole = { ...ecrit, telephone: '442235106' };
    expect(writeLieux([whole], 'v1', '2024-01-01').pertes).toEqual([]);
  });
});

describe('contacts under a column that is not theirs, or that are none', () => {
  const PAGE = 'https://exemple.fr/contact';

  it.each([
    [': ccas@exemple.fr', 'ccas@exemple.fr'],
    ['Écrire à accueil@exemple.fr (le matin)', 'accueil@exemple.fr'],
    ['un@exemple.fr et deux@exemple.fr', 'un@exemple.fr;deux@exemple.fr'],
    ['un@exemple.fr - deux@exemple.fr', 'un@exemple.fr;deux@exemple.fr'],
  ])('keep the e-mail addresses of the cell: %s', async (courriel, lu) => {
    const { contacts, regles } = await lire({ courriel });
    expect(contacts).toEqual([null, lu, null]);
    expect(regles).toEqual(['courriel courriel-extrait']);
  });

  it.each(['accueil@exemple.fr', 'un@exemple.fr;deux@exemple.fr', 'un@exemple.fr | é@exemple.fr'])(
    'say nothing of addresses alone: %s',
    async (courriel) => {
      expect(await lire({ courriel })).toMatchObject({
        contacts: [null, courriel, null],
        regles: [],
      });
    },
  );

  it('a web address among the e-mails goes to the site, where that is empty', async () => {
    expect(await lire({ courriel: PAGE })).toMatchObject({
      contacts: [null, null, PAGE],
      regles: ['courriel contact-deplace'],
    });
    expect(await lire({ courriel: 'Rubrique contact sur www.exemple.fr' })).toMatchObject({
      contacts: [null, null, 'www.exemple.fr'],
    });
    expect(await lire({ courriel: PAGE, site_web: 'www.exemple.fr' })).toMatchObject({
      contacts: [null, null, 'www.exemple.fr'],
      regles: ['courriel courriel-illisible'],
    });
    expect(await lire({ courriel: PAGE }, '13001', ['contact-deplace'])).toMatchObject({
      contacts: [null, PAGE, null],
    });
  });

  it.each(['@', 'twitter@cpam49', 'Mission locale Sud'])(
    'what is no e-mail address is not kept as one: %s',
    async (courriel) => {
      expect(await lire({ courriel })).toMatchObject({
        contacts: [null, null, null],
        regles: ['courriel courriel-illisible'],
      });
    },
  );

  it('an e-mail address among the phones goes to the e-mails, where none is read', async () => {
    expect(await lire({ telephone: 'info64@exemple.re' })).toMatchObject({
      contacts: [null, 'info64@exemple.re', null],
      regles: ['telephone contact-deplace'],
    });
    expect(await lire({ telephone: 'info@exemple.re', courriel: 'un@exemple.re' })).toMatchObject({
      contacts: [null, 'un@exemple.re', null],
      regles: ['telephone telephone-illisible'],
    });
    expect(await lire({ telephone: '+687' }, '98818')).toMatchObject({
      contacts: [null, null, null],
      regles: ['telephone telephone-illisible'],
    });
  });
});

describe('links on screen', () => {
  const lieu = (more: Partial<Lieu>) => ({ ...({} as Lieu), codeInsee: '13001', ...more }) as Lieu;

  it('dial each number of a lieu', () => {
    expect(liensTelephone(lieu({ telephone: '04 42 23 51 06 / 39 49' }))).toEqual([
      { texte: '04 42 23 51 06', href: 'tel:+33442235106' },
      { texte: '39 49', href: 'tel:3949' },
    ]);
    expect(liensTelephone(lieu({ telephone: '+33474436370' }))).toEqual([
      { texte: '04 74 43 63 70', href: 'tel:+33474436370' },
    ]);
    expect(liensTelephone(lieu({ telephone: 'au guichet' }))).toEqual([
      { texte: 'au guichet', href: null },
    ]);
    expect(liensTelephone(lieu({ telephone: null }))).toEqual([]);
  });

  it('write to each of its e-mail addresses', () => {
    for (const courriel of ['a@b.fr;c@d.fr', 'a@b.fr|c@d.fr', 'a@b.fr - c@d.fr'])
      expect(liensCourriel(lieu({ courriel })).map(({ href }) => href)).toEqual([
        'mailto:a@b.fr',
        'mailto:c@d.fr',
      ]);
  });

  it.each([
    ['https://exemple.fr/a,b;jsessionid=1', ['https://exemple.fr/a,b;jsessionid=1']],
    ['https://un.fr;https://deux.fr', ['https://un.fr', 'https://deux.fr']],
    ['https://un.fr|www.deux.fr', ['https://un.fr', 'http://www.deux.fr']],
    ['https://un.fr/ - https://deux.fr/x', ['https://un.fr/', 'https://deux.fr/x']],
    ['https://un.fr https://un.fr', ['https://un.fr']],
    ['exemple.fr', ['http://exemple.fr']],
    ['un.fr/a deux.com/b', ['http://un.fr/a', 'http://deux.com/b']],
    ['Centre du Miroir (exemple.fr)', ['http://exemple.fr']],
    ['Facebook : exemple', [null]],
    ['http://', [null]],
    ['javascript:alert(1)', [null]],
  ])('lead to each of its sites, and nowhere else: %s', (siteWeb, hrefs) => {
    expect(liensSite(lieu({ siteWeb })).map(({ href }) => href)).toEqual(hrefs);
  });

  it('bear names that tell several sites apart', () => {
    expect(liensSite(lieu({ siteWeb: 'https://un.fr' }))[0]!.texte).toBe('Site du lieu');
    expect(
      liensSite(lieu({ siteWeb: 'https://un.fr|https://deux.fr' })).map(({ texte }) => texte),
    ).toEqual(['Site du lieu (un.fr)', 'Site du lieu (deux.fr)']);
  });
});
