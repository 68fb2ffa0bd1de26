import { expect, test } from 'vitest';

import { solveurHighs } from '$lib/compute/plan/solveur';
import { tracerPlan } from '$lib/compute/plan/tracer';
import type { CodeInsee } from '$lib/domain/codes';
import { apportsDe, couvertPar } from '$lib/domain/couverture/plan/elements';
import { planExact } from '$lib/domain/couverture/plan/plan';
import type { Qpv } from '$lib/domain/zonage';
import { colonnesPlan } from '$lib/features/plan/colonnes';
import { lignesPlan } from '$lib/features/plan/lignes';
import { phrasePlaces, placesCourtes } from '$lib/features/plan/places';
import { defautQuotas, nomQuota, quotasDe } from '$lib/features/plan/quotas';
import { tracePlan } from '$lib/features/plan/traces';
import type { FormePlan, QuotaVue } from '$lib/state/plan';
import { totalOf } from '$lib/ui/trace/trace';

import { petitEcran } from '../../support/petit-ecran';

const { monde: route, moteur, question } = petitEcran();
const { lignes: candidats } = moteur.candidats({
  ...question,
  communes: null,
  centre: null,
  maximum: 10,
});
/** The road, « nord » being within 100 m of the quartier of 63003. */
const monde = {
  ...route,
  quartiersProches: route.lieux.map(({ id }) => (id === 'nord' ? [0] : [])),
};
const qpv: readonly Qpv[] = [
  {
    code: 'QN06301N',
    nom: 'Les Pistes',
    millesime: 2024,
    communes: ['63003' as CodeInsee],
    population: null,
    geometrie: null,
  },
];
const terrain = { candidats, monde, qpv };
const exigence = (plus: Partial<QuotaVue>): QuotaVue => ({
  zone: 'qpv',
  code: 'QN06301N',
  minimum: 1,
  maximum: null,
  ...plus,
});
const forme = (p: number, ...quotas: QuotaVue[]): FormePlan => ({
  p,
  secondes: 5,
  capacites: false,
  quotas,
});
const nord = monde.lieux.findIndex(({ id }) => id === 'nord');

async function plan(demande: FormePlan) {
  const { elements, besoinTotal } = moteur.probleme({
    ...question,
    communes: null,
    p: demande.p,
    secondes: demande.secondes,
  });
  const solveur = await solveurHighs();
  const quotas = quotasDe(demande, terrain);
  const trouve = await planExact(elements, demande.p, solveur, demande.secondes, quotas);
  return {
    ...trouve,
    elements,
    besoinTotal,
    apports: apportsDe(elements, trouve.sites),
    places: null,
    monde,
  };
}

test('a lieu within 100 m of a chosen quartier is in the plan where one at least is asked for, out where none is let in', async () => {
  const avec = await plan(forme(1, exigence({})));
  expect(avec.sites).toEqual([nord]);
  const sans = await plan(forme(2, exigence({ minimum: 0, maximum: 0 })));
  expect(sans.sites).not.toContain(nord);
  expect(sans.sites.length).toBeGreaterThan(0);
});

test('what each lieu of a plan brings adds up to what it covers, and the trace shows it', async () => {
  const deux = await plan(forme(2));
  expect(totalOf(tracePlan('couvert', deux), 2)).toBeCloseTo(
    couvertPar(deux.elements, deux.sites),
    9,
  );
  expect(totalOf(tracePlan('part', deux), 2)).toBeCloseTo(deux.couvert, 9);
  expect(tracePlan('garantie', deux).formula.at(-1)).toContain('0 % au plus de l’optimum');
});

test('held to their capacities, lieux of a plan take what they can and no more, and say what is estimated', async () => {
  const solveur = await solveurHighs();
  /** The labelled lieu was seen to take 20 Pass a month: so would the others, over half a month. */
  const parametres = { ...question.parametres, horizonMois: 0.5 };
  const demande = { ...question, parametres, communes: null, capacites: true };
  const un = { ...(await tracerPlan(moteur, { ...demande, p: 1, secondes: 5 }, solveur)), monde };
  const deux = { ...(await tracerPlan(moteur, { ...demande, p: 2, secondes: 5 }, solveur)), monde };
  const libre = await tracerPlan(
    moteur,
    { ...demande, p: 1, secondes: 5, capacites: false },
    solveur,
  );
  expect(un.places).toEqual([{ places: 10, estimee: true }]);
  expect(un.couvert).toBe(10);
  expect(libre.couvert).toBeGreaterThan(un.couvert);
  expect(libre.places).toBeNull();
  expect(deux.apports).toEqual([10, 10]);
  expect(deux.garantie).toBe(1);
  const { sansReponse } = moteur.ecarts(demande);
  const apres = moteur.ecarts({ ...demande, bascules: deux.sites }).sansReponse;
  const total = (valeurs: Float64Array) => valeurs.reduce((somme, valeur) => somme + valeur, 0);
  expect(deux.besoinTotal).toBeCloseTo(total(sansReponse), 9);
  expect(total(sansReponse) - total(apres)).toBeGreaterThanOrEqual(deux.couvert - 1e-9);

  const glouton = await tracerPlan(moteur, { ...demande, p: 2, secondes: 0 }, solveur);
  expect(glouton.couvert).toBe(20);
  expect(totalOf(tracePlan('couvert', deux), 2)).toBe(20);
  expect(phrasePlaces(deux.places!)).toMatch(/100\s%.* est estimée/);
  expect(placesCourtes(deux.places![0]!)).toBe('10 (estimée)');
  const [premiere] = lignesPlan(deux, candidats);
  const textes = colonnesPlan(deux).map(({ text }) => text(premiere!));
  expect(textes).toEqual(expect.arrayContaining(['10 (estimée)', '10']));
});

test('quotas that cannot be met are named, with what is wrong', () => {
  expect(defautQuotas(forme(2, exigence({})), terrain)).toBeNull();
  expect(defautQuotas(forme(5, exigence({ minimum: 2 })), terrain)).toMatch(
    /« au moins 2 lieux dans le quartier Les Pistes.*» ne peut pas être tenue : 1 lieu connu/,
  );
  expect(defautQuotas(forme(5, exigence({ minimum: 2, maximum: 1 })), terrain)).toMatch(
    /se contredit/,
  );
  expect(defautQuotas(forme(1, exigence({ minimum: 2 })), terrain)).toMatch(
    /que le plan n’en compte/,
  );
});

test('a quota is said in words', () => {
  expect(
    nomQuota(exigence({ zone: 'chaque_epci', code: '', minimum: 0, maximum: 1 }), monde, qpv),
  ).toBe('au plus 1 lieu dans chaque intercommunalité');
});
