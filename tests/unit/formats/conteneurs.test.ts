import { createHash } from 'node:crypto';

import { gzipSync, strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';

import { empreinteOf } from '$lib/formats/conteneurs/octets';
import { FichierIllisible } from '$lib/formats/lecture';

import { comme, lireContenu, referentielEmbarque } from './aide';
import { workbook } from './classeur';

const referentiel = referentielEmbarque();
const lire = (nom: string, contenu: string | Uint8Array<ArrayBuffer>) =>
  lireContenu(nom, contenu, { referentiel });

const FRR = [
  ['Code_insee', 'Commune', 'Classement FRR'],
  ['01001', "L'Abergement-Clémenciat", 'Non classée'],
  ['01029', 'Beaupont', 'FRR socle'],
  ['01002', "L'Abergement-de-Varey — 5 €", 'FRR+'],
];
const CLASSES = ['non', 'classee', 'plus'];

function csv(separateur: string, fin = '\n'): string {
  return FRR.map((row) => row.join(separateur)).join(fin) + fin;
}

/** 400 communes of today, all classed. */
function long(separateur: string): string {
  const rows = referentiel.communes
    .slice(0, 400)
    .map(({ code, nom }) => [code, nom, 'FRR socle'].join(separateur));
  return `${FRR[0]!.join(separateur)}\n${rows.join('\n')}\n`;
}

async function classes(
  nom: string,
  contenu: string | Uint8Array<ArrayBuffer>,
): Promise<readonly string[]> {
  return comme('frr', await lire(nom, contenu)).lecture.rows.map(({ classe }) => classe);
}

/** Windows-1252 bytes of a text of Latin-1 letters, `€` and `—`. */
function windows1252(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...text], (c) => (c === '€' ? 0x80 : c === '—' ? 0x97 : c.charCodeAt(0)));
}

describe('a delimited text in any of its dialects', () => {
  it.each([[';'], [','], ['\t'], ['|']])('parted by %j', async (separateur) => {
    expect(await classes('frr.csv', csv(separateur))).toEqual(CLASSES);
    expect(await classes('frr.csv', csv(separateur, '\r\n'))).toEqual(CLASSES);
  });

  it('with lines ended as on old Macintoshes, or not ended at all', async () => {
    expect(await classes('frr.csv', csv(';', '\r'))).toEqual(CLASSES);
    expect(await classes('frr.csv', csv(';').trimEnd())).toEqual(CLASSES);
  });

  it('with a mark, in UTF-16, in Windows-1252: accents and signs come out right', async () => {
    const text = csv(';');
    const utf16 = new Uint8Array(
      new Uint16Array([0xfeff, ...[...text].map((c) => c.charCodeAt(0))]).buffer,
    );
    for (const contenu of [`\ufeff${text}`, utf16, windows1252(text)]) {
      expect(await classes('frr.csv', contenu)).toEqual(CLASSES);
    }
    const lu = await lireContenu(
      'lieux.csv',
      windows1252('nom;commune;code_postal\nCafé à 5 €;Abondance;74360\n'),
      { referentiel, jeu: 'lieux' },
    );
    expect(comme('lieux', lu).lecture.rows[0]!.nom).toBe('Café à 5 €');
  });

  it('with a separator at the end of each row, a title above the header, blank rows, cells on several lines', async () => {
    const trailing = FRR.map((row) => `${row.join(';')};`).join('\n');
    const titled = `Liste des communes classées\n\n${csv(';')}`;
    const blank = csv(';').replaceAll('\n', '\n\n;;\n');
    const multiline = csv(';').replace('Beaupont', '"Beau\npont; et ""hameaux"""');
    for (const contenu of [trailing, titled, blank, multiline])
      expect(await classes('frr.csv', contenu)).toEqual(CLASSES);
  });

  it('of more than one piece of the file, without losing or cutting a row', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `c${i};"lieu\n${i}";2024-01-01;1`);
    const text = `carnet;lieu;date;nombre_pass\n${rows.join('\n')}\n`;
    expect(text.length).toBeGreaterThan(1 << 20);
    const { lecture } = comme('pass-utilisations', await lire('utilisations.csv', text));
    expect(lecture.lignes).toBe(60_000);
    expect(lecture.rows.every(({ carnet }, i) => carnet === `c${i}`)).toBe(true);
  });

  it('with a quote left open: the rows after it are not lost', async () => {
    const text = long(';').replace(';Ambronay;', ';"Ambronay;');
    expect(text).toContain('"');
    const { lecture } = comme('frr', await lire('frr.csv', text));
    expect(lecture).toMatchObject({ lignes: 400, acceptees: 400 });
    const big = `carnet;lieu;date;nombre_pass\nc;"l;2024-01-01;1\n${'c;l;2024-01-01;1\n'.repeat(200_000)}`;
    const start = performance.now();
    expect((await lire('u.csv', big)).lecture.lignes).toBe(200_001);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('sets aside a row that a stray separator shifts', async () => {
    const { lecture } = await lire('frr.csv', long(';').replace('Beaupont', 'Beau;pont'));
    expect(lecture).toMatchObject({ lignes: 400, acceptees: 399, rejetees: 1 });
    const rejet = lecture.constats.find(({ gravite }) => gravite === 'rejet');
    expect(rejet).toMatchObject({ regle: 'cellules-en-trop' });
    expect(lecture.rejets[0]).toMatchObject({ ligne: rejet!.ligne, geometrie: null });
    expect(lecture.rejets[0]!.cellules.slice(1, 3)).toEqual(['Beau', 'pont']);
  });
});

