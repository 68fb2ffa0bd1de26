import { describe, expect, it } from 'vitest';

import type { CodeInsee, Jour } from '$lib/domain/codes';
import {
  classements,
  isEnVigueur,
  ruralParCommune,
  validiteDuQuartier,
  type ClasseRurale,
  type DispositifRural,
  type Qpv,
  type ZonageRural,
} from '$lib/domain/zonage';

const JOURS = ['2024-07-01', '2024-12-31', '2025-01-01', '2027-12-31', '2028-01-01'] as Jour[];

function commune(
  dispositif: DispositifRural,
  ...classes: readonly ClasseRurale[]
): readonly ZonageRural[] {
  return classes.map((classe) => ({ codeInsee: '01001' as CodeInsee, dispositif, classe }));
}

/** What lots say of the commune day by day, which screens must say too. */
function parJour(rows: readonly ZonageRural[]): readonly ClasseRurale[] {
  const lus = classements({ qpv: [], ruraux: rows });
  return JOURS.map((jour) => {
    const [un, autre] = lus.filter(({ validite }) => isEnVigueur(validite, jour));
    expect(autre).toBeUndefined();
    const ecran = ruralParCommune(rows, jour);
    expect(ecran).toHaveLength(1);
    expect(ecran[0]!.classe).toBe(un?.classe ?? 'non');
    return ecran[0]!.classe;
  });
}

describe('a commune that several of the file make', () => {
  it.each<[readonly ClasseRurale[], readonly ClasseRurale[]]>([
    [['plus'], ['classee', 'classee', 'plus', 'plus', 'plus']],
    [['beneficiaire'], ['beneficiaire', 'beneficiaire', 'beneficiaire', 'beneficiaire', 'non']],
    [['non', 'classee'], Array<ClasseRurale>(5).fill('partielle')],
    [['classee', 'non'], Array<ClasseRurale>(5).fill('partielle')],
    [['classee', 'classee'], Array<ClasseRurale>(5).fill('classee')],
    [['non', 'non'], Array<ClasseRurale>(5).fill('non')],
    [['plus', 'classee'], Array<ClasseRurale>(5).fill('classee')],
    [
      ['non', 'beneficiaire'],
      ['partielle', 'partielle', 'partielle', 'partielle', 'non'],
    ],
  ])('%j is %j as time goes', (classes, attendues) => {
    expect(parJour(commune('FRR', ...classes))).toEqual(attendues);
  });

  it('keeps one spell where its class does not change, and each zoning apart', () => {
    const lus = classements({
      qpv: [],
      ruraux: [...commune('ZRR', 'non', 'classee'), ...commune('FRR', 'classee')],
    });
    expect(lus.map(({ generation, classe, validite }) => [generation, classe, validite])).toEqual([
      ['ZRR', 'partielle', { debut: '1995-02-04', fin: '2024-06-30' }],
      ['FRR', 'classee', { debut: '2024-07-01', fin: null }],
    ]);
  });
});

it('a quartier without a commune is overseas where its code says so', () => {
  const finDe = (code: string, millesime: Qpv['millesime'], communes: string[] = []) =>
    validiteDuQuartier({
      code,
      millesime,
      communes: communes as CodeInsee[],
      nom: '',
      population: null,
      geometrie: null,
    });
  expect(finDe('QP971001', 2015).fin).toBe('2024-12-31');
  expect(finDe('QN97101N', 2024).debut).toBe('2025-01-01');
  expect(finDe('QP069001', 2015).fin).toBe('2023-12-31');
  expect(finDe('QP02A001', 2015).fin).toBe('2023-12-31');
  expect(finDe('QN97401M', 2024, ['97411']).debut).toBe('2025-01-01');
});
