import { describe, expect, it } from 'vitest';

import type { Lieu } from '$lib/domain/lieu';
import type { Commune } from '$lib/domain/territoire';
import type { Correspondances } from '$lib/formats/champs';
import type { FichierDe } from '$lib/formats/lire';

import { comme, lireContenu } from '../aide';
import { COMMUNES, cp, csv, referentiel } from './communes';

type Cells = Readonly<Record<string, string>>;

/** Reads a file of lieux that has these columns beside their name and their place. */
async function lire(
  cellsOf: (i: number, commune: Commune) => Cells,
  correspondance?: Correspondances,
): Promise<FichierDe<'lieux'>> {
  const text = csv((commune, i) => ({
    nom_lieu: `Lieu ${i}`,
    code_postal: cp(commune),
    commune: commune.nom,
    ...cellsOf(i, commune),
  }));
  return comme('lieux', await lireContenu('x.csv', text, { referentiel, correspondance }));
}

async function premiers(cellsOf: (i: number) => Cells): Promise<readonly Lieu[]> {
  return (await lire(cellsOf)).lecture.rows.slice(0, 4);
}

const even = (i: number, text: string): string => (i % 2 === 0 ? text : '');

describe('columns of a geocoder', () => {
  const trouves = (c: Commune): Cells => ({
    result_label: `12 Rue Haute ${c.nom}`,
    result_score: '0.46',
    result_type: 'housenumber',
    result_id: `${c.code}_0012`,
    result_name: '12 Rue Haute',
    result_street: 'Rue Haute',
    result_postcode: cp(c),
    result_city: c.nom,
    result_citycode: c.code,
    result_status: 'ok',
  });

  it('are neither the name, the address, the type nor the identifier of a lieu', async () => {
    const text = csv((c, i) => ({ Site: `Bureau ${i}`, Adresse: `${i} rue`, ...trouves(c) }));
    const { lecture } = comme('lieux', await lireContenu('x.csv', text, { referentiel }));
    expect(lecture.rows.map(({ codeInsee }) => codeInsee)).toEqual(COMMUNES.map((c) => c.code));
    expect(lecture.rows[3]).toMatchObject({
      id: expect.stringMatching(/^bureau-3/) as unknown,
      nom: 'Bureau 3',
      adresse: '3 rue',
      siteWeb: null,
      typologies: [],
      labelsNationaux: [],
    });
  });

  it('give a commune only where the file’s own columns give none', async () => {
    const loin = trouves(COMMUNES[50]!);
    const own = await lire((i, c) =>
      i === 0 ? { commune: '', code_postal: '', ...loin } : { ...loin, commune: c.nom },
    );
    const codes = own.lecture.rows.map(({ codeInsee }) => codeInsee);
    expect(codes).toEqual([COMMUNES[50]!.code, ...COMMUNES.slice(1).map((c) => c.code)]);
  });

  it('are followed where the user says so', async () => {
    const loin = trouves(COMMUNES[50]!);
    const { lecture } = await lire(() => loin, { codeInsee: ['result_citycode'] });
    expect(lecture.constats.some(({ regle }) => /contredit|incoherent/.test(regle))).toBe(true);
  });
});

describe('names that may tell of something else', () => {
  it('« site » is that of the web where cells are addresses of sites, bare ones too', async () => {
    const [web] = await premiers((i) => ({ site: `lieu-${i}.fr` }));
    expect(web).toMatchObject({
      nom: 'Lieu 0',
      siteWeb: expect.stringContaining('lieu-0.fr') as unknown,
    });
    const [place] = await premiers((i) => ({ nom_lieu: '', site: `Bureau ${i}` }));
    expect(place).toMatchObject({ nom: 'Bureau 0', siteWeb: null });
  });

  it('« fixe » and « mobile » are phones, the fixed line before any other', async () => {
    const [phone] = await premiers((i) => ({
      'Contact : téléphone': '06 11 11 11 11',
      mobile: '06 22 22 22 22',
      fixe: even(i, '04 73 00 00 00'),
    }));
    expect(phone?.telephone).toBe('04 73 00 00 00');
    const [moves] = await premiers(() => ({ mobile: 'oui', tel: '' }));
    expect(moves?.telephone).toBeNull();
  });
});