describe('other containers', () => {
  const objects = FRR.slice(1).map(([Code_insee, Commune, classe]) => ({
    Code_insee,
    Commune,
    classement_frr: classe,
  }));

  it('a list of objects, of fixtures, of records, a GZIP, a ZIP', async () => {
    const list = JSON.stringify(objects);
    const fixtures = JSON.stringify(
      objects.map((fields, pk) => ({ model: 'geo.frr', pk, fields })),
    );
    const records = JSON.stringify({
      nhits: 3,
      facet_groups: [{ name: 'classement' }],
      records: objects.map((fields) => ({ recordid: 'x', fields })),
    });
    const zip = zipSync({
      'lisez-moi.md': strToU8('Bonjour'),
      'dossier/frr.csv': strToU8(csv(',')),
    });
    const byLine = objects.map((fields) => JSON.stringify(fields)).join('\n');
    for (const contenu of [
      list,
      byLine,
      fixtures,
      records,
      new Uint8Array(gzipSync(strToU8(list))),
      new Uint8Array(zip),
    ]) {
      expect(await classes('frr', contenu)).toEqual(CLASSES);
    }
  });

  it('a Parquet file, compressed or not', async () => {
    const column = (name: string, place: number) => ({
      name,
      data: FRR.slice(1).map((row) => row[place]!),
    });
    const columnData = [column('code_insee', 0), column('commune', 1), column('classement_frr', 2)];
    for (const codec of ['UNCOMPRESSED', 'SNAPPY'] as const) {
      expect(
        await classes('frr.parquet', new Uint8Array(parquetWriteBuffer({ columnData, codec }))),
      ).toEqual(CLASSES);
    }
    const whole = new Uint8Array(parquetWriteBuffer({ columnData }));
    await expect(lire('frr.parquet', whole.slice(0, -40))).rejects.toThrow(
      'Parquet abîmé ou coupé',
    );
  });

  it('a spreadsheet: its fullest sheet, below a title, numbers as they are written', async () => {
    const rows = [
      ['Classement au 1er juillet'],
      ...FRR.map((row) => row.map((cell) => cell.replace('01029', '1029'))),
    ];
    expect(await classes('frr.xlsx', workbook([['Lisez-moi']], rows))).toEqual(CLASSES);
    await expect(lire('frr.xlsx', workbook([], rows).slice(0, 900))).rejects.toThrow(
      'abîmée ou coupée',
    );
  });

  it('GeoJSON and TopoJSON, shapes in the order of the rows', async () => {
    const square = (x: number) => [
      [
        [x, 46],
        [x + 1, 46],
        [x + 1, 47],
        [x, 47],
        [x, 46],
      ],
    ];
    const collection = {
      type: 'FeatureCollection' as const,
      features: ['01001', '01002'].map((code, i) => ({
        type: 'Feature' as const,
        properties: { code, nom: `Commune ${i}` },
        geometry: { type: 'Polygon' as const, coordinates: square(5 + i) },
      })),
    };
    const topo = topology({ communes: collection }, 1e6);
    for (const contenu of [collection, topo]) {
      const { lecture, geometries } = comme(
        'communes',
        await lire('communes.json', JSON.stringify(contenu)),
      );
      expect(lecture.rows.map(({ codeInsee }) => codeInsee)).toEqual(['01001', '01002']);
      const second = geometries[lecture.rows[1]!.geometrie!]!;
      expect(
        second.type === 'Polygon' ? Math.min(...second.coordinates[0]!.map(([x]) => x!)) : null,
      ).toBeCloseTo(6, 4);
    }
  });
});

