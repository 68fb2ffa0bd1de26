import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Calcul } from '$lib/compute/client';
import type { Monde, QuestionCandidats, QuestionEcarts } from '$lib/compute/messages';
import type { Jour } from '$lib/domain/codes';
import { CLASSES } from '$lib/domain/ecarts/classes';
import { CONFIANCES } from '$lib/domain/ecarts/confiance';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../../data/parametres.json';
import { commune, lieu, lot, remise } from '../../support/petit-monde';

const date = '2024-06-30' as Jour;
const question: QuestionEcarts = { date, parametres: parametresDe(donnees) };
const aQui: QuestionCandidats = { ...question, communes: null, centre: null, maximum: 10 };

/** One commune beside a labelled lieu, one 40 km off beside a lieu that is not. */
function monde(carnets: number): Monde {
  return {
    communes: [commune('63001'), commune('63002', 40)],
    lieux: [lieu('A', '63001', 0, { accepte: 'oui' }), lieu('B', '63002', 41)],
    lots: [lot('L')],
    circulation: [remise('63001', 20), remise('63002', carnets)],
  };
}

describe('the worker of the gap engine', () => {
  let calcul: Calcul;
  beforeEach(() => (calcul = new Calcul()));
  afterEach(() => calcul.close());

  it('answers gaps and candidates on the world it was given', async () => {
    await calcul.charger(monde(20));
    const ecarts = await calcul.ecarts(question);
    expect([...ecarts.passCirculation]).toEqual([200, 200]);
    expect([...ecarts.classe].map((code) => CLASSES[code])).toEqual(['couvert', 'sans_lieu']);
    expect([...ecarts.sansReponse]).toEqual([0, 200]);
    const { lignes, besoinTotal, universe } = await calcul.candidats(aQui);
    expect({ besoinTotal, universe }).toEqual({ besoinTotal: 200, universe: 1 });
    expect(lignes).toMatchObject([{ lieu: 1, rang: 1, gainSeul: 200, partCumulee: 1 }]);
  });

  it('answers on the newest world', async () => {
    await calcul.charger(monde(20));
    await calcul.charger(monde(30));
    const ecarts = await calcul.ecarts(question);
    expect([...ecarts.passCirculation]).toEqual([200, 300]);
  });

  it('lets the newest question of a kind win, and leaves other kinds alone', async () => {
    await calcul.charger(monde(20));
    const poses = [1.1, 1.2, 1.3, 1.4].map((detour) =>
      calcul.ecarts({ date, parametres: { ...question.parametres, detour } }),
    );
    const candidats = calcul.candidats(aQui);
    const issues = await Promise.allSettled(poses);
    expect(issues.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    for (const issue of issues.slice(0, 3))
      expect(issue).toMatchObject({ reason: { name: 'AbortError' } });
    const derniere = await poses[3]!;
    expect(derniere.distanceKm[1]).toBeCloseTo(40 * 1.4, 6);
    await expect(candidats).resolves.toMatchObject({ universe: 1 });
  });

  it('rejects at once what is cancelled, and answers the next', async () => {
    await calcul.charger(monde(20));
    const controller = new AbortController();
    const annulee = calcul.ecarts(question, { signal: controller.signal });
    controller.abort();
    await expect(annulee).rejects.toMatchObject({ name: 'AbortError' });
    await expect(calcul.ecarts(question, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    await expect(calcul.ecarts(question)).resolves.toMatchObject({ labellises: 1 });
  });

  it('draws the confidence in the background, refined as it goes, others answered in between', async () => {
    await calcul.charger(monde(20));
    const parts: number[] = [];
    const partielles: number[] = [];
    const confiance = calcul.confiance(question, {
      progress: (part) => parts.push(part),
      partielle: ({ tirages }) => partielles.push(tirages),
    });
    let finie = false;
    void confiance.then(() => (finie = true));
    await calcul.ecarts(question);
    expect(finie).toBe(false);
    const { tirages, confiance: codes } = await confiance;
    expect(tirages).toBe(200);
    expect([...codes].map((code) => CONFIANCES[code])).toEqual(['A', 'A']);
    expect(parts).toEqual(partielles.map((faits) => faits / 200));
    expect(partielles[0]).toBe(1);
    expect(partielles).toEqual([...new Set(partielles)].sort((a, b) => a - b));
  });

  it('stops the draws when cancelled, or when the world changes', async () => {
    await calcul.charger(monde(20));
    const controller = new AbortController();
    const annulee = calcul.confiance(question, {
      signal: controller.signal,
      partielle: () => controller.abort(),
    });
    await expect(annulee).rejects.toMatchObject({ name: 'AbortError' });
    const perimee = calcul.confiance(question);
    const attendue = expect(perimee).rejects.toMatchObject({ name: 'AbortError' });
    await calcul.charger(monde(30));
    await attendue;
    await expect(calcul.confiance(question)).resolves.toMatchObject({ tirages: 200 });
  });

  it('explains a class, toggles a lieu, finds clusters and says who is surely first', async () => {
    await calcul.charger(monde(20));
    await expect(calcul.explication({ ...question, commune: 1 })).resolves.toMatchObject({
      classe: 'sans_lieu',
      regle: 'tres_loin',
      lieux: [],
    });
    const essai = await calcul.ecarts({ ...question, bascules: [1] });
    expect([...essai.sansReponse]).toEqual([0, 0]);
    await expect(calcul.grappes(question)).resolves.toEqual(Uint8Array.of(0, 0));
    const { part, tirages } = await calcul.robustesse(aQui);
    expect({ part: [...part], tirages }).toEqual({ part: [0, 1], tirages: 200 });
    const ecarts = await calcul.ecarts(question);
    expect([...ecarts.sansReponse]).toEqual([0, 200]);
  });

  it('draws up the best plan with the solver in its own worker, or the greedy one with its bound', async () => {
    await calcul.charger(monde(20));
    const plan = { ...question, communes: null, p: 1 };
    const attendu = { sites: [1], couvert: 200, borne: 200, garantie: 1, besoinTotal: 200 };
    await expect(calcul.plan({ ...plan, secondes: 0 })).resolves.toMatchObject(attendu);
    const quotas = [{ sites: [1], minimum: 1, maximum: 1 }];
    await expect(calcul.plan({ ...plan, secondes: 10, quotas })).resolves.toMatchObject(attendu);
    const impossible = [{ sites: [0], minimum: 1, maximum: 1 }];
    await expect(
      calcul.plan({ ...plan, secondes: 10, quotas: [...quotas, ...impossible] }),
    ).rejects.toThrow('quotas');
  });

  it('says so when no world was given', async () => {
    await expect(calcul.ecarts(question)).rejects.toThrow('Aucune donnée n’a été chargée');
  });

  it('rejects what is under way when closed', async () => {
    const attente = calcul.charger(monde(20));
    calcul.close();
    await expect(attente).rejects.toMatchObject({ name: 'AbortError' });
  });
});
