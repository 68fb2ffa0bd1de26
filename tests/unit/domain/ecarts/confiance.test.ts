import { describe, expect, it } from 'vitest';

import { colonnesDe } from '$lib/compute/colonnes';
import type { Monde } from '$lib/compute/messages';
import { Moteur } from '$lib/compute/moteur';
import type { Jour } from '$lib/domain/codes';
import { alea } from '$lib/domain/tirages/alea';
import { CLASSES } from '$lib/domain/ecarts/classes';
import { classesRetenues, CONFIANCES } from '$lib/domain/ecarts/confiance';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import type { Parametres } from '$lib/domain/parametres';
import {
  incertitudeOf,
  NIVEAUX_CAPACITE,
  partDuDemiCote,
  PARTS_EFFECTIF,
  scenarioDe,
} from '$lib/domain/tirages/scenario';

import donnees from '../../../../data/parametres.json';
import { commune, depense, lieu, lot, remise } from '../../../support/petit-monde';

const parametres = parametresDe(donnees);
const date = '2024-06-30' as Jour;

/**
 * One lieu of 100 Pass a month at 63001, which 63002 also reaches. 63003 stands where the threshold of « éloigné » cuts
 * (10 km by road, detour 1.2 to 1.4), 63004 far beyond any threshold, 63005 under secrecy. 63006 stands on the
 * threshold too, and only its département says where it is.
 */
function monde(fin = '2024-12-31'): Monde {
  return {
    communes: [
      commune('63001'),
      commune('63002', 3),
      commune('63003', 10 / 1.3),
      commune('63004', 90),
      commune('63005', 1),
      { ...commune('63006', -10 / 1.3), position: 'departement' },
    ],
    lieux: [lieu('A', '63001', 0, { accepte: 'oui' })],
    lots: [{ ...lot('L'), finValidite: fin as Jour }],
    circulation: [
      ...['63001', '63002', '63003', '63004', '63006'].map((code) => remise(code, 30)),
      remise('63005', 2),
      ...['01', '02', '03', '04', '05', '06'].map((m) => depense(`2024-${m}`, '63001', 'A', 30)),
    ],
  };
}

function confiances(leMonde: Monde, tirages: number, reglees = parametres): string[] {
  const moteur = new Moteur(colonnesDe(leMonde));
  const confiance = moteur.tirages({ date, parametres: reglees });
  for (let rang = 0; rang < tirages; rang++) confiance.tirer();
  return [...confiance.resultat()].map((code) => CONFIANCES[code]!);
}

describe('confidence in a class', () => {
  it('is A where nothing near a threshold is in doubt, lower on a threshold, none without a class', () => {
    const [, , seuil, loin, secret, flou] = confiances(monde(), 200);
    expect(loin).toBe('A');
    expect(secret).toBe('sans_objet');
    expect(['B', 'C']).toContain(seuil);
    expect(flou).toBe('C');
  });

  it('is the same for the same seed, and nothing before the first draw', () => {
    expect(confiances(monde(), 60)).toEqual(confiances(monde(), 60));
    expect(new Set(confiances(monde(), 0))).toEqual(new Set(['sans_objet']));
  });

  it('falls to C where most Pass are about to expire', () => {
    const [loin] = confiances(monde('2024-07-05'), 200).slice(3);
    expect(loin).toBe('C');
  });

  it('doubts what a post can take, and not what a lieu declares', () => {
    const juste = (faits: Partial<Monde>): string[] =>
      confiances(
        {
          communes: [commune('63001')],
          lieux: [lieu('A', '63001', 0, { accepte: 'oui' })],
          lots: [lot('L')],
          circulation: [remise('63001', (2 * parametres.passParPoste * horizon) / 10)],
          ...faits,
        },
        200,
      );
    const horizon = parametres.horizonMois;
    const postesCnfs = Float64Array.of(2);
    const capaciteDeclaree = Float64Array.of(2 * parametres.passParPoste);
    expect(juste({ postesCnfs })).toEqual(['B']);
    expect(juste({ postesCnfs, capaciteDeclaree })).toEqual(['A']);
  });

  it('doubts the half side of a commune where it counts', () => {
    const km = 0.9 * parametres.densites.rurale.loin;
    const communes = [{ ...commune('63001'), surface: (2 * km) ** 2 }];
    const leMonde = { ...monde(), communes, circulation: [remise('63001', 30)] };
    const avec = (demiCote: Parametres['demiCote']): string[] =>
      confiances(leMonde, 200, { ...parametres, demiCote });
    expect(avec('entier')).toEqual(['B']);
    expect(avec('premier_pas')).toEqual(['A']);
    expect(avec('sans')).toEqual(['A']);
    expect(avec('entier')).toEqual(avec('entier'));
  });

  it('takes the class away where it is C', () => {
    const classe = Uint8Array.of(0, 1, 2);
    const retenues = classesRetenues(classe, Uint8Array.of(1, 2, 3));
    expect([...retenues].map((code) => CLASSES[code])).toEqual([
      'sans_lieu',
      'eloigne',
      'insuffisant',
    ]);
  });
});

