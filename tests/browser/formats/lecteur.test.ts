import { afterEach, describe, expect, it } from 'vitest';

import { Lecteur } from '$lib/formats/client';
import { FichierIllisible } from '$lib/formats/lecture';

import anciennes from '../../../data/communes-anciennes.csv?raw';
import codesPostaux from '../../../data/codes-postaux.csv?raw';
import communes from '../../../data/communes.csv?raw';
import departements from '../../../data/departements.csv?raw';
import epci from '../../../data/epci.csv?raw';
import lieux from '../../../data/lieux.csv?raw';
import regions from '../../../data/regions.csv?raw';
import { donnerReferentiel } from '../../support/referentiel';

const TEXTES = { communes, codesPostaux, anciennes, epci, departements, regions };
const open: Lecteur[] = [];

function lecteur(): Lecteur {
  const created = new Lecteur();
  open.push(created);
  return created;
}

afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

function blob(text: string): Blob {
  return new Blob([text]);
}

/** The rows of lieux written `times` times, each time under other identifiers. */
function many(times: number): string {
  const [header, ...rows] = lieux.trimEnd().split('\n');
  return `${header}\n${Array.from({ length: times }, (_, turn) => rows.map((row) => `${turn}-${row}`).join('\n')).join('\n')}\n`;
}

describe('the reader in its worker', () => {
  it('waits for the référentiel, then reads the file whole', async () => {
    const one = lecteur();
    const reading = one.lire({ nom: 'lieux.csv', contenu: blob(lieux) });
    donnerReferentiel(one, TEXTES);
    const lu = await reading;
    expect(lu.jeu).toBe('lieux');
    expect(lu.lecture.rows).toHaveLength(687);
    expect(lu.lecture.lignes).toBe(687);
    expect(lu.lecture.constats.length).toBeGreaterThan(0);
    expect(lu.empreinte).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads several files at once, each answer to its question', async () => {
    const one = lecteur();
    donnerReferentiel(one, TEXTES);
    const utilisations = (n: number): Blob =>
      blob(`carnet,lieu,date,nombre_pass\n${'c,l,2024-01-01,1\n'.repeat(n)}`);
    const read = await Promise.all(
      [10, 20_000, 30].map((n) => one.lire({ nom: `${n}.csv`, contenu: utilisations(n) })),
    );
    expect(read.map(({ nom, utilisations }) => [nom, utilisations?.carnet.length])).toEqual([
      ['10.csv', 10],
      ['20000.csv', 20_000],
      ['30.csv', 30],
    ]);
  });

  it('gives the last word on a quartier that several rows speak of', async () => {
    const one = lecteur();
    donnerReferentiel(one, TEXTES);
    const file =
      'code_qp;lib_qp;insee_com\nQN00101M;Un;01053\nQN00102M;Deux;01053\nQN00101M;Un;01344\n';
    const { lecture } = await one.lire({ nom: 'qpv.csv', contenu: blob(file) }, { jeu: 'qpv' });
    expect(lecture.rows).toMatchObject([
      { code: 'QN00101M', communes: ['01053', '01344'] },
      { code: 'QN00102M' },
    ]);
  });

  it('says why a file is refused, with the same error as without a worker', async () => {
    const one = lecteur();
    donnerReferentiel(one, TEXTES);
    const error: unknown = await one
      .lire({ nom: 'vide.csv', contenu: blob('') })
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(FichierIllisible);
    expect(error).toMatchObject({ fichier: 'vide.csv', trouve: 'un fichier vide (0 octet)' });
  });

  it('tells its progress, and stops at once when cancelled; the next reading goes on', async () => {
    const one = lecteur();
    donnerReferentiel(one, TEXTES);
    const controller = new AbortController();
    const parts: number[] = [];
    const reading = one.lire(
      { nom: 'lieux.csv', contenu: blob(many(70)) },
      {
        signal: controller.signal,
        progress: ({ phase, part }) => {
          if (phase !== 'Lecture des lignes') return;
          parts.push(part ?? 0);
          controller.abort();
        },
      },
    );
    await expect(reading).rejects.toThrow(/abort/i);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toBeLessThan(1);
    expect((await one.lire({ nom: 'lieux.csv', contenu: blob(lieux) })).lecture.rows).toHaveLength(
      687,
    );
  });

  it('reads 48,090 lieux', async () => {
    const one = lecteur();
    donnerReferentiel(one, TEXTES);
    await one.lire({ nom: 'lieux.csv', contenu: blob(lieux) });
    const contenu = blob(many(70));
    const start = performance.now();
    const { lecture, empreinte } = await one.lire({ nom: 'lieux.csv', contenu });
    console.info(
      `48,090 lieux (${(contenu.size / 1e6).toFixed(1)} MB) read in ${((performance.now() - start) / 1e3).toFixed(2)} s`,
    );
    expect(lecture.rows).toHaveLength(48_090);
    const octets = await crypto.subtle.digest('SHA-256', await contenu.arrayBuffer());
    expect(empreinte).toBe(
      [...new Uint8Array(octets)].map((octet) => octet.toString(16).padStart(2, '0')).join(''),
    );
  });

  it('gives up what is under way when it is closed', async () => {
    const one = lecteur();
    const reading = one.lire({ nom: 'lieux.csv', contenu: blob(lieux) });
    one.close();
    await expect(reading).rejects.toThrow('abandonnée');
  });
});
