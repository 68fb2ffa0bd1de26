import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jourDe, moisDe, numeroJour, numeroMois } from '$lib/domain/circulation/calendrier';
import type { CirculationColonnes } from '$lib/domain/circulation/colonnes';
import { encours } from '$lib/domain/circulation/encours';
import { packer } from '$lib/domain/circulation/imputation';
import { serieMensuelle } from '$lib/domain/circulation/series';
import type { Jour } from '$lib/domain/codes';
import { avecTolerance, decaler, type Operateur } from '$lib/domain/operateurs/operateur';
import type { LigneCirculation, Lot } from '$lib/domain/pass';

import { COMMUNES, depense, INDEX, lot, remise } from './monde';

const NOMS = ['un', 'deux', 'trois', 'quatre'];
const jours = fc
  .integer({ min: numeroJour('2024-01-01' as Jour), max: numeroJour('2025-06-30' as Jour) })
  .map(jourDe);
const mois = fc.integer({ min: 288, max: 306 }).map((n) => moisDe(n));
const quantites = fc.integer({ min: 0, max: 30 });

/** Lots of which each has its opérateur, who gives some days of tolerance, none, or does not say. */
const lotsTolerants: fc.Arbitrary<readonly Lot[]> = fc
  .array(fc.tuple(jours, fc.constantFrom(null, 0, 15, 45)), { minLength: 1, maxLength: 4 })
  .map((fins) => {
    const lots = fins.map(([finValidite], rang) =>
      lot({ id: NOMS[rang]!, operateur: NOMS[rang]!, finValidite }),
    );
    return avecTolerance(
      lots,
      fins.map(([, jours], rang) => operateur(NOMS[rang]!, jours)),
    );
  });

const lignes: fc.Arbitrary<LigneCirculation[]> = fc.array(
  fc.oneof(
    fc
      .tuple(mois, fc.constantFrom(...NOMS), fc.constantFrom(...COMMUNES), quantites, quantites)
      .map((args) => remise(...args)),
    fc
      .tuple(
        mois,
        fc.constantFrom(...NOMS, '?', '?'),
        fc.constantFrom(...COMMUNES),
        fc.constant('espace'),
        quantites,
      )
      .map((args) => depense(...args)),
  ),
  { maxLength: 60, size: 'max' },
);

/** Which lots and which communes a filter keeps. */
const filtres = fc.record({
  lots: fc.subarray([0, 1, 2, 3]),
  communes: fc.subarray([...COMMUNES.keys()]),
});

function operateur(nom: string, toleranceJours: number | null): Operateur {
  return {
    nom,
    debut: null,
    fin: null,
    validiteMois: null,
    toleranceJours,
    alerteJours: null,
    blocageJours: null,
    accuseJours: null,
    releveJours: null,
    fraisAmont: null,
    fraisAval: null,
    cotisation: null,
    valeurFaciale: null,
    source: '',
    dateSource: null,
  };
}

/** The movements of some rows of the columns. */
function seulement(colonnes: CirculationColonnes, rangs: readonly number[]): CirculationColonnes {
  const { lot, commune, lieu, mois, carnets, distribues, utilises, ligne } = colonnes;
  const entiers = (colonne: Int32Array) => Int32Array.from(rangs, (k) => colonne[k]!);
  const reels = (colonne: Float64Array) => Float64Array.from(rangs, (k) => colonne[k]!);
  return {
    lot: entiers(lot),
    commune: entiers(commune),
    lieu: entiers(lieu),
    mois: entiers(mois),
    carnets: reels(carnets),
    distribues: reels(distribues),
    utilises: reels(utilises),
    ligne: entiers(ligne),
  };
}

const somme = (valeurs: Iterable<number>) =>
  [...valeurs].reduce((total, valeur) => total + valeur, 0);

describe('cohorts', () => {
  it('circulating = handed out − spent − expired, for any lots and communes, any day, tolerance included', () => {
    fc.assert(
      fc.property(lotsTolerants, lignes, filtres, jours, (lots, rows, filtre, jour) => {
        const { colonnes } = packer(rows, lots, INDEX);
        const gardes = [...colonnes.lot.keys()].filter(
          (k) =>
            filtre.lots.includes(colonnes.lot[k]!) &&
            filtre.communes.includes(colonnes.commune[k]!),
        );
        const etat = encours(seulement(colonnes, gardes), lots, jour, COMMUNES.length);
        const passes = gardes.filter((k) => colonnes.mois[k]! <= numeroMois(jour));
        const parLot = lots.map((_, l) => passes.filter((k) => colonnes.lot[k] === l));
        const restes = parLot.map((rangs) =>
          somme(rangs.map((k) => colonnes.distribues[k]! - colonnes.utilises[k]!)),
        );
        const [enCours, expires] = [true, false].map((valide) =>
          somme(restes.filter((_, l) => lots[l]!.finValidite >= jour === valide)),
        );
        expect(somme(etat.pass)).toBe(enCours);
        expect(somme(etat.expires)).toBe(expires);
        expect(somme(etat.pass)).toBe(
          somme(etat.distribues) - somme(etat.utilises) - somme(etat.expires),
        );
        const cumul = { distribues: 0, utilises: 0, expires: 0 };
        const garde = (c: number, l: number) =>
          filtre.lots.includes(l) && filtre.communes.includes(c);
        for (const point of serieMensuelle(colonnes, lots, garde, moisDe(306))) {
          cumul.distribues += point.distribues;
          cumul.utilises += point.utilises;
          cumul.expires += point.expires;
          expect(point.encours).toBe(cumul.distribues - cumul.utilises - cumul.expires);
          expect(point.encours).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never go under zero, and a Pass of no named lot is the first to expire of those left', () => {
    fc.assert(
      fc.property(lotsTolerants, lignes, (lots, rows) => {
        const { colonnes } = packer(rows, lots, INDEX);
        const restes = new Map<string, number>();
        const reste = (l: number, c: number) => restes.get(`${l} ${c}`) ?? 0;
        colonnes.lot.forEach((l, k) => {
          const c = colonnes.commune[k]!;
          const sansLot = !lots.some(({ id }) => id === rows[colonnes.ligne[k]!]!.lot);
          const plusPresses = lots.filter(
            ({ finValidite }) =>
              finValidite < lots[l]!.finValidite && numeroMois(finValidite) >= colonnes.mois[k]!,
          );
          if (sansLot)
            for (const presse of plusPresses) expect(reste(lots.indexOf(presse), c)).toBe(0);
          restes.set(`${l} ${c}`, reste(l, c) + colonnes.distribues[k]! - colonnes.utilises[k]!);
          expect(reste(l, c)).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('circulate through the last day of the tolerance of their opérateur, and expire the day after', () => {
    fc.assert(
      fc.property(jours, fc.integer({ min: 0, max: 90 }), quantites, (fin, tolerance, pass) => {
        const nu = lot({ id: 'un', operateur: 'un', finValidite: fin });
        const lots = avecTolerance([nu], [operateur('un', tolerance)]);
        const { colonnes } = packer([remise('2024-01', 'un', COMMUNES[0]!, 1, pass)], lots, INDEX);
        const au = (jour: Jour) => encours(colonnes, lots, jour, COMMUNES.length);
        const dernier = decaler(fin, tolerance);
        expect([au(dernier).pass[0], au(dernier).expires[0]]).toEqual([pass, 0]);
        const apres = au(decaler(dernier, 1));
        expect([apres.pass[0], apres.expires[0]]).toEqual([0, pass]);
      }),
    );
  });
});
