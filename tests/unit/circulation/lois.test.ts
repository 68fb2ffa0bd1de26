import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Jour, Mois } from '$lib/domain/codes';
import type { LigneCirculation } from '$lib/domain/pass';
import {
  dernierJour,
  jourDe,
  moisDe,
  moisExpiration,
  numeroJour,
  numeroMois,
} from '$lib/domain/circulation/calendrier';
import { encours } from '$lib/domain/circulation/encours';
import { packer } from '$lib/domain/circulation/imputation';
import { serieMensuelle } from '$lib/domain/circulation/series';

import { COMMUNES, depense, INDEX, LIEUX, LOTS, remise } from './monde';

const mois = fc.integer({ min: 288, max: 302 }).map((n) => moisDe(n));
const lots = fc.constantFrom('court', 'long', 'inconnu');
const communes = fc.constantFrom(...COMMUNES, '99999');
const quantites = fc.integer({ min: 0, max: 30 });
const lieux = fc.constantFrom(...LIEUX, 'ailleurs', null);

const lignes: fc.Arbitrary<LigneCirculation[]> = fc.array(
  fc.oneof(
    fc.tuple(mois, lots, communes, quantites, quantites).map((args) => remise(...args)),
    fc.tuple(mois, lots, communes, lieux, quantites).map((args) => depense(...args)),
  ),
  { maxLength: 40 },
);
const dates = fc
  .integer({ min: numeroJour('2023-12-01' as Jour), max: numeroJour('2025-06-30' as Jour) })
  .map(jourDe);
const communeDeFiltre = fc.constantFrom(0, 1, 2, null);
const lotDeFiltre = fc.constantFrom(0, 1, null);

const somme = (valeurs: Iterable<number>) =>
  [...valeurs].reduce((total, valeur) => total + valeur, 0);

describe('circulation, laws', () => {
  it('handed out = spent + expired + circulating, in every commune, at every date, none negative', () => {
    fc.assert(
      fc.property(lignes, dates, (rows, date) => {
        const { colonnes } = packer(rows, LOTS, INDEX);
        const etat = encours(colonnes, LOTS, date, COMMUNES.length);
        for (const c of COMMUNES.keys()) {
          expect(etat.distribues[c]).toBe(etat.utilises[c]! + etat.expires[c]! + etat.pass[c]!);
          for (const figure of [etat.utilises, etat.expires, etat.pass, etat.beneficiaires]) {
            expect(figure[c]).toBeGreaterThanOrEqual(0);
          }
          expect(etat.beneficiaires[c]).toBeLessThanOrEqual(etat.pass[c]!);
        }
      }),
    );
  });

  it('nothing is lost: what was read = what counts + what is listed as set aside', () => {
    fc.assert(
      fc.property(lignes, (rows) => {
        const { colonnes, anomalies } = packer(rows, LOTS, INDEX);
        const ecartes = anomalies.filter((anomalie) => anomalie.ecarte);
        for (const figure of ['carnets', 'distribues', 'utilises'] as const) {
          expect(somme(colonnes[figure]) + somme(ecartes.map((a) => a[figure]))).toBe(
            somme(rows.map((r) => r[figure])),
          );
        }
      }),
    );
  });

  it('a series is the state at the last day of each of its months, for any commune and lot', () => {
    fc.assert(
      fc.property(lignes, communeDeFiltre, lotDeFiltre, (rows, commune, lot) => {
        const { colonnes } = packer(rows, LOTS, INDEX);
        const garde = (c: number, l: number) =>
          (commune === null || c === commune) && (lot === null || l === lot);
        const gardees = rows.filter((r) => commune === null || r.codeInsee === COMMUNES[commune]);
        const cumul = { distribues: 0, utilises: 0, expires: 0 };
        for (const point of serieMensuelle(colonnes, LOTS, garde, '2025-06' as Mois)) {
          cumul.distribues += point.distribues;
          cumul.utilises += point.utilises;
          cumul.expires += point.expires;
          expect(point.encours).toBeGreaterThanOrEqual(0);
          expect(cumul.distribues).toBe(cumul.utilises + cumul.expires + point.encours);
          if (lot !== null) continue;
          const seules = packer(gardees, LOTS, INDEX).colonnes;
          const etat = encours(seules, LOTS, dernierJour(point.mois), COMMUNES.length);
          expect(point.encours).toBe(somme(etat.pass));
          expect(cumul.expires).toBe(somme(etat.expires));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the order of the rows of a file changes no figure of a commune', () => {
    fc.assert(
      fc.property(lignes, dates, (rows, date) => {
        const etat = (r: LigneCirculation[]) =>
          encours(packer(r, LOTS, INDEX).colonnes, LOTS, date, COMMUNES.length);
        expect(etat(rows.toReversed())).toEqual(etat(rows));
      }),
    );
  });
});

describe('calendar', () => {
  it('reads back every month and day', () => {
    fc.assert(fc.property(fc.integer({ min: -60, max: 1200 }), (n) => numeroMois(moisDe(n)) === n));
    fc.assert(fc.property(dates, (date) => jourDe(numeroJour(date)) === date));
  });

  it('knows leap years and the month of expiry', () => {
    expect(dernierJour('2024-02' as Mois)).toBe('2024-02-29');
    expect(moisDe(moisExpiration('2024-06-30' as Jour))).toBe('2024-07');
    expect(moisDe(moisExpiration('2024-06-15' as Jour))).toBe('2024-06');
    expect(moisDe(moisExpiration('2024-12-31' as Jour))).toBe('2025-01');
  });
});
