import proj4 from 'proj4';
import { beforeAll, describe, expect, it } from 'vitest';

import { preparerProjections, projections } from '$lib/formats/cellules/projections';
import { isInFrance } from '$lib/formats/cellules/territoires';

import { comme, lireContenu } from '../aide';
import { referentiel } from './communes';

/** Metres along the meridian of GRS 80 from the equator, by Simpson's rule: what UTM is, on its own meridian. */
function meridien(latitude: number): number {
  const [a, f] = [6_378_137, 1 / 298.257222101];
  const e2 = f * (2 - f);
  const rayon = (phi: number): number => (a * (1 - e2)) / (1 - e2 * Math.sin(phi) ** 2) ** 1.5;
  const n = 2_000;
  const pas = (latitude * Math.PI) / 180 / n;
  return Array.from({ length: n }, (_, i) => i).reduce(
    (sum, i) =>
      sum + (pas / 6) * (rayon(i * pas) + 4 * rayon((i + 0.5) * pas) + rayon((i + 1) * pas)),
    0,
  );
}

beforeAll(preparerProjections);

const named = (part: string) => projections().find(({ nom }) => nom.includes(part))!;

describe('every legal projection of France', () => {
  it.each([
    ['UTM 20N', -63, 16],
    ['UTM 21N', -57, 46.8],
    ['UTM 22N', -51, 4.9],
    ['UTM 40S', 57, -21],
    ['UTM 38S', 45, -12.8],
    ['UTM 1S', -177, -13.3],
    ['UTM 5S', -153, -16.5],
    ['UTM 6S', -147, -17.5],
    ['UTM 7S', -141, -9.8],
    ['UTM 8S', -135, -23.1],
  ])('%s is the meridian itself, by an integral of our own', (nom, longitude, latitude) => {
    const y = 0.9996 * meridien(latitude) + (latitude < 0 ? 10_000_000 : 0);
    const [x1, y1] = named(nom).toDegrees([500_000, y]);
    expect(x1).toBeCloseTo(longitude, 7);
    expect(y1).toBeCloseTo(latitude, 7);
  });

  // The origin of a Lambert is known without computing; that of NTF is 168, 60 and 320 metres from WGS 84's.
  it.each([
    ['EPSG:2154', [700_000, 6_600_000], 3, 46.5, 8],
    ['EPSG:3942', [1_700_000, 1_200_000], 3, 42, 8],
    ['EPSG:3950', [1_700_000, 9_200_000], 3, 50, 8],
    ['EPSG:3163', [400_000, 300_000], 166, -21.5, 8],
    ['EPSG:27571', [600_000, 1_200_000], 2.3372, 49.5, 2],
    ['EPSG:27572', [600_000, 2_200_000], 2.3372, 46.8, 2],
    ['EPSG:27573', [600_000, 3_200_000], 2.3372, 44.1, 2],
    ['EPSG:27574', [234.358, 4_185_861.369], 2.3372, 42.165, 2],
    ['EPSG:27561', [600_000, 200_000], 2.3372, 49.5, 2],
    ['EPSG:27562', [600_000, 200_000], 2.3372, 46.8, 2],
    ['EPSG:27563', [600_000, 200_000], 2.3372, 44.1, 2],
    ['EPSG:27564', [234.358, 185_861.369], 2.3372, 42.165, 2],
  ] as const)('%s has its origin', (code, [x, y], longitude, latitude, digits) => {
    const [x1, y1] = named(code).toDegrees([x, y]);
    expect(x1).toBeCloseTo(longitude, digits);
    expect(y1).toBeCloseTo(latitude, digits);
  });

  it('a lieu written in any of them comes out in its commune, and it is said', async () => {
    const communes = [
      '59350',
      '75056',
      '13208',
      '2A004',
      '97105',
      '97302',
      '97411',
      '97608',
      '97502',
      '98818',
    ];
    const utm: Readonly<Record<string, string>> = {
      971: '20',
      973: '22',
      974: '40 +south',
      976: '38 +south',
      975: '21',
    };
    const rows = communes.flatMap((code) => {
      const commune = referentiel.commune(code);
      if (commune === null || commune.position !== 'commune') return [];
      const definition =
        commune.departement === '988'
          ? '+proj=lcc +lat_0=-21.5 +lon_0=166 +lat_1=-20.6666666666667 +lat_2=-22.3333333333333 +x_0=400000 +y_0=300000 +ellps=GRS80 +units=m'
          : utm[commune.departement] === undefined
            ? '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m'
            : `+proj=utm +zone=${utm[commune.departement]} +ellps=GRS80 +units=m`;
      const [x, y] = proj4('WGS84', definition, [commune.longitude, commune.latitude]);
      return [{ commune, texte: `Lieu ${code};${code};${x};${y}` }];
    });
    expect(rows.length).toBeGreaterThan(5);
    const text = `nom_lieu;code_insee;x;y\n${rows.map(({ texte }) => texte).join('\n')}\n`;
    const { lecture } = comme(
      'lieux',
      await lireContenu('x.csv', text, { referentiel, jeu: 'lieux' }),
    );
    expect(lecture.constats.filter(({ regle }) => regle === 'coordonnees-projetees')).toHaveLength(
      rows.length,
    );
    lecture.rows.forEach(({ latitude, longitude }, i) => {
      expect(latitude).toBeCloseTo(rows[i]!.commune.latitude, 5);
      expect(longitude).toBeCloseTo(rows[i]!.commune.longitude, 5);
    });
  });

  it('every commune overseas is where a legal system is used', () => {
    const LEGAUX: Readonly<Record<string, readonly string[]>> = {
      971: ['20'],
      972: ['20'],
      973: ['22'],
      974: ['40 +south'],
      975: ['21'],
      976: ['38 +south'],
      977: ['20'],
      978: ['20'],
      986: ['1 +south'],
      987: ['5 +south', '6 +south', '7 +south', '8 +south'],
    };
    const overseas = referentiel.communes.filter(
      ({ departement, position }) => departement in LEGAUX && position === 'commune',
    );
    expect(overseas.length).toBeGreaterThan(100);
    for (const { nom, departement, latitude, longitude } of overseas) {
      const placed = LEGAUX[departement]!.filter((zone) => {
        const [x, y] = proj4('WGS84', `+proj=utm +zone=${zone} +ellps=GRS80`, [
          longitude,
          latitude,
        ]);
        return named(`UTM ${zone.split(' ')[0]}`).place(x, y) !== null;
      });
      expect([nom, placed.length > 0]).toEqual([nom, true]);
    }
  });
});

