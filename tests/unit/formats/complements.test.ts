import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { Lieu } from '$lib/domain/lieu';
import { writeCsv, writeGeoJson } from '$lib/formats/conteneurs/ecrire';
import { writeLieux } from '$lib/formats/lieux/ecrire';

import { SHARED } from '../../support/shared';
import { comme, lireContenu, referentielEmbarque } from './aide';
import { type Row, rows } from './lignes';

const referentiel = referentielEmbarque();

/** Rows as a file, read as lieux and checked. */
async function read(rows: readonly Row[]) {
  const lu = await lireContenu('lieux.csv', Papa.unparse([...rows]), {
    referentiel,
    controler: true,
  });
  return comme('lieux', lu);
}

function rowsOf(csv: string): Row[] {
  return Papa.parse<Row>(csv, { header: true, skipEmptyLines: true }).data;
}

/** What is written of the rows that were read. */
async function through(rows: readonly Row[], version: 'v0' | 'v1'): Promise<Row[]> {
  return rowsOf(writeLieux((await read(rows)).lecture.rows, version, '2024-01-01').csv);
}

/** A row with each of its lists in order: the order of the words of a list says nothing. */
function sorted(row: Row): Row {
  const parts = (cellule: string): string => cellule.split(/[|;]/).toSorted().join('|');
  return Object.fromEntries(
    Object.entries(row).map(([colonne, cellule]) => [colonne, parts(cellule)]),
  );
}

describe('a valid file of the national schema, read and written again', () => {
  it.each(['v0', 'v1'] as const)('is the same in every column: %s', async (version) => {
    await fc.assert(
      fc.asyncProperty(rows(version), async (source) => {
        expect((await through(source, version)).map(sorted)).toEqual(source.map(sorted));
      }),
      { numRuns: 60 },
    );
  });

  it('from v0 to v1 keeps what v1 has a column for, valid, and says as much through a table and points', async () => {
    const shared = [
      'complement_adresse',
      'presentation_resume',
      'presentation_detail',
      'structure_parente',
      'prise_rdv',
      'pivot',
    ];
    await fc.assert(
      fc.asyncProperty(rows('v0'), async (source) => {
        const v1 = await through(source, 'v1');
        for (const [i, row] of v1.entries()) {
          for (const colonne of shared)
            expect([colonne, row[colonne]]).toEqual([colonne, source[i]![colonne]]);
          expect(row['fiche_acces_libre']).toBe(source[i]!['accessibilite']);
        }
        expect((await read(v1)).controle).toMatchObject({ valide: true });
        const { rows: lieux } = (await read(source)).lecture;
        for (const again of [writeCsv(lieux), writeGeoJson(lieux, [])]) {
          const lu = await lireContenu('again', again, { referentiel, jeu: 'lieux' });
          expect(comme('lieux', lu).lecture.rows.map(({ complements }) => complements)).toEqual(
            lieux.map(({ complements }) => complements),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a column of the schema cannot take', () => {
  const source = (more: Row): Row => ({
    id: 'a',
    pivot: '00000000000000',
    nom: 'Bus',
    commune: 'Abondance',
    code_postal: '74360',
    code_insee: '74001',
    adresse: 'Le Bourg',
    latitude: '46.2795',
    longitude: '6.72',
    date_maj: '2024-02-01',
    services: 'Accéder à du matériel',
    conditions_acces: '',
    labels_nationaux: 'APTIC',
    ...more,
  });

  it('goes with the details: other phone numbers, a summary too long; once, and valid', async () => {
    const resume = 'Une halte numérique '.repeat(20).trim();
    const [v1] = await through(
      [
        source({
          telephone: '04 73 00 00 00 / 06 01 02 03 04',
          presentation_resume: resume,
          presentation_detail: 'Sur le marché.',
        }),
      ],
      'v1',
    );
    expect(v1).toMatchObject({
      telephone: '+33473000000',
      presentation_detail: `${resume} Sur le marché. Téléphone : 06 01 02 03 04.`,
      autres_formations_labels: 'APTIC|Accepte le Pass numérique',
    });
    expect([...v1!['presentation_resume']!].length).toBeLessThanOrEqual(280);
    const again = await read([v1!]);
    expect(again.controle).toMatchObject({ valide: true });
    expect(again.lecture.rows[0]!.accepte satisfies Lieu['accepte']).toBe('oui');
    expect(await through([v1!], 'v1')).toEqual([v1]);
  });

  it('an RNA is a pivot, and no mistake', async () => {
    const { lecture } = await read([source({ pivot: 'W751234567' })]);
    expect(lecture.rows[0]).toMatchObject({ siret: null, complements: { pivot: 'W751234567' } });
    expect(lecture.constats.map(({ regle }) => regle)).not.toContain('siret-illisible');
  });
});

describe.skipIf(!SHARED)(
  'the published examples (skipped: no folder « shared » beside the checkout)',
  () => {
    it.each([
      ['v0', 'v0.1.1'],
      ['v1', 'v1.0.2'],
    ] as const)('%s comes back in every column', async (version, file) => {
      const text = readFileSync(
        join(SHARED ?? '', `open-data/schema/exemple-valide-${file}.csv`),
        'utf8',
      );
      const source = rowsOf(text.replace(/^\ufeff/, ''));
      expect((await through(source, version)).map(sorted)).toEqual(source.map(sorted));
    });
  },
);