describe('names of forms, of stuck words and of cut ones', () => {
  it.each([
    ['publics', 'public_accueillis'],
    ['publics', 'Quel(s) type(s) de public accompagnez-vous ?'],
    ['publics', 'Typedepublics'],
    ['publics', 'c_varchar_public_cible'],
    ['publics', 'PBC_Tout'],
    ['conditions', 'Quelles sont vos conditions d’accès ?'],
    ['conditions', 'Lestarifsdemastructure'],
    ['modalites', 'Quelles sont vos modalités d’accompagnement ?'],
    ['labelsNationaux', 'Possédez-vous des labels nationaux ou régionaux ?'],
    ['typologies', 'Typologie de la structure'],
    ['typologies', 'statut_org'],
    ['typologies', 'Catégorie'],
    ['services', 'Tag'],
  ] as const)('%s: « %s »', async (champ, colonne) => {
    const [lieu] = await premiers((i) => ({ [colonne]: even(i, 'Des mots') }));
    expect(lieu?.[champ]).toEqual(['Des mots']);
  });

  it.each([
    ['horaires', 'Leshorairesdemastructure', 'Lundi 9h'],
    ['itinerant', 'Enitinerance', 'X'],
    ['siteWeb', 'SITE_INTER', 'https://a.fr/'],
  ] as const)('%s: « %s »', async (champ, colonne, cellule) => {
    const [lieu] = await premiers((i) => ({
      LIEN: 'https://annuaire.fr/',
      [colonne]: even(i, cellule),
    }));
    expect(lieu?.[champ]).toBe(cellule === 'X' ? true : cellule);
  });

  it('« lib_… » names the lieu, unless it is that of a territory', async () => {
    const text = csv((c, i) => ({
      lib_dep: 'x',
      lib_com: c.nom,
      lib_maison: `M ${i}`,
      code_postal: cp(c),
      adresse: 'x',
    }));
    const lu = comme('lieux', await lireContenu('x.csv', text, { referentiel }));
    expect(lu.reconnaissance.correspondance['nom']).toEqual(['lib_maison']);
  });

  it('a number, yes or no, or people are no words', async () => {
    const { reconnaissance } = await lire((i) => ({
      categorie: String(i),
      label_france_services: even(i, 'oui'),
      accompagnement_par: 'MARTIN Anne',
    }));
    const lues = Object.values(reconnaissance.correspondance).flat();
    expect(lues).not.toContain('categorie');
    expect(lues).not.toContain('label_france_services');
    expect(lues).not.toContain('accompagnement_par');
  });

  it('an answer that says no lists nothing', async () => {
    const rows = await premiers((i) => ({
      'Possédez-vous des labels ?': even(i, 'Non') || 'CNFS',
    }));
    expect(rows.map(({ labelsNationaux }) => labelsNationaux)).toEqual([
      [],
      ['CNFS'],
      [],
      ['CNFS'],
    ]);
  });
});

describe('words of the schema under a name that says nothing', () => {
  it.each([
    ['services', 'Prendre en main un ordinateur', 'Créer avec le numérique'],
    ['publics', 'Adultes', 'Seniors (+ 65 ans)'],
    ['modalites', 'À distance', 'En autonomie'],
    ['conditions', 'Gratuit sous condition', 'Payant'],
  ] as const)('%s', async (champ, one, other) => {
    const [lieu] = await premiers(() => ({ 'Qu’apportez-vous ?': `${one};${other};Autre chose` }));
    expect(lieu?.[champ]).toEqual([one, other, 'Autre chose']);
  });

  it('cut, with underscores: they are read whole, each mending told', async () => {
    const cell =
      'Devenir_autonome_dans_les_démar,Prendre_en_main_un_smartphone_o,Nos_ateliers,other';
    const { lecture } = await lire(() => ({ 'Qu’apportez-vous ?': cell }));
    expect(lecture.rows[0]?.services).toEqual([
      'Devenir autonome dans les démarches administratives',
      'Prendre en main un smartphone ou une tablette',
      'Nos_ateliers',
    ]);
    expect(lecture.constats).toContainEqual(
      expect.objectContaining({ ligne: 1, regle: 'synonyme', valeur: cell }),
    );
  });
});

