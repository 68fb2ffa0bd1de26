import { describe, expect, it } from 'vitest';

import { Random } from '../../../scripts/build-data/simule/random';
import { dataBytes, dataGzipped, dataRows, sum } from './tables';

const communes = new Map(dataRows('communes.csv').map((commune) => [commune.code, commune]));
const lieux = new Map(dataRows('lieux.csv').map((lieu) => [lieu.id, lieu]));
const lots = new Map(dataRows('pass-lots.csv').map((lot) => [lot.lot, lot]));
const carnets = dataRows('pass-carnets.csv');
const ofCarnet = new Map(carnets.map((carnet) => [carnet.carnet, carnet]));
const utilisations = dataRows('pass-utilisations.csv');
const circulation = dataRows('pass-circulation.csv');

const total = (rows: typeof carnets, column: string): number => sum(rows.map((row) => Number(row[column])));

describe('the simulated circulation', () => {
  it('is of the size announced', () => {
    expect(total(carnets, 'nombre_pass')).toBeGreaterThan(196_000);
    expect(total(carnets, 'nombre_pass')).toBeLessThan(204_000);
    expect(carnets.length).toBeGreaterThan(25_000);
    expect(carnets.length).toBeLessThan(27_000);
    expect(lots.size).toBe(13);
    const usage = total(utilisations, 'nombre_pass') / total(carnets, 'nombre_pass');
    expect(usage).toBeGreaterThan(0.45);
    expect(usage).toBeLessThan(0.6);
  });

  it('stays light', () => {
    const files = ['lots', 'carnets', 'utilisations', 'circulation'].map((name) => `pass-${name}.csv`);
    expect(sum(files.map(dataBytes))).toBeLessThan(4e6);
    expect(sum(files.map(dataGzipped))).toBeLessThan(9e5);
  });

  it('leaves the first picture under a megabyte', () => {
    const first = [
      'communes.csv',
      'epci.csv',
      'departements.csv',
      'regions.csv',
      'contours.topo.json',
      'lieux.csv',
      'pass-lots.csv',
      'pass-circulation.csv',
    ];
    expect(sum(first.map(dataGzipped))).toBeLessThan(1e6);
  });

  it('says that it is simulated on every lot', () => {
    for (const { commanditaire, operateur } of lots.values()) {
      expect(commanditaire).toMatch(/\(simulé\)$/);
      expect(operateur).toMatch(/^Opérateur [ABC] \(simulé\)$/);
    }
  });

  it('never hands out more Pass than were bought', () => {
    for (const { lot, pass_achetes } of lots.values()) {
      const handed = total(carnets.filter((carnet) => carnet.lot === lot), 'nombre_pass');
      expect(handed).toBeGreaterThan(0);
      expect(handed).toBeLessThanOrEqual(Number(pass_achetes));
    }
  });

  it('hands each carnet out in a commune of today, while its lot is valid, of the size of its lot', () => {
    const wrong = carnets.filter(({ lot, date_remise, code_insee, nombre_pass }) => {
      const { debut_validite, fin_validite, taille_carnet } = lots.get(lot)!;
      return (
        !communes.has(code_insee) ||
        date_remise! < debut_validite! ||
        date_remise! > fin_validite! ||
        nombre_pass !== taille_carnet
      );
    });
    expect(wrong).toEqual([]);
  });

  it('never spends more than the Pass of a carnet', () => {
    const spent = new Map<string, number>();
    for (const { carnet, nombre_pass } of utilisations) {
      spent.set(carnet!, (spent.get(carnet!) ?? 0) + Number(nombre_pass));
    }
    const over = [...spent].filter(([carnet, pass]) => pass > Number(ofCarnet.get(carnet)!.nombre_pass));
    expect(over).toEqual([]);
    expect(spent.size).toBeLessThan(carnets.length);
  });

  it('spends after the hand-out, before the end of validity, in an accepting lieu of the perimeter', () => {
    const wrong = utilisations.filter(({ carnet, lieu, date }) => {
      const { lot, date_remise } = ofCarnet.get(carnet)!;
      const { fin_validite, perimetre } = lots.get(lot)!;
      const { conditions_acces, code_insee } = lieux.get(lieu)!;
      return (
        date! <= date_remise! ||
        date! > fin_validite! ||
        !conditions_acces!.includes('Accepte le Pass numérique') ||
        !isInPerimetre(code_insee!, perimetre!)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('leaves gaps to find: many Pass in communes from which none was spent', () => {
    const spentFrom = new Set(utilisations.map(({ carnet }) => ofCarnet.get(carnet)!.code_insee));
    const silent = carnets.filter(({ code_insee }) => !spentFrom.has(code_insee));
    expect(total(silent, 'nombre_pass')).toBeGreaterThan(5_000);
  });
});

describe('pass-circulation.csv', () => {
  it('is exactly the sum of the carnets and of their uses', () => {
    const expected = new Map<string, [number, number, number]>();
    const add = (key: string, values: readonly [number, number, number]): void => {
      const [a, b, c] = expected.get(key) ?? [0, 0, 0];
      expected.set(key, [a + values[0], b + values[1], c + values[2]]);
    };
    for (const { lot, date_remise, code_insee, nombre_pass } of carnets) {
      add(`${date_remise!.slice(0, 7)} ${lot} ${code_insee} `, [1, Number(nombre_pass), 0]);
    }
    for (const { carnet, lieu, date, nombre_pass } of utilisations) {
      const { lot, code_insee } = ofCarnet.get(carnet)!;
      add(`${date!.slice(0, 7)} ${lot} ${code_insee} ${lieu}`, [0, 0, Number(nombre_pass)]);
    }
    const found = new Map(
      circulation.map((row) => [
        `${row.mois} ${row.lot} ${row.code_insee} ${row.lieu}`,
        [Number(row.carnets), Number(row.distribues), Number(row.utilises)],
      ]),
    );
    expect(found.size).toBe(circulation.length);
    expect(found).toEqual(expected);
  });
});

describe('Random', () => {
  it('draws the same numbers from the same seed, in [0, 1), evenly', () => {
    const draws = Array.from({ length: 10_000 }, ((random) => () => random.next())(new Random(7)));
    const again = new Random(7);
    expect(draws.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => again.next()));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    expect(sum(draws) / draws.length).toBeCloseTo(0.5, 1);
  });

  it('picks by weight, and nothing where there is no weight', () => {
    const random = new Random(1);
    const picks = Array.from({ length: 2_000 }, () => random.pick([1, 3], (weight) => weight));
    expect(picks.filter((pick) => pick === 3).length / picks.length).toBeCloseTo(0.75, 1);
    expect(random.pick([1, 2], () => 0)).toBeNull();
    expect(random.pick([], () => 1)).toBeNull();
  });
});

function isInPerimetre(code: string, perimetre: string): boolean {
  const { departement, epci, parent } = communes.get(code)!;
  const own = ['region:84', `departement:${departement}`, `epci:${epci}`, `commune:${code}`, `commune:${parent}`];
  return perimetre === '' || perimetre.split('|').some((territoire) => own.includes(territoire));
}