const LAMBERT_93 =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m';
const LAMBERT_2 =
  '+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m';
const utm = (zone: string): string => `+proj=utm +zone=${zone} +ellps=GRS80 +units=m`;

describe('a lieu in metres whose commune is unknown', () => {
  /** What is read of a place written in a system, x and y in this order or exchanged. */
  async function lire(
    [longitude, latitude]: readonly [number, number],
    systeme: string,
    { exchanged = false, entete = 'x;y' } = {},
  ) {
    const [x, y] = proj4('WGS84', systeme, [longitude, latitude]);
    const cells = (exchanged ? [y, x] : [x, y]).join(';');
    const text = `nom_structure;adresse;${entete}\nMédiathèque;1 rue;${cells}\n`;
    const { lecture } = comme(
      'lieux',
      await lireContenu('x.csv', text, { referentiel, jeu: 'lieux', force: true }),
    );
    const { latitude: lat, longitude: lon } = lecture.rows[0]!;
    const constats = lecture.constats.filter(({ regle }) => regle.startsWith('coordonnees-'));
    return {
      at: lat === null || lon === null ? null : [lon, lat].map((d) => Math.round(d * 1e5) / 1e5),
      regles: constats.map(({ regle }) => regle),
      message: constats[0]?.message ?? '',
    };
  }

  it.each([
    ['Lambert-93', [3.09, 45.78], LAMBERT_93, 'Lambert-93'],
    ['Lambert-93 in Corsica', [8.74, 41.93], LAMBERT_93, 'Lambert-93'],
    ['Web Mercator', [3.09, 45.78], 'EPSG:3857', 'Web Mercator'],
    ['Web Mercator at La Réunion', [55.45, -20.88], 'EPSG:3857', 'Web Mercator'],
    ['Web Mercator in Guadeloupe', [-61.53, 16.24], 'EPSG:3857', 'Web Mercator'],
    ['UTM in Martinique', [-61.06, 14.61], utm('20'), 'UTM 20N'],
    ['UTM in Guyane', [-52.31, 4.92], utm('22'), 'UTM 22N'],
    ['UTM at La Réunion', [55.45, -20.88], utm('40 +south'), 'UTM 40S'],
    ['UTM at Mayotte', [45.22, -12.78], utm('38 +south'), 'UTM 38S'],
  ] as const)('%s, alone to put it in France, is converted', async (_, at, systeme, nom) => {
    const read = await lire(at, systeme);
    expect(read).toMatchObject({ at, regles: ['coordonnees-projetees'] });
    expect(read.message).toContain(nom);
  });

  it.each([
    ['Lambert-93', [3.09, 45.78], LAMBERT_93],
    ['Web Mercator', [3.09, 45.78], 'EPSG:3857'],
    ['Web Mercator at La Réunion', [55.45, -20.88], 'EPSG:3857'],
    ['UTM at La Réunion', [55.45, -20.88], utm('40 +south')],
  ] as const)('%s, exchanged, is where it is too', async (_, at, systeme) => {
    expect(await lire(at, systeme, { exchanged: true })).toMatchObject({
      at,
      regles: ['coordonnees-projetees'],
    });
  });

  it.each([
    ['Guadeloupe or the Aude', [-61.53, 16.24], utm('20'), ['UTM 20N', 'Lambert II étendu']],
    ['the Aude or Guadeloupe', [3.04, 43.16], LAMBERT_2, ['UTM 20N', 'Lambert II étendu']],
    ['Toulouse or the Meuse', [1.44, 43.6], LAMBERT_93, ['Lambert-93', 'Web Mercator']],
    ['Lille or the Vendée', [3.06, 50.63], 'EPSG:3857', ['Lambert-93', 'Web Mercator']],
  ] as const)(
    '%s: is flagged, both are named, and it is not moved',
    async (_, at, system, noms) => {
      const read = await lire(at, system);
      expect(read).toMatchObject({ at: null, regles: ['coordonnees-ambigues'] });
      for (const nom of noms) expect(read.message).toContain(nom);
      expect(read.message).toContain('ajoutez le code Insee');
    },
  );

  it.each([
    ['x_lambert93;y_lambert93', [1.44, 43.6], LAMBERT_93],
    ['X_L93;Y_L93', [1.44, 43.6], LAMBERT_93],
    ['x_3857;y_3857', [3.06, 50.63], 'EPSG:3857'],
    ['x_utm20;y_utm20', [-61.53, 16.24], utm('20')],
    ['x_lambert2e;y_lambert2e', [3.04, 43.16], LAMBERT_2],
  ] as const)('the name of the columns tells the system: %s', async (entete, at, systeme) => {
    const [x, y] = entete.split(';');
    const [px, py] = proj4('WGS84', systeme, [...at]);
    const text = `nom_structure;adresse;${entete}\nMédiathèque;1 rue;${px};${py}\n`;
    const correspondance = { longitude: [x!], latitude: [y!] };
    const asked = { referentiel, jeu: 'lieux', force: true, correspondance } as const;
    const [lieu] = comme('lieux', await lireContenu('x.csv', text, asked)).lecture.rows;
    expect(lieu!.longitude).toBeCloseTo(at[0], 4);
    expect(lieu!.latitude).toBeCloseTo(at[1], 4);
  });
});

