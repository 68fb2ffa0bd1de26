import type { Geometry, Position } from 'geojson';
import { parquetWriteBuffer } from 'hyparquet-writer';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';

import type { FichierLu } from '$lib/formats/lire';
import type { Constat, Jeu } from '$lib/formats/lecture';

import { comme, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const GRS80 = '+ellps=GRS80 +units=m';
const LAMBERT_93 = `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`;
const utm = (zone: number, sud = false): string =>
  `+proj=utm +zone=${zone} ${sud ? '+south ' : ''}${GRS80}`;
const MERCATOR = 'EPSG:3857';
const DEGRES = 'WGS84';

/** A square of a kilometre, its south-west corner first, in a system. */
function carre(longitude: number, latitude: number, systeme: string): Geometry {
  const ring = [
    [0, 0],
    [0.01, 0],
    [0.01, 0.01],
    [0, 0.01],
    [0, 0],
  ].map(([a, b]) => proj4(DEGRES, systeme, [longitude + a!, latitude + b!]));
  return { type: 'Polygon', coordinates: [ring] };
}

type Feature = readonly [properties: object, geometry: object | null];

function collection(features: readonly Feature[], crs?: string): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    ...(crs && { crs: { type: 'name', properties: { name: crs } } }),
    features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
  });
}

interface Demande {
  readonly refus?: readonly string[];
  readonly jeu?: Jeu;
}

function lire(contenu: string | Uint8Array<ArrayBuffer>, { refus = [], jeu }: Demande = {}) {
  const asked = jeu ? { jeu, force: true } : {};
  return lireContenu('formes', contenu, { referentiel, refus: new Set(refus), ...asked });
}

/** Where a shape begins, to a metre. */
function debut(shape: Geometry | undefined): Position | null {
  if (shape?.type !== 'Polygon') return null;
  return shape.coordinates[0]![0]!.map((degres) => Math.round(degres * 1e5) / 1e5);
}

/** Findings on rows: rule, gravity, before, after. */
function dits({ lecture }: FichierLu, ...regles: readonly string[]): readonly Partial<Constat>[] {
  return lecture.constats
    .filter(({ ligne, regle }) => ligne > 0 && (regles.length === 0 || regles.includes(regle)))
    .map(({ regle, gravite, valeur, reparation }) => ({ regle, gravite, valeur, reparation }));
}

describe('quartiers in metres', () => {
  const CAS = [
    ['Guadeloupe', 'QP971001', 'Pointe-à-Pitre', -61.53, 16.24, utm(20), 'UTM 20N'],
    ['Martinique', 'QP972001', 'Fort-de-France', -61.06, 14.61, utm(20), 'UTM 20N'],
    ['Guyane', 'QP973001', 'Cayenne', -52.31, 4.92, utm(22), 'UTM 22N'],
    ['La Réunion', 'QP974001', 'Saint-Denis', 55.45, -20.88, utm(40, true), 'UTM 40S'],
    ['Mayotte', 'QP976001', 'Mamoudzou', 45.22, -12.78, utm(38, true), 'UTM 38S'],
    ['Corse', 'QP02A001', 'Ajaccio', 8.74, 41.93, LAMBERT_93, 'Lambert-93'],
    ['Haute-Garonne', 'QP031001', 'Toulouse', 1.44, 43.6, LAMBERT_93, 'Lambert-93'],
    ['Nord', 'QP059001', 'Lille', 3.06, 50.63, MERCATOR, 'Web Mercator'],
  ] as const;

  it.each(CAS)(
    '%s: are where they are, by their commune or by the département of their code',
    async (_, code_qp, commune_qp, longitude, latitude, systeme, nom) => {
      for (const properties of [{ code_qp, commune_qp }, { code_qp }]) {
        const shape = carre(longitude, latitude, systeme);
        const lu = await lire(collection([[properties, shape]]));
        expect(debut(lu.geometries[0])).toEqual([longitude, latitude]);
        expect(lu.lecture).toMatchObject({ reparees: 1, rows: [{ geometrie: 0 }] });
        const [said] = lu.lecture.constats.filter(({ gravite }) => gravite === 'reparation');
        expect(said).toMatchObject({ regle: 'coordonnees-projetees', ligne: 1, colonne: null });
        expect(said!.message).toContain(nom);
        expect(said!.reparation).toBe(`${latitude.toFixed(6)}, ${longitude.toFixed(6)}`);
      }
    },
  );

  it('where the code tells another département, are not moved, and it is said', async () => {
    const shape = carre(-61.53, 16.24, utm(20));
    const lu = await lire(collection([[{ code_qp: 'QP059001' }, shape]]));
    expect(lu.geometries[0]).toEqual(shape);
    expect(lu.lecture.rows).toMatchObject([{ geometrie: null }]);
    expect(dits(lu, 'forme-non-placee')).toHaveLength(1);
    const dit = lu.lecture.constats.find(({ regle }) => regle === 'forme-non-placee');
    expect(dit!.message).toContain('loin de Nord');
  });

  it('where the file says its system and the code another département, the file is believed', async () => {
    const shape = carre(-61.53, 16.24, utm(20));
    const crs = 'urn:ogc:def:crs:EPSG::5490';
    const lu = await lire(collection([[{ code_qp: 'QP059001' }, shape]], crs));
    expect(debut(lu.geometries[0])).toEqual([-61.53, 16.24]);
  });

  it('out of every system, and hopelessly abroad: said, not rejected', async () => {
    const point = (x: number, y: number): Geometry => ({
      type: 'Polygon',
      coordinates: [Array<Position>(4).fill([x, y])],
    });
    const lu = await lire(
      collection([
        [{ code_qp: 'QP063001' }, point(5_000, 9e8)],
        [{ code_qp: 'QP063002' }, point(13.4, 52.5)],
        [{ code_qp: 'QP063003' }, null],
      ]),
    );
    expect(comme('qpv', lu).lecture.rows.map(({ geometrie }) => geometrie)).toEqual([null, 1, 2]);
    expect(dits(lu, 'forme-non-placee', 'forme-hors-de-france')).toMatchObject([
      { regle: 'forme-non-placee', gravite: 'alerte' },
      { regle: 'forme-hors-de-france', gravite: 'alerte' },
    ]);
  });
});

