import { beforeAll, describe, expect, it } from 'vitest';

import type { Referentiel } from '$lib/domain/referentiel';

import { dataRows } from '../data/tables';
import { comme, lireContenu, referentielEmbarque } from './aide';

let referentiel: Referentiel;
beforeAll(() => {
  referentiel = referentielEmbarque();
});

const communeDe = (code: string): string | null => referentiel.commune(code)?.code ?? null;

/** Real changes of the Code officiel géographique, one of each kind and time. */
const CHANGEMENTS: readonly (readonly [code: string, aujourdhui: string, pourquoi: string])[] = [
  ['01003', '01165', 'merged into another before 2003: its code goes on being met'],
  ['01039', '01138', 'Béon, merged into Culoz-Béon in 2023'],
  ['01033', '01033', 'a commune that took in another one keeps its code'],
  [
    '14011',
    '14581',
    'Anctoville: a commune, then a new one under the same code, which changed its seat',
  ],
  ['49023', '49023', 'Beaupréau-en-Mauges, a new commune of ten under the code of its seat'],
  ['49006', '49023', 'Andrezé, deleguee of Beaupréau-en-Mauges'],
  ['75056', '75056', 'Paris as one commune'],
  ['75101', '75101', 'and by arrondissement'],
  ['69381', '69381', 'Lyon by arrondissement'],
  ['13201', '13201', 'Marseille by arrondissement'],
  ['97123', '97701', 'Saint-Barthélemy, a commune of Guadeloupe until 2007'],
  ['97127', '97801', 'Saint-Martin, likewise'],
  ['98501', '97601', 'Acoua, the first of Mayotte under its old number'],
  ['98511', '97611', 'Mamoudzou, likewise'],
  ['98517', '97617', 'Tsingoni, the last'],
];

describe('a code of commune of any year', () => {
  it.each(CHANGEMENTS)('%s is %s today: %s', (code, aujourdhui) => {
    expect(communeDe(code)).toBe(aujourdhui);
  });

  it('of the table of former communes leads to a commune of today, which leads to itself', () => {
    const anciennes = dataRows('communes-anciennes.csv');
    const perdues = anciennes.filter(({ code, commune }) => communeDe(code!) !== commune);
    expect(perdues).toEqual([]);
    expect(anciennes.filter(({ commune }) => communeDe(commune!) !== commune)).toEqual([]);
    // None hides a commune that was restored since: a code of today is read as it is.
    expect(anciennes.filter(({ code }) => referentiel.isActuel(code!))).toEqual([]);
  });

  it('of an arrondissement lies in its commune, both filed', () => {
    for (const [parent, nombre] of [
      ['75056', 20],
      ['69123', 9],
      ['13055', 16],
    ] as const) {
      const siens = referentiel.communes.filter((commune) => commune.parent === parent);
      expect(siens).toHaveLength(nombre);
    }
  });

  it('that was never one is no commune', () => {
    for (const code of ['00000', '99999', '75199', '']) expect(communeDe(code)).toBeNull();
  });

  it('in a file of ZRR is read as today’s, with the repair said', async () => {
    const zrr = 'CODGEO,LIBGEO,ZRR_SIMP\n01039,Béon,C\n01138,Culoz,NC\n15014,Aurillac,C\n';
    const fichier = await lireContenu('zrr.csv', zrr, { referentiel });
    const { lecture } = comme('zrr', fichier);
    expect(lecture.rows.map(({ codeInsee }) => codeInsee)).toEqual(['01138', '01138', '15014']);
    expect(lecture.reparees).toBe(1);
  });
});
