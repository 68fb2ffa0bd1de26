import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { avecArrets } from '$lib/compute/arrets';
import { colonnesDe } from '$lib/compute/colonnes';
import type { Ecarts, Monde, QuestionCandidats, QuestionEcarts } from '$lib/compute/messages';
import { Moteur } from '$lib/compute/moteur';
import { DEMI_COTES } from '$lib/domain/acces/interieur';
import type { Jour } from '$lib/domain/codes';
import { CLASSES } from '$lib/domain/ecarts/classes';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../../data/parametres.json';
import { commune, lieu, lot, remise } from '../../support/petit-monde';
import { somme } from '../../support/systemes';

const parametres = parametresDe(donnees);
const question: QuestionEcarts = { date: '2024-06-30' as Jour, parametres };
const liste: QuestionCandidats = { ...question, communes: null, centre: null, maximum: 10 };

/**
 * 63001 holds 300 Pass of its département (L) and 100 that go everywhere (M). The only labelled lieu, 30 Pass a month,
 * is 5 km away in the Cantal; two lieux could be approached, one on each side of the border.
 */
const frontiere: Monde = {
  communes: [commune('63001'), commune('15001', 5)],
  lieux: [
    lieu('cantal', '15001', 5, { accepte: 'oui' }),
    lieu('cantal-bis', '15001', 5.1),
    lieu('puy-de-dome', '63001', 1),
  ],
  lots: [{ ...lot('L'), perimetre: ['departement:63'] }, lot('M')],
  circulation: [remise('63001', 30), { ...remise('63001', 10), lot: 'M' }],
  capaciteDeclaree: Float64Array.of(30, 30, 30),
};

describe('a Pass that its lot keeps in a département', () => {
  const moteur = new Moteur(colonnesDe(frontiere));
  const ecarts = moteur.ecarts(question);

  it('finds no place across the border, though a lieu is near', () => {
    expect(ecarts.passCirculation[0]).toBe(400);
    expect(ecarts.sansReponse[0]).toBeCloseTo(300, 9);
    expect(ecarts.servis[0]).toBeCloseTo(100, 9);
    expect(ecarts.distanceKm[0]).toBe(Infinity);
    expect(CLASSES[ecarts.classe[0]!]).toBe('sans_lieu');
    expect(ecarts.places[0]).toBeCloseTo((30 * 6) / 400, 12);
  });

  it('is near a lieu again once the lot goes everywhere', () => {
    const large = new Moteur(colonnesDe({ ...frontiere, lots: [lot('L'), lot('M')] }));
    const ailleurs = large.ecarts(question);
    expect(ailleurs.distanceKm[0]).toBeCloseTo(5 * parametres.detour, 9);
    expect(ailleurs.sansReponse[0]).toBeCloseTo(400 - 180, 9);
    expect(CLASSES[ailleurs.classe[0]!]).toBe('sature');
  });

  it('sends to the lieu of its side first: the other one brings it nothing', () => {
    const { lignes, besoinTotal } = moteur.candidats(liste);
    expect(besoinTotal).toBeCloseTo(300, 9);
    expect(lignes.map((ligne) => frontiere.lieux[ligne.lieu]!.id)).toEqual(['puy-de-dome']);
    expect(lignes[0]!.gainSeul).toBeCloseTo(300, 9);
    expect(lignes[0]!.communes).toEqual([
      expect.objectContaining({ commune: 0, pass: expect.closeTo(300, 9) as number }),
    ]);
    expect(lignes[0]!.prisAuxVoisins).toEqual([{ lieu: 0, pass: expect.closeTo(50, 9) as number }]);
  });

  it('is explained by the share of the Pass that each lieu takes', () => {
    const { lieux, classe } = moteur.explication({ ...question, bascules: [2], commune: 0 });
    expect(classe).toBe('tendu');
    expect(lieux.map(({ lieu: j, part }) => [j, part])).toEqual([
      [2, 1],
      [0, 0.25],
    ]);
    const essai = moteur.ecarts({ ...question, bascules: [2] });
    expect(somme(lieux.map(({ apport }) => apport))).toBeCloseTo(essai.places[0]!, 12);
  });

  it('is held far in every draw, near in none', () => {
    const tirages = moteur.tirages(question);
    for (let rang = 0; rang < 20; rang++) tirages.tirer();
    expect([...tirages.resultat()]).toEqual([1, 0]);
    const robustesse = moteur.robustesse(liste);
    for (let rang = 0; rang < 20; rang++) robustesse.tirer();
    expect([...robustesse.resultat()]).toEqual([0, 0, 1]);
  });
});