describe('a lieu in metres whose commune is known', () => {
  it('far from it, is converted and said to be far, or left where no system is sure', async () => {
    const rows = [
      ['31555', 1.44, 43.6],
      ['31483', 1.44, 43.6],
      ['59350', 1.44, 43.6],
    ] as const;
    const text = rows.map(([code, longitude, latitude]) => {
      const [x, y] = proj4('WGS84', LAMBERT_93, [longitude, latitude]);
      return `Lieu ${code};${code};${x};${y}`;
    });
    const { lecture } = comme(
      'lieux',
      await lireContenu('x.csv', `nom_lieu;code_insee;x;y\n${text.join('\n')}\n`, {
        referentiel,
        jeu: 'lieux',
      }),
    );
    const said = (numero: number) =>
      lecture.constats.filter(({ ligne }) => ligne === numero).map(({ regle }) => regle);
    expect(said(1)).toEqual(['coordonnees-projetees']);
    expect(said(2)).toEqual(['coordonnees-projetees', 'loin-de-la-commune']);
    expect(said(3)).toEqual(['coordonnees-ambigues', 'position-de-la-commune']);
  });
});

describe('France', () => {
  it('holds each of its communes that has inhabitants, and not its neighbours', () => {
    const out = referentiel.communes.filter(
      ({ latitude, longitude }) => !isInFrance(latitude, longitude),
    );
    expect(out.filter(({ departement }) => !['984', '989'].includes(departement))).toEqual([]);
    for (const [latitude, longitude] of [
      [50.5, 6.3],
      [41.54, 3.64],
      [45.07, 7.69],
      [41.39, 2.17],
      [50.85, 4.35],
      [51.5, -0.12],
      [5.22, 46.2],
    ] as const)
      expect([latitude, longitude, isInFrance(latitude, longitude)]).toEqual([
        latitude,
        longitude,
        false,
      ]);
  });
});
