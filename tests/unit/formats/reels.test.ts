import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { contoursOf } from '$lib/formats/lire';
import type { Jeu } from '$lib/formats/lecture';

import { SHARED } from '../../support/shared';
import { comme, comptesParRegle, lireChemin, referentielEmbarque } from './aide';

/** Each real file: what it is, its rows, the rows of the dataset that they give, and the rows rejected. */
const FICHIERS: readonly (readonly [
  fichier: string,
  jeu: Jeu,
  lignes: number,
  rows: number,
  rejetees: number,
])[] = [
  ['lieux/composite-v0.csv', 'lieux', 4035, 4035, 0],
  ['lieux/data-inclusion.json', 'lieux', 3811, 3811, 0],
  ['lieux/hinaura.json', 'lieux', 1171, 1171, 0],
  ['lieux/paca.csv', 'lieux', 1245, 1245, 0],
  ['lieux/paca.json', 'lieux', 1245, 1245, 0],
  ['lieux/bfc.csv', 'lieux', 697, 697, 0],
  ['lieux/numi.json', 'lieux', 757, 757, 0],
  ['lieux/corse.json', 'lieux', 161, 161, 0],
  ['lieux/nouvelle-caledonie.json', 'lieux', 92, 92, 0],
  ['lieux/france-services-2022-12.csv', 'lieux', 2683, 2683, 0],
  ['schema/exemple-valide-v0.1.1.csv', 'lieux', 1, 1, 0],
  ['schema/exemple-valide-v1.0.2.csv', 'lieux', 1, 1, 0],
  ['qpv/qpv-2024-merged-by-commune.geojson', 'qpv', 692, 1343, 0],
  ['qpv/qpv-2024-centroids-by-commune.geojson', 'qpv', 824, 1493, 0],
  ['qpv/qpv-2015-occitanie.geojson', 'qpv', 105, 105, 0],
  ['qpv/qpv-2015-population.csv', 'qpv', 1400, 1400, 0],
  ['zrr-frr/zrr-2022.json', 'zrr', 34965, 34965, 0],
  ['zrr-frr/zrr-lost-zeros.csv', 'zrr', 34965, 34965, 0],
  ['zrr-frr/frr-2025-07.csv', 'frr', 34875, 34875, 0],
  ['cnfs/cnfs-structures-2023-04.csv', 'cnfs-structures', 2889, 2889, 0],
  // Five rows hold neither a name nor a SIRET.
  ['cnfs/cnfs-structures-2021-05.json', 'cnfs-structures', 1450, 1445, 5],
  ['cnfs/cnfs-permanences-2022-12.json', 'cnfs-permanences', 4930, 4930, 0],
  ['communes/communes-2018.topojson', 'communes', 35357, 35357, 0],
  // 99138, Monaco, is no commune of France.
  ['communes/laposte-hexasmal.csv', 'communes', 39192, 39191, 1],
  ['communes/grille-densite.csv', 'densite', 34875, 34875, 0],
  ['need/ifn-communes.csv', 'ifn', 35008, 35008, 0],
  // The last row, ZZZZZZZZZ, is what Insee writes for communes outside any EPCI.
  ['need/ifn-epci.csv', 'ifn', 1255, 1254, 1],
];

