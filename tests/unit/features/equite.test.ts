import { describe, expect, test } from 'vitest';

import { indicateursDe } from '$lib/domain/ecarts/indicateurs';
import { courbesPlaces, dixiemes } from '$lib/features/carte/equite/concentration';
import { groupesZonages, lignesEquite } from '$lib/features/carte/equite/equite';
import { groupesIfn, scoresIfn } from '$lib/features/carte/equite/ifn';
import { MESURES, traceEquite, type CleEquite } from '$lib/features/carte/equite/traces';
import type { LigneIfn } from '$lib/formats/communes/ifn';
import { totalOf, type Trace } from '$lib/ui/trace/trace';

import { petitEcran } from '../../support/petit-ecran';

const { monde, ecarts, question } = petitEcran();
const { referentiel } = monde;
const { parametres } = question;
const faits = { referentiel, ecarts, parametres };
const avecPass = [...monde.communes.keys()].filter((i) => ecarts.passCirculation[i]! > 0);

function ifn(code: string, total: number | null, echelon: LigneIfn['echelon'] = 'commune') {
  const inconnus = { sansTresHautDebit: null, sans4g: null, pauvrete: null };
  return { echelon, code, total, ...inconnus, plusDe65Ans: null, sansDiplome: null };
}

const scores = scoresIfn(referentiel, [
  ifn('63001', 2),
  ifn('63002', 8),
  ifn('63003', 5),
  ifn('63004', null),
  ifn('99999', 9),
  ifn('246300701', 3, 'epci'),
]);

describe('by IFN', () => {
  test('unknown is not zero, and the score of an EPCI is nobody’s', () => {
    expect([...scores]).toEqual([2, 8, 5, NaN, NaN]);
  });

  test('each commune is in one group, the most fragile first, those without a score apart', () => {
    const groupes = groupesIfn(scores, avecPass, ecarts);
    expect(groupes.flatMap(({ membres }) => membres).sort()).toEqual([...avecPass].sort());
    expect(groupes.at(-1)).toEqual({ nom: 'IFN inconnu', membres: [3], jeux: ['ifn'] });
    expect(groupes.slice(0, -1).map(({ nom, membres }) => [nom, membres])).toEqual([
      ['IFN élevé (les plus fragiles), 8', [1]],
      ['IFN bas, de 2 à 5', [0, 2]],
    ]);
  });

  test('each Pass weighs: where communes weigh the same, groups are thirds', () => {
    const egales = { ...ecarts, passCirculation: new Float64Array(9).fill(7) };
    const neuf = Float64Array.of(3, 1, 2, 9, 8, 7, 4, 6, 5);
    const groupes = groupesIfn(neuf, [...neuf.keys()], egales);
    expect(groupes.map(({ membres }) => membres.map((i) => neuf[i]!).sort())).toEqual([
      [7, 8, 9],
      [4, 5, 6],
      [1, 2, 3],
    ]);
  });

  test('no score at all is one unknown group', () => {
    const aucun = groupesIfn(scoresIfn(referentiel, []), avecPass, ecarts);
    expect(aucun).toEqual([{ nom: 'IFN inconnu', membres: avecPass, jeux: ['ifn'] }]);
  });
});

describe('to whom places go', () => {
  test('by places, the index is the Gini of the table; by IFN, those without a score are told', () => {
    const [lorenz, fragiles] = courbesPlaces(ecarts, avecPass, scores);
    const { gini } = indicateursDe(ecarts, avecPass, parametres);
    expect(lorenz!.indice).toBeCloseTo(gini, 9);
    expect(fragiles!.phrase).toContain('50 Pass de communes sans IFN');
    expect(fragiles!.phrase).toContain('aux communes les plus fragiles');
    const inverse = courbesPlaces(
      ecarts,
      avecPass,
      scores.map((score) => 10 - score),
    )[1]!;
    expect(inverse.phrase).toContain('aux communes les moins fragiles');
    expect(inverse.indice).toBeCloseTo(-fragiles!.indice, 9);
    expect(courbesPlaces(ecarts, avecPass, null)).toEqual([lorenz]);
  });

  test('the table goes from nothing to all by tenths', () => {
    const lignes = dixiemes(courbesPlaces(ecarts, avecPass, scores));
    expect(lignes).toHaveLength(11);
    expect(lignes[0]!.places).toEqual([0, 0]);
    expect(lignes[10]!.places).toEqual([1, 1]);
  });

  test('an unknown capacity draws no curve', () => {
    const places = ecarts.places.with(avecPass[0]!, NaN);
    expect(courbesPlaces({ ...ecarts, places }, avecPass, scores)).toEqual([]);
  });
});

describe('the rows of a figure of « Équité » add up to it', () => {
  const groupes = groupesZonages(referentiel, avecPass, { qpv: [], rural: [], nomRural: 'FRR' });
  const lignes = lignesEquite(
    [...groupes, ...groupesIfn(scores, avecPass, ecarts)],
    ecarts,
    parametres,
  );
  const peuplees = lignes.filter(({ membres }) => membres.length > 0);
  const trace = (cle: CleEquite, ligne: (typeof lignes)[number]): Trace =>
    traceEquite(
      MESURES.find((mesure) => mesure.cle === cle)!,
      ligne,
      faits,
    );
  const total = (faite: Trace, titre: string): number => {
    const at = faite.columns.findIndex(({ title }) => title === titre);
    expect(at, titre).toBeGreaterThanOrEqual(0);
    return totalOf(faite, at);
  };

  test.each(peuplees.map((ligne) => [ligne.nom, ligne] as const))('%s', (_, ligne) => {
    const { pass, gini, partEnTension, profondeurTension, partAuDela10, distanceMediane } =
      ligne.indicateurs;
    const PASS = 'Pass en circulation';
    expect(total(trace('pass', ligne), PASS)).toBeCloseTo(pass, 9);
    const aires = trace('gini', ligne);
    if (total(aires, 'Places') > 0) expect(1 - total(aires, 'Aire double')).toBeCloseTo(gini, 9);
    else expect(gini).toBe(0);
    const dessous = total(trace('partEnTension', ligne), 'Dont en dessous');
    expect(dessous / pass).toBeCloseTo(partEnTension, 9);
    const manque = total(trace('profondeurTension', ligne), 'Pass × manque');
    expect(manque / pass).toBeCloseTo(profondeurTension, 9);
    const loin = total(trace('partAuDela10', ligne), 'Dont à plus de 10 km');
    expect(loin / pass).toBeCloseTo(partAuDela10, 9);
    const { rows } = trace('distanceMediane', ligne);
    expect(rows.find((cellules) => Number(cellules[3]) >= pass / 2)?.[1]).toBe(distanceMediane);
  });

  test('a capacity that is not known is said', () => {
    const places = ecarts.places.with(1, NaN);
    const [ligne] = lignesEquite(groupes, { ...ecarts, places }, parametres);
    const faite = traceEquite(MESURES[1], ligne!, { ...faits, ecarts: { ...ecarts, places } });
    expect(faite.value).toBe('—');
    expect(faite.warnings.join()).toContain('n’est pas connue');
  });
});