describe('what is done to a shape', () => {
  const quartiers = collection([
    [{ code_qp: 'QP063001', commune_qp: 'Clermont-Ferrand' }, carre(3.09, 45.78, LAMBERT_93)],
    [{ code_qp: 'QP063002', commune_qp: 'Clermont-Ferrand' }, carre(3.09, 45.78, DEGRES)],
    [{ code_qp: 'QP063003', commune_qp: 'Clermont-Ferrand' }, carre(3.1, 45.79, LAMBERT_93)],
    [
      { code_qp: 'QP063004', commune_qp: 'Clermont-Ferrand' },
      { type: 'Polygon', coordinates: [Array<Position>(4).fill([45.78, 3.09])] },
    ],
  ]);

  it('is a repair of its row, with its before and after', async () => {
    const lu = await lire(quartiers);
    expect(lu.lecture).toMatchObject({ lignes: 4, acceptees: 1, reparees: 3, rejetees: 0 });
    const [x, y] = proj4(DEGRES, LAMBERT_93, [3.09, 45.78]).map((metres) => metres.toFixed(1));
    expect(dits(lu)).toMatchObject([
      {
        regle: 'coordonnees-projetees',
        gravite: 'reparation',
        valeur: `${y!}, ${x!}`.replaceAll('.0', ''),
        reparation: '45.780000, 3.090000',
      },
      { regle: 'coordonnees-projetees' },
      {
        regle: 'coordonnees-inversees',
        valeur: '3.09, 45.78',
        reparation: '45.780000, 3.090000',
      },
    ]);
  });

  it.each([
    ['one by one', '1/null/coordonnees-projetees', [null, 1, 2, 3]],
    ['all of a kind', 'coordonnees-projetees', [null, 1, null, 3]],
    ['exchanged', 'coordonnees-inversees', [0, 1, 2, null]],
  ])('can be refused, %s: the shape stays as written and is not drawn', async (_, refus, rows) => {
    const [raw, lu] = [JSON.parse(quartiers), await lire(quartiers, { refus: [refus] })];
    expect(comme('qpv', lu).lecture.rows.map(({ geometrie }) => geometrie)).toEqual(rows);
    rows.forEach((geometrie, i) => {
      const written: unknown = raw.features[i].geometry;
      if (geometrie === null || i === 1) expect(lu.geometries[i]).toEqual(written);
      else expect(lu.geometries[i]).not.toEqual(written);
    });
    const refused = rows.filter((geometrie) => geometrie === null).length;
    expect(dits(lu, 'forme-non-placee')).toHaveLength(refused);
    expect(lu.lecture).toMatchObject({ acceptees: 1 + refused, reparees: 3 - refused });
  });

  it('contours of communes too, wherever they begin and however many parts they have', async () => {
    const parts = [carre(5.22, 46.2, LAMBERT_93), carre(5.24, 46.2, LAMBERT_93)];
    const geometry = {
      type: 'GeometryCollection',
      geometries: parts,
    };
    const multi = {
      type: 'MultiPolygon',
      coordinates: parts.map((part) => (part.type === 'Polygon' ? part.coordinates : [])),
    };
    const lu = await lire(
      collection([
        [{ code: '01053', nom: 'Bourg-en-Bresse' }, multi],
        [{ code: '2A004', nom: 'Ajaccio' }, carre(8.74, 41.93, MERCATOR)],
      ]),
    );
    expect(comme('communes', lu).lecture.rows.map(({ geometrie }) => geometrie)).toEqual([0, 1]);
    const [shape] = lu.geometries;
    const second = shape?.type === 'MultiPolygon' ? shape.coordinates[1]![0]![0]! : [];
    expect(second[0]).toBeCloseTo(5.24, 6);
    expect(debut(lu.geometries[1])).toEqual([8.74, 41.93]);
    const inner = await lire(collection([[{ code_qp: 'QP001001' }, geometry]]));
    const [collected] = inner.geometries;
    expect(collected?.type === 'GeometryCollection' && debut(collected.geometries[1])).toEqual([
      5.24, 46.2,
    ]);
  });
});

