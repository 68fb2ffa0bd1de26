import { describe, expect, it } from 'vitest';

import { colonnesDe } from '$lib/compute/colonnes';
import type { Monde, QuestionCandidats, QuestionEcarts } from '$lib/compute/messages';
import { Moteur } from '$lib/compute/moteur';
import type { Jour } from '$lib/domain/codes';
import { CLASSES } from '$lib/domain/ecarts/classes';
import { masqueOf } from '$lib/domain/couverture/signaux';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../../data/parametres.json';
import { commune, depense, lieu, lot, remise } from '../../support/petit-monde';
import { somme } from '../../support/systemes';

const parametres = parametresDe(donnees);
const question: QuestionEcarts = { date: '2024-06-30' as Jour, parametres };
const liste: QuestionCandidats = { ...question, communes: null, centre: null, maximum: 10 };

/**
 * A road running north from 63001, where the only labelled lieu is: it takes 20 Pass a month, so 120 places in 6 months.
 * 63002 is 9 km up the road (11.7 by road: éloignée), 63003 is 40 km up (out of reach), 63004 holds under 11 people.
 */
const route: Monde = {
  communes: [
    commune('63001'),
    commune('63002', 9),
    commune('63003', 40),
    commune('63004', 1),
    commune('63005', 41),
  ],
  lieux: [
    lieu('labellise', '63001', 0, { accepte: 'oui' }),
    lieu('entre-deux', '63003', 41),
    lieu('nord', '63003', 40, { horaires: 'Mo 09:00-12:00' }),
    lieu('sud', '63001', 0.5),
  ],
  lots: [lot('L')],
  circulation: [
    remise('63001', 20),
    remise('63002', 40),
    remise('63003', 25),
    remise('63004', 5),
    ...['01', '02', '03', '04', '05', '06'].map((m) =>
      depense(`2024-${m}`, '63001', 'labellise', 20),
    ),
  ],
};