describe('several columns for one field', () => {
  it('a list takes them all, a text the first that is filled', async () => {
    const [one, other] = await premiers((i) => ({
      'Tag 1': 'Bureautique',
      'Tag 2': even(i, 'Photo'),
      tarif_ateliers: 'Gratuit',
      tarif_wifi: even(i, 'Payant'),
      'Horaires d’ouverture': '',
      'Horaires d’ouverture__1': `Lundi ${i}h`,
    }));
    expect(one).toMatchObject({
      services: ['Bureautique', 'Photo'],
      conditions: ['Gratuit', 'Payant'],
      horaires: 'Lundi 0h',
    });
    expect(other).toMatchObject({ services: ['Bureautique'], conditions: ['Gratuit'] });
  });

  it('a column of a good name that is empty does not stop the search', async () => {
    const [lieu] = await premiers(() => ({
      services: '',
      activites_du_lieu: 'Photo',
      horaires: '',
      horaires_d_ete: '9h',
    }));
    expect(lieu).toMatchObject({ services: ['Photo'], horaires: '9h' });
  });

  it('one that is filled does', async () => {
    const [lieu] = await premiers(() => ({ services: 'Photo', activites_du_lieu: 'Théâtre' }));
    expect(lieu?.services).toEqual(['Photo']);
  });
});

describe('one column for each service', () => {
  it('a yes gives the title of its column; a no, nothing', async () => {
    const rows = await premiers((i) => ({
      'Accès internet': even(i, 'Oui, en libre accès') || 'Non',
      Initiation_numerique: even(i, 'Souvent') || 'Pas du tout',
      'Démarches en ligne': even(i + 1, 'X'),
      wifi: even(i, '1') || '0',
      'Présence d’un médiateur numérique': 'Oui',
      'Label numérique': 'Oui',
      'Nombre d’ateliers': '1',
    }));
    expect(rows.map(({ services }) => services)).toEqual([
      ['Accès internet', 'Initiation numerique', 'Wifi'],
      ['Démarches en ligne'],
      ['Accès internet', 'Initiation numerique', 'Wifi'],
      ['Démarches en ligne'],
    ]);
  });

  it('one sentence that ticks a box is the service', async () => {
    const rows = await premiers((i) => ({
      WIFI: even(i, 'Accès WIFI'),
      IMP: even(i + 1, 'Utilisation d’une imprimante'),
      PICTO: even(i, 'Bibliothèque'),
    }));
    expect(rows.map(({ services }) => services).slice(0, 2)).toEqual([
      ['Accès WIFI'],
      ['Utilisation d’une imprimante'],
    ]);
  });

  it('is not looked for where a column tells the services', async () => {
    const { lecture } = await lire(() => ({ services: 'Photo', 'Accès internet': 'Oui' }));
    expect(lecture.rows[0]?.services).toEqual(['Photo']);
  });

  it('is read so where the user chooses it', async () => {
    const choix = { services: ['Accès internet'] };
    const { lecture } = await lire(() => ({ services: 'Photo', 'Accès internet': 'Oui' }), choix);
    expect(lecture.rows[0]?.services).toEqual(['Accès internet']);
  });
});

describe('addresses', () => {
  it.each([
    [
      'a number and its street are put together',
      { Numéro: '31 bis', Adresse: 'rue Haute' },
      '31 bis rue Haute',
    ],
    [
      'a number written in both is said once',
      { Numéro: '31', Rue: '31 rue Haute' },
      '31 rue Haute',
    ],
    [
      'of two whole addresses the first is read',
      { adresse: '12 rue Haute', adresse_complete: '12 rue Haute 74360 Abondance' },
      '12 rue Haute',
    ],
    [
      'the second where the first is empty',
      { adresse: '', adresse_postale: '12 rue Haute' },
      '12 rue Haute',
    ],
  ] as const)('%s', async (_, cells, adresse) => {
    expect((await premiers(() => cells))[0]?.adresse).toBe(adresse);
  });

  it('a number that is that of the lieu is no part of its address', async () => {
    const [lieu] = await premiers((i) => ({ numero: String(i + 1), adresse: '12 rue Haute' }));
    expect(lieu?.adresse).toBe('12 rue Haute');
  });
});