describe('shapes', () => {
  // The origin of each projection is known without computing.
  const qpv = (...coordinates: readonly number[]) => ({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
    features: [
      {
        type: 'Feature',
        properties: { code_qp: 'QN00101M' },
        geometry: { type: 'MultiPoint', coordinates: [coordinates, coordinates] },
      },
    ],
  });

  it.each([
    ['degrees', [3, 46.5], null],
    ['Lambert-93 labelled CRS84', [700_000, 6_600_000], 'Lambert-93'],
    ['a conic zone', [1_700_000, 5_200_000], 'Conique conforme 46'],
    [
      'Web Mercator labelled CRS84',
      [
        (6_378_137 * 3 * Math.PI) / 180,
        6_378_137 * Math.log(Math.tan(Math.PI / 4 + (46.5 * Math.PI) / 360)),
      ],
      'Web Mercator',
    ],
    ['latitude first', [46.5, 3], 'inversées'],
  ])('in %s come out in degrees', async (_, coordinates, systeme) => {
    const lu = await lire('qpv.geojson', JSON.stringify(qpv(...coordinates)));
    const [shape] = lu.geometries;
    const [longitude, latitude] = shape?.type === 'MultiPoint' ? shape.coordinates[1]! : [];
    expect(longitude).toBeCloseTo(3, 6);
    expect(latitude).toBeCloseTo(systeme?.startsWith('Conique') ? 46 : 46.5, 6);
    const said = lu.lecture.constats.filter(({ gravite }) => gravite === 'reparation');
    expect(said.map(({ message }) => message)).toEqual(
      systeme ? [expect.stringContaining(systeme)] : [],
    );
  });
});