describe('the engine on a road of five communes', () => {
  const moteur = new Moteur(colonnesDe(route));
  const ecarts = moteur.ecarts(question);

  it('classes each commune', () => {
    expect([...ecarts.passCirculation]).toEqual([80, 400, 250, 50, 0]);
    expect([...ecarts.classe].map((code) => CLASSES[code])).toEqual([
      'sature',
      'eloigne',
      'sans_lieu',
      'insuffisant',
      'insuffisant',
    ]);
    expect([...ecarts.distanceKm].map((km) => Math.round(km * 10) / 10)).toEqual([
      0, 11.7, 52, 1.3, 53.3,
    ]);
    expect([...ecarts.plusProche]).toEqual([0, 0, 0, 0, 0]);
  });

  it('sets what a lieu takes in a month against the Pass in circulation over the horizon', () => {
    expect([...ecarts.capacite]).toEqual([20, NaN, NaN, NaN]);
    const charge = 80 * 1 + 400 * 0.68 + 50 * 1;
    expect(ecarts.places[0]).toBeCloseTo((20 * 6) / charge, 12);
    expect(ecarts.places[1]).toBeCloseTo((0.68 * 20 * 6) / charge, 12);
    expect(ecarts.places[2]).toBe(0);
    const parPass = ecarts.places.map((a, i) =>
      Number.isNaN(a) ? 0 : a * ecarts.passCirculation[i]!,
    );
    expect(somme(parPass)).toBeCloseTo(120, 9);
    ecarts.places.forEach((a, i) => expect(Number.isNaN(a)).toBe(ecarts.passCirculation[i] === 0));
  });

  it('leaves without answer what the maximum flow cannot serve, in fair shares', () => {
    expect(somme(ecarts.servis)).toBeCloseTo(120, 9);
    expect(somme(ecarts.sansReponse)).toBeCloseTo(780 - 120, 9);
    expect(ecarts.sansReponse[2]).toBe(250);
    expect(ecarts.servis[1]! / 400).toBeCloseTo(ecarts.servis[0]! / 80, 12);
  });

  it('ranks the lieux by the Pass that they bring within reach, ties by signals', () => {
    const { lignes, besoinTotal, universe } = moteur.candidats(liste);
    expect(universe).toBe(3);
    expect(besoinTotal).toBeCloseTo(660, 9);
    const sud = ecarts.sansReponse[0]! + 0.68 * ecarts.sansReponse[1]! + ecarts.sansReponse[3]!;
    expect(lignes.map(({ lieu }) => route.lieux[lieu]!.id)).toEqual(['sud', 'nord', 'entre-deux']);
    expect(lignes[0]!.gainSeul).toBeCloseTo(sud, 9);
    expect(lignes[1]).toMatchObject({
      gainSeul: 250,
      gainMarginal: 250,
      exAequo: true,
      signaux: ['horaires'],
    });
    expect(lignes[1]!.substituts).toEqual([1]);
    expect(lignes[2]).toMatchObject({ gainSeul: 250, gainMarginal: 0, rang: 3 });
    expect(lignes[1]!.partCumulee).toBeCloseTo((sud + 250) / 660, 9);
    for (const { gainSeul, communes } of lignes)
      expect(somme(communes.map(({ pass }) => pass))).toBeCloseTo(gainSeul, 9);
  });

  it('tells what a candidate takes from the labelled lieu beside it: half of what is served there', () => {
    const { lignes } = moteur.candidats(liste);
    expect(lignes[0]!.prisAuxVoisins).toHaveLength(1);
    expect(lignes[0]!.prisAuxVoisins[0]!.lieu).toBe(0);
    expect(lignes[0]!.prisAuxVoisins[0]!.pass).toBeCloseTo(60, 9);
    expect(lignes[1]!.prisAuxVoisins).toEqual([]);
  });

  it('explains a class by the rule, the thresholds and the lieux whose places sum to its own', () => {
    for (const commune of [0, 1, 2, 3]) {
      const pourquoi = moteur.explication({ ...question, commune });
      expect(somme(pourquoi.lieux.map(({ apport }) => apport))).toBeCloseTo(
        ecarts.places[commune]!,
        12,
      );
      expect(pourquoi.classe).toBe(CLASSES[ecarts.classe[commune]!]);
    }
    const saturee = moteur.explication({ ...question, commune: 0 });
    expect(saturee).toMatchObject({ regle: 'places_rares', km: 0, pass: 80, beneficiaires: 20 });
    expect(saturee.lieux).toEqual([
      expect.objectContaining({ lieu: 0, km: 0, poids: 1, capacite: 20, charge: 80 + 272 + 50 }),
    ]);
    const eloignee = moteur.explication({ ...question, commune: 1 });
    expect(eloignee).toMatchObject({ regle: 'loin', seuils: { loin: 10, tresLoin: 20 } });
    expect(moteur.explication({ ...question, commune: 3 }).regle).toBe('secret');
  });

  it('ranks communes among those of their density where Pass circulate', () => {
    expect(ecarts.percentile[4]).toBeNaN();
    expect(ecarts.percentile[2]).toBe(1 / 8);
    expect(ecarts.percentile[1]).toBe(3 / 8);
    expect(ecarts.percentile[0]).toBe(ecarts.percentile[3]);
    expect(ecarts.percentile[0]).toBe(6 / 8);
  });

  it('restricts the need to communes, and the lieux to a radius by road', () => {
    const nord = moteur.candidats({ ...liste, communes: Uint32Array.of(2, 4) });
    expect(nord.besoinTotal).toBe(250);
    expect(nord.lignes.map(({ lieu }) => lieu)).toEqual([2, 1]);
    const centre = { latitude: 45, longitude: 3, rayonKm: 5 };
    const ici = moteur.candidats({ ...liste, centre });
    expect(ici.universe).toBe(1);
    expect(ici.lignes.map(({ lieu }) => lieu)).toEqual([3]);
    expect(ici.besoinTotal).toBeCloseTo(660 - 250, 9);
  });

  it('ranks no lieu across water of a position, however near', () => {
    const ile = new Moteur(
      colonnesDe({
        ...route,
        communes: [commune('29155'), commune('29178', 12)],
        lieux: [lieu('île', '29155', 1), lieu('continent', '29178', 11)],
        circulation: [remise('29155', 20), remise('29178', 20)],
      }),
    );
    const autour = (nord: number) =>
      ile.candidats({
        ...liste,
        centre: { latitude: commune('x', nord).latitude, longitude: 3, rayonKm: 50 },
      });
    expect(autour(2).lignes.map(({ lieu }) => lieu)).toEqual([0]);
    expect(autour(10).lignes.map(({ lieu }) => lieu)).toEqual([1]);
    expect(autour(2).besoinTotal).toBe(200);
  });

  it('keeps the head of the list when fewer lines are asked for', () => {
    const { lignes } = moteur.candidats(liste);
    expect(moteur.candidats({ ...liste, maximum: 2 }).lignes).toEqual(lignes.slice(0, 2));
  });

  it('answers what if as a world with these labels would, and comes back', () => {
    const bascules = [2, 0];
    const autre = new Moteur(
      colonnesDe({
        ...route,
        lieux: route.lieux.map((lieuDeRoute, j) =>
          j === 2
            ? { ...lieuDeRoute, accepte: 'oui' }
            : j === 0
              ? { ...lieuDeRoute, accepte: 'non' }
              : lieuDeRoute,
        ),
        capaciteDeclaree: Float64Array.of(NaN, NaN, 20, NaN),
      }),
    );
    const essai = moteur.ecarts({ ...question, bascules });
    const attendu = autre.ecarts(question);
    for (const colonne of [
      'distanceKm',
      'plusProche',
      'places',
      'servis',
      'sansReponse',
      'classe',
      'capacite',
    ] as const)
      expect(essai[colonne]).toEqual(attendu[colonne]);
    expect(essai.labellises).toBe(1);
    expect(moteur.candidats({ ...liste, bascules }).lignes.map(({ lieu }) => lieu)).toEqual(
      autre.candidats(liste).lignes.map(({ lieu }) => lieu),
    );
    expect(moteur.explication({ ...question, bascules, commune: 2 })).toMatchObject({
      regle: 'places_rares',
      km: 0,
    });
    expect(moteur.ecarts({ ...question, bascules: [2] }).plusProche[0]).toBe(0);
    expect(moteur.ecarts(question)).toEqual(ecarts);
  });

  it('approaches no lieu that closes', () => {
    const sans = moteur.candidats({ ...liste, fermes: [3] });
    expect(sans.universe).toBe(2);
    expect(sans.lignes.map(({ lieu }) => lieu)).toEqual([2, 1]);
    expect(moteur.candidats(liste).universe).toBe(3);
  });

  it('answers another date on the Pass of that date', () => {
    const apres = moteur.ecarts({ ...question, date: '2025-01-15' as Jour });
    expect(somme(apres.passCirculation)).toBe(0);
    expect(new Set(apres.classe)).toEqual(new Set([CLASSES.indexOf('insuffisant')]));
    expect(moteur.candidats({ ...liste, date: '2025-01-15' as Jour }).lignes).toEqual([]);
  });
});