describe('GeoParquet', () => {
  /** A ring as Well-Known Binary has it. */
  function wkb(shape: Geometry): Uint8Array {
    const ring = shape.type === 'Polygon' ? shape.coordinates[0]! : [];
    const view = new DataView(new ArrayBuffer(13 + ring.length * 16));
    view.setUint8(0, 1);
    [3, 1, ring.length].forEach((value, i) => view.setUint32(1 + 4 * i, value, true));
    ring.flat().forEach((value, i) => view.setFloat64(13 + 8 * i, value, true));
    return new Uint8Array(view.buffer);
  }
  const parquet = (shape: Geometry, column: object): Uint8Array<ArrayBuffer> =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'code_qp', data: ['QP063001', 'QP063002'], type: 'STRING' },
          { name: 'geometry', data: [wkb(shape), wkb(shape)], type: 'BYTE_ARRAY' },
        ],
        kvMetadata: [
          {
            key: 'geo',
            value: JSON.stringify({
              version: '1.0.0',
              primary_column: 'geometry',
              columns: { geometry: { encoding: 'WKB', geometry_types: ['Polygon'], ...column } },
            }),
          },
        ],
      }),
    );

  it('in Lambert-93 comes out in degrees, and it is said', async () => {
    const lu = await lire(parquet(carre(3.09, 45.78, LAMBERT_93), {}));
    expect(lu.lecture).toMatchObject({ reparees: 2 });
    expect(lu.geometries.map(debut)).toEqual([
      [3.09, 45.78],
      [3.09, 45.78],
    ]);
    const said = lu.lecture.constats.find(({ regle }) => regle === 'coordonnees-projetees');
    expect(said!.message).toContain('Lambert-93 (EPSG:2154)');
  });

  it('its metadata are believed where the code tells nothing better', async () => {
    const crs = { name: 'RGAF09 / UTM zone 20N', id: { authority: 'EPSG', code: 5490 } };
    const shape = carre(-61.53, 16.24, utm(20));
    expect(debut((await lire(parquet(shape, { crs }))).geometries[0])).toEqual([-61.53, 16.24]);
    expect(debut((await lire(parquet(shape, {}))).geometries[0])).not.toEqual([-61.53, 16.24]);
  });
});

