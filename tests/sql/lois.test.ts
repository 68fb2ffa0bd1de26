import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  dernierJour,
  jourDe,
  moisDe,
  moisExpiration,
  numeroJour,
} from '$lib/domain/circulation/calendrier';
import { encours } from '$lib/domain/circulation/encours';
import { packer } from '$lib/domain/circulation/imputation';
import { serieMensuelle } from '$lib/domain/circulation/series';
import type { CodeInsee, Jour, Mois } from '$lib/domain/codes';
import type { LigneCirculation } from '$lib/domain/pass';
import { isInTerritoire, type Territoire } from '$lib/domain/territoire';
import type { Database } from '$lib/engine/database';
import { CIRCULATION_PAR_MOIS, CIRCULATION_PAR_TERRITOIRE, paramsOf } from '$lib/engine/questions';
import { loadCirculation } from '$lib/engine/tables/circulation';
import { loadReferentiel } from '$lib/engine/tables/referentiel';

import { LOTS, REFERENTIEL } from './monde';
import { moteur } from './moteur';

const { communes } = REFERENTIEL;

const lignes: fc.Arbitrary<LigneCirculation[]> = fc.array(
  fc
    .record({
      mois: fc.integer({ min: 288, max: 300 }).map((n) => moisDe(n)),
      lot: fc.constantFrom('ain', 'isere', 'inconnu'),
      codeInsee: fc.constantFrom(...communes.map((commune) => commune.code), '99999' as CodeInsee),
      carnets: fc.integer({ min: 0, max: 5 }),
      quantite: fc.integer({ min: 0, max: 30 }),
      depense: fc.boolean(),
    })
    .map(({ quantite, depense, carnets, ...ligne }) =>
      depense
        ? { ...ligne, lieu: 'espace', carnets: 0, distribues: 0, utilises: quantite }
        : { ...ligne, lieu: null, carnets, distribues: quantite, utilises: 0 },
    ),
  { minLength: 5, maxLength: 40 },
);

const territoires = fc.constantFrom<Territoire>(
  { echelon: 'france' },
  { echelon: 'region', code: '84' },
  { echelon: 'departement', code: '01' },
  { echelon: 'epci', code: '200000001' },
  { echelon: 'commune', code: '13055' },
);

const dates = fc
  .integer({ min: numeroJour('2024-01-01' as Jour), max: numeroJour('2025-03-31' as Jour) })
  .map((n) => jourDe(n));

let base: Database;

beforeAll(async () => {
  base = await moteur;
  await loadReferentiel(base, REFERENTIEL);
});

const index = { commune: (code: string) => REFERENTIEL.indexOf(code), lieu: () => 0 };

describe('SQL and the domain say the same', () => {
  it('month by month, for any territory', async () => {
    await fc.assert(
      fc.asyncProperty(lignes, territoires, async (rows, territoire) => {
        const { colonnes } = packer(rows, LOTS, index);
        await loadCirculation(base, LOTS, colonnes);
        const garde = (commune: number) => isInTerritoire(communes[commune]!, territoire);
        const jusque = '2025-03' as Mois;
        expect(await base.ask(CIRCULATION_PAR_MOIS, { ...paramsOf(territoire), jusque })).toEqual(
          serieMensuelle(colonnes, LOTS, garde, jusque),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('commune by commune, at any date, and conserves the Pass', async () => {
    await fc.assert(
      fc.asyncProperty(lignes, dates, async (rows, date) => {
        const { colonnes } = packer(rows, LOTS, index);
        await loadCirculation(base, LOTS, colonnes);
        const etat = encours(colonnes, LOTS, date, communes.length);
        const france = paramsOf({ echelon: 'france' });
        const answer = await base.ask(CIRCULATION_PAR_TERRITOIRE, {
          ...france,
          maille: 'commune',
          date,
        });
        const answered = new Map(answer.map((row) => [row.code, row]));
        for (const [c, { code }] of communes.entries()) {
          const row = answered.get(code);
          expect(row?.distribues ?? 0).toBe(etat.distribues[c]);
          expect(row?.utilises ?? 0).toBe(etat.utilises[c]);
          expect(row?.expires ?? 0).toBe(etat.expires[c]);
          expect(row?.encours ?? 0).toBe(etat.pass[c]);
          expect(row?.beneficiaires ?? 0).toBe(etat.beneficiaires[c]);
          expect(row?.distribues ?? 0).toBe(
            (row?.utilises ?? 0) + (row?.expires ?? 0) + (row?.encours ?? 0),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('expiry: a lot ends in the same month for the engine and for the domain, whatever its last day', async () => {
    await fc.assert(
      fc.asyncProperty(dates, async (finValidite) => {
        const lots = [{ ...LOTS[0]!, finValidite }];
        const rows = [remise('2024-01', 7)];
        const { colonnes } = packer(rows, lots, index);
        await loadCirculation(base, lots, colonnes);
        const serie = await base.ask(CIRCULATION_PAR_MOIS, {
          ...paramsOf({ echelon: 'france' }),
          jusque: '2025-06' as Mois,
        });
        const expiration = serie.find((point) => point.expires === 7)!.mois;
        expect(expiration).toBe(moisDe(moisExpiration(finValidite)));
        expect(encours(colonnes, lots, dernierJour(expiration), communes.length).pass[0]).toBe(0);
        expect(encours(colonnes, lots, finValidite, communes.length).pass[0]).toBe(7);
      }),
      { numRuns: 20 },
    );
  });
});

function remise(mois: string, distribues: number): LigneCirculation {
  return {
    mois: mois as Mois,
    lot: LOTS[0]!.id,
    codeInsee: communes[0]!.code,
    lieu: null,
    carnets: 1,
    distribues,
    utilises: 0,
  };
}