describe('the columns of a world', () => {
  it('give a lieu without a point that of its commune, and one without a commune the nearest', () => {
    const { lieux } = colonnesDe({
      ...route,
      communes: [commune('63001'), commune('97105', 40, 'dense')],
      lieux: [
        lieu('sans point', '97105', 0, { latitude: null, longitude: null }),
        lieu('sans commune', '63001', 39, { codeInsee: null }),
        lieu('nulle part', '63001', 0, { codeInsee: null, latitude: null, longitude: null }),
      ],
    });
    expect(lieux.points.latitude[0]).toBe(commune('97105', 40).latitude);
    expect([...lieux.points.terre]).toEqual([1, 1, 0]);
    expect([...lieux.densite]).toEqual([0, 0, 0]);
    expect(lieux.points.latitude[2]).toBeNaN();
  });

  it('join the signals of the row and those of the zonings', () => {
    const signaux = Uint8Array.of(masqueOf(['qpv']), 0, masqueOf(['zone_rurale']), 0);
    const { lieux } = colonnesDe({ ...route, signaux });
    expect([...lieux.signaux]).toEqual([
      masqueOf(['qpv']),
      0,
      masqueOf(['zone_rurale', 'horaires']),
      0,
    ]);
  });

  it('hold no capacity known where no Pass was ever spent: places unknown, nobody short near a lieu', () => {
    const muet = new Moteur(
      colonnesDe({ ...route, circulation: [remise('63001', 20), remise('63003', 30)] }),
    );
    const { places, sansReponse, classe, partCapaciteEstimee } = muet.ecarts(question);
    expect(places[0]).toBeNaN();
    expect([sansReponse[0], sansReponse[2]]).toEqual([0, 300]);
    expect(CLASSES[classe[0]!]).toBe('couvert');
    expect(partCapaciteEstimee).toBe(1);
  });
});