describe.skipIf(!SHARED)(
  'the real files of the field (skipped: no folder « shared » beside the checkout)',
  () => {
    const referentiel = referentielEmbarque();
    const read = (fichier: string) =>
      lireChemin(join(SHARED ?? '', 'open-data', fichier), { referentiel });

    it.each(FICHIERS)(
      '%s is recognised as %s, and every row is counted',
      async (fichier, jeu, lignes, rows, rejetees) => {
        const lu = await read(fichier);
        const { lecture } = lu;
        expect(lu.jeu).toBe(jeu);
        expect({
          lignes: lecture.lignes,
          rows: lecture.rows.length,
          rejetees: lecture.rejetees,
        }).toEqual({ lignes, rows, rejetees });
        expect(lecture.acceptees + lecture.reparees + lecture.rejetees).toBe(lignes);
        expect(lecture.rejets).toHaveLength(rejetees);
        expect(lu.empreinte).toMatch(/^[0-9a-f]{64}$/);
      },
    );

    it('finds the lieux that accept the Pass in the composite file: 298 by their conditions, 3 more by the label alone', async () => {
      const { rows } = comme('lieux', await read('lieux/composite-v0.csv')).lecture;
      const accept = rows.filter(({ accepte }) => accepte === 'oui');
      expect(accept).toHaveLength(301);
      expect(
        accept.filter(({ conditions }) => conditions.some((c) => c.startsWith('Accepte le Pass'))),
      ).toHaveLength(298);
      expect(
        accept.filter(({ labelsNationaux }) => labelsNationaux.includes('APTIC')),
      ).toHaveLength(156);
      expect(accept.every(({ preuve }) => preuve !== null)).toBe(true);
      expect(rows.filter(({ codeInsee }) => codeInsee === null).length).toBeLessThan(
        0.01 * rows.length,
      );
    });

    it('finds the Pass in local files, under the words each has for it', async () => {
      const oui = async (fichier: string): Promise<number> =>
        comme('lieux', await read(fichier)).lecture.rows.filter(({ accepte }) => accepte === 'oui')
          .length;
      expect(await oui('lieux/bfc.csv')).toBe(77);
      expect(await oui('lieux/hinaura.json')).toBe(93);
      expect(await oui('lieux/paca.json')).toBe(22);
      expect(await oui('lieux/paca.csv')).toBe(22);
      expect(await oui('lieux/numi.json')).toBe(6);
    });

    it('counts 17,694 communes classed in ZRR, class C, the same in both files', async () => {
      for (const fichier of ['zrr-frr/zrr-2022.json', 'zrr-frr/zrr-lost-zeros.csv']) {
        const { rows } = comme('zrr', await read(fichier)).lecture;
        expect(rows.filter(({ classe }) => classe === 'classee')).toHaveLength(17_694);
      }
      const { rows } = comme('zrr', await read('zrr-frr/zrr-2022.json')).lecture;
      expect(rows.filter(({ classe }) => classe === 'partielle')).toHaveLength(36);
    });

    it('repairs the 3,144 codes that lost their zero, and logs each', async () => {
      const lu = await read('zrr-frr/zrr-lost-zeros.csv');
      expect(comptesParRegle(lu)['zero-perdu']).toBe(3_144);
    });

    it('tells the classes of FRR apart', async () => {
      const { rows } = comme('frr', await read('zrr-frr/frr-2025-07.csv')).lecture;
      const count = (classe: string): number => rows.filter((row) => row.classe === classe).length;
      expect(count('classee')).toBe(13_313);
      expect(count('plus')).toBe(4_456);
      expect(count('beneficiaire')).toBe(2_134 + 11);
      expect(count('partielle')).toBe(20);
    });

    it('counts 3,925 posts in 2,889 structures', async () => {
      const { rows } = comme(
        'cnfs-structures',
        await read('cnfs/cnfs-structures-2023-04.csv'),
      ).lecture;
      expect(rows.reduce((sum, { postes }) => sum + (postes ?? NaN), 0)).toBe(3_925);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    });

    it('gives each quartier one entry, all its communes, and the shape of its row', async () => {
      const { lecture, geometries } = comme(
        'qpv',
        await read('qpv/qpv-2024-merged-by-commune.geojson'),
      );
      const croix = lecture.rows.find(({ code }) => code === 'QN00102M');
      expect(croix).toMatchObject({ nom: 'Croix Blanche', communes: ['01053'], millesime: 2024 });
      expect(geometries[croix!.geometrie!]!.type).toBe('MultiPolygon');
      const points = comme('qpv', await read('qpv/qpv-2024-centroids-by-commune.geojson')).lecture
        .rows;
      expect(new Set(points.map(({ code }) => code)).size).toBe(1_493);
      expect(points.some(({ communes }) => communes.length > 1)).toBe(true);
    });

    it('files the contours of 2018 under the communes of today', async () => {
      const lu = comme('communes', await read('communes/communes-2018.topojson'));
      const { features } = contoursOf(lu);
      expect(features).toHaveLength(35_357);
      expect(features.every(({ properties }) => referentiel.isActuel(properties.code))).toBe(true);
    });

    it('keeps, with an id of its own, every row that repeats an id', async () => {
      const { rows } = comme('lieux', await read('lieux/data-inclusion.json')).lecture;
      expect(new Set(rows.map(({ id }) => id)).size).toBe(3_811);
    });
  },
);
