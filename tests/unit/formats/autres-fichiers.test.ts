import { strToU8, zipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { Commune } from '$lib/domain/territoire';
import type { FichierLu } from '$lib/formats/lire';

import { comme, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const lire = (contenu: string | Uint8Array<ArrayBuffer>): Promise<FichierLu> =>
  lireContenu('fichier', contenu, { referentiel });

/** A hundred communes of the mainland, a postal code each. */
const COMMUNES = referentiel.communes
  .filter(({ code, position }) => /^(?:0[1-9]|63)/.test(code) && position === 'commune')
  .filter((_, i) => i % 11 === 0)
  .slice(0, 100);
const POSTAUX = new Map(
  Array.from({ length: 95_000 }, (_, i) => String(i).padStart(5, '0')).flatMap((cp) =>
    referentiel.communesOfPostal(cp).map((code) => [code, cp] as const),
  ),
);
const cp = ({ code }: Commune): string => POSTAUX.get(code) ?? '';

type Cells = Readonly<Record<string, string | number>>;
const csv = (rows: readonly Cells[], delimiter = ','): string =>
  Papa.unparse([...rows], { delimiter, newline: '\n' }) + '\n';

/** Nothing is set aside, and every lieu has its commune and its own point. */
function expectPlaced(lu: FichierLu): void {
  const { lecture } = comme('lieux', lu);
  expect(lecture).toMatchObject({ lignes: COMMUNES.length, rejetees: 0 });
  expect(lecture.rows.map(({ codeInsee }) => codeInsee)).toEqual(COMMUNES.map(({ code }) => code));
  expect(lecture.rows.every(({ position }) => position === 'adresse')).toBe(true);
  expect(lecture.rows.every(({ nom }, i) => nom === `Espace ${i}`)).toBe(true);
}

const LIEUX: Readonly<Record<string, (commune: Commune, i: number) => Cells>> = {
  'Nom, CP, Ville, lat, lng': (c, i) => ({
    Nom: `Espace ${i}`,
    Adresse: 'Le Bourg',
    CP: cp(c),
    Ville: c.nom,
    lat: c.latitude,
    lng: c.longitude,
  }),
  'nom_structure, code_commune, geo_point_2d': (c, i) => ({
    nom_structure: `Espace ${i}`,
    code_commune: c.code,
    geo_point_2d: `${c.latitude}, ${c.longitude}`,
    type: 'CCAS',
  }),
  'names of their own, zeros lost, decimal commas': (c, i) => ({
    'Nom de l’espace': `Espace ${i}`,
    'Adresse 1': 'Le Bourg',
    'Code postal du lieu': Number(cp(c)),
    'Commune d’implantation': c.nom.toUpperCase(),
    'Code INSEE commune': String(Number(c.code)),
    'Latitude (WGS84)': String(c.latitude).replace('.', ','),
    'Longitude (WGS84)': String(c.longitude).replace('.', ','),
    'Adresse mail': '',
    'Tél. accueil': '04 73 00 00 00',
  }),
};

describe('lieux of other collectivités', () => {
  it.each(Object.keys(LIEUX))('%s', async (name) => {
    expectPlaced(await lire(csv(COMMUNES.map(LIEUX[name]!), ';')));
  });

  const rows = COMMUNES.map(LIEUX['Nom, CP, Ville, lat, lng']!);
  const collection = {
    type: 'FeatureCollection',
    features: COMMUNES.map(({ code, latitude, longitude }, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { nom_lieu: `Espace ${i}`, insee: code },
    })),
  };
  it.each([
    ['under data', { data: rows, meta: { total: rows.length } }],
    ['under data.items', { status: 'ok', data: { items: rows, page: 1 } }],
    [
      'records with fields',
      { nhits: rows.length, records: rows.map((fields) => ({ datasetid: 'x', fields })) },
    ],
    ['results', { total_count: rows.length, results: rows }],
    ['by identifier', Object.fromEntries(rows.map((row, i) => [`lieu-${i}`, row]))],
    [
      'lists, the first of names',
      [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))],
    ],
    ['features', collection],
  ])('JSON: %s', async (_, value) => expectPlaced(await lire(JSON.stringify(value))));

  const text = csv(rows, ';');
  const utf16 = Uint8Array.from(
    [...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  );
  it.each<readonly [string, string | Uint8Array<ArrayBuffer>]>([
    ['sep= first, as Excel has it', `sep=;\r\n${text.replaceAll('\n', '\r\n')}`],
    [
      'every cell quoted, quotes doubled',
      Papa.unparse(
        rows.map((row) => ({ ...row, Adresse: 'rue « Le "Bourg" »' })),
        { quotes: true, delimiter: ';' },
      ),
    ],
    ['UTF-16 without a mark', utf16],
    ['Mac line ends', text.replaceAll('\n', '\r')],
    ['blank lines between rows', text.replaceAll('\n', '\n\n')],
    [
      'titles above',
      `Lieux numériques du département;;;;;\nSource : service numérique;;;;;\n;;;;;\n${text}`,
    ],
    ['one empty column and unnamed ones', text.replaceAll('\n', ';;\n')],
  ])('CSV: %s', async (_, contenu) => expectPlaced(await lire(contenu)));

  it('CSV: total and notes below are told from rows, and not loaded', async () => {
    const { lecture } = comme(
      'lieux',
      await lire(`${text}TOTAL;100;;;;\nSource : service numérique, mars 2024`),
    );
    expect(lecture).toMatchObject({ lignes: COMMUNES.length + 2, rejetees: 2 });
    expect(
      lecture.constats.flatMap(({ gravite, regle }) => (gravite === 'rejet' ? [regle] : [])),
    ).toEqual(['note-ou-total', 'note-ou-total']);
  });
});

