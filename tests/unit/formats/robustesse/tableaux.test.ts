import { gzipSync, strToU8, zipSync } from 'fflate';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';

import { FichierIllisible, type Constat, type Jeu } from '$lib/formats/lecture';

import { comme, lireContenu } from '../aide';
import { workbook } from '../classeur';
import { carre, COMMUNES, cp, referentiel } from './communes';

type Contenu = string | Uint8Array<ArrayBuffer>;

const ENTETE = ['id', 'nom', 'adresse', 'code_postal', 'commune', 'code_insee', 'services'];
const rowOf = (i: number): string[] => {
  const commune = COMMUNES[i]!;
  return [String(i), `Espace ${i}`, `${i} rue`, cp(commune), commune.nom, commune.code, 'Accès'];
};
const rowsOf = (...rangs: readonly number[]): string[][] => [ENTETE, ...rangs.map(rowOf)];
const csv = (...rangs: readonly number[]): string =>
  `${rowsOf(...rangs)
    .map((row) => row.join(';'))
    .join('\n')}\n`;
const objets = (...rangs: readonly number[]): object[] =>
  rangs.map((i) => Object.fromEntries(ENTETE.map((nom, place) => [nom, rowOf(i)[place]])));

/** A table that is of no dataset, and bigger than the others. */
const AUTRE = [
  ['mois', 'visites', 'detail'],
  ...Array.from({ length: 60 }, (_, i) => [`m${i}`, String(i), 'x'.repeat(20)]),
];
const autreCsv = `${AUTRE.map((row) => row.join(';')).join('\n')}\n`;

function zip(entrees: Readonly<Record<string, Contenu>>): Uint8Array<ArrayBuffer> {
  const octets = Object.entries(entrees).map(([nom, contenu]) => [
    nom,
    typeof contenu === 'string' ? strToU8(contenu) : contenu,
  ]);
  return new Uint8Array(zipSync(Object.fromEntries(octets)));
}

const lire = async (contenu: Contenu, jeu?: Jeu) =>
  comme('lieux', await lireContenu('fichier', contenu, { referentiel, jeu })).lecture;

/** What is said of the file as a whole of its tables. */
function dits(constats: readonly Constat[]): readonly (readonly [string, string])[] {
  return constats
    .filter(({ ligne, regle }) => ligne === 0 && regle.startsWith('table'))
    .map(({ regle, message }) => [regle, message] as const);
}

