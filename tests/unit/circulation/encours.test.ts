import { describe, expect, it } from 'vitest';

import type { Jour, Mois } from '$lib/domain/codes';
import { LIEU_INCONNU } from '$lib/domain/circulation/colonnes';
import { encours } from '$lib/domain/circulation/encours';
import { packer } from '$lib/domain/circulation/imputation';
import { serieMensuelle, utilisesParLieu } from '$lib/domain/circulation/series';

import { COMMUNES, depense, INDEX, LOTS, remise } from './monde';

const partout = () => true;

/** 10 Pass of `court` and 20 of `long` in 01001; 6 of `court` spent; the other 4 are lost on 1 July. */
const LIGNES = [
  remise('2024-03', 'court', '01001', 2, 10),
  remise('2024-04', 'long', '01001', 4, 20),
  depense('2024-05', 'court', '01001', 'espace', 6),
  depense('2024-08', 'long', '01001', 'mediathe', 19),
  remise('2024-04', 'long', '38185', 1, 5),
];

const etat = (date: string) => {
  const { colonnes } = packer(LIGNES, LOTS, INDEX);
  return encours(colonnes, LOTS, date as Jour, COMMUNES.length);
};

describe('encours', () => {
  it('counts a lot up to the last day of its validity, and not the day after', () => {
    expect([...etat('2024-06-30').pass]).toEqual([24, 0, 5]);
    expect([...etat('2024-07-01').pass]).toEqual([20, 0, 5]);
    expect([...etat('2024-07-01').expires]).toEqual([4, 0, 0]);
  });

  it('bounds the holders by the carnets handed out and by the Pass that are left, lot by lot', () => {
    expect(etat('2024-06-30').beneficiaires[0]).toBe(6);
    expect(etat('2024-08-31').beneficiaires[0]).toBe(1);
    expect(etat('2024-12-15').beneficiaires[0]).toBe(1);
    expect(etat('2024-12-16').beneficiaires[0]).toBe(0);
  });

  it('is empty before the first movement', () => {
    expect([...etat('2024-02-29').distribues]).toEqual([0, 0, 0]);
  });
});

describe('serieMensuelle', () => {
  const { colonnes } = packer(LIGNES, LOTS, INDEX);

  it('writes every month, and expires what is left in the month of the day after the end', () => {
    const serie = serieMensuelle(colonnes, LOTS, (commune) => commune === 0, '2024-12' as Mois);
    expect(serie.map((point) => point.mois)).toEqual(
      Array.from({ length: 10 }, (_, k) => `2024-${String(k + 3).padStart(2, '0')}`),
    );
    expect(serie.map((point) => point.encours)).toEqual([10, 30, 24, 24, 20, 1, 1, 1, 1, 0]);
    expect(serie.map((point) => point.expires)).toEqual([0, 0, 0, 0, 4, 0, 0, 0, 0, 1]);
  });

  it('does not tell the future: nothing after the month asked', () => {
    const serie = serieMensuelle(colonnes, LOTS, partout, '2024-05' as Mois);
    expect(serie.at(-1)).toEqual({
      mois: '2024-05',
      distribues: 0,
      utilises: 6,
      expires: 0,
      encours: 29,
    });
  });

  it('is empty where nothing was handed out', () => {
    expect(serieMensuelle(colonnes, LOTS, (commune) => commune === 1, '2024-12' as Mois)).toEqual(
      [],
    );
  });
});

describe('utilisesParLieu', () => {
  it('lays months side by side for each lieu', () => {
    const { colonnes } = packer(LIGNES, LOTS, INDEX);
    const { premierMois, nombreMois, pass } = utilisesParLieu(colonnes, 2, '2024-12' as Mois);
    expect([premierMois, nombreMois]).toEqual([292, 4]);
    expect([...pass]).toEqual([0, 0, 0, 19, 6, 0, 0, 0]);
  });
});