describe('zonings of other years', () => {
  it.each([
    ['frr', ['FRR', 'FRR+', 'NC'], 'CODGEO;LIBGEO;FRR', ['classee', 'plus', 'non']],
    ['frr', ['x', '', 'x'], 'CODGEO;LIBGEO;FRR', ['classee', 'non', 'classee']],
    [
      'zrr',
      [
        'C - Classée en ZRR',
        'NC - Commune non classée',
        'P - Commune partiellement classée en ZRR',
      ],
      'Code INSEE;Libellé;ZRR au 1er janvier',
      ['classee', 'non', 'partielle'],
    ],
  ] as const)(
    '%s %j, with titles above and notes below',
    async (jeu, classes, entete, expected) => {
      const rows = COMMUNES.map(({ code, nom }, i) => `${code};${nom};${classes[i % 3]!}`);
      const lu = await lire(
        `Classement des communes;;\n\n${entete}\n${rows.join('\n')}\n* communes nouvelles comprises;;\n`,
      );
      const { lecture } = comme(jeu, lu);
      expect(lecture).toMatchObject({ lignes: 101, rejetees: 1 });
      expect(lecture.rows.slice(0, 3).map(({ classe }) => classe)).toEqual(expected);
    },
  );

  it('QPV under CODGEO, with the names of their communes, as Insee writes them', async () => {
    const rows = [
      'QP015001;Le Haut;Aurillac;1200',
      'QP063001;Nord;Clermont-Ferrand;2300',
      'QP003001;Sud;Moulins;900',
    ];
    const text = `CODGEO;Nom QPV;LIB_COM;POP_MUN\n${rows.join('\n')}\n`;
    const { lecture, reconnaissance } = comme('qpv', await lire(text));
    expect(lecture.rows).toMatchObject([
      { code: 'QP015001', nom: 'Le Haut', communes: ['15014'], population: 1200 },
      { nom: 'Nord', communes: ['63113'] },
      { nom: 'Sud', communes: ['03190'] },
    ]);
    expect(lecture.constats).toEqual([]);
    expect(reconnaissance.correspondance).not.toHaveProperty('communes');
  });

  it('the plainest list of lieux is one, where its names are those of lieux; a list of people is not', async () => {
    const liste = (noms: readonly string[]): string =>
      csv(
        noms.map((Nom, i) => ({
          Nom,
          Adresse: `${i} rue Haute`,
          CP: cp(COMMUNES[i]!),
          Ville: COMMUNES[i]!.nom,
        })),
        ';',
      );
    const lieux = await lire(liste(['Mairie', 'Médiathèque du Bourg', 'Espace Numérique', 'MJC']));
    expect(lieux).toMatchObject({ jeu: 'lieux', lecture: { lignes: 4, rejetees: 0 } });
    const gens = lire(liste(['Anne Martin', 'Paul Durand', 'Lucie Petit', 'Jean Roux']));
    await expect(gens).rejects.toThrow('n’a pas été chargé');
  });

  it('a date of labelling is no label, « Services » with a cross is no service of that name', async () => {
    const rows = COMMUNES.slice(0, 6).map((c, i) => ({
      nom_lieu: `Espace ${i}`,
      commune: c.nom,
      code_postal: cp(c),
      'Labellisé le': `0${i + 1}/02/2021`,
      'Mis à jour le': '2024-03-05',
      Services: 'x',
    }));
    const { lecture } = comme('lieux', await lire(csv(rows)));
    for (const { labelsNationaux, dateMaj, services } of lecture.rows) {
      expect(labelsNationaux).toEqual([]);
      expect(dateMaj).toBe('2024-03-05');
      expect(services).not.toContain('Services');
    }
  });

  it('QPV that say no commune: told once of the file, not of each row', async () => {
    const rows = ['QP003001', 'QP003002', 'QP003003'].map((code) => `${code};Le Haut`);
    const { lecture } = comme('qpv', await lire(`code_qp;nom_qp\n${rows.join('\n')}\n`));
    expect(lecture).toMatchObject({ lignes: 3, acceptees: 3 });
    expect(lecture.constats).toHaveLength(1);
    expect(lecture.constats[0]).toMatchObject({ ligne: 0, regle: 'qpv-sans-commune' });
    expect(lecture.constats[0]!.message).toContain('3 quartiers');
  });

  it('QPV in a ZIP, in Lambert-93, code_quartier', async () => {
    // The origin of Lambert-93: 3° E, 46.5° N.
    const ring = [
      [700_000, 6_600_000],
      [700_900, 6_600_000],
      [700_900, 6_600_900],
      [700_000, 6_600_000],
    ];
    const shapes = {
      type: 'FeatureCollection',
      features: ['QP003001', 'QP003002'].map((code_quartier) => ({
        type: 'Feature',
        properties: { code_quartier, nom_quartier: 'Le Haut', commune_qp: 'Moulins' },
        geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
      })),
    };
    const zip = new Uint8Array(
      zipSync({
        'QP_LB93.geojson': strToU8(JSON.stringify(shapes)),
        'lisez-moi.pdf': strToU8('%PDF'),
      }),
    );
    const { lecture, geometries } = comme('qpv', await lire(zip));
    expect(lecture.rows).toMatchObject([
      { code: 'QP003001', communes: ['03190'] },
      { code: 'QP003002' },
    ]);
    const [shape] = geometries;
    expect(shape?.type === 'MultiPolygon' ? shape.coordinates[0]![0]![0]![1] : null).toBeCloseTo(
      46.5,
      6,
    );
  });
});

describe('CnFS structures of other months', () => {
  it.each([
    [
      'Nom de la structure;SIRET de la structure;Code INSEE commune;Nom de la commune;Nombre de postes validés',
      (c: Commune) => `Mairie;13002603200016;${c.code};${c.nom};2`,
    ],
    [
      'denomination,numero_siret,insee_com,nb_cnfs,date_coselec',
      (c: Commune) => `Mairie,13002603200016,${c.code},"2,0",14/04/2021`,
    ],
  ] as const)('%s', async (entete, rowOf) => {
    const { lecture } = comme(
      'cnfs-structures',
      await lire(`${entete}\n${COMMUNES.map(rowOf).join('\n')}\n`),
    );
    expect(lecture).toMatchObject({ lignes: 100, rejetees: 0 });
    expect(
      lecture.rows.every(({ postes, siret }) => postes === 2 && siret === '13002603200016'),
    ).toBe(true);
    expect(lecture.rows.map(({ codeInsee }) => codeInsee)).toEqual(
      COMMUNES.map(({ code }) => code),
    );
  });
});