describe('tables of the same columns in one file are read together', () => {
  const liste = (...rangs: readonly number[]): object[] => objets(...rangs);
  it.each<[string, Contenu]>([
    ['entries of an archive', zip({ '01.csv': csv(0, 1), '63.csv': csv(2, 3, 4) })],
    ['whatever parts them', zip({ a: csv(0, 1), b: csv(2, 3, 4).replaceAll(';', ',') })],
    ['sheets', workbook(rowsOf(0, 1), rowsOf(2, 3, 4))],
    ['lists of a JSON', JSON.stringify({ ain: liste(0, 1), rhone: liste(2, 3, 4) })],
  ])('%s', async (_, contenu) => {
    const { lignes, rows, constats } = await lire(contenu);
    expect(lignes).toBe(5);
    expect(rows.map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4']);
    expect(dits(constats)).toEqual([
      ['tableaux-ensemble', expect.stringContaining('à partir de la ligne 3')],
    ]);
  });

  it('with their shapes', async () => {
    const collection = (...rangs: readonly number[]): string =>
      JSON.stringify({
        type: 'FeatureCollection',
        features: rangs.map((i) => ({
          type: 'Feature',
          properties: { code_qp: `QP06300${i}`, nom_qp: `Quartier ${i}` },
          geometry: carre(COMMUNES[i]!),
        })),
      });
    const contenu = zip({ 'a.geojson': collection(1, 2), 'b.geojson': collection(3, 4) });
    const lu = comme('qpv', await lireContenu('qpv.zip', contenu, { referentiel }));
    const { rows } = lu.lecture;
    expect(rows.map(({ code }) => code)).toEqual([1, 2, 3, 4].map((i) => `QP06300${i}`));
    rows.forEach(({ geometrie }, i) =>
      expect(lu.geometries[geometrie!]).toEqual(carre(COMMUNES[i + 1]!)),
    );
  });

  it('but not twice where one has the rows of another', async () => {
    for (const contenu of [
      zip({ 'tout.csv': csv(0, 1, 2, 3), 'partie.csv': csv(1, 2) }),
      workbook(rowsOf(1, 2), rowsOf(0, 1, 2, 3)),
      zip({ 'lieux.csv': csv(0, 1, 2, 3), 'lieux.json': JSON.stringify(objets(0, 1, 2, 3)) }),
    ]) {
      const { lignes, constats } = await lire(contenu);
      expect(lignes).toBe(4);
      expect(dits(constats)).toEqual([['tableau-en-double', expect.stringContaining('pas lu')]]);
    }
  });

  it('nor loses a row where only a part is in another, which is told', async () => {
    const rangs = (debut: number, fin: number): number[] =>
      Array.from({ length: fin - debut }, (_, i) => debut + i);
    const contenu = zip({ 'a.csv': csv(...rangs(0, 40)), 'c.csv': csv(...rangs(15, 45)) });
    const { lignes, rows, constats } = await lire(contenu, 'lieux');
    expect(lignes).toBe(70);
    expect(rows.map(({ nom }) => nom)).toContain('Espace 44');
    expect(dits(constats)).toContainEqual([
      'tableau-en-partie-double',
      expect.stringContaining('Des 30 lignes de « c.csv », 25 sont aussi dans « a.csv »'),
    ]);
  });

  it('nor takes rows that repeat one for that one', async () => {
    const { lignes } = await lire(zip({ 'a.csv': csv(0, 1, 2, 3), 'b.csv': csv(0, 0, 0) }));
    expect(lignes).toBe(7);
  });

  it('what the archive says is said once', async () => {
    const contenu = zip({ 'a.csv': csv(0, 1), 'b.csv': csv(2, 3), 'x.csv': 'id;nom\n1;"x' });
    const { constats } = await lire(contenu);
    const refus = dits(constats).filter(([regle]) => regle === 'tableau-non-lu');
    expect(refus).toHaveLength(1);
  });

  it('and refused whole where one of them is cut short, which is named', async () => {
    const contenu = zip({ '01.csv': csv(0, 1), '63.csv': csv(2, 3).slice(0, -20) });
    await expect(lire(contenu)).rejects.toThrow('« fichier › 63.csv » n’a pas été chargé');
  });
});

describe('of several tables the one that is of the field is read, and the others are told', () => {
  const results = objets(0, 1);
  const champs = ENTETE.map((id) => ({ id, type: 'text' }));
  it.each<[string, Contenu, RegExp | null]>([
    ['a bigger sheet', workbook(AUTRE, rowsOf(0, 1)), /« Feuille 1 » \(60 lignes\)/],
    [
      'a bigger entry',
      zip({ 'meta_lieux.csv': autreCsv, 'lieux.csv': csv(0, 1) }),
      /\(60 lignes\)/,
    ],
    ['a longer list', JSON.stringify({ results, facets: champs }), /« facets » \(7 lignes\)/],
    [
      'the columns of a portal',
      JSON.stringify({ success: true, result: { fields: champs, records: results } }),
      /« result.fields » \(7 lignes\)/,
    ],
    [
      'a descriptor',
      zip({
        'datapackage.json': '{"resources":[{"path":"a.csv","schema":{}}]}',
        'a.csv': csv(0, 1),
      }),
      null,
    ],
    [
      'metadata',
      zip({ 'metadata.json': '{"title":"Lieux","licence":"LO"}', 'a.csv': csv(0, 1) }),
      null,
    ],
    [
      'a text, an image, another archive',
      zip({
        'lisez-moi.txt': 'Bonjour, voici les lieux.',
        'logo.png': new Uint8Array(3_000).map((_, i) => (i * 7) % 256),
        'donnees/l.zip': zip({ lieux: new Uint8Array(gzipSync(strToU8(csv(0, 1)))) }),
      }),
      null,
    ],
  ])('beside %s', async (_, contenu, dit) => {
    const { lignes, rows, constats } = await lire(contenu);
    expect({ lignes, ids: rows.map(({ id }) => id) }).toEqual({ lignes: 2, ids: ['0', '1'] });
    expect(dits(constats)).toEqual(
      dit === null ? [] : [['tableau-non-lu', expect.stringMatching(dit)]],
    );
  });

  it('another table of the field too, as what it is', async () => {
    const zrr = `CODGEO;LIBGEO;ZRR\n${COMMUNES.map(({ code, nom }) => `${code};${nom};C\n`).join('')}`;
    const contenu = zip({ 'zrr.csv': zrr, 'lieux.csv': csv(0, 1) });
    const { constats } = await lire(contenu, 'lieux');
    const dit = constats.find(({ regle }) => regle === 'tableau-non-lu');
    expect(dit).toMatchObject({ ligne: 0, gravite: 'alerte' });
    expect(dit?.message).toMatch(/« zrr.csv » \(100 lignes\).*ZRR.*à part/);
    const lu = comme('zrr', await lireContenu('z', contenu, { referentiel, jeu: 'zrr' }));
    expect(lu.lecture.lignes).toBe(100);
  });

  it.each([
    [
      'one that is long is not counted to its end',
      100_001,
      /« long.csv » \(plus de 100\s000 lignes\)/,
    ],
    ['numbers are written in French', 3_000, /« long.csv » \(3\s000 lignes\)/],
  ])('%s', async (_, nombre, dit) => {
    const long = `mois;visites\n${Array.from({ length: nombre }, (_, i) => `m${i};${i}\n`).join('')}`;
    const { constats } = await lire(zip({ 'long.csv': long, 'lieux.csv': csv(0, 1) }), 'lieux');
    expect(dits(constats)).toEqual([['tableau-non-lu', expect.stringMatching(dit)]]);
  });

  it('one that is cut short too, with the rows above', async () => {
    const long = `mois;visites\n${Array.from({ length: 3_000 }, (_, i) => `m${i};${i}\n`).join('')}`;
    const contenu = zip({ 'long.csv': `${long}m`, 'lieux.csv': csv(0, 1) });
    const { constats } = await lire(contenu, 'lieux');
    expect(dits(constats)).toEqual([
      ['tableau-non-lu', expect.stringMatching(/\(coupé après [\d\s]+ lignes\)/)],
    ]);
  });

  it('one that cannot be opened too, with the reason', async () => {
    const { constats } = await lire(zip({ 'a.csv': csv(0, 1), 'b.csv': 'id;nom\n1;"x' }));
    expect(dits(constats)).toEqual([
      ['tableau-non-lu', expect.stringMatching(/« b.csv ».*à la ligne 1, un guillemet/)],
    ]);
  });

  it('each object of a TopoJSON is a table', async () => {
    const collection = (...properties: readonly object[]) => ({
      type: 'FeatureCollection' as const,
      features: properties.map((p, i) => ({
        type: 'Feature' as const,
        properties: p,
        geometry: carre(COMMUNES[i]!),
      })),
    });
    const topo = topology({
      departements: collection({ code: 'A', nom: 'Ain' }, { code: 'B', nom: 'Aisne' }),
      communes: collection(
        ...COMMUNES.slice(0, 5).map(({ code, nom }) => ({ code, nom, epci: '' })),
      ),
    });
    const lu = comme('communes', await lireContenu('t', JSON.stringify(topo), { referentiel }));
    expect(lu.lecture.lignes).toBe(5);
    expect(dits(lu.lecture.constats)).toEqual([
      ['tableau-non-lu', expect.stringContaining('« departements » (2 lignes)')],
    ]);
  });

  it('the columns that the user chose tell which', async () => {
    const autre = [
      ['n', 'ou', 'cp'],
      ...[0, 1].map((i) => [`Espace ${i}`, COMMUNES[i]!.nom, cp(COMMUNES[i]!)]),
    ];
    const contenu = workbook(rowsOf(0, 1, 2), autre);
    const correspondance = { nom: ['n'], commune: ['ou'], codePostal: ['cp'] };
    const attente = { referentiel, jeu: 'lieux', force: true, correspondance } as const;
    const { lecture } = comme('lieux', await lireContenu('x', contenu, attente));
    expect(lecture.rows.map(({ nom }) => nom)).toEqual(['Espace 0', 'Espace 1']);
  });

  it('an archive without any, or of archives without end, is refused', async () => {
    let poupees = zip({ 'a.csv': csv(0, 1) });
    for (let i = 0; i < 5; i += 1) poupees = zip({ 'a.zip': poupees });
    for (const contenu of [poupees, zip({ 'a.pdf': '%PDF-1.4' }), zip({ 'a.md': 'Bonjour' })])
      await expect(lire(contenu)).rejects.toThrow(FichierIllisible);
  });
});

describe('a JSON', () => {
  it.each([
    ['a lone object', JSON.stringify(objets(0)[0])],
    [
      'a lone object that holds a list',
      JSON.stringify({ ...objets(0)[0], contacts: [{ n: 1 }, { n: 2 }] }),
    ],
    [
      'a lone feature',
      JSON.stringify({ type: 'Feature', properties: objets(0)[0], geometry: null }),
    ],
  ])('of %s is a table of one row', async (_, contenu) => {
    expect((await lire(contenu)).rows.map(({ id }) => id)).toEqual(['0']);
  });

  it('of rows that are not objects counts them, and sets them aside', async () => {
    const rows = [objets(0)[0], null, 'x', 5, objets(1)[0]];
    const { lignes, rejetees, rejets } = await lire(JSON.stringify(rows));
    expect({ lignes, rejetees }).toEqual({ lignes: 5, rejetees: 3 });
    expect(rejets.map(({ ligne }) => ligne)).toEqual([2, 3, 4]);
  });

  it('of empty lists has empty cells, of lists of texts lists', async () => {
    const lieu = {
      ...objets(0)[0],
      telephone: [],
      courriel: {},
      site_web: ['https://a.fr', 'https://b.fr'],
      services: ['Accès', 'Aide; et plus', 'Un, Deux'],
    };
    const { rows } = await lire(JSON.stringify([lieu]));
    expect(rows[0]).toMatchObject({
      telephone: null,
      courriel: null,
      services: ['Accès', 'Aide; et plus', 'Un, Deux'],
    });
    expect(rows[0]!.siteWeb).toMatch(/^https:\/\/a\.fr/);
    expect(rows[0]!.siteWeb).not.toContain('"');
  });
});

it('a header stands below as many as twenty lines of text', async () => {
  const notes = Array.from({ length: 20 }, (_, i) => `Note ${i} sur les lieux;;;;;;`);
  expect((await lire(`${notes.join('\n')}\n${csv(0, 1)}`)).rows).toHaveLength(2);
});
