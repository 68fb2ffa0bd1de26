import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { concentration, gini, palma, theil } from '$lib/domain/inegalite/mesures';

import { SHARED } from '../../../support/shared';

function lire(chemin: string): string {
  return readFileSync(`${SHARED}/oracles/${chemin}`, 'utf8');
}

interface Petit {
  readonly access: number[];
  readonly population: number[];
  readonly gini?: number;
  readonly gini_published: number;
}

interface OracleR {
  readonly small: Petit & { readonly drop_last: Petit };
  readonly full: {
    readonly gini: number;
    readonly palma: number;
    readonly theil_t: number;
    readonly concentration_index: number;
    readonly theil_by_income_decile: {
      readonly summary: { component: string; value: number }[];
      readonly within_group_component: { income_decile: string; value: number }[];
      readonly between_group_component: { income_decile: string; value: number }[];
    };
  };
}

function repartition(valeur: readonly number[], population: readonly number[]) {
  return { valeur: Float64Array.from(valeur), population: Float64Array.from(population) };
}

describe.skipIf(!SHARED)('inequality, against R accessibility', () => {
  const oracle = SHARED ? (JSON.parse(lire('r-accessibility/inequality.json')) as OracleR) : null;
  const lignes = SHARED
    ? lire('r-accessibility/bho_full.csv')
        .trim()
        .split('\n')
        .slice(1)
        .map((ligne) => ligne.split(','))
    : [];
  const utiles = lignes.filter((ligne) => !ligne.includes('NA'));
  const colonne = (rang: number): Float64Array =>
    Float64Array.from(utiles, (ligne) => Number(ligne[rang]));
  const tout = { valeur: colonne(1), population: colonne(2) };
  const revenu = colonne(3);

  it('computes the published Gini of five cells, and of four', () => {
    const { small } = oracle!;
    expect(gini(repartition(small.access, small.population))).toBeCloseTo(small.gini!, 12);
    for (const petit of [small, small.drop_last]) {
      const valeur = gini(repartition(petit.access, petit.population));
      expect(Number(valeur.toFixed(4))).toBe(petit.gini_published);
    }
  });

  it('computes Gini, Palma, Theil and concentration of Belo Horizonte', () => {
    const { full } = oracle!;
    expect(gini(tout)).toBeCloseTo(full.gini, 9);
    expect(palma(tout, revenu)).toBeCloseTo(full.palma, 9);
    expect(concentration(tout, revenu)).toBeCloseTo(full.concentration_index, 9);
    const { total, entre, dans, groupes } = theil(tout, colonne(4));
    expect(total).toBeCloseTo(full.theil_t, 9);
    const parties = Object.fromEntries(
      full.theil_by_income_decile.summary.map(({ component, value }) => [component, value]),
    );
    expect(entre).toBeCloseTo(parties.between_group!, 9);
    expect(dans).toBeCloseTo(parties.within_group!, 9);
    for (const { groupe, ...valeurs } of groupes) {
      const attendu = (liste: { income_decile: string; value: number }[]): number =>
        liste.find(({ income_decile }) => Number(income_decile) === groupe)!.value;
      expect(valeurs.entre).toBeCloseTo(
        attendu(full.theil_by_income_decile.between_group_component),
        9,
      );
      expect(valeurs.dans).toBeCloseTo(
        attendu(full.theil_by_income_decile.within_group_component),
        9,
      );
    }
  });
});

describe.skipIf(!SHARED)('inequality, against PySAL inequality', () => {
  const oracle = SHARED
    ? (JSON.parse(lire('inequality/mexico.json')) as {
        columns: Record<string, number[]>;
        regions_hanson98: number[];
        expected: { gini_1940: number; theil_T: number[]; theil_between: number[] };
      })
    : null;

  it('computes Gini and Theil of the Mexican states', () => {
    const { columns, regions_hanson98, expected } = oracle!;
    const unites = regions_hanson98.map(() => 1);
    expect(gini(repartition(columns.pcgdp1940!, unites))).toBeCloseTo(expected.gini_1940, 9);
    Object.values(columns).forEach((valeurs, decennie) => {
      const { total, entre } = theil(repartition(valeurs, unites), regions_hanson98);
      expect(Math.abs(total - expected.theil_T[decennie]!)).toBeLessThanOrEqual(5e-9);
      expect(Math.abs(entre - expected.theil_between[decennie]!)).toBeLessThanOrEqual(5e-9);
    });
  });
});
