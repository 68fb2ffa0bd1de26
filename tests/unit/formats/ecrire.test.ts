import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { writeCsv, writeGeoJson } from '$lib/formats/conteneurs/ecrire';
import { writeJournal, writeRejets } from '$lib/formats/journal/ecrire';

import { SHARED } from '../../support/shared';
import { comme, embarque, lireChemin, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();

/** Rows without what a plain table cannot say: the proof of an acceptance, the shape. */
function comparable(rows: readonly object[]): readonly object[] {
  return rows.map((row) => ({ ...row, preuve: null, geometrie: null }));
}

/** Writes what was read, reads it again, and expects the same rows with nothing left to repair. */
async function expectStable(chemin: string): Promise<void> {
  const lu = await lireChemin(chemin, { referentiel });
  const again = await lireContenu('repare.csv', writeCsv(lu.lecture.rows), {
    referentiel,
    jeu: lu.jeu,
  });
  expect(again.lecture.reparees).toBe(0);
  expect(again.lecture.rejetees).toBe(0);
  expect(comparable(again.lecture.rows)).toEqual(comparable(lu.lecture.rows));
}

describe('a repaired file, written and read again', () => {
  it.each([
    'lieux.csv',
    'qpv-simules.geojson',
    'zonage-rural-simule.csv',
    'cnfs-structures-simulees.csv',
    'pass-lots.csv',
    'pass-carnets.csv',
    'pass-utilisations.csv',
    'pass-circulation.csv',
  ])('says the same, with nothing left to repair: %s', (nom) => expectStable(embarque(nom)));

  it
    .skipIf(!SHARED)
    .each([
      'zrr-frr/zrr-lost-zeros.csv',
      'zrr-frr/frr-2025-07.csv',
      'need/ifn-communes.csv',
      'communes/grille-densite.csv',
      'qpv/qpv-2024-centroids-by-commune.geojson',
    ])('also the real %s (skipped: no folder « shared » beside the checkout)', (fichier) =>
    expectStable(join(SHARED ?? '', 'open-data', fichier)),
  );

  it('keeps points and shapes as GeoJSON', async () => {
    const lieux = comme('lieux', await lireChemin(embarque('lieux.csv'), { referentiel })).lecture
      .rows;
    const points = comme(
      'lieux',
      await lireContenu('l.geojson', writeGeoJson(lieux, []), { referentiel, jeu: 'lieux' }),
    );
    expect(points.lecture.rows.map(({ latitude, longitude }) => [latitude, longitude])).toEqual(
      lieux.map(({ latitude, longitude }) => [latitude, longitude]),
    );
    const qpv = await lireChemin(embarque('qpv-simules.geojson'), { referentiel });
    const shapes = await lireContenu('q.geojson', writeGeoJson(qpv.lecture.rows, qpv.geometries), {
      referentiel,
    });
    expect(shapes.geometries).toEqual(qpv.geometries);
  });
});

describe('rejected rows', () => {
  it('come back in the shape of their file with their reasons; mended, they are read', async () => {
    const file =
      'mois,lot,code_insee,lieu,carnets,distribues,utilises\n2023-04,L1,99999,,1,10,\n2023-05,L1,74001,,1,10,\n';
    const lu = await lireContenu('c.csv', file, { referentiel });
    const rejets = writeRejets(lu.lecture, lu.reconnaissance.colonnes);
    expect(rejets.split('\n')[0]).toBe(
      'mois,lot,code_insee,lieu,carnets,distribues,utilises,motif_de_rejet',
    );
    expect(rejets).toContain('La commune est inconnue');
    const mended = await lireContenu('c.csv', rejets.replace('99999', '74001'), { referentiel });
    expect(mended.lecture).toMatchObject({ lignes: 1, acceptees: 1, rejetees: 0 });
  });

  it('and repairs stand in the log, with the confidence of their rule', async () => {
    const lu = await lireContenu('f.csv', 'code_insee,classement_frr\n1001,FRR\n', { referentiel });
    expect(writeJournal(lu.lecture).split('\n')[1]).toMatch(
      /^1,code_insee,reparation,zero-perdu,0.99,.*,1001,01001$/,
    );
  });
});

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs the command line as `npm run --silent maillage --` does. */
function maillage(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const options = { cwd: ROOT, maxBuffer: 1 << 28 };
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/maillage.ts', ...args],
      options,
      (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-'));
  const file = (nom: string, contenu: string): string => {
    writeFileSync(join(folder, nom), contenu);
    return join(folder, nom);
  };

  it('verifier: 0 where nothing is rejected, 1 where some rows are, 2 where the file is unusable', async () => {
    const whole = await maillage(
      'verifier',
      file('a.csv', 'code_insee,classement_frr\n1001,FRR\n'),
      '--json',
    );
    expect(whole.code).toBe(0);
    expect(JSON.parse(whole.out)).toEqual({
      jeu: 'frr',
      lignes: 1,
      acceptees: 0,
      reparees: 1,
      rejetees: 0,
      constats: [
        expect.objectContaining({
          ligne: 1,
          colonne: 'code_insee',
          regle: 'zero-perdu',
          gravite: 'reparation',
          valeur: '1001',
          reparation: '01001',
        }),
      ],
    });
    const some = await maillage(
      'verifier',
      file('b.csv', 'code_insee,classement_frr\n01001,FRR\n99999,FRR\n'),
    );
    expect(some.code).toBe(1);
    expect(some.out).toContain('2 lignes = 1 acceptées + 0 réparées + 1 rejetées');
    const none = await maillage('verifier', file('c.csv', ''));
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringContaining('un fichier vide (0 octet)'),
    ]);
    const absent = await maillage('verifier', join(folder, 'absent.csv'));
    expect([absent.code, absent.err]).toEqual([2, expect.stringContaining('n’a pas pu être lu')]);
    const other = await maillage(
      'verifier',
      file('d.csv', 'code_insee,classement_frr\n01001,FRR\n'),
      '--jeu',
      'lieux',
    );
    expect([other.code, other.err]).toEqual([
      2,
      expect.stringContaining('Attendu : un fichier des lieux'),
    ]);
  });

  it('convertir: lieux in v1 carry the Pass; v0 cannot be had from v1', async () => {
    const v1 = join(folder, 'v1.csv');
    expect(
      (await maillage('convertir', embarque('lieux.csv'), '--vers', 'v1', '-o', v1)).code,
    ).toBe(0);
    const { rows } = comme('lieux', await lireChemin(v1, { referentiel, controler: true })).lecture;
    expect(rows.filter(({ accepte }) => accepte === 'oui')).toHaveLength(91);
    expect(
      (await maillage('convertir', v1, '--vers', 'v0', '-o', join(folder, 'v0.csv'))).code,
    ).toBe(2);
    const vide = file(
      'sans-services.csv',
      'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,conditions_acces,labels_nationaux,date_maj\na,,Bus,Abondance,74360,74001,Le Bourg,46.2795,6.72,,APTIC,2024-02-01\n',
    );
    const left = await maillage('convertir', vide, '--vers', 'v0', '-o', join(folder, 'v0.csv'));
    expect(left.code).toBe(1);
    expect(left.err).toContain('a (Bus) écarté : il manque services.');
    expect(left.err).toContain('écrits 0, rejetés 0, écartés 1.');
    expect(readFileSync(join(folder, 'v0-ecartes.csv'), 'utf8')).toMatch(
      /motif_d_ecart\na,Bus,.*le schéma v0 exige services\n$/,
    );
    const geojson = join(folder, 'l.geojson');
    expect((await maillage('convertir', v1, '--vers', 'geojson', '-o', geojson)).code).toBe(0);
    expect(
      (JSON.parse(readFileSync(geojson, 'utf8')) as { features: unknown[] }).features,
    ).toHaveLength(687);
  });
});
