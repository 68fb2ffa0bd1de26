import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';

import { Cles } from '$lib/formats/journal/cles';
import { Journal } from '$lib/formats/journal/journal';
import type { Jeu } from '$lib/formats/lecture';
import { SCHEMA_AGREMENTS } from '$lib/formats/schema/agrements';
import { Controle } from '$lib/formats/schema/controle';
import { SCHEMA_LIEUX_V0, SCHEMA_LIEUX_V1 } from '$lib/formats/schema/lieux';
import { SCHEMA_OPERATEURS } from '$lib/formats/schema/operateurs';
import { SCHEMAS_PASS } from '$lib/formats/schema/pass';
import { SCHEMA_SUIVI } from '$lib/formats/schema/suivi';
import { checkCell, type TableSchema } from '$lib/formats/schema/table-schema';

import { SHARED } from '../../support/shared';
import { lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const SCHEMAS: readonly TableSchema[] = [
  SCHEMA_LIEUX_V0,
  SCHEMA_LIEUX_V1,
  SCHEMA_AGREMENTS,
  SCHEMA_SUIVI,
  SCHEMA_OPERATEURS,
  ...Object.values(SCHEMAS_PASS),
];

/** The verdict on a table, and what is said of it: row, column, rule. */
async function controler(rows: readonly (readonly string[])[], jeu: Jeu = 'lieux') {
  return controlerTexte(Papa.unparse([...rows.map((row) => [...row])], { newline: '\n' }), jeu);
}

async function controlerTexte(contenu: string | Uint8Array<ArrayBuffer>, jeu: Jeu) {
  const { controle, lecture } = await lireContenu('x.csv', contenu, {
    referentiel,
    jeu,
    controler: true,
  });
  const dits = lecture.constats.filter(({ regle }) => regle.startsWith('schema-'));
  return {
    ...controle!,
    lignes: lecture.lignes,
    ecartsDits: dits
      .filter(({ gravite }) => gravite === 'alerte')
      .map(({ ligne, colonne, regle }) => `${ligne}/${colonne ?? ''}/${regle}`),
    infos: dits
      .filter(({ gravite }) => gravite === 'info')
      .map(({ ligne, colonne, regle }) => `${ligne}/${colonne ?? ''}/${regle}`),
    messages: dits.map(({ message }) => message),
  };
}

const LIEU = {
  id: 'a',
  pivot: '13002603200016',
  nom: 'Médiathèque',
  commune: 'Aurillac',
  code_postal: '15000',
  adresse: '1 rue des Carmes',
  date_maj: '2024-02-01',
  services: 'Accéder à du matériel',
  conditions_acces: "Payant : L'accès au lieu et/ou à ses services est payant",
};
const COLONNES = Object.keys(LIEU);
const CELLULES = Object.values(LIEU);
const renomme = (avant: string, apres: string): string[] =>
  COLONNES.map((nom) => (nom === avant ? apres : nom));

describe('the columns of a file', () => {
  it('may stand in any order; those that it may lack are told once, and are no écart', async () => {
    const lu = await controler([COLONNES.toReversed(), CELLULES.toReversed()]);
    expect(lu).toMatchObject({ valide: true, ecarts: 0, ecartsDits: [] });
    expect(lu.infos).toHaveLength(29 - COLONNES.length);
    expect(lu.infos).toContain('0/telephone/schema-colonne-facultative');
  });

  it.each([
    ['conditions_acces', 'conditions_access'],
    ['conditions_acces', 'conditionsAcces'],
    ['conditions_acces', 'Conditions accès'],
    ['code_postal', 'CODE POSTAL'],
    ['adresse', 'Adresse'],
    ['services', 'service'],
  ])('« %s » written « %s » is to be renamed, and its cells are checked', async (nom, ecrit) => {
    const vide = CELLULES.map((cellule) =>
      cellule === LIEU[nom as keyof typeof LIEU] ? 'x' : cellule,
    );
    const lu = await controler([renomme(nom, ecrit), CELLULES, vide]);
    expect(lu.valide).toBe(false);
    expect(lu.ecartsDits[0]).toBe(`0/${ecrit}/schema-colonne-a-renommer`);
    expect(lu.messages).toContain(`La colonne « ${ecrit} » : renommez-la « ${nom} ».`);
    expect(lu.ecarts).toBe(lu.ecartsDits.length);
    const isChecked = nom !== 'adresse';
    expect(lu.ecartsDits.some((dit) => dit.startsWith(`2/${ecrit}/`))).toBe(isChecked);
  });

  it('that the schema does not have are told once, and are no écart', async () => {
    const lu = await controler([
      [...COLONNES, 'couleur'],
      [...CELLULES, 'bleu'],
      [...CELLULES.with(0, 'b'), 'vert'],
    ]);
    expect(lu).toMatchObject({ valide: true, ecartsDits: [] });
    expect(lu.infos.filter((dit) => dit.includes('en-trop'))).toEqual([
      '0/couleur/schema-colonne-en-trop',
    ]);
  });

  it('that are written twice, or have no name, are écarts', async () => {
    const lu = await controler([
      [...COLONNES, 'nom', '', 'source'],
      [...CELLULES, 'Bus', 'x', 'Hub'],
    ]);
    expect(lu.ecartsDits).toEqual(['0/nom/schema-colonne-en-double', '0//schema-colonne-sans-nom']);
    expect(lu).toMatchObject({ valide: false, ecarts: 2 });
  });

  it('that it must have, or that are of its key, are écarts where they lack', async () => {
    const lieux = await controler([
      COLONNES.filter((nom) => nom !== 'adresse'),
      CELLULES.filter((cellule) => cellule !== LIEU.adresse),
    ]);
    expect(lieux.ecartsDits).toEqual(['0/adresse/schema-colonne-absente']);
    const circulation = await controler(
      [
        ['mois', 'lot', 'code_insee', 'carnets', 'distribues', 'utilises'],
        ['2024-02', 'L1', '15014', '1', '10', '0'],
      ],
      'pass-circulation',
    );
    expect(circulation.ecartsDits).toEqual(['0/lieu/schema-colonne-absente']);
    expect(circulation.messages[0]).toMatch(
      /« lieu » fait partie de la clé du schéma .* ajoutez-la, même vide\.$/,
    );
  });
});

describe('the cells of a row', () => {
  it('fewer than the columns are an écart, said of the row; so are more', async () => {
    const lu = await controlerTexte(
      'carnet,lieu,date,nombre_pass\nc1,a,2024-02-01,1\nc2,a,2024-02-01\nc3,a,2024-02-01,1,\nc4,a,2024-02-01,1,x\n',
      'pass-utilisations',
    );
    expect(lu.ecartsDits).toEqual([
      '2//schema-cellules-manquantes',
      '2/nombre_pass/schema-requis',
      '4//schema-cellules-en-trop',
    ]);
    expect(lu.messages[0]).toMatch(/^La ligne a 3 cellules et l’en-tête 4 : /);
  });

  it('one alone is told in the singular', async () => {
    const lu = await controlerTexte(
      'carnet,lieu,date,nombre_pass\nc1,a,2024-02-01,1\nc2\n',
      'pass-utilisations',
    );
    expect(lu.messages[0]).toMatch(/^La ligne a 1 cellule et l’en-tête 4 : /);
  });

  it('are those of the file, though a text cut by its separator was put back together', async () => {
    const utiles = Array.from({ length: 12 }, (_, i) =>
      CELLULES.with(0, `l${i}`).with(2, 'Médiathèque').join(','),
    );
    const coupe = CELLULES.with(0, 'z').with(5, '1, rue des Carmes').join(',');
    const lu = await controlerTexte(
      `${[COLONNES.join(','), ...utiles, coupe].join('\n')}\n`,
      'lieux',
    );
    expect(lu.ecartsDits).toContain('13//schema-cellules-en-trop');
    expect(lu.valide).toBe(false);
  });

  it('empty at the end of a row of a spreadsheet do not lack', async () => {
    const feuille = await writeXlsxFile([
      ['carnet', 'lieu', 'date', 'nombre_pass', 'source'].map((value) => ({ value })),
      [{ value: 'c1' }, { value: 'a' }, { value: '2024-02-01' }, { value: 1, type: Number }],
      ['c2', 'b', '2024-02-01', 'x', 'Hub'].map((value) => ({ value })),
    ]).toBuffer();
    const lu = await controlerTexte(new Uint8Array(feuille), 'pass-utilisations');
    expect(lu).toMatchObject({ lignes: 2, ecartsDits: ['2/nombre_pass/schema-type'] });
  });
});

describe('the key of a row', () => {
  const UTILISATIONS = 'carnet,lieu,date,nombre_pass\n';

  it.each<[Jeu, string, string, number]>([
    [
      'pass-utilisations',
      UTILISATIONS,
      'c1,a,2024-02-01,2\nc1,b,2024-02-01,2\nc1,a,2024-02-01,1\n',
      3,
    ],
    [
      'pass-circulation',
      'mois,lot,code_insee,lieu,carnets,distribues,utilises\n',
      '2024-02,L1,15014,,1,10,0\n2024-02,L1,15014,a,0,0,2\n2024-2,L1,15014,,1,10,0\n',
      3,
    ],
    [
      'agrements',
      'siret,lieu_id,operateur,debut,statut\n',
      '13002603200016,,A,2024-01-01,agree\n13002603200016,,A,2024-01-01,suspendu\n',
      2,
    ],
    [
      'suivi',
      'id_lieu,date,statut\n',
      'a,2024-01-01,contacte\na,2024-01-01,agree\na,2024-01-01,contacte\n',
      3,
    ],
  ])('of %s is that of one row: the second is an écart', async (jeu, entete, rows, ligne) => {
    const lu = await controlerTexte(entete + rows, jeu);
    expect(lu).toMatchObject({ valide: false, ecarts: 1, ecartsDits: [`${ligne}//schema-cle`] });
  });

  it('says which row bore it first, and what to do', async () => {
    const row = 'c1,a,2024-02-01,2\n';
    const lu = await controlerTexte(
      `${UTILISATIONS}c2,a,2024-02-01,2\n${row}${row}`,
      'pass-utilisations',
    );
    expect(lu.messages).toEqual([
      'Cette ligne a déjà été écrite à la ligne 2 (même carnet, lieu et date) : supprimez-la si elle est recopiée.',
    ]);
  });

  /** The findings on rows of a schema of our own. */
  function rulesOf(fields: TableSchema['fields'], rows: readonly (readonly string[])[]): string[] {
    const noms = fields.map(({ name }) => name);
    const journal = new Journal(noms, new Set());
    const controle = new Controle({ nom: 'X', version: '1', primaryKey: noms, fields }, journal);
    rows.forEach((row, i) => controle.check(journal.open(i + 1, row)));
    return journal.constats.map(({ ligne, regle }) => `${ligne}/${regle}`);
  }

  it('is compared once its cells are read in their type', () => {
    const nombre = [
      { name: 'n', type: 'integer' },
      { name: 't', type: 'string' },
    ] as const;
    expect(
      rulesOf(nombre, [
        ['5', '5'],
        ['05', '5'],
        ['5', '05'],
        ['', '5'],
        ['', '5'],
      ]),
    ).toEqual(['2/schema-cle', '5/schema-cle']);
    const decimal = [
      { name: 'd', type: 'number' },
      { name: 't', type: 'string' },
    ] as const;
    expect(
      rulesOf(decimal, [
        ['1.50', 'a'],
        ['1.5', 'a'],
        ['INF', 'a'],
        ['-INF', 'a'],
      ]),
    ).toEqual(['2/schema-cle']);
  });

  it('is not to be empty; one cell of it may be', () => {
    const deux = [
      { name: 'a', type: 'string' },
      { name: 'b', type: 'string' },
    ] as const;
    expect(
      rulesOf(deux, [
        ['', ''],
        ['', 'x'],
        ['x', ''],
        ['', ''],
      ]),
    ).toEqual(['1/schema-cle', '4/schema-cle']);
  });

  it('tells millions of rows apart, without an alarm that is not due', () => {
    const cles = new Cles();
    const rows = 1_000_000;
    let found = 0;
    for (let i = 0; i < rows; i += 1)
      if (cles.claim([`carnet-${i % 90_000}`, `${i % 4_000}`, `2024-01-${i % 28}`], i + 1))
        found += 1;
    const distinct = new Set(
      Array.from({ length: rows }, (_, i) => `${i % 90_000}|${i % 4_000}|${i % 28}`),
    ).size;
    expect(found).toBe(rows - distinct);
    expect(cles.claim(['carnet-7', '7', '2024-01-7'], rows + 1)).toBe(8);
    expect(cles.claim(['carnet-77', '', '2024-01-7'], rows + 2)).toBeNull();
  });
});

describe('what is wrong with a cell', () => {
  it.each(SCHEMAS)('is never told by a regular expression: $nom $version', ({ fields }) => {
    for (const field of fields.filter(({ pattern }) => pattern)) {
      expect(field.forme).toMatch(/, comme \S+/);
      expect(checkCell(field, '?')?.message).toBe(
        `« ? » n’a pas la forme attendue : ${field.forme}.`,
      );
      const exemples = field.forme!.split(', comme ')[1]!.split(' ou ');
      for (const exemple of exemples) expect(checkCell(field, exemple)).toBeNull();
    }
  });
});

describe('what thousands of rows share', () => {
  it('is told of the first thousand, then once for the column; all are counted', async () => {
    const rows = Array.from({ length: 1_500 }, (_, i) => `c${i},a,01/02/2024,1\n`);
    const texte = `carnet,lieu,date,nombre_pass\n${rows.join('')}`;
    const lu = await controlerTexte(texte, 'pass-utilisations');
    expect(lu.ecarts).toBe(1_500);
    expect(lu.ecartsDits).toHaveLength(1_001);
    expect(lu.ecartsDits.at(-1)).toBe('0/date/schema-type');
    expect(lu.messages.at(-1)).toMatch(/^Plus de 1\s000 lignes ont cet écart/);
  });
});

describe('a column of personal data', () => {
  it('is checked, and nothing that it holds is told', async () => {
    const rows = Array.from(
      { length: 9 },
      (_, i) => `secret${i % 8}@exemple.fr,L1,2024-02-01,15014`,
    );
    const texte = `carnet,lot,date_remise,code_insee,localisation,nombre_pass\n${rows.map((row) => `${row},residence,10\n`).join('')}`;
    const lu = await controlerTexte(texte, 'pass-carnets');
    expect(lu.ecartsDits).toEqual(['9/carnet/schema-unique']);
    expect(lu.messages.join(' ')).not.toContain('secret');
  });
});

describe.skipIf(!SHARED)(
  'the published example (skipped: no folder « shared » beside the checkout)',
  () => {
    const example = (version: string): string[][] =>
      Papa.parse<string[]>(
        readFileSync(join(SHARED ?? '', `open-data/schema/exemple-valide-${version}.csv`), 'utf8'),
        { skipEmptyLines: true },
      ).data;

    it('is valid as it is; with the header typo met in the wild, that column is to be renamed', async () => {
      const [entete, row] = example('v0.1.1') as [string[], string[]];
      expect(await controler([entete, row])).toMatchObject({ valide: true, infos: [] });
      const typo = entete.map((nom) => (nom === 'conditions_acces' ? 'conditions_access' : nom));
      expect(await controler([typo, row])).toMatchObject({
        valide: false,
        ecarts: 1,
        messages: ['La colonne « conditions_access » : renommez-la « conditions_acces ».'],
      });
    });
  },
);
