import proj4 from 'proj4';
import { beforeAll, describe, expect, it } from 'vitest';

import { preparerProjections, projections } from '$lib/formats/cellules/projections';

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
});