const PERIMETRES = [[], ['departement:63'], ['departement:15'], ['region:84'], ['commune:63002']];
const codes = ['63001', '63002', '15001', '15002'];

/** Communes and lieux along a road, lots of any perimeter, carnets of any lot in any commune. */
const mondes = fc
  .record({
    nord: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }),
    surfaces: fc.array(fc.constantFrom(null, 4, 90, 3000), { minLength: 4, maxLength: 4 }),
    lieux: fc.array(
      fc.record({
        code: fc.constantFrom(...codes),
        nord: fc.integer({ min: 0, max: 30 }),
        oui: fc.boolean(),
        capacite: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    perimetres: fc.array(fc.constantFrom(...PERIMETRES), { minLength: 3, maxLength: 3 }),
    carnets: fc.array(
      fc.tuple(fc.constantFrom(...codes), fc.nat(2), fc.integer({ min: 1, max: 40 })),
      {
        maxLength: 10,
      },
    ),
  })
  .map(({ nord, surfaces, lieux, perimetres, carnets }): Monde => ({
    communes: codes.map((code, i) => ({ ...commune(code, nord[i]!), surface: surfaces[i]! })),
    lieux: lieux.map((l, j) =>
      lieu(`l${j}`, l.code, l.nord, { accepte: l.oui ? 'oui' : 'inconnu' }),
    ),
    lots: perimetres.map((perimetre, l) => ({ ...lot(`L${l}`), perimetre })),
    circulation: carnets.map(([code, l, nombre]) => ({ ...remise(code, nombre), lot: `L${l}` })),
    capaciteDeclaree: Float64Array.from(lieux, ({ capacite }) => capacite),
  }));

const COLONNES = [
  'passCirculation',
  'beneficiaires',
  'distanceKm',
  'plusProche',
  'places',
  'servis',
  'sansReponse',
  'classe',
] as const;

/** Σ P_i A_i; where no Pass ever circulated, places are not measured. */
function enTout({ places, passCirculation }: Pick<Ecarts, 'places' | 'passCirculation'>): number {
  return somme(places.map((a, i) => (passCirculation[i] === 0 ? 0 : a * passCirculation[i]!)));
}

describe('lots of any perimeter', () => {
  it('add up: by commune, and places over Pass to the supply that some Pass reaches', () => {
    fc.assert(
      fc.property(mondes, (monde) => {
        const { passCirculation, servis, sansReponse, places, capacite } = new Moteur(
          colonnesDe(monde),
        ).ecarts(question);
        passCirculation.forEach((pass, i) => {
          expect(servis[i]! + sansReponse[i]!).toBeCloseTo(pass, 9);
          expect(servis[i]).toBeLessThanOrEqual(pass + 1e-9);
        });
        const offertes = somme(capacite.filter((valeur) => !Number.isNaN(valeur))) * 6;
        expect(enTout({ places, passCirculation })).toBeLessThan(offertes + 1e-6);
        expect(somme(servis)).toBeLessThan(offertes + 1e-6);
      }),
    );
  });

  it('widened, never bring fewer places in all, nor more Pass sans réponse, nor a lieu farther', () => {
    fc.assert(
      fc.property(mondes, fc.nat(2), (monde, elargi) => {
        const avant = new Moteur(colonnesDe(monde)).ecarts(question);
        const lots = monde.lots.map((l, rang) => (rang === elargi ? { ...l, perimetre: [] } : l));
        const apres = new Moteur(colonnesDe({ ...monde, lots })).ecarts(question);
        expect(enTout(apres)).toBeGreaterThan(enTout(avant) - 1e-6);
        expect(somme(apres.sansReponse)).toBeLessThan(somme(avant.sansReponse) + 1e-6);
        apres.distanceKm.forEach((km, i) => {
          if (avant.passCirculation[i]! > 0) expect(km).toBeLessThanOrEqual(avant.distanceKm[i]!);
        });
      }),
    );
  });

  it('that hold every lieu change no bit of what lots without a perimeter give', () => {
    fc.assert(
      fc.property(mondes, (monde) => {
        const avec = (perimetre: readonly string[]) =>
          new Moteur(
            colonnesDe({ ...monde, lots: monde.lots.map((l) => ({ ...l, perimetre })) }),
          ).ecarts(question);
        expect(avec(['departement:63', 'departement:15'])).toEqual(avec([]));
      }),
    );
  });

  it('with stops put and taken away and lieux toggled, equal the figures from scratch to the last bit', () => {
    const etapes = fc.array(
      fc.record({
        bascules: fc.uniqueArray(fc.nat(5), { maxLength: 4 }),
        arrets: fc.uniqueArray(
          fc.record({ commune: fc.nat(3), visites: fc.integer({ min: 1, max: 31 }) }),
          { selector: ({ commune: i }) => i, maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const regles = fc.constantFrom(...DEMI_COTES).map((demiCote) => ({ ...parametres, demiCote }));
    fc.assert(
      fc.property(mondes, etapes, regles, (monde, suite, regle) => {
        const moteur = new Moteur(colonnesDe(monde));
        for (const { bascules: voulues, arrets } of suite) {
          const sienne = { ...question, parametres: regle };
          const imputees = new Moteur(avecArrets(colonnesDe(monde), arrets)).ecarts(
            sienne,
          ).capacite;
          const inconnues = arrets.some(
            ({ visites }, rang) =>
              visites >= 2 && Number.isNaN(imputees[monde.lieux.length + rang]!),
          );
          const bascules = inconnues
            ? []
            : [...new Set(voulues.map((j) => j % monde.lieux.length))];
          const essai = moteur.ecarts({ ...sienne, bascules, arrets });
          const lieux = monde.lieux.map((l, j) =>
            bascules.includes(j) ? { ...l, accepte: l.accepte === 'oui' ? 'non' : 'oui' } : l,
          ) satisfies Monde['lieux'];
          const etendu = avecArrets(colonnesDe({ ...monde, lieux }), arrets);
          const declaree = etendu.lieux.declaree.map((connue, j) =>
            j < lieux.length ? connue : imputees[j]!,
          );
          const attendu = new Moteur({
            ...etendu,
            lieux: { ...etendu.lieux, declaree },
          }).ecarts(sienne);
          for (const colonne of COLONNES) expect(essai[colonne]).toEqual(attendu[colonne]);
          expect(essai.capacite).toEqual(attendu.capacite);
          expect(essai.labellises).toBe(attendu.labellises);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('toggled, equal the figures from scratch to the last bit', () => {
    fc.assert(
      fc.property(mondes, fc.array(fc.nat(5), { maxLength: 6 }), (monde, voulues) => {
        const bascules = [...new Set(voulues.map((j) => j % monde.lieux.length))];
        const moteur = new Moteur(colonnesDe(monde));
        moteur.ecarts({ ...question, bascules: bascules.slice(1) });
        const essai = moteur.ecarts({ ...question, bascules });
        const lieux = monde.lieux.map((l, j) =>
          bascules.includes(j) ? { ...l, accepte: l.accepte === 'oui' ? 'non' : 'oui' } : l,
        ) satisfies Monde['lieux'];
        const attendu = new Moteur(colonnesDe({ ...monde, lieux })).ecarts(question);
        for (const colonne of COLONNES) expect(essai[colonne]).toEqual(attendu[colonne]);
      }),
      { numRuns: 200 },
    );
  });
});
