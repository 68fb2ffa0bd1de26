import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';

import { FichierIllisible, type Jeu } from '$lib/formats/lecture';

import { comme, lireContenu } from '../aide';
import { COMMUNES, csv, referentiel } from './communes';

type Cellule = string | number | Date | null;

/** A workbook as offices write them: cells typed, a second sheet of notes. */
async function classeur(rows: readonly (readonly Cellule[])[]): Promise<Uint8Array<ArrayBuffer>> {
  const typed = (value: Cellule) => {
    if (value === null) return null;
    if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' };
    return typeof value === 'number' ? { value, type: Number } : { value, type: String };
  };
  const sheet = (data: readonly (readonly Cellule[])[], nom: string) => ({
    sheet: nom,
    data: data.map((row) => row.map(typed)),
  });
  const buffer = await writeXlsxFile([
    sheet([['Lisez-moi'], ['Source : ANCT']], 'Notes'),
    sheet(rows, 'Données'),
  ]).toBuffer();
  return new Uint8Array(buffer);
}

/** A code as a spreadsheet keeps it: a number, its zero lost; Corsica's letters stay. */
const nombre = (code: string): Cellule => (/^\d+$/.test(code) ? Number(code) : code);
const qn = (i: number) => `QN0630${i % 10}${'MNI'[i % 3]!}`;

const FICHIERS: Readonly<
  Record<string, readonly [Jeu, () => string | Promise<Uint8Array<ArrayBuffer>>, rejetees?: number]>
> = {
  'ZRR 2021, XLSX, titles, two rows of names': [
    'zrr',
    () =>
      classeur([
        ['Zonage ZRR au COG 2021'],
        ['DGCL'],
        [null],
        ['Code Insee commune', 'Commune', 'Zonage ZRR simplifié'],
        ['CODGEO', 'LIBGEO', 'ZRR_SIMP'],
        ...COMMUNES.map((c, i) => [
          c.code,
          c.nom,
          [
            'C - Classée en ZRR',
            'NC - Commune non classée',
            'P - Commune partiellement classée en ZRR',
          ][i % 3]!,
        ]),
      ]),
  ],
  'ZRR, true and false': [
    'zrr',
    () => csv((c, i) => ({ insee: c.code, nom: c.nom, est_zrr: i % 2 === 0 }), ','),
  ],
  'FRR 2024, XLSX, numbers for codes, total below': [
    'frr',
    () =>
      classeur([
        ['Liste des communes classées en FRR'],
        ['Arrêté du 19 juin 2024'],
        ['Département', 'Code commune', 'Commune', 'Classement en FRR', 'FRR+'],
        ...COMMUNES.map((c, i) => [
          c.departement,
          nombre(c.code),
          c.nom,
          'FRR',
          i % 2 ? 'Oui' : 'Non',
        ]),
        ['Total', null, null, 100],
      ]),
    1,
  ],
  'FRR of the Observatoire des territoires': [
    'frr',
    () =>
      `\ufeff${csv((c, i) => ({ codgeo: c.code, libgeo: c.nom, codefrr: [-9999, 4, 5][i % 3] }))}`,
  ],
  'density, seven levels, XLSX': [
    'densite',
    () =>
      classeur([
        ['Grille communale de densité'],
        ['© Insee'],
        ['Code commune', 'Libellé commune', 'Typo degré densité', 'Libellé'],
        ['CODGEO', 'LIBGEO', 'DENS', 'LIBDENS'],
        ...COMMUNES.map((c, i) => [c.code, c.nom, 1 + (i % 7), 'x']),
      ]),
  ],
  'density, dens7': [
    'densite',
    () => csv((c, i) => ({ com: c.code, libgeo: c.nom, dens7: 1 + (i % 7) })),
  ],
  'density, former grid': [
    'densite',
    () =>
      csv((c, i) => ({
        'Code commune': nombre(c.code),
        'Degré de densité de la commune': 1 + (i % 4),
        Population: 100,
      })),
  ],
  'IFN, in French': [
    'ifn',
    () =>
      csv((c) => ({
        Code: c.code,
        Nom: c.nom,
        'SCORE GLOBAL': '5,2',
        'Taux de pauvreté': '12,3',
        'Part des 65 ans et +': '20',
        'Part non diplômés': '30',
      })),
  ],
  'QPV 2024, XLSX, titles and notes': [
    'qpv',
    () =>
      classeur([
        ['Quartiers prioritaires 2024'],
        ['Source : ANCT'],
        [
          'Code Quartier',
          'Libellé Quartier',
          'Code Insee commune',
          'Libellé commune',
          'Population municipale 2020',
        ],
        ...COMMUNES.slice(0, 10).map((c, i) => [qn(i), `Q ${i}`, nombre(c.code), c.nom, 1234]),
        ['Champ : France entière'],
      ]),
    1,
  ],
  'communes with the list of their QPV': [
    'qpv',
    () =>
      csv((c, i) => ({
        'Code commune': c.code,
        Commune: c.nom,
        'Nombre de QPV': 2,
        'Liste des QPV': `${qn(i)}, ${qn(i + 1)}`,
      })),
  ],
  'CnFS structures, 2021, as the platform exports them': [
    'cnfs-structures',
    () =>
      csv((c, i) => ({
        'SIRET structure': '13002603200016',
        'ID Structure': i,
        Dénomination: `S ${i}`,
        Type: 'PUBLIC',
        Statut: 'VALIDATION_COSELEC',
        'Code postal': '',
        'Code commune': c.code,
        'Nombre de mises en relation': 3,
        'Nombre de conseillers souhaités': 5,
        'Nombre de conseillers validés par le COSELEC': 2,
        QPV: 'Non Défini',
        'Nom commune INSEE': c.nom,
      })),
  ],
  'CnFS structures, XLSX, days and numbers typed': [
    'cnfs-structures',
    () =>
      classeur([
        ['Structures accueillantes au 31/03/2022'],
        [
          'Raison sociale',
          'Commune',
          'Nombre de postes de conseillers numériques',
          'SIRET',
          'Code INSEE',
          'Date COSELEC',
        ],
        ...COMMUNES.map((c, i) => [
          `S ${i}`,
          c.nom,
          2,
          13_002_603_200_016,
          nombre(c.code),
          new Date(Date.UTC(2021, 1, 1 + (i % 20))),
        ]),
      ]),
  ],
  'CnFS structures, a count under a plain name': [
    'cnfs-structures',
    () =>
      csv((c, i) => ({
        'Nom de la structure': `S ${i}`,
        Commune: c.nom,
        'Code Insee': c.code,
        'Conseillers numériques': 1 + (i % 3),
      })),
  ],
  'agréments, in plain French': [
    'agrements',
    () =>
      csv(() => ({
        SIRET: '13002603200016',
        Opérateur: 'X',
        'Date de début': '01/01/2023',
        'Date de fin': '',
        Statut: 'Actif',
      })),
  ],
};

