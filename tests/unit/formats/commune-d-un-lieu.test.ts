import { describe, expect, it } from 'vitest';

import { comme, comptesParRegle, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();

/** Commune found for what a file says, and the rule that found it. */
async function resolve(
  code: string,
  codePostal: string,
  commune: string,
  refus?: ReadonlySet<string>,
): Promise<readonly [string | null, string[]]> {
  const lu = comme(
    'lieux',
    await lireContenu(
      'l.csv',
      `nom;code_insee;code_postal;commune;adresse\nLieu;${code};${codePostal};${commune};rue\n`,
      { referentiel, jeu: 'lieux', refus },
    ),
  );
  const rules = lu.lecture.constats
    .filter(({ colonne }) => colonne !== null)
    .map(({ regle }) => regle);
  return [
    lu.lecture.rows[0]!.codeInsee,
    rules.filter((regle) => regle !== 'position-de-la-commune'),
  ];
}

describe('the commune of a lieu', () => {
  it.each([
    ['right as it is', '74001', '74360', 'Abondance', '74001', []],
    ['a lost zero', '1053', '1000', 'Bourg-en-Bresse', '01053', ['zero-perdu', 'zero-perdu']],
    ['a merged commune', '01003', '', '', '01165', ['commune-fusionnee']],
    ['postal code and name', '', '73100', 'AIX LES BAINS', '73008', ['insee-code-postal-et-nom']],
    [
      'an abbreviated saint',
      '',
      '42000',
      'ST ETIENNE CEDEX 2',
      '42218',
      ['insee-code-postal-et-nom'],
    ],
    [
      'an arrondissement by its postal code',
      '',
      '75019',
      'Paris',
      '75119',
      ['insee-code-postal-et-nom'],
    ],
    [
      'an arrondissement by its number',
      '',
      '13011',
      'MARSEILLE 11',
      '13211',
      ['insee-code-postal-et-nom'],
    ],
    ['Lyon as a whole, and a postal code', '69123', '69003', 'Lyon', '69383', ['arrondissement']],
    [
      'Lyon as a whole, and its number',
      '69123',
      '',
      'Lyon 3e Arrondissement',
      '69383',
      ['arrondissement'],
    ],
    ['a number and a CEDEX', '75056', '75540', 'PARIS 11 CEDEX', '75111', ['arrondissement']],
    [
      'a CEDEX that is a number',
      '',
      '75540',
      'PARIS CEDEX 11',
      '75111',
      ['insee-nom-et-departement'],
    ],
    ['a number spelled out', '', '69000', 'Lyon 3ème', '69383', ['insee-nom-et-departement']],
    ['a number alone', '', '', 'Paris 11e Arrondissement', '75111', ['insee-nom-seul']],
    [
      'a CEDEX beyond the arrondissements',
      '',
      '69423',
      'LYON CEDEX 20',
      '69123',
      ['insee-nom-et-departement'],
    ],
    [
      'the number of another commune’s CEDEX',
      '75056',
      '',
      'Villejuif 11',
      '75056',
      ['nom-incoherent'],
    ],
    ['a CEDEX', '', '84071', 'Avignon', '84007', ['insee-nom-et-departement']],
    ['a misspelling', '', '11000', 'Carcasonne', '11069', ['insee-nom-proche']],
    ['an abbreviation of La Poste', '63113', '63000', 'CLERMONT FD CEDEX 1', '63113', []],
    ['and without its code', '', '63100', 'CLERMONT FD', '63113', ['insee-code-postal-et-nom']],
    ['an apostrophe lost', '59009', '59650', 'VILLENEUVE D ASCQ', '59009', []],
    ['an apostrophe closed up', '59009', '59491', 'Villeneuve Dascq', '59009', []],
    ['the second of two names put together', '', '23700', 'Châtain', '23005', ['insee-nom-proche']],
    ['a neighbour named after another', '', '51130', 'Vertus', null, ['commune-introuvable']],
    ['a lost letter', '', '05100', 'BRIAN\ufffdON', '05023', ['insee-nom-proche']],
    ['a former commune', '', '74600', 'Seynod', '74010', ['insee-ancien-nom']],
    ['nothing certain', '', '58120', 'Château-Chinon', null, ['commune-introuvable']],
    ['a code that never was', '99999', '', '', null, ['commune-introuvable']],
  ])('%s', async (_, code, codePostal, commune, expected, rules) => {
    expect(await resolve(code, codePostal, commune)).toEqual([expected, rules]);
  });

  it('stays unresolved, the lieu kept and flagged, and is never guessed from the coordinates', async () => {
    const lu = await lireContenu(
      'l.csv',
      'id,nom,commune,code_postal,code_insee,adresse,latitude,longitude\nx,Mairie,,,,rue,46.2795,6.72\n',
      { referentiel, jeu: 'lieux' },
    );
    expect(comme('lieux', lu).lecture).toMatchObject({
      acceptees: 1,
      rejetees: 0,
      rows: [{ codeInsee: null, latitude: 46.2795 }],
    });
    expect(comptesParRegle(lu)).toEqual({ 'commune-introuvable': 1 });
  });

  it('is cross-checked: a postal code or a name that disagrees is flagged, the code of the file is trusted', async () => {
    expect(await resolve('74001', '75011', 'Abondance')).toEqual([
      '74001',
      ['code-postal-incoherent'],
    ]);
    expect(await resolve('74001', '74360', 'Marseille')).toEqual(['74001', ['nom-incoherent']]);
  });

  it.each([
    [
      'a namesake of another département',
      '63236',
      '98800',
      'Mont-Dore',
      '98817',
      ['code-postal-incoherent'],
    ],
    ['under a postal code that is not in the table', '63236', '98810', 'Mont-Dore', '98817', []],
    ['a code far away', '64122', '11150', 'BRAM', '11049', []],
    ['a neighbour under the same postal code', '02498', '02820', 'SAINT-ERME', '02676', []],
  ])(
    'is that of the postal code and the name where both contradict the code: %s',
    async (_, code, codePostal, nom, expected, rules) => {
      expect(await resolve(code, codePostal, nom)).toEqual([
        expected,
        ['code-contredit', ...rules],
      ]);
      const [kept, said] = await resolve(code, codePostal, nom, new Set(['code-contredit']));
      expect([kept, said[0]]).toEqual([code, 'code-contredit']);
      expect(said).toHaveLength(2);
    },
  );

  it.each([
    ['a hamlet', '97411', '97490', 'SAINTE CLOTILDE', 'nom-incoherent'],
    [
      'a hamlet that bears the name of a commune further on',
      '74001',
      '74360',
      'Annecy',
      'nom-incoherent',
    ],
    [
      'a name that holds a neighbour’s',
      '38395',
      '38660',
      'Saint Hilaire du Touvet',
      'nom-incoherent',
    ],
    [
      'a postal code that is the only one to say so',
      '74001',
      '75011',
      'Abondance',
      'code-postal-incoherent',
    ],
    ['a CEDEX of another département', '74001', '75540', 'Abondance', 'code-postal-incoherent'],
  ])('stays that of the code: %s', async (_, code, codePostal, nom, rule) => {
    expect(await resolve(code, codePostal, nom)).toEqual([code, [rule]]);
  });
});

describe('the end of an address', () => {
  /** What is read of a commune from these columns, beside an address. */
  const situe = async (adresse: string, colonnes: Readonly<Record<string, string>> = {}) => {
    const noms = Object.keys(colonnes);
    const texte = `${['nom', 'adresse', ...noms].join('\t')}\n${['Lieu', `"${adresse}"`, ...noms.map((nom) => colonnes[nom]!)].join('\t')}\n`;
    const lu = await lireContenu('l.csv', texte, { referentiel, jeu: 'lieux' });
    const [lieu] = comme('lieux', lu).lecture.rows;
    return [lieu!.codeInsee, lieu!.codePostal, lieu!.commune];
  };

  it.each([
    ['Mairie de Corscia 20224 CORSCIA', '2B095', '20224', 'CORSCIA'],
    ['12 RUE DU PORT42300 Roanne', '42187', '42300', 'Roanne'],
    ['Hôtel de Ville\n6 avenue Foch\n33270 Floirac', '33167', '33270', 'Floirac'],
    ['4 Rue Haute, 51200, Épernay, Marne, Grand Est, FRA', '51230', '51200', 'Épernay'],
    ['3 place de la Mairie, 26110, NYONS', '26220', '26110', 'NYONS'],
    ['18 RUE CARNOT---05000-GAP', '05061', '05000', 'GAP'],
    ['2 quai Nord, 38000 Grenoble Cedex 9', '38185', '38000', 'Grenoble'],
    ['BP 70123, 75540 PARIS CEDEX 11', '75111', '75540', 'PARIS 11'],
    ['7 rue de la Gare BP 50159 LAON', null, null, ''],
    ['route du Lac', null, null, ''],
  ])('%s', async (adresse, ...lu) => {
    expect(await situe(adresse)).toEqual(lu);
    expect(await situe(adresse, { code_postal: '', commune: '' })).toEqual(lu);
  });

  it('tells only what the columns leave empty', async () => {
    const adresse = '1 place Haute 28028 CHARTRES Cedex';
    expect(await situe(adresse, { code_postal: '28000' })).toEqual(['28085', '28000', 'CHARTRES']);
    expect(await situe(adresse, { commune: 'Chârtres' })).toEqual(['28085', '28028', 'Chârtres']);
    expect(await situe(adresse, { code_postal: '28000', commune: 'Chartres' })).toEqual([
      '28085',
      '28000',
      'Chartres',
    ]);
  });

  it('tells nothing where it is that of another place', async () => {
    const siege = 'Siège : 10 rue de Rivoli, 75001 Paris';
    expect(await situe(siege, { code_postal: '33600' })).toEqual(['33318', '33600', 'Pessac']);
    expect(await situe(siege, { commune: 'Floirac', departement: '33' })).toEqual([
      '33167',
      null,
      'Floirac',
    ]);
  });

  it('does not contradict a code, and speaks for it', async () => {
    const code = { code_insee: '97411' };
    expect((await situe('10 rue Haute, 11150 Bram', code))[0]).toBe('97411');
    const ailleurs = { ...code, code_postal: '93200', commune: 'Saint-Denis' };
    expect((await situe('14 rue de Paris 97400 SAINT-DENIS', ailleurs))[0]).toBe('97411');
    expect((await situe('14 rue de Paris', ailleurs))[0]).toBe('93066');
  });
});

describe('the département of a lieu', () => {
  const dits = async (ligne: string) => {
    const texte = `nom;adresse;code_insee;commune;Département\nLieu;rue;${ligne}\n`;
    const lu = await lireContenu('l.csv', texte, { referentiel, jeu: 'lieux' });
    const { rows, constats } = comme('lieux', lu).lecture;
    const rules = constats.filter(({ ligne }) => ligne > 0).map(({ regle }) => regle);
    return [rows[0]!.codeInsee, rules.filter((regle) => regle !== 'position-de-la-commune')];
  };

  it.each(['93', '093', '93 - Seine-Saint-Denis', 'SEINE SAINT DENIS', 'Seine-Saint-Denis (93)'])(
    'tells namesakes apart where there is no postal code: %s',
    async (departement) => {
      expect(await dits(`;Saint-Denis;${departement}`)).toEqual([
        '93066',
        ['insee-nom-et-departement'],
      ]);
    },
  );

  it('of Corsica and overseas, under each of its writings', async () => {
    for (const departement of ['2A', '02a', '20', 'Corse-du-Sud'])
      expect(await dits(`2A004;Ajaccio;${departement}`)).toEqual(['2A004', []]);
    for (const departement of ['974', 'Réunion', 'LA REUNION'])
      expect(await dits(`;Saint-Denis;${departement}`)).toEqual([
        '97411',
        ['insee-nom-et-departement'],
      ]);
  });

  it('that is not the commune’s is flagged; words that name none say nothing', async () => {
    expect(await dits('63113;Clermont-Ferrand;75')).toEqual(['63113', ['departement-different']]);
    expect(await dits('63113;Clermont-Ferrand;Paris')).toEqual([
      '63113',
      ['departement-different'],
    ]);
    expect(await dits('63113;Clermont-Ferrand;1')).toEqual(['63113', ['departement-different']]);
    for (const departement of ['63', 'Puy-de-Dôme', 'Auvergne', 'non renseigné'])
      expect(await dits(`63113;Clermont-Ferrand;${departement}`)).toEqual(['63113', []]);
  });
});