describe('a file that cannot be read says what was expected and what was found', () => {
  const refusal = async (
    nom: string,
    contenu: string | Uint8Array<ArrayBuffer>,
    jeu?: 'lieux' | 'qpv',
  ): Promise<string> => {
    const error: unknown = await lireContenu(nom, contenu, { referentiel, jeu }).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(FichierIllisible);
    return error instanceof Error ? error.message : '';
  };
  it.each([
    ['empty', '', 'un fichier vide (0 octet)'],
    ['blank', ' \n\n ', 'un fichier vide'],
    ['a header alone', 'code_insee;classement_frr\n', 'sans aucune ligne'],
    ['a text', 'Bonjour, voici une lettre.\nCordialement', 'Trouvé'],
    ['unknown columns', 'a;b;c\n1;2;3\n', 'colonnes a, b, c'],
    [
      'an old spreadsheet',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'un ancien classeur .xls',
    ],
    ['a web page', '<!doctype html><html></html>', 'une page web'],
    ['a cut CSV', long(';').slice(0, -14), 'un fichier coupé'],
    ['a CSV cut in a row that is empty so far', `${long(';')};`, 'un fichier coupé'],
    ['a CSV cut inside quotes', `${long(';')}01001;"Comm`, 'un fichier coupé'],
    ['a cut JSON', '[{"nom":"A","commune":"B"},{"nom":"C', 'un JSON coupé'],
  ])('%s', async (_, contenu, found) => {
    const message = await refusal('donnees.csv', contenu);
    expect(message).toContain('« donnees.csv » n’a pas été chargé. Attendu : ');
    expect(message).toContain(found);
  });

  it('a cut archive, a cut character', async () => {
    const gzip = new Uint8Array(gzipSync(strToU8(long(';'))));
    const zip = new Uint8Array(zipSync({ 'frr.csv': strToU8(long(';')) }));
    expect(await refusal('a.gz', gzip.slice(0, -30))).toContain('archive abîmée ou coupée');
    expect(await refusal('a.zip', zip.slice(0, -30))).toContain('archive abîmée ou coupée');
    expect(
      await refusal(
        'a.csv',
        strToU8('code_insee;commune;classement_frr\n01001;Abbé;FRR\n01002;Abbé').slice(0, -1),
      ),
    ).toContain('coupé au milieu d’un caractère');
  });

  it('what a library says of it is not shown, and kept for those who mend', async () => {
    const [gzip, zip] = [gzipSync(strToU8(long(';'))), zipSync({ 'a.csv': strToU8(long(';')) })];
    for (const [nom, contenu] of [
      ['a.gz', gzip.slice(0, -30)],
      ['a.zip', zip.slice(0, -30)],
      ['a.parquet', strToU8(`PAR1${'abc'.repeat(50)}`)],
      ['a.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<a') })],
      ['a.json', strToU8('[{"nom":"A"},}')],
    ] as const) {
      const error: unknown = await lire(nom, new Uint8Array(contenu)).catch((one: unknown) => one);
      expect(error).toMatchObject({ name: 'FichierIllisible', cause: expect.any(Error) as Error });
      const { message, cause } = error as Error & { cause: Error };
      expect(message).not.toContain(cause.message);
    }
  });

  it('another dataset than the one asked for', async () => {
    const message = await refusal('frr.csv', csv(';'), 'lieux');
    expect(message).toContain('Attendu : un fichier des lieux de médiation numérique');
    expect(message).toContain(
      'Trouvé : un fichier des communes en France ruralités revitalisation (FRR)',
    );
  });
});

describe('the SHA-256 of a file', () => {
  it.each([0, 1_000, 49 << 20])('of %i bytes is that of Node', async (size) => {
    const bytes = new Uint8Array(size).fill(65);
    expect(await empreinteOf(new Blob([bytes]))).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    );
  });
});

describe('reading under way', () => {
  const text = `carnet;lieu;date;nombre_pass\n${Array.from({ length: 120_000 }, (_, i) => `carnet-${i};lieu-${i % 50};2024-01-01;1`).join('\n')}\n`;

  it('tells its progress, which never goes back within a phase', async () => {
    const parts = new Map<string, number[]>();
    await lireContenu('u.csv', text, {
      referentiel,
      progress: ({ phase, part }) => parts.set(phase, [...(parts.get(phase) ?? []), part ?? 0]),
    });
    expect(parts.get('Lecture des lignes')!.length).toBeGreaterThan(2);
    for (const phase of ['Lecture des octets', 'Lecture des lignes']) {
      const values = parts.get(phase)!;
      expect(values).toEqual(values.toSorted((one, other) => one - other));
      expect(values.at(-1)).toBe(1);
    }
  });

  it('stops in the middle of the rows when it is cancelled', async () => {
    const controller = new AbortController();
    const reading = lireContenu('u.csv', text, {
      referentiel,
      signal: controller.signal,
      progress: ({ phase, part }) => {
        if (phase === 'Lecture des lignes' && part! < 1) controller.abort(new Error('cancelled'));
      },
    });
    await expect(reading).rejects.toThrow('cancelled');
  });
});
