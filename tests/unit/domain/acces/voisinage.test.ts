import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { poidsDesPas, porteesDe } from '$lib/domain/acces/pas';
import { colonnesOf, restreindre, tableOf } from '$lib/domain/acces/table';
import {
  plusProches,
  Semis,
  voisinage,
  type Points,
  type Regles,
} from '$lib/domain/acces/voisinage';
import { haversine } from '$lib/domain/distance';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import { terreOf, terresOf } from '$lib/domain/terre';
import type { CodeInsee } from '$lib/domain/codes';

import donnees from '../../../../data/parametres.json';

type Point = [latitude: number, longitude: number, terre: number];

function pointsDe(liste: readonly Point[]): Points {
  return {
    latitude: Float64Array.from(liste, ([latitude]) => latitude),
    longitude: Float64Array.from(liste, ([, longitude]) => longitude),
    terre: Uint16Array.from(liste, ([, , terre]) => terre),
  };
}

const point: fc.Arbitrary<Point> = fc.tuple(
  fc.double({ min: 44, max: 46, noNaN: true }),
  fc.double({ min: 2, max: 4, noNaN: true }),
  fc.constantFrom(0, 1),
);

/** Rules as functions of two indexes, or none. */
const regles: fc.Arbitrary<Regles> = fc.record({
  plancher: fc.option(
    fc.constantFrom(2, 6, 14).map((km) => (i: number, j: number) => (j % 3 === i % 3 ? km : 0)),
    { nil: undefined },
  ),
  garde: fc.option(
    fc.constantFrom(2, 3, 5).map((n) => (i: number, j: number) => (i + j) % n !== 0),
    { nil: undefined },
  ),
});

describe('neighbourhood', () => {
  it('finds the pairs that trying them all finds, those kept alone, each at what it costs at least', () => {
    const portee = fc.double({ min: 1, max: 120, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(point, portee), { maxLength: 25 }),
        fc.array(point, { maxLength: 25 }),
        fc.double({ min: 1, max: 1.6, noNaN: true }),
        regles,
        (demandes, offres, detour, { plancher, garde }) => {
          const table = voisinage(
            pointsDe(demandes.map(([p]) => p)),
            Float64Array.from(demandes, ([, km]) => km),
            pointsDe(offres),
            detour,
            { plancher, garde },
          );
          const attendu = demandes.flatMap(([[lat, lon, terre], km], i) =>
            offres.flatMap(([u, v, autre], j): [number, number, number][] => {
              const cout = Math.max(haversine(lat, lon, u, v) * detour, plancher?.(i, j) ?? 0);
              const gardee = garde?.(i, j) ?? true;
              return terre === autre && gardee && cout <= km ? [[i, j, cout]] : [];
            }),
          );
          expect(table).toEqual(tableOf(demandes.length, offres.length, attendu));
        },
      ),
    );
  });

  it('finds the nearest that trying them all finds, however far, among those kept', () => {
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 15 }),
        fc.array(point, { maxLength: 15 }),
        regles,
        (demandes, offres, { plancher, garde }) => {
          const semis = new Semis(pointsDe(offres));
          const { km, offre } = plusProches(pointsDe(demandes), semis, 1.3, { plancher, garde });
          demandes.forEach(([lat, lon, terre], i) => {
            const distances = offres.map(([u, v, autre], j) =>
              terre === autre && (garde?.(i, j) ?? true)
                ? Math.max(haversine(lat, lon, u, v) * 1.3, plancher?.(i, j) ?? 0)
                : Infinity,
            );
            const moindre = Math.min(Infinity, ...distances);
            expect(km[i]).toBe(moindre);
            expect(offre[i]).toBe(moindre === Infinity ? -1 : distances.indexOf(moindre));
          });
        },
      ),
    );
  });

  it('weighs a lieu at the door 1 and includes bounds', () => {
    const parametres = parametresDe(donnees);
    const table = tableOf(
      1,
      5,
      [0, 10, 10.000001, 30, 30.000001].map((km, j) => [0, j, km]),
    );
    expect([...poidsDesPas(table, Uint8Array.of(2), parametres)]).toEqual([1, 1, 0.68, 0.22, 0]);
    expect([...porteesDe(Uint8Array.of(0, 1, 2), parametres)]).toEqual([6, 15, 30]);
    const ici = pointsDe([[45, 3, 0]]);
    const memes = voisinage(ici, Float64Array.of(0), ici, 1.3);
    expect([...memes.cout]).toEqual([0]);
  });

  it('meets nothing where a point is unknown', () => {
    const nulle = pointsDe([[NaN, NaN, 0]]);
    const ici = pointsDe([[45, 3, 0]]);
    expect(voisinage(ici, Float64Array.of(30), nulle, 1).offre).toHaveLength(0);
    expect(voisinage(nulle, Float64Array.of(30), ici, 1).offre).toHaveLength(0);
    expect([...plusProches(nulle, new Semis(ici), 1).offre]).toEqual([-1]);
  });
});

describe('table of costs', () => {
  it('keeps the lowest cost of a pair given twice, sorted by demand then supply', () => {
    const table = tableOf(2, 2, [
      [1, 0, 5],
      [0, 1, 3],
      [1, 0, 4],
      [0, 0, 9],
    ]);
    expect([...table.debuts]).toEqual([0, 2, 3]);
    expect([...table.offre]).toEqual([0, 1, 0]);
    expect([...table.cout]).toEqual([9, 3, 4]);
  });

  it('reads the same pairs by supply, and keeps those of the supplies kept', () => {
    const table = tableOf(3, 2, [
      [0, 0, 1],
      [0, 1, 2],
      [2, 0, 3],
      [1, 1, 4],
    ]);
    const { debuts, demande, paire } = colonnesOf(table);
    expect([...debuts]).toEqual([0, 2, 4]);
    expect([...demande]).toEqual([0, 2, 0, 1]);
    expect([...paire].map((k) => table.cout[k])).toEqual([1, 3, 2, 4]);
    expect(restreindre(table, Uint8Array.of(0, 1))).toEqual(
      tableOf(3, 2, [
        [0, 1, 2],
        [1, 1, 4],
      ]),
    );
  });
});

describe('land masses', () => {
  it('puts water between an island, Corse, an overseas département and the mainland', () => {
    const codes = [
      '29019',
      '29155',
      '29084',
      '2A004',
      '2B033',
      '97105',
      '97110',
      '97108',
      '97112',
      '97608',
      '97611',
      '75056',
    ];
    const noms = codes.map(terreOf);
    expect(noms[0]).toBe(noms[11]);
    expect(noms[3]).toBe(noms[4]);
    expect(noms[7]).toBe(noms[8]);
    expect(new Set(noms).size).toBe(9);
    const numeros = terresOf(codes.map((code) => ({ code: code as CodeInsee })));
    codes.forEach((_, a) =>
      codes.forEach((_, b) => expect(numeros[a] === numeros[b]).toBe(noms[a] === noms[b])),
    );
  });

  it('lets no island cover the mainland: Ouessant and Lampaul face each other', () => {
    const terres = terresOf([{ code: '29155' as CodeInsee }, { code: '29178' as CodeInsee }]);
    const ouessant = pointsDe([[48.4573, -5.0964, terres[0]!]]);
    const plouarzel = pointsDe([[48.4342, -4.7303, terres[1]!]]);
    expect(voisinage(plouarzel, Float64Array.of(1000), ouessant, 1).offre).toHaveLength(0);
    expect([...plusProches(plouarzel, new Semis(ouessant), 1).km]).toEqual([Infinity]);
  });
});