describe('packer', () => {
  const anomaliesDe = (...lignes: Parameters<typeof packer>[0]) => packer(lignes, LOTS, INDEX);

  it('takes a Pass of an unknown lot from the first lot to expire', () => {
    const { colonnes, anomalies } = anomaliesDe(
      remise('2024-03', 'long', '01001', 1, 5),
      remise('2024-03', 'court', '01001', 1, 5),
      depense('2024-04', '?', '01001', 'espace', 7),
    );
    expect([...colonnes.lot]).toEqual([0, 1, 1, 0]);
    expect([...colonnes.utilises]).toEqual([0, 0, 5, 2]);
    expect(anomalies).toMatchObject([
      { regle: 'lot_inconnu', ecarte: false, utilises: 7, ligne: 2 },
    ]);
  });

  it('skips, for an unknown lot, the lots that have expired', () => {
    const { colonnes } = anomaliesDe(
      remise('2024-03', 'long', '01001', 1, 5),
      remise('2024-03', 'court', '01001', 1, 5),
      depense('2024-07', '?', '01001', 'espace', 1),
    );
    expect(colonnes.lot[2]).toBe(0);
  });

  it('serves named lots before unknown ones within a month', () => {
    const { anomalies } = anomaliesDe(
      remise('2024-03', 'court', '01001', 1, 5),
      depense('2024-03', '?', '01001', 'espace', 5),
      depense('2024-03', 'court', '01001', 'espace', 5),
    );
    expect(anomalies).toMatchObject([{ regle: 'depassement', ligne: 1, utilises: 5 }]);
  });

  it.each([
    [
      'more spent than handed out',
      depense('2024-04', 'court', '01001', 'espace', 12),
      'depassement',
      2,
    ],
    [
      'spent in a commune where nothing was handed out',
      depense('2024-04', 'court', '01002', 'espace', 3),
      'depassement',
      3,
    ],
    [
      'spent before it was handed out',
      depense('2024-02', 'court', '01001', 'espace', 1),
      'depassement',
      1,
    ],
    [
      'spent the month after the end',
      depense('2024-07', 'court', '01001', 'espace', 1),
      'apres_expiration',
      1,
    ],
    [
      'a commune that never was',
      depense('2024-04', 'court', '99999', 'espace', 1),
      'commune_inconnue',
      1,
    ],
    [
      'a negative figure',
      depense('2024-04', 'court', '01001', 'espace', -1),
      'valeur_invalide',
      -1,
    ],
  ])('sets aside and lists: %s', (_, ligne, regle, utilises) => {
    const { anomalies } = anomaliesDe(remise('2024-03', 'court', '01001', 2, 10), ligne);
    expect(anomalies).toEqual([
      { regle, source: 'circulation', ligne: 1, ecarte: true, carnets: 0, distribues: 0, utilises },
    ]);
  });

  it('sets aside what is handed out of an unknown lot: it would never expire', () => {
    const { colonnes, anomalies } = anomaliesDe(remise('2024-03', '?', '01001', 2, 10));
    expect(colonnes.mois.length).toBe(0);
    expect(anomalies).toMatchObject([
      { regle: 'lot_inconnu', ecarte: true, carnets: 2, distribues: 10 },
    ]);
  });

  it('counts and lists what is handed out too late, and lets it expire at once', () => {
    const { colonnes, anomalies } = anomaliesDe(remise('2024-09', 'court', '01001', 1, 5));
    expect(anomalies).toMatchObject([{ regle: 'remise_tardive', ecarte: false, distribues: 5 }]);
    expect(serieMensuelle(colonnes, LOTS, partout, '2024-09' as Mois)).toEqual([
      { mois: '2024-09', distribues: 5, utilises: 0, expires: 5, encours: 0 },
    ]);
  });

  it('counts and lists what is spent in a lieu that is not known', () => {
    const { colonnes, anomalies } = anomaliesDe(
      remise('2024-03', 'court', '01001', 1, 5),
      depense('2024-03', 'court', '01001', 'ailleurs', 2),
    );
    expect(colonnes.lieu[1]).toBe(LIEU_INCONNU);
    expect(anomalies).toMatchObject([{ regle: 'lieu_inconnu', ecarte: false, utilises: 2 }]);
  });
});
