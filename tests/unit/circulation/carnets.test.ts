import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CodeInsee, Jour } from '$lib/domain/codes';
import { agreger } from '$lib/domain/circulation/agregation';
import { avancementCarnets, delaisPremiereUtilisation } from '$lib/domain/circulation/carnets';
import { enColonnes, enRangees, nomsDe, tamponsDe } from '$lib/domain/circulation/utilisations';
import { packer } from '$lib/domain/circulation/imputation';

import { carnet, INDEX, LOTS, utilisation } from './monde';

describe('agreger', () => {
  it('sums carnets and uses by month, lot, commune and lieu', () => {
    const { lignes, anomalies } = agreger(
      LOTS,
      [
        carnet('a', '2024-03-02'),
        carnet('b', '2024-03-30'),
        carnet('c', '2024-04-01', { codeInsee: '01002' as CodeInsee }),
      ],
      enColonnes([
        utilisation('a', '2024-04-02', 1),
        utilisation('b', '2024-04-28', 2),
        utilisation('b', '2024-04-29', 1, 'mediathe'),
      ]),
    );
    expect(anomalies).toEqual([]);
    const commun = { lot: 'long', codeInsee: '01001' };
    expect(lignes).toEqual([
      { ...commun, mois: '2024-03', lieu: null, carnets: 2, distribues: 10, utilises: 0 },
      {
        ...commun,
        codeInsee: '01002',
        mois: '2024-04',
        lieu: null,
        carnets: 1,
        distribues: 5,
        utilises: 0,
      },
      { ...commun, mois: '2024-04', lieu: 'espace', carnets: 0, distribues: 0, utilises: 3 },
      { ...commun, mois: '2024-04', lieu: 'mediathe', carnets: 0, distribues: 0, utilises: 1 },
    ]);
  });

  it.each([
    ['of a carnet nobody knows', utilisation('z', '2024-04-02', 1), 'carnet_inconnu', 1],
    ['before the carnet was handed out', utilisation('a', '2024-03-01', 1), 'avant_remise', 1],
    ['the day after the end', utilisation('a', '2024-12-16', 1), 'apres_expiration', 1],
    ['beyond the Pass of the carnet', utilisation('a', '2024-12-15', 7), 'depassement', 2],
  ])('sets aside and lists a use %s', (_, use, regle, utilises) => {
    const { anomalies } = agreger(LOTS, [carnet('a', '2024-03-02')], enColonnes([use]));
    expect(anomalies).toMatchObject([
      { regle, source: 'utilisations', ligne: 0, ecarte: true, utilises },
    ]);
  });

  it('loses nothing, and gives lines that imputation takes whole', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'z');
    const jours = fc
      .integer({ min: 1, max: 28 })
      .map((n) => `2024-05-${String(n).padStart(2, '0')}`);
    const uses = fc.array(
      fc.tuple(ids, jours, fc.integer({ min: 0, max: 4 })).map((args) => utilisation(...args)),
    );
    const carnets = [
      carnet('a', '2024-05-03'),
      carnet('b', '2024-05-14'),
      carnet('c', '2024-04-01', { lot: 'court' }),
    ];
    fc.assert(
      fc.property(uses, (utilisations) => {
        const { lignes, anomalies } = agreger(LOTS, carnets, enColonnes(utilisations));
        const total = (valeurs: number[]) => valeurs.reduce((a, b) => a + b, 0);
        const comptes = total(lignes.map((ligne) => ligne.utilises));
        expect(comptes + total(anomalies.map((a) => a.utilises))).toBe(
          total(utilisations.map((u) => u.nombrePass)),
        );
        expect(packer(lignes, LOTS, INDEX).anomalies).toEqual([]);
      }),
    );
  });
});

describe('carnets', () => {
  const carnets = [
    carnet('a', '2024-03-01'),
    carnet('b', '2024-03-01'),
    carnet('c', '2024-03-01'),
    carnet('d', '2024-03-01', { nombrePass: 10, lot: 'court' }),
  ];
  const utilisations = [
    utilisation('a', '2024-03-21', 1),
    utilisation('a', '2024-03-11', 1),
    utilisation('b', '2024-03-31', 5),
  ];

  it('counts the carnets that reached each session, among those that could', () => {
    const avancement = avancementCarnets(carnets, utilisations);
    expect(avancement.map((rang) => rang.carnets)).toEqual([4, 4, 4, 4, 4, 1, 1, 1, 1, 1]);
    expect(avancement.map((rang) => rang.atteints)).toEqual([2, 2, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('measures days to the first use, and counts apart the carnets never used', () => {
    expect(delaisPremiereUtilisation(carnets, utilisations)).toEqual([
      {
        lot: 'long',
        carnets: 3,
        jamaisUtilises: 1,
        premierQuartile: 15,
        mediane: 20,
        troisiemeQuartile: 25,
      },
      {
        lot: 'court',
        carnets: 1,
        jamaisUtilises: 1,
        premierQuartile: null,
        mediane: null,
        troisiemeQuartile: null,
      },
    ]);
  });
});

describe('uses by columns', () => {
  it('say what the rows say, whatever the names', () => {
    const nom = fc.oneof(
      fc.constantFrom('', 'a', 'é', '😀', 'CARNET-000001', 'CARNET-000002'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    const use = fc.record({
      carnet: nom,
      lieu: nom,
      date: fc.constantFrom('1970-01-01' as Jour, '2024-02-29' as Jour, '2025-12-31' as Jour),
      nombrePass: fc.constantFrom(0, 1, 10, 1e12),
    });
    fc.assert(
      fc.property(fc.array(use, { maxLength: 300 }), (rows) => {
        expect([...enRangees(enColonnes(rows))]).toEqual(rows);
      }),
    );
  });

  it('name each carnet once, and take twenty bytes a use', () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => ({
      carnet: `CARNET-${i % 20_000}`,
      lieu: `L${i % 7}`,
      date: '2024-05-01' as Jour,
      nombrePass: 1,
    }));
    const colonnes = enColonnes(rows);
    expect(new Set(nomsDe(colonnes.carnets)).size).toBe(20_000);
    expect(colonnes.carnets.fins).toHaveLength(20_000);
    const octets = tamponsDe(colonnes).reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(octets).toBeLessThan(20 * rows.length + 20 * 20_000);
  });
});
