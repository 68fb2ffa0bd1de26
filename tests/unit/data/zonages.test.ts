import { area, booleanValid, kinks, polygon } from '@turf/turf';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';

import { dataJson, dataRows } from './tables';

interface Qpv {
  readonly code_qp: string;
  readonly nom_qp: string;
  readonly insee_com: string;
  readonly lib_com: string;
  readonly population: number;
}

const communes = new Map(dataRows('communes.csv').map((commune) => [commune.code, commune]));
const regionOf = new Map(dataRows('departements.csv').map(({ code, region }) => [code, region]));
const isInRegion = (code: string): boolean => regionOf.get(communes.get(code)?.departement) === '84';

describe('qpv-simules.geojson', () => {
  const { features } = dataJson<FeatureCollection<Polygon, Qpv>>('qpv-simules.geojson');

  it('holds about 150 quartiers that nobody can take for real ones', () => {
    expect(features.length).toBeGreaterThan(130);
    expect(features.length).toBeLessThan(170);
    const codes = features.map(({ properties }) => properties.code_qp);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { properties } of features) {
      expect(properties.code_qp).toMatch(/^QN\d{3}\d{2}S$/);
      expect(properties.nom_qp).toMatch(/^QPV simulé n° \d d[’eu]/);
      expect(properties.code_qp.slice(2, 5)).toBe(communes.get(properties.insee_com)!.departement!.padStart(3, '0'));
      expect(isInRegion(properties.insee_com)).toBe(true);
    }
  });

  it('draws simple shapes of the size of a quartier', () => {
    for (const { geometry } of features) {
      const shape = polygon(geometry.coordinates);
      expect(booleanValid(shape)).toBe(true);
      expect(kinks(shape).features).toEqual([]);
      expect(area(shape)).toBeGreaterThan(100_000);
      expect(area(shape)).toBeLessThan(600_000);
    }
  });
});

describe('zonage-rural-simule.csv', () => {
  it('classes every commune of the region, and no other', () => {
    const rows = dataRows('zonage-rural-simule.csv');
    const expected = [...communes.values()].filter(({ code, parent }) => parent === '' && isInRegion(code!));
    expect(rows.map(({ code_insee }) => code_insee)).toEqual(expected.map(({ code }) => code));
    expect(new Set(rows.map(({ classement }) => classement))).toEqual(new Set(['FRR', 'FRR+', 'Non classée']));
    const lyon = rows.find(({ code_insee }) => code_insee === '69123');
    expect(lyon?.classement).toBe('Non classée');
  });
});

describe('cnfs-structures-simulees.csv', () => {
  const rows = dataRows('cnfs-structures-simulees.csv', ';');

  it('invents 250 structures of the region that say so', () => {
    expect(rows).toHaveLength(250);
    expect(new Set(rows.map((row) => row['Raison sociale'])).size).toBe(250);
    for (const row of rows) {
      expect(row['Raison sociale']).toMatch(/\(simulée\)$/);
      expect(row.SIRET).toBe('');
      expect(isInRegion(row['Code commune INSEE']!)).toBe(true);
    }
  });
});
