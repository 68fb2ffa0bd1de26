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

/** Rows as a file, read as lieux and checked against the schema, unless told. */
async function read(rows: readonly Row[], controler = true) {
  const lu = await lireContenu('lieux.csv', Papa.unparse([...rows]), { referentiel, controler });
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
          expect(row['courriels']).toBe(source[i]!['courriel']!.replace(';', '|'));
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

  it('is not the case of words that differ from those of the version by case, spaces or signs alone', async () => {
    const lieux = (
      await read([
        source({
          services: 'Accéder à une connexion Internet;accéder à du matériel ',
          publics_accueillis: 'Seniors (+65 ans)',
          labels_nationaux: 'Fabriques de territoire',
          modalites_acces: 'se présenter',
        }),
      ])
    ).lecture.rows.map((lieu) => ({
      ...lieu,
      services: ['Accéder à une connexion Internet', 'accéder à du matériel'],
      publics: ['Seniors (+65 ans)'],
      complements: { modalites_acces: 'se présenter' },
    }));
    const { csv, pertes } = writeLieux(lieux, 'v1', '2024-01-01');
    expect(pertes).toEqual([]);
    expect(rowsOf(csv)).toMatchObject([
      {
        services: 'Accès internet et matériel informatique',
        publics_specifiquement_adresses: 'Seniors',
        formations_labels: 'Fabriques de Territoire',
        modalites_acces: 'Se présenter',
      },
    ]);
    expect(rowsOf(writeLieux(lieux, 'v0', '2024-01-01').csv)).toMatchObject([
      {
        services: 'Accéder à une connexion internet;Accéder à du matériel',
        publics_accueillis: 'Seniors (+ 65 ans)',
      },
    ]);
  });

  it('an RNA is a pivot, and no mistake, of Corsica and overseas too', async () => {
    for (const pivot of ['W751234567', 'W2A1000123', 'W9R1001234']) {
      const { lecture } = await read([source({ pivot })], false);
      expect(lecture.rows[0]).toMatchObject({ siret: null, complements: { pivot } });
      expect(lecture).toMatchObject({ acceptees: 1, constats: [] });
    }
  });

  it.each([
    ['a SIREN, said to be that of the organisation', '130026032', 'info', /l’organisation/],
    ['what is of no known register, to check', '1300260320X', 'alerte', /quatorze chiffres/],
    ['a number whose lost zero may not be put back', '5420120000017', 'alerte', /quatorze/],
  ] as const)('a pivot that is no SIRET is given back: %s', async (_, pivot, gravite, message) => {
    const { lecture } = await read([source({ pivot })], false);
    expect(lecture).toMatchObject({ acceptees: 1, reparees: 0, rejetees: 0 });
    expect(lecture.constats).toEqual([
      expect.objectContaining({
        ligne: 1,
        colonne: 'pivot',
        gravite,
        message: expect.stringMatching(message) as string,
        valeur: pivot,
      }),
    ]);
    expect(lecture.rows[0]).toMatchObject({ siret: null, complements: { pivot } });
    for (const version of ['v0', 'v1'] as const)
      expect((await through([source({ pivot })], version))[0]).toMatchObject({ pivot });
    const local = await lireContenu('r.csv', writeCsv(lecture.rows), { referentiel });
    expect(comme('lieux', local).lecture.rows).toEqual(
      lecture.rows.map((lieu) => ({ ...lieu, preuve: expect.anything() as string })),
    );
  });

  it.each(['21760400000000', '1,30026E+13', '217 604 000 00000'])(
    'a SIRET that a spreadsheet has rounded is neither read nor given back: %s',
    async (pivot) => {
      const { lecture } = await read([source({ pivot })], false);
      expect(lecture.rows[0]).toMatchObject({ siret: null });
      expect(lecture.rows[0]!.complements?.pivot).toBeUndefined();
      expect(lecture.constats).toEqual([
        expect.objectContaining({
          colonne: 'pivot',
          regle: 'siret-arrondi',
          message: expect.stringContaining('Demandez le fichier d’origine') as string,
          valeur: pivot,
        }),
      ]);
    },
  );

  it('is given back from the column of SIRET of a local file as well', async () => {
    const text =
      'Nom du lieu;SIRET;Adresse;Code postal;Commune\nBus;W9R1001234;Le Bourg;74360;Abondance\n';
    const lu = comme('lieux', await lireContenu('x.csv', text, { referentiel }));
    expect(lu.lecture.rows[0]).toMatchObject({ siret: null, complements: { pivot: 'W9R1001234' } });
  });

  it('zeros in place of the SIRET are said once, with their number; no row is repaired for them', async () => {
    const zeros = ['00000000000000', '0', '000 000 000 00000', '00000000000000.0'];
    const lignes = zeros.map((pivot, i) => source({ id: `z${i}`, pivot }));
    const { lecture } = await read([...lignes, source({ pivot: '13002603200016' })], false);
    expect(lecture).toMatchObject({ lignes: 5, acceptees: 5, reparees: 0, rejetees: 0 });
    expect(lecture.constats).toEqual([
      {
        ligne: 0,
        colonne: 'pivot',
        regle: 'siret-a-zero',
        gravite: 'info',
        message: expect.stringMatching(/^4 lignes portent des zéros/) as string,
        valeur: null,
        reparation: null,
      },
    ]);
    expect(lecture.rows.map(({ siret }) => siret)).toEqual([
      null,
      null,
      null,
      null,
      '13002603200016',
    ]);
    const [seule] = (await read(lignes.slice(0, 1), false)).lecture.constats;
    expect(seule?.message).toMatch(/^Une ligne porte des zéros/);
  });

  it('web and e-mail addresses are parted as the version written parts them, and stay whole', async () => {
    const SESSION = 'https://exemple.fr/a,b;jsessionid=1';
    const PAGE = 'https://m.exemple.fr/page';
    const v0 = source({
      site_web: `${SESSION};${PAGE}`,
      courriel: 'contact@exemple.fr; accueil@exemple.fr',
    });
    const [v1] = await through([v0], 'v1');
    expect(v1).toMatchObject({
      site_web: `${SESSION}|${PAGE}`,
      courriels: 'contact@exemple.fr|accueil@exemple.fr',
    });
    expect(await through([v1!], 'v1')).toEqual([v1]);
    expect(await through([v0], 'v0')).toMatchObject([
      { site_web: v0['site_web'], courriel: v0['courriel'] },
    ]);
    const lieux = (await read([v1!])).lecture.rows.map((lieu) => ({
      ...lieu,
      services: ['Accéder à du matériel'],
    }));
    expect(rowsOf(writeLieux(lieux, 'v0', '2024-01-01').csv)).toMatchObject([
      { site_web: `${SESSION};${PAGE}`, courriel: 'contact@exemple.fr;accueil@exemple.fr' },
    ]);
    const virgule = await through([source({ site_web: `${PAGE},www.exemple.fr` })], 'v1');
    expect(virgule).toMatchObject([{ site_web: `${PAGE}|www.exemple.fr` }]);
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

    it('v0 written in v1 parts its sites as the example of v1 does', async () => {
      const [v0, v1] = ['v0.1.1', 'v1.0.2'].map((file) =>
        rowsOf(
          readFileSync(
            join(SHARED ?? '', `open-data/schema/exemple-valide-${file}.csv`),
            'utf8',
          ).replace(/^\ufeff/, ''),
        ),
      );
      expect((await through(v0!, 'v1')).map((row) => row['site_web'])).toEqual(
        v1!.map((row) => row['site_web']),
      );
    });
  },
);