describe('lieux in shapes', () => {
  const BOURG = { commune: 'Bourg-en-Bresse', code_postal: '01000' };
  const lieu = (i: number) => ({ nom: `Espace ${i}`, adresse: '1 rue', ...BOURG });
  const lieux = async (features: readonly Feature[], crs?: string, refus?: readonly string[]) =>
    comme('lieux', await lire(collection(features, crs), { jeu: 'lieux', refus }));
  const point = (coordinates: readonly unknown[]) => ({ type: 'Point', coordinates });

  it('a point alone among several, a surface, coordinates between quotes', async () => {
    const lu = await lieux([
      [lieu(0), { type: 'MultiPoint', coordinates: [[5.22, 46.2]] }],
      [lieu(1), carre(5.22, 46.2, DEGRES)],
      [lieu(2), carre(5.22, 46.2, LAMBERT_93)],
      [lieu(3), point(['5.22', '46.2'])],
      [lieu(4), point(['5,22', '46,2'])],
    ]);
    for (const { latitude, longitude, position } of lu.lecture.rows) {
      expect(position).toBe('adresse');
      expect(Math.abs(latitude! - 46.205)).toBeLessThan(0.0051);
      expect(Math.abs(longitude! - 5.225)).toBeLessThan(0.0051);
    }
    expect(lu.lecture.rows[1]!.latitude).toBeCloseTo(46.205, 9);
    expect(lu.lecture.rows[1]!.longitude).toBeCloseTo(5.225, 9);
    expect(lu.lecture.rows[3]).toMatchObject({ latitude: 46.2, longitude: 5.22 });
    expect(dits(lu, 'point-de-la-surface')).toMatchObject([
      { gravite: 'info' },
      { gravite: 'info' },
    ]);
    expect(dits(lu, 'position-de-la-commune')).toEqual([]);
  });

  it('a shape without coordinates is none, and its row is read by its commune', async () => {
    const surface = carre(5.22, 46.2, DEGRES);
    const lu = await lieux([
      [lieu(0), { type: 'Point', coordinates: null }],
      [lieu(1), {}],
      [lieu(2), { type: 'Polygon' }],
      [lieu(3), { type: 'GeometryCollection' }],
      [lieu(4), { type: 'GeometryCollection', geometries: [{ type: 'Point' }] }],
      [lieu(5), surface],
    ]);
    expect(lu.lecture).toMatchObject({ lignes: 6, rejetees: 0 });
    expect(lu.lecture.rows.map(({ position }) => position)).toEqual([
      ...Array<string>(5).fill('commune'),
      'adresse',
    ]);
    expect(lu.geometries.at(-1)).toEqual(surface);
  });

  it('several points, a line, a ring that is none: said, and the commune tells the place', async () => {
    const line = [
      [5.22, 46.2],
      [5.23, 46.2],
    ];
    const lu = await lieux([
      [lieu(0), { type: 'MultiPoint', coordinates: line }],
      [lieu(1), { type: 'LineString', coordinates: line }],
      [lieu(2), { type: 'Polygon', coordinates: [line] }],
    ]);
    expect(lu.lecture.rows.map(({ position }) => position)).toEqual(Array(3).fill('commune'));
    expect(dits(lu, 'forme-sans-point')).toHaveLength(3);
  });

  it.each([
    ['exchanged', DEGRES, true, 'coordonnees-inversees'],
    ['in Web Mercator labelled CRS84', MERCATOR, false, 'coordonnees-projetees'],
    ['in Lambert-93, exchanged', LAMBERT_93, true, 'coordonnees-projetees'],
  ])('points %s are repaired, row by row, and can be refused', async (_, system, swap, regle) => {
    const [x, y] = proj4(DEGRES, system, [5.22, 46.2]);
    const written = point(swap ? [y, x] : [x, y]);
    const features = [0, 1].map((i): Feature => [lieu(i), written]);
    const lu = await lieux(features, 'urn:ogc:def:crs:OGC:1.3:CRS84');
    expect(dits(lu, regle)).toMatchObject([
      { gravite: 'reparation', reparation: '46.200000, 5.220000' },
      { gravite: 'reparation', reparation: '46.200000, 5.220000' },
    ]);
    const refused = await lieux(features, undefined, [`2/null/${regle}`]);
    expect(refused.lecture.rows[0]!.latitude).toBeCloseTo(46.2, 6);
    expect(refused.lecture.rows[1]!.latitude).not.toBeCloseTo(46.2, 6);
  });

  it('without their commune, in Guadeloupe, are where the file says, else flagged and not moved', async () => {
    const metres = proj4(DEGRES, utm(20), [-61.53, 16.24]);
    const features: Feature[] = [[{ nom: 'Cyberbase', adresse: '1 rue' }, point(metres)]];
    const said = await lieux(features, 'EPSG:5490');
    expect(said.lecture.rows[0]!.longitude).toBeCloseTo(-61.53, 6);
    const lu = await lieux(features);
    expect(lu.lecture.rows[0]).toMatchObject({ latitude: null, longitude: null });
    expect(dits(lu, 'coordonnees-ambigues')).toMatchObject([{ gravite: 'alerte' }]);
    expect(lu.lecture.constats.at(-1)!.message).toMatch(
      /^Plusieurs systèmes de coordonnées conviennent \(UTM 20N, .*Lambert II étendu.*code Insee/,
    );
  });
});