describe('draws', () => {
  it('take a post at its supposed Pass in the middle, as far below as above', () => {
    const [bas, milieu, haut] = PARTS_EFFECTIF;
    expect(milieu).toBe(1);
    expect(bas + haut).toBeCloseTo(2, 12);
    expect(PARTS_EFFECTIF).toHaveLength(NIVEAUX_CAPACITE.length);
  });

  it('stretch half sides by a quarter at most, either way', () => {
    const hasard = alea(3);
    const parts = Array.from({ length: 2000 }, () => partDuDemiCote(hasard));
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(0.75);
    expect(Math.max(...parts)).toBeLessThanOrEqual(1.25);
    expect(parts.reduce((somme, part) => somme + part, 0) / 2000).toBeCloseTo(1, 2);
  });

  it('spread over what is not known, each independent of the others', () => {
    const tirages = Array.from({ length: 400 }, (_, rang) => scenarioDe(7, rang));
    const bornes = (valeurs: number[]): [number, number] => [
      Math.min(...valeurs),
      Math.max(...valeurs),
    ];
    const [detourBas, detourHaut] = bornes(tirages.map(({ detour }) => detour));
    expect(detourBas).toBeGreaterThanOrEqual(1.2);
    expect(detourBas).toBeLessThan(1.21);
    expect(detourHaut).toBeLessThan(1.4);
    expect(detourHaut).toBeGreaterThan(1.39);
    const [pasBas, pasHaut] = bornes(tirages.map(({ pas }) => pas));
    expect(pasBas).toBeGreaterThanOrEqual(0.75);
    expect(pasHaut).toBeLessThan(1.25);
    expect(new Set(tirages.map(({ poids }) => poids.join()))).toHaveProperty('size', 3);
    expect(new Set(tirages.map(({ niveau }) => niveau))).toHaveProperty('size', 3);
    expect(new Set(tirages.map(({ expiration }) => expiration))).toHaveProperty('size', 4);
    const moyenne = tirages.reduce((somme, { detour }) => somme + detour, 0) / 400;
    expect(Math.abs(moyenne - 1.3)).toBeLessThan(0.01);
  });

  it('come from a generator that is flat enough', () => {
    const hasard = alea(42);
    const classes = new Uint32Array(10);
    for (let rang = 0; rang < 20_000; rang++) classes[Math.floor(hasard() * 10)]!++;
    for (const effectif of classes) expect(Math.abs(effectif - 2000)).toBeLessThan(200);
  });

  it('move a commune the more, the less its point is known', () => {
    const rayons = (['contour', 'code_postal', 'epci', 'departement'] as const).map((position) =>
      incertitudeOf({ densite: 'rurale', position }),
    );
    expect(rayons).toEqual([...rayons].sort((a, b) => a - b));
    expect(rayons[0]).toBeGreaterThan(0);
  });
});
