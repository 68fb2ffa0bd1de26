import { beforeAll, describe, expect, it } from 'vitest';

import type { Jour, Mois } from '$lib/domain/codes';
import type { Database } from '$lib/engine/database';
import * as questions from '$lib/engine/questions';

import { chargerMonde } from './monde';
import { moteur } from './moteur';

const JUIN = '2024-06-30' as Jour;
const DECEMBRE = '2024-12-31' as Jour;
const FRANCE = questions.paramsOf({ echelon: 'france' });
const AIN = questions.paramsOf({ echelon: 'departement', code: '01' });
const COMMUNE_A = questions.paramsOf({ echelon: 'commune', code: '01001' });

let base: Database;

beforeAll(async () => {
  base = await moteur;
  await chargerMonde(base);
});

/** Answers computed by hand from `monde.ts`. */
describe('circulation', () => {
  it('by month: what is left of « ain » (7 Pass) expires in July, of « isere » (15) in December', async () => {
    const rows = await base.ask(questions.CIRCULATION_PAR_MOIS, {
      ...FRANCE,
      jusque: '2024-12' as Mois,
    });
    expect(rows.map((r) => Object.values(r))).toEqual([
      ['2024-03', 10, 1, 0, 9],
      ['2024-04', 15, 5, 0, 19],
      ['2024-05', 10, 2, 0, 27],
      ['2024-06', 0, 1, 0, 26],
      ['2024-07', 0, 4, 7, 15],
      ['2024-08', 0, 0, 0, 15],
      ['2024-09', 0, 0, 0, 15],
      ['2024-10', 0, 0, 0, 15],
      ['2024-11', 0, 0, 0, 15],
      ['2024-12', 0, 0, 15, 0],
    ]);
  });

  it('by month, of a territory, and not past the month asked', async () => {
    const rows = await base.ask(questions.CIRCULATION_PAR_MOIS, {
      ...COMMUNE_A,
      jusque: '2024-05' as Mois,
    });
    expect(rows.map((r) => r.encours)).toEqual([9, 4, 12]);
  });

  it('by month, where nothing was handed out', async () => {
    const ouessant = questions.paramsOf({ echelon: 'commune', code: '29155' });
    expect(
      await base.ask(questions.CIRCULATION_PAR_MOIS, { ...ouessant, jusque: '2024-05' as Mois }),
    ).toEqual([]);
  });

  it.each([
    [
      'commune',
      [
        ['01001', 'Abergement', 3, 20, 9, 0, 11, 3],
        ['01002', 'Belley', 1, 5, 0, 0, 5, 1],
        ['38185', 'Grenoble', 1, 10, 0, 0, 10, 1],
      ],
    ],
    [
      'epci',
      [
        ['200000001', 'CC de l’Ain', 4, 25, 9, 0, 16, 4],
        ['200000002', 'Métropole', 1, 10, 0, 0, 10, 1],
      ],
    ],
    [
      'departement',
      [
        ['01', 'Ain', 4, 25, 9, 0, 16, 4],
        ['38', 'Isère', 1, 10, 0, 0, 10, 1],
      ],
    ],
    ['region', [['84', 'Auvergne-Rhône-Alpes', 5, 35, 9, 0, 26, 5]]],
  ])('by %s on the last day of a lot', async (maille, attendu) => {
    const rows = await base.ask(questions.CIRCULATION_PAR_TERRITOIRE, {
      ...FRANCE,
      maille,
      date: JUIN,
    });
    expect(rows.map((r) => Object.values(r))).toEqual(attendu);
  });

  it('holders: at most the carnets of valid lots, at most the Pass left', async () => {
    const ask = (date: Jour) =>
      base.ask(questions.CIRCULATION_PAR_TERRITOIRE, { ...COMMUNE_A, maille: 'commune', date });
    // « ain »: 2 carnets, 2 Pass left; « isere »: 1 carnet, 9 Pass left.
    expect(await ask(JUIN)).toMatchObject([{ encours: 11, expires: 0, beneficiaires: 3 }]);
    expect(await ask('2024-07-01' as Jour)).toMatchObject([
      { encours: 9, expires: 2, beneficiaires: 1 },
    ]);
  });

  it('by lot: every lot for the country, those with movements for a territory', async () => {
    const france = await base.ask(questions.CIRCULATION_PAR_LOT, {
      ...FRANCE,
      date: '2024-07-31' as Jour,
    });
    expect(france).toMatchObject([
      {
        lot: 'ain',
        achetes: 100,
        remis: 15,
        distribues: 15,
        utilises: 8,
        expires: 7,
        encours: 0,
        taux: 8 / 15,
        etat: 'expire',
      },
      {
        lot: 'isere',
        achetes: 500,
        remis: 20,
        distribues: 20,
        utilises: 5,
        expires: 0,
        encours: 15,
        taux: 0.25,
        etat: 'valide',
        fin_validite: '2024-12-15',
      },
      { lot: 'reserve', remis: 0, distribues: 0, taux: null, etat: 'a_venir' },
    ]);
    const a = await base.ask(questions.CIRCULATION_PAR_LOT, { ...COMMUNE_A, date: JUIN });
    expect(a).toMatchObject([
      { lot: 'ain', remis: 15, distribues: 10, utilises: 8, encours: 2, etat: 'valide' },
      { lot: 'isere', remis: 20, distribues: 10, utilises: 1, encours: 9 },
    ]);
  });

  it('the rows behind a figure add up to it', async () => {
    const rows = await base.ask(questions.CIRCULATION_LIGNES, {
      code: '01001',
      date: '2024-07-01' as Jour,
    });
    expect(rows.map((r) => [r.mois, r.lot, r.lieu, r.valide, r.distribues, r.utilises])).toEqual([
      ['2024-03', 'ain', null, false, 10, 0],
      ['2024-03', 'ain', 'mediatheque', false, 0, 1],
      ['2024-04', 'ain', 'espace', false, 0, 5],
      ['2024-05', 'isere', null, true, 10, 0],
      ['2024-05', 'ain', 'mediatheque', false, 0, 2],
      ['2024-06', 'isere', null, true, 0, 1],
    ]);
    const encours = rows
      .filter((r) => r.valide)
      .reduce((total, r) => total + r.distribues - r.utilises, 0);
    expect(encours).toBe(9);
  });

  it('far from any labelled lieu: bound excluded, unreachable included', async () => {
    const rows = await base.ask(questions.CIRCULATION_LOIN_DES_LIEUX, { ...FRANCE, km: 10 });
    expect(rows).toMatchObject([
      {
        code: '38185',
        pass: 30,
        km: 42,
        lieu_le_plus_proche: 'Lieu espace',
        classe: 'sans_lieu',
        sans_reponse: 30,
      },
      { code: '29155', pass: 4, km: null, lieu_le_plus_proche: null, classe: 'insuffisant' },
    ]);
  });
});

