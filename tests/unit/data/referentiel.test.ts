import { readFileSync } from 'node:fs';

import { distance } from 'geokdbush';
import { describe, expect, it } from 'vitest';

import { SHARED } from '../../support/shared';
import type { Row } from './tables';
import { dataRows, parseRows, sum } from './tables';

const communes = dataRows('communes.csv');
const byCode = new Map(communes.map((commune) => [commune.code, commune]));

describe('communes.csv', () => {
  it('holds every commune and arrondissement municipal once, by code', () => {
    expect(communes.filter(({ parent }) => parent === '')).toHaveLength(34_969);
    expect(communes.filter(({ parent }) => parent !== '')).toHaveLength(45);
    const codes = communes.map(({ code }) => code!);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort());
  });

  it('gives the arrondissements to Paris, Lyon and Marseille, and their people add up', () => {
    for (const [parent, count] of [['75056', 20], ['69123', 9], ['13055', 16]] as const) {
      const parts = communes.filter((commune) => commune.parent === parent);
      expect(parts).toHaveLength(count);
      const people = sum(parts.map(({ population }) => Number(population)));
      expect(people / Number(byCode.get(parent)!.population)).toBeCloseTo(1, 2);
    }
  });

  it('has the population of France', () => {
    const people = sum(
      communes.filter(({ parent }) => parent === '').map(({ population }) => Number(population)),
    );
    expect(people).toBeGreaterThan(66e6);
    expect(people).toBeLessThan(70e6);
  });

  it('refers to départements, regions and EPCI that exist', () => {
    const regions = new Set(dataRows('regions.csv').map(({ code }) => code));
    const departements = dataRows('departements.csv');
    expect(departements).toHaveLength(109);
    for (const { region } of departements) expect(regions).toContain(region);
    const codes = new Set(departements.map(({ code }) => code));
    const epci = new Set(dataRows('epci.csv').map(({ code }) => code));
    expect(epci.size).toBe(1255);
    expect(communes.filter(({ departement }) => !codes.has(departement))).toEqual([]);
    expect(communes.filter((commune) => commune.epci !== '' && !epci.has(commune.epci))).toEqual([]);
  });

  it('leads every postal code and every former code to a commune of today', () => {
    const former = dataRows('communes-anciennes.csv');
    expect(former.length).toBeGreaterThan(4000);
    expect(former.filter(({ code, commune }) => byCode.has(code) || !byCode.has(commune))).toEqual([]);
    const postal = dataRows('codes-postaux.csv');
    expect(postal.filter(({ code_insee }) => !byCode.has(code_insee))).toEqual([]);
    expect(postal.filter(({ code_postal }) => !/^\d{5}$/.test(code_postal!))).toEqual([]);
  });
});

describe('positions of communes', () => {
  it('does not keep the places known to be others of the same name', () => {
    for (const code of ['40271', '38363', '23257', '71588']) {
      expect(byCode.get(code)!.position).not.toBe('commune');
    }
  });

  it('places overseas communes overseas', () => {
    const box = (departement: string): Row[] =>
      communes.filter((commune) => commune.departement === departement);
    for (const { latitude, longitude } of box('974')) {
      expect(Number(latitude)).toBeCloseTo(-21.1, 0);
      expect(Number(longitude)).toBeCloseTo(55.5, 0);
    }
    for (const { latitude } of box('971')) expect(Number(latitude)).toBeCloseTo(16.2, 0);
  });

  it('says where each point comes from', () => {
    const byPosition = new Map<string, number>();
    for (const { position } of communes) {
      byPosition.set(position!, (byPosition.get(position!) ?? 0) + 1);
    }
    expect([...byPosition.keys()].sort()).toEqual(['code_postal', 'commune', 'departement', 'epci']);
    expect(byPosition.get('commune')).toBeGreaterThan(14_500);
    expect(byPosition.get('departement')).toBeLessThan(100);
  });
});

describe.skipIf(!SHARED)('against real open data', () => {
  const shared = (path: string): string =>
    readFileSync(`${SHARED}/open-data/communes/${path}`, 'utf8').replace(/^\uFEFF/, '');

  it('puts a commune placed by itself within 2 km of its published centre nine times in ten', () => {
    const published = new Map(
      parseRows(shared('laposte-hexasmal.csv'), ';').map((row) => [
        row.Code_commune_INSEE,
        row.coordonnees_gps!.split(',').map(Number),
      ]),
    );
    const errors = communes
      .filter(({ position }) => position === 'commune')
      .flatMap(({ code, latitude, longitude }) => {
        const [lat, lon] = published.get(code) ?? [];
        return lat && lon ? [distance(Number(longitude), Number(latitude), lon, lat)] : [];
      })
      .sort((a, b) => a - b);
    expect(errors.length).toBeGreaterThan(14_000);
    expect(errors[Math.floor(errors.length * 0.9)]).toBeLessThan(2);
  });

  it('estimates the density class of the published grid for 93 % of communes and 87 % of people', () => {
    const classes: Readonly<Record<string, string>> = {
      'Grands centres urbains': 'dense',
      'Centres urbains intermédiaires': 'intermediaire',
      'Petites villes': 'intermediaire',
      'Ceintures urbaines': 'intermediaire',
    };
    const known = parseRows(shared('grille-densite.csv'), ',').flatMap((row) => {
      const commune = byCode.get(row.insee_com);
      return commune ? [{ commune, same: commune.densite === (classes[row.niveau_densite!] ?? 'rurale') }] : [];
    });
    const same = known.filter((row) => row.same);
    const people = (rows: typeof known): number =>
      sum(rows.map(({ commune }) => Number(commune.population)));
    const agreement = [same.length / known.length, people(same) / people(known)];
    console.info(`densité : accord ${agreement.map((share) => (100 * share).toFixed(1)).join(' % des communes, ')} % des habitants`);
    expect(agreement[0]).toBeGreaterThan(0.93);
    expect(agreement[1]).toBeGreaterThan(0.87);
  });
});
