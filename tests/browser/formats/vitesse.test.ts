import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { cdp } from 'vitest/browser';

import { enRangees } from '$lib/domain/circulation/utilisations';
import { Lecteur } from '$lib/formats/client';
import type { Reponse } from '$lib/formats/messages';

import anciennes from '../../../data/communes-anciennes.csv?raw';
import codesPostaux from '../../../data/codes-postaux.csv?raw';
import communes from '../../../data/communes.csv?raw';
import departements from '../../../data/departements.csv?raw';
import epci from '../../../data/epci.csv?raw';
import lieux from '../../../data/lieux.csv?raw';
import regions from '../../../data/regions.csv?raw';
import utilisations from '../../../data/pass-utilisations.csv?raw';
import { donnerReferentiel } from '../../support/referentiel';

const MO = 1e6;

/** The rows of a file, written again until they make this many bytes. */
function repeated(text: string, bytes: number): { contenu: Blob; lignes: number } {
  const head = text.indexOf('\n') + 1;
  const body = text.slice(head);
  const times = Math.ceil(bytes / new Blob([body]).size);
  const lignes = (body.match(/\n/g) ?? []).length * times;
  return { contenu: new Blob([text.slice(0, head), ...Array<string>(times).fill(body)]), lignes };
}

/** Lieux under identifiers of their own. */
function manyLieux(times: number): Blob {
  const [header, ...rows] = lieux.trimEnd().split('\n');
  const turns = Array.from({ length: times }, (_, turn) =>
    rows.map((row) => `${turn}-${row}`).join('\n'),
  );
  return new Blob([`${header}\n${turns.join('\n')}\n`]);
}

/** Seconds that Papa Parse alone takes to cut the file into cells, streaming. */
async function papaAlone(contenu: Blob): Promise<{ secondes: number; lignes: number }> {
  const start = performance.now();
  const lignes = await new Promise<number>((resolve, reject) => {
    let count = 0;
    Papa.parse<string[]>(new File([contenu], 'x.csv'), {
      skipEmptyLines: true,
      chunk: ({ data }) => (count += data.length),
      complete: () => resolve(count),
      error: reject,
    });
  });
  return { secondes: (performance.now() - start) / 1e3, lignes: lignes - 1 };
}

const TrueWorker = globalThis.Worker;
let messages: { rows: number }[] = [];
let lecteur: Lecteur;

/** A worker whose rows are counted, message by message. */
class CountedWorker extends TrueWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    this.addEventListener('message', ({ data }: MessageEvent<Reponse>) => {
      if (data.type === 'morceau' && data.liste === 'rows')
        messages.push({ rows: data.paquet.nombre });
    });
  }
}

/** Bytes that the page holds, objects and buffers, once what nobody holds is let go. */
async function memoire(): Promise<number> {
  await cdp().send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await cdp().send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return usedSize + backingStorageSize;
}

beforeEach(async () => {
  messages = [];
  globalThis.Worker = CountedWorker;
  lecteur = new Lecteur();
  donnerReferentiel(lecteur, { communes, codesPostaux, anciennes, epci, departements, regions });
  await lecteur.lire({ nom: 'lieux.csv', contenu: new Blob([lieux]) });
  messages = [];
});

afterEach(() => {
  lecteur.close();
  globalThis.Worker = TrueWorker;
});

describe('big files, beside Papa Parse alone in the same run', () => {
  it('40 MB of utilisations stream: progress is told, and the page holds columns, not rows', async () => {
    const { contenu, lignes } = repeated(utilisations, 40 * MO);
    const papa = await papaAlone(contenu);
    expect(papa.lignes).toBe(lignes);
    const parts: number[] = [];
    const avant = await memoire();
    const start = performance.now();
    const { lecture, utilisations: colonnes } = await lecteur.lire(
      { nom: 'utilisations.csv', contenu },
      {
        progress: ({ phase, part }) => {
          if (phase === 'Lecture des lignes') parts.push(part ?? 0);
        },
      },
    );
    const secondes = (performance.now() - start) / 1e3;
    const rate = (s: number): string => (contenu.size / MO / s).toFixed(0);
    console.info(
      `${(contenu.size / MO).toFixed(0)} MB, ${lignes} utilisations: ${secondes.toFixed(1)} s (${rate(secondes)} MB/s); Papa Parse alone ${papa.secondes.toFixed(1)} s (${rate(papa.secondes)} MB/s); ratio ${(secondes / papa.secondes).toFixed(1)}`,
    );
    expect(lecture).toMatchObject({ lignes, acceptees: lignes, rejetees: 0 });
    expect(messages).toEqual([]);
    expect(colonnes!.carnet).toHaveLength(lignes);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts).toEqual(parts.toSorted((one, other) => one - other));

    const avecColonnes = (await memoire()) - avant;
    const rows = [...enRangees(colonnes!)];
    const avecRangees = (await memoire()) - avant - avecColonnes;
    console.info(
      `held by the page: ${(avecColonnes / MO).toFixed(0)} MB as columns, ${(avecRangees / MO).toFixed(0)} MB more as rows`,
    );
    expect(rows).toHaveLength(lignes);
    expect(avecRangees / avecColonnes).toBeGreaterThan(2);
    expect(secondes / papa.secondes).toBeLessThan(12);
  }, 180_000);

  it('cancelled in the middle, nothing is half loaded, and the worker is free at once', async () => {
    const { contenu } = repeated(utilisations, 24 * MO);
    const controller = new AbortController();
    let cancelled = 0;
    const reading = lecteur.lire(
      { nom: 'utilisations.csv', contenu },
      {
        signal: controller.signal,
        progress: ({ phase, part }) => {
          if (phase !== 'Lecture des lignes' || (part ?? 0) < 0.4) return;
          cancelled ||= performance.now();
          controller.abort();
        },
      },
    );
    await expect(reading).rejects.toThrow(/abort/i);
    const { lecture } = await lecteur.lire({ nom: 'lieux.csv', contenu: new Blob([lieux]) });
    const secondes = (performance.now() - cancelled) / 1e3;
    console.info(`cancelled at 40 %: another file was read ${secondes.toFixed(2)} s later`);
    expect(lecture.rows).toHaveLength(687);
    expect(messages.reduce((sum, { rows }) => sum + rows, 0)).toBe(687);
  }, 120_000);

  it('50,151 lieux are recognised, repaired, checked against one another, and loaded', async () => {
    const contenu = manyLieux(73);
    const papa = await papaAlone(contenu);
    const times: number[] = [];
    for (let run = 0; run < 2; run += 1) {
      const start = performance.now();
      const { lecture } = await lecteur.lire({ nom: 'lieux.csv', contenu });
      times.push((performance.now() - start) / 1e3);
      expect(lecture).toMatchObject({ lignes: 50_151, rejetees: 0 });
    }
    const [min = 0, max = 0] = times.toSorted((one, other) => one - other);
    console.info(
      `50,151 lieux (${(contenu.size / MO).toFixed(0)} MB): min ${min.toFixed(2)} s, max ${max.toFixed(2)} s; Papa Parse alone ${papa.secondes.toFixed(2)} s; ratio ${(min / papa.secondes).toFixed(1)}`,
    );
    expect(min / papa.secondes).toBeLessThan(40);
  }, 120_000);
});