describe('carnets', () => {
  it('progress: the k-th session is the spending of the k-th Pass', async () => {
    const rows = await base.ask(questions.CARNETS_AVANCEMENT, { ...FRANCE, date: DECEMBRE });
    expect(rows.map((r) => r.seance)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(rows.map((r) => r.carnets)).toEqual([5, 5, 5, 5, 5, 2, 2, 2, 2, 2]);
    expect(rows.map((r) => r.atteints)).toEqual([4, 3, 3, 2, 1, 0, 0, 0, 0, 0]);
  });

  it('progress as it was at a date', async () => {
    const rows = await base.ask(questions.CARNETS_AVANCEMENT, {
      ...AIN,
      date: '2024-03-31' as Jour,
    });
    expect(rows.map((r) => [r.carnets, r.atteints])).toEqual([
      [2, 1],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
    ]);
  });

  it('time to first use: 10, 20 days and never; 90 and 30 days', async () => {
    const rows = await base.ask(questions.CARNETS_DELAI, { ...FRANCE, date: DECEMBRE });
    expect(rows).toEqual([
      {
        lot: 'ain',
        carnets: 3,
        jamais_utilises: 1,
        premier_quartile: 12.5,
        mediane: 15,
        troisieme_quartile: 17.5,
      },
      {
        lot: 'isere',
        carnets: 2,
        jamais_utilises: 0,
        premier_quartile: 45,
        mediane: 60,
        troisieme_quartile: 75,
      },
    ]);
  });

  it('by prescripteur, those without one last', async () => {
    const rows = await base.ask(questions.CARNETS_PAR_PRESCRIPTEUR, { ...FRANCE, date: DECEMBRE });
    expect(rows).toEqual([
      { prescripteur: 'mairie', carnets: 3, distribues: 20, utilises: 4, jamais_utilises: 1 },
      {
        prescripteur: 'mission locale',
        carnets: 1,
        distribues: 5,
        utilises: 5,
        jamais_utilises: 0,
      },
      { prescripteur: null, carnets: 1, distribues: 10, utilises: 4, jamais_utilises: 0 },
    ]);
  });
});

describe('lieux', () => {
  it('of a territory, with the Pass spent there by people of anywhere', async () => {
    const rows = await base.ask(questions.LIEUX_DU_TERRITOIRE, { ...AIN, date: DECEMBRE });
    expect(
      rows.map((r) => [r.id, r.commune, r.accepte, r.utilises, r.premier_mois, r.dernier_mois]),
    ).toEqual([
      ['espace', '01002', 'oui', 9, '2024-04', '2024-07'],
      ['mediatheque', '01001', 'oui', 3, '2024-03', '2024-05'],
      ['mairie', '01002', 'inconnu', 0, null, null],
    ]);
  });

  it('usage of one lieu, in Pass and euros at the face value of each lot', async () => {
    const rows = await base.ask(questions.LIEU_USAGE_PAR_MOIS, {
      lieu: 'espace',
      jusque: '2024-12' as Mois,
    });
    expect(rows).toEqual([
      { mois: '2024-04', lot: 'ain', utilises: 5, valeur: 50 },
      { mois: '2024-07', lot: 'isere', utilises: 4, valeur: 80 },
    ]);
  });

  it('around a point: 0.13° of longitude at 46.15° is 10.01 km', async () => {
    const ask = (rayon: number) =>
      base.ask(questions.LIEUX_AUTOUR, { latitude: 46.15, longitude: 4.92, rayon });
    expect((await ask(10)).map((r) => r.id)).toEqual(['mediatheque']);
    const larges = await ask(10.02);
    expect(larges.map((r) => [r.id, r.position])).toEqual([
      ['mediatheque', 'adresse'],
      ['espace', 'adresse'],
      ['mairie', 'commune'],
    ]);
    expect(larges[1]!.km).toBeCloseTo(10.013, 2);
    expect(larges[0]!.km).toBe(0);
  });

  it('without a code INSEE', async () => {
    expect(await base.ask(questions.LIEUX_SANS_COMMUNE, {})).toMatchObject([
      { indice: 4, id: 'perdu', nom_commune: 'Sainte-Introuvable', code_postal: '01999' },
    ]);
  });
});

describe('territories', () => {
  it.each([
    [
      'the country: Marseille counts once, and a post ends',
      FRANCE,
      '2024-07-01',
      [5, 1038630, 4, 2, 2, 1, 2, 1, 3, 2, 5],
    ],
    ['a département', AIN, '2024-06-30', [2, 9800, 3, 2, 1, 0, 1, 1, 2, 1, 3]],
    ['a commune', COMMUNE_A, '2024-07-01', [1, 800, 1, 1, 0, 0, 1, 1, 1, 1, 2]],
    [
      'nothing',
      questions.paramsOf({ echelon: 'region', code: '00' }),
      '2024-07-01',
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ],
  ])('counts %s', async (_, territoire, date, attendu) => {
    const rows = await base.ask(questions.TERRITOIRE_COMPTES, {
      ...territoire,
      date: date as Jour,
    });
    expect(rows.map((r) => Object.values(r))).toEqual([attendu]);
  });
});
