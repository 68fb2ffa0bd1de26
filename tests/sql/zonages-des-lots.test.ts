import { beforeAll, describe, expect, it } from 'vitest';

import { agreger } from '$lib/domain/circulation/agregation';
import { enColonnes } from '$lib/domain/circulation/utilisations';
import { packer } from '$lib/domain/circulation/imputation';
import type { Jour } from '$lib/domain/codes';
import type { Lot } from '$lib/domain/pass';
import type { Zonages } from '$lib/domain/zonage';
import type { Database } from '$lib/engine/database';
import { CIRCULATION_ZONAGES_DES_LOTS, paramsOf } from '$lib/engine/questions';
import { loadCirculation } from '$lib/engine/tables/circulation';
import { indexOfIds } from '$lib/engine/tables/index-codes';
import { loadZonages } from '$lib/engine/tables/zonages';

import {
  CARNETS,
  chargerMonde,
  LIEUX,
  LOTS,
  QPV,
  REFERENTIEL,
  UTILISATIONS,
  ZONAGE,
} from './monde';
import { moteur } from './moteur';

const JUIN = '2024-06-30' as Jour;
const FRANCE = paramsOf({ echelon: 'france' });

let base: Database;

beforeAll(async () => {
  base = await moteur;
  await chargerMonde(base);
});

/**
 * Purchases moved, remittances kept: « ain » hands out 10 Pass in Abergement (ZRR, then FRR+; QPV 2024 alone) and 5 in
 * Belley (never ZRR, then bénéficiaire); « isere » 10 in Grenoble (QPV 2015 and 2024, never rural) and 10 in Abergement.
 */
describe('the zonings of lots', () => {
  const ask = async (lots: readonly Lot[], zonages: Zonages, date = JUIN) => {
    const communeOf = (code: string) => REFERENTIEL.indexOf(code);
    const { lignes } = agreger(LOTS, CARNETS, enColonnes(UTILISATIONS));
    const { colonnes } = packer(lignes, LOTS, { commune: communeOf, lieu: indexOfIds(LIEUX) });
    await loadCirculation(base, lots, colonnes);
    await loadZonages(base, zonages, communeOf);
    const rows = await base.ask(CIRCULATION_ZONAGES_DES_LOTS, { ...FRANCE, date });
    return (lot: string, famille: string, moment: string) =>
      rows.find((r) => r.lot === lot && r.famille === famille && r.moment === moment)!;
  };
  const achetes = (dateAchat: string): readonly Lot[] =>
    LOTS.map((lot) => ({ ...lot, dateAchat: dateAchat as Jour }));
  const TOUT = { qpv: QPV, ruraux: ZONAGE };

  it('reads ZRR until 30 June 2024, FRR from 1 July, whatever the day on screen', async () => {
    const juin = await ask(achetes('2024-06-30'), TOUT, '2025-03-01' as Jour);
    expect(juin('ain', 'rural', 'achat')).toMatchObject({
      zonages: 'ZRR',
      distribues: 15,
      carnets: 3,
      pass_dedans: 10,
      carnets_dedans: 2,
      pass_plus: 0,
      inconnus: 0,
    });
    expect(juin('ain', 'rural', 'date')).toMatchObject({
      zonages: 'FRR',
      pass_dedans: 15,
      pass_plus: 10,
    });
    const juillet = await ask(achetes('2024-07-01'), TOUT);
    expect(juillet('ain', 'rural', 'achat')).toMatchObject({
      zonages: 'FRR',
      pass_dedans: 15,
      pass_plus: 0,
    });
    expect(juillet('ain', 'rural', 'date')).toMatchObject({ zonages: 'ZRR', pass_dedans: 10 });
  });

  it('counts FRR+ from 2025, and bénéficiaires until the end of 2027', async () => {
    const en = async (jour: string) => (await ask(achetes(jour), TOUT))('ain', 'rural', 'achat');
    expect(await en('2024-12-31')).toMatchObject({ pass_dedans: 15, pass_plus: 0 });
    expect(await en('2025-01-01')).toMatchObject({ pass_dedans: 15, pass_plus: 10 });
    expect(await en('2027-12-31')).toMatchObject({ pass_dedans: 15 });
    expect(await en('2028-01-01')).toMatchObject({ pass_dedans: 10 });
  });

  it('reads the quartiers of 2015 until the end of 2023, then those of 2024', async () => {
    const avant = await ask(achetes('2023-12-31'), TOUT);
    expect(avant('isere', 'qpv', 'achat')).toMatchObject({ zonages: 'QPV 2015', pass_dedans: 10 });
    expect(avant('ain', 'qpv', 'achat')).toMatchObject({ zonages: 'QPV 2015', pass_dedans: 0 });
    const apres = await ask(achetes('2024-01-01'), TOUT);
    expect(apres('isere', 'qpv', 'achat')).toMatchObject({ zonages: 'QPV 2024', pass_dedans: 20 });
    expect(apres('ain', 'qpv', 'achat')).toMatchObject({ zonages: 'QPV 2024', pass_dedans: 15 });
  });

  it('does not guess a zoning that is not loaded', async () => {
    const nouveaux = {
      qpv: QPV.filter(({ millesime }) => millesime === 2024),
      ruraux: ZONAGE.filter(({ dispositif }) => dispositif === 'FRR'),
    };
    const avant = await ask(achetes('2023-06-01'), nouveaux, '2024-08-01' as Jour);
    for (const famille of ['qpv', 'rural']) {
      expect(avant('ain', famille, 'achat')).toMatchObject({
        zonages: null,
        pass_dedans: 0,
        inconnus: 15,
      });
      expect(avant('ain', famille, 'date')).toMatchObject({ inconnus: 0 });
    }
  });
});