const lire = async (contenu: string | Promise<Uint8Array<ArrayBuffer>>) =>
  lireContenu('fichier', await contenu, { referentiel });

describe('zonings, grids, structures of other years and tables', () => {
  it.each(Object.entries(FICHIERS))('%s', async (_, [jeu, contenu, rejetees = 0]) => {
    const lu = await lire(contenu());
    expect([lu.jeu, lu.lecture.rejetees]).toEqual([jeu, rejetees]);
    const rows: readonly object[] = lu.lecture.rows;
    expect(rows.length).toBeGreaterThanOrEqual(10);
    const codes = rows.flatMap((row) => ('codeInsee' in row ? [row.codeInsee] : []));
    if (codes.length > 0) expect(codes).toEqual(COMMUNES.map(({ code }) => code));
  });

  it('typed cells of a workbook say what was typed', async () => {
    const [, contenu] = FICHIERS['CnFS structures, XLSX, days and numbers typed']!;
    const [first] = comme('cnfs-structures', await lire(contenu())).lecture.rows;
    expect(first).toMatchObject({ siret: '13002603200016', postes: 2, dateDecision: '2021-02-01' });
  });

  it.each([
    ['FRR', 'classee'],
    ['ZFRR', 'classee'],
    ['FRR socle', 'classee'],
    ['Zone FRR', 'classee'],
    ['France Ruralités Revitalisation', 'classee'],
    ['Totalement classée', 'classee'],
    ['FRR+', 'plus'],
    ['FRR +', 'plus'],
    ['ZFRR+', 'plus'],
    ['FRR plus', 'plus'],
    ['France ruralités revitalisation « plus »', 'plus'],
    ['FRR bénéficiaire', 'beneficiaire'],
    ['Commune bénéficiaire', 'beneficiaire'],
    ['Bénéficiaires du dispositif FRR', 'beneficiaire'],
    ['Classée FRR partiellement', 'partielle'],
    ['Non classée', 'non'],
    ['Hors FRR', 'non'],
    ['Pas classée', 'non'],
  ] as const)('FRR in other words: « %s » is %s', async (mots, classe) => {
    const { lecture } = comme('frr', await lire(csv((c) => ({ insee: c.code, FRR: mots }))));
    expect(new Set(lecture.rows.map((row) => row.classe))).toEqual(new Set([classe]));
    expect(lecture).toMatchObject({ lignes: COMMUNES.length, rejetees: 0 });
  });

  it('codes of the Observatoire whose meaning is not published say that the commune is in, and are flagged', async () => {
    const contenu = csv((c, i) => ({ codgeo: c.code, codefrr: [-9999, 1, 2, 3, 4, 5][i % 6] }));
    const { rows, constats, rejetees } = comme('frr', await lire(contenu)).lecture;
    expect(rejetees).toBe(0);
    expect(rows.slice(0, 6).map(({ classe }) => classe)).toEqual([
      'non',
      'classee',
      'classee',
      'classee',
      'classee',
      'plus',
    ]);
    const doubtful = constats.filter(({ regle }) => regle === 'classement-sans-detail');
    expect(doubtful.slice(0, 4).map(({ ligne }) => ligne)).toEqual([2, 3, 4, 8]);
  });

  it('structures that do not say how many posts they have are kept, the number unknown', async () => {
    const contenu = csv((c, i) => ({
      'Raison sociale': `S ${i}`,
      SIRET: '13002603200016',
      'Code commune INSEE': c.code,
      'Nombre de conseillers validés par le COSELEC':
        i % 5 === 0 ? ['', 'N/A', 'en cours'][i % 3]! : 2,
    }));
    const { rows, rejetees, constats } = comme('cnfs-structures', await lire(contenu)).lecture;
    expect(rejetees).toBe(0);
    expect(rows.map(({ postes }) => postes)).toEqual(
      COMMUNES.map((_, i) => (i % 5 === 0 ? null : 2)),
    );
    expect(constats.filter(({ regle }) => regle === 'postes-inconnus')).toHaveLength(
      rows.filter(({ postes }) => postes === null).length,
    );
  });

  it('structures under near names, their posts in QPV before the others', async () => {
    const contenu = csv((c, i) => ({
      'Raison sociale': `S ${i}`,
      Siret: '13002603200016',
      'Code commune Insee': c.code,
      Département: referentiel.departements.get(i === 0 ? '75' : c.departement)!.nom,
      'Postes attribués en QPV': ['oui', 'Non défini', 'sans objet'][i % 3]!,
      'Nb de conseillers attribués': 3,
      'Label France Services': i % 2 === 0 ? 'oui' : 'non',
    }));
    const { rows, constats } = comme('cnfs-structures', await lire(contenu)).lecture;
    expect(rows.slice(0, 2)).toMatchObject([
      { postes: 3, qpv: true, franceServices: true },
      { postes: 3, qpv: null, franceServices: false },
    ]);
    const others = constats.filter(({ regle }) => regle === 'departement-different');
    expect(others.map(({ ligne, colonne }) => [ligne, colonne])).toEqual([[1, 'Département']]);
  });

  it.each([
    ['IFN', '5,2'],
    ['Indice de fragilité numérique', '5.2'],
    ['ifn_total', '10'],
  ])('IFN that holds only its score, « %s »', async (nom, score) => {
    const lu = await lire(csv((c) => ({ Code: c.code, Nom: c.nom, [nom]: score })));
    const { rows, rejetees, constats } = comme('ifn', lu).lecture;
    expect(rejetees).toBe(0);
    expect(rows[0]).toMatchObject({ total: Number(score.replace(',', '.')), pauvrete: null });
    expect(constats.filter(({ regle }) => regle === 'ifn-autre-echelle')).toEqual([]);
  });

  it('a number under a name that says nothing is read where the IFN is asked for, and only there', async () => {
    const contenu = csv((c, i) => ({ code: c.code, total: 90 + i }));
    await expect(lire(contenu)).rejects.toThrow(FichierIllisible);
    const lu = await lireContenu('fichier', contenu, { referentiel, jeu: 'ifn' });
    const { rows, constats } = comme('ifn', lu).lecture;
    expect(rows.map(({ total }) => total)).toEqual(COMMUNES.map((_, i) => 90 + i));
    expect(constats.filter(({ regle }) => regle === 'ifn-autre-echelle')).toHaveLength(1);
  });

  const score = (i: number): string => (((i * 37) % 100) / 10 + 0.01).toFixed(2);
  const epci = [...referentiel.epci.keys()];
  const departements = [...referentiel.departements.keys()];
  it.each([
    ['communes', (i: number) => COMMUNES[i]!.code, 'commune'],
    ['communes, their zeros lost', (i: number) => COMMUNES[i]!.code.replace(/^0/, ''), 'commune'],
    ['EPCI', (i: number) => epci[i]!, 'epci'],
    ['départements', (i: number) => departements[i]!, null],
    ['IRIS', (i: number) => `${COMMUNES[i]!.code}0101`, null],
  ] as const)(
    '`code,total` of %s, from 0 to 10 with decimals, is hardly the IFN, and says why',
    async (_, codeOf, echelon) => {
      const contenu = csv((_, i) => ({ code: codeOf(i), total: score(i) }), ',');
      const lu = comme('ifn', await lire(contenu));
      expect(lu.reconnaissance.confiance).toBeLessThan(0.6);
      expect(lu.reconnaissance.raisons.join(' ')).toMatch(/codes de « code ».*de 0 à 10/);
      const { rows, lignes, rejetees, constats } = lu.lecture;
      expect(rows.length + rejetees).toBe(lignes);
      if (echelon === null) {
        expect(rejetees).toBe(lignes);
        const reasons = constats.filter(({ gravite }) => gravite === 'rejet');
        expect(new Set(reasons.map(({ regle }) => regle))).toEqual(new Set(['echelon-non-lu']));
      } else {
        expect(rows.map((row) => [row.echelon, row.total])).toEqual(
          COMMUNES.map((_, i) => [echelon, Number(score(i))]),
        );
      }
    },
  );

  it('IFN by IRIS under the code of their commune: none is read as the commune', async () => {
    const iris = csv((c, i) => ({
      'Insee Com': COMMUNES[i - (i % 2)]!.code,
      'Code Iris': `${COMMUNES[i - (i % 2)]!.code}010${1 + (i % 2)}`,
      'Nom Com': c.nom,
      IFN: score(i),
    }));
    const { rows, lignes, rejetees, constats } = comme('ifn', await lire(iris)).lecture;
    expect([rows, rejetees]).toEqual([[], lignes]);
    expect(constats[0]).toMatchObject({ regle: 'echelon-non-lu' });
    expect(constats[0]!.message).toContain('IRIS');
    const communes = csv((c, i) => ({ code: c.code, iris: `${c.code}0000`, IFN: score(i) }));
    expect(comme('ifn', await lire(communes)).lecture.rows).toHaveLength(COMMUNES.length);
  });

  it('counts by commune, and scores by what is no territory, are not taken for the IFN', async () => {
    await expect(lire(csv((c, i) => ({ code: c.code, total: i % 9 })))).rejects.toThrow(
      FichierIllisible,
    );
    await expect(lire(csv((_, i) => ({ code: `99${100 + i}`, total: score(i) })))).rejects.toThrow(
      FichierIllisible,
    );
  });

  it('FRR+ in a column of its own, and the codes of the Observatoire, are classes', async () => {
    const classes = async (nom: string) =>
      comme('frr', await lire(FICHIERS[nom]![1]()))
        .lecture.rows.slice(0, 3)
        .map(({ classe }) => classe);
    expect(await classes('FRR 2024, XLSX, numbers for codes, total below')).toEqual([
      'classee',
      'plus',
      'classee',
    ]);
    expect(await classes('FRR of the Observatoire des territoires')).toEqual([
      'non',
      'classee',
      'plus',
    ]);
  });
});
