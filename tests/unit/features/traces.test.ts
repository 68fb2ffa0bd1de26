import { describe, expect, test } from 'vitest';

import type { Jour, Mois } from '$lib/domain/codes';
import { CLASSES } from '$lib/domain/ecarts/classes';
import { traceGain } from '$lib/features/candidats/traces';
import { bilanDe } from '$lib/features/carte/bilan';
import { chiffresDe, reserveDe } from '$lib/features/carte/chiffres';
import { lignesCommunes } from '$lib/features/carte/lignes';
import {
  traceBeneficiaires,
  traceDistance,
  tracePass,
  tracePlaces,
  traceSansReponse,
  type LigneCirculation,
} from '$lib/features/carte/traces/commune';
import type { CHIFFRES } from '$lib/features/carte/traces/territoire';
import { traceTerritoire } from '$lib/features/carte/traces/territoire';
import { traceTotal } from '$lib/features/circulation/traces';
import { totauxDe } from '$lib/features/circulation/totaux';
import { textOf, totalOf, type Trace, type TraceSupport } from '$lib/ui/trace/trace';

import { petitEcran } from '../../support/petit-ecran';

const { monde, moteur, question, ecarts } = petitEcran();
const lignes = lignesCommunes(monde.referentiel, monde.lieux, ecarts, { echelon: 'france' });
const bilan = bilanDe(lignes, CLASSES.length);
const labellises = monde.lieux.filter(({ accepte }) => accepte === 'oui');
const territoire = { lignes, bilan, labellises };

/** Total of the column that bears a title. */
function total(trace: Trace, titre: string): number {
  const at = trace.columns.findIndex(({ title }) => title === titre);
  expect(at, titre).toBeGreaterThanOrEqual(0);
  return totalOf(trace, at);
}

describe('the rows of a figure of the territory add up to it', () => {
  const trace = (cle: (typeof CHIFFRES)[number]): Trace =>
    traceTerritoire(cle, cle, 'valeur', territoire);

  test('counts and sums', () => {
    expect(total(trace('pass'), 'Pass en circulation')).toBeCloseTo(bilan.pass, 9);
    expect(total(trace('sansReponse'), 'Sans réponse')).toBeCloseTo(bilan.sansReponse, 9);
    expect(total(trace('labellises'), 'Lieux')).toBe(labellises.length);
    expect(total(trace('passParLieu'), 'Pass en circulation') / labellises.length).toBe(
      bilan.pass / labellises.length,
    );
  });

  test('shares are one total over another', () => {
    for (const [cle, km, part] of [
      ['plusDe10Km', 10, bilan.partPlusDe10Km],
      ['plusDe20Km', 20, bilan.partPlusDe20Km],
    ] as const) {
      const loin = total(trace(cle), `Dont à plus de ${km} km`);
      expect(loin / total(trace(cle), 'Pass en circulation')).toBeCloseTo(part!, 9);
      expect(loin).toBeGreaterThan(0);
    }
  });

  test('the median is where the running total passes the half', () => {
    const { rows } = trace('distanceMediane');
    const row = rows.find((cells) => Number(cells[3]) >= bilan.pass / 2);
    expect(row?.[1]).toBe(bilan.distanceMediane);
  });

  test('every figure of the head has its trace, the formula holding numbers', () => {
    for (const incertaine of [false, true]) {
      for (const { cle, label, value } of chiffresDe(bilan, labellises.length, incertaine)) {
        const made = traceTerritoire(cle, label, value, territoire);
        expect(made.title).toBe(label);
        expect(made.formula.join(' '), cle).toMatch(/\d/);
        expect(made.rows.length, cle).toBeGreaterThan(0);
      }
    }
  });

  test('where most of the capacity is estimated, no headline needs one, and why is said', () => {
    const sures = chiffresDe(bilan, 1, true).map(({ cle }) => cle);
    expect(sures).not.toContain('sansReponse');
    expect(reserveDe(true, 0.62)).toMatch(/^62\s%/);
    expect(reserveDe(false, 0.1)).toBeNull();
  });
});

describe('the figures of a commune', () => {
  const faits = { ...moteur.explication({ ...question, commune: 0 }), monde };
  const mouvements: readonly LigneCirculation[] = monde.lignes
    .filter(({ codeInsee }) => codeInsee === '63001')
    .map(({ mois, lot, lieu, carnets, distribues, utilises }, ligne) => ({
      ligne,
      mois,
      commune: '63001',
      lot,
      fin_validite: '2024-12-31' as Jour,
      valide: true,
      lieu,
      nom_lieu: lieu,
      carnets,
      distribues,
      utilises,
    }));

  test('movements add up to the Pass and to the bénéficiaires, expired lots aside', () => {
    const expire = { ...mouvements[0]!, lot: 'vieux', valide: false, distribues: 70, carnets: 7 };
    const toutes = [...mouvements, expire];
    expect(total(tracePass(faits, toutes), 'Circulent encore')).toBe(faits.pass);
    expect(tracePass(faits, toutes).formula[0]).toContain('− 70 expirés');
    expect(total(traceBeneficiaires(faits, toutes), 'Bénéficiaires')).toBe(faits.beneficiaires);
  });

  test('what lieux bring adds up to the places', () => {
    expect(total(tracePlaces(faits, 6), 'Places pour 100 Pass')).toBeCloseTo(100 * faits.places, 9);
    expect(total(traceSansReponse(faits), 'Sans réponse')).toBe(faits.sansReponse);
  });

  test('the first lieu is at the distance shown; none is said to be none', () => {
    expect(traceDistance(faits, 1.3).rows[0]?.[2]).toBe(faits.km);
    const loin = { ...moteur.explication({ ...question, commune: 2 }), monde };
    expect(traceDistance(loin, 1.3).rows).toEqual([]);
    expect(traceDistance(loin, 1.3).warnings).toHaveLength(1);
  });
});

test('the rows of each figure of a candidate add up to it', () => {
  const liste = moteur.candidats({ ...question, communes: null, centre: null, maximum: 10 });
  const affichee = { ...liste, monde };
  expect(liste.lignes.length).toBeGreaterThan(2);
  for (const candidat of liste.lignes) {
    const seul = traceGain('gainSeul', candidat, affichee);
    expect(total(seul, 'Pass rapprochés')).toBeCloseTo(candidat.gainSeul, 9);
    const plus = traceGain('gainMarginal', candidat, affichee);
    expect(total(plus, 'Pass rapprochés')).toBeCloseTo(candidat.gainMarginal, 9);
    const part = traceGain('partCumulee', candidat, affichee);
    expect(total(part, 'Pass en plus') / liste.besoinTotal).toBeCloseTo(candidat.partCumulee, 9);
    const pris = traceGain('prisAuxVoisins', candidat, affichee);
    expect(total(pris, 'Pass en moins')).toBeCloseTo(
      candidat.prisAuxVoisins.reduce((somme, { pass }) => somme + pass, 0),
      9,
    );
  }
});

test('the months add up to the totals of « Distribution et usage »', () => {
  const mensuelles = [
    { mois: '2024-01' as Mois, distribues: 100, utilises: 10, expires: 0, encours: 90 },
    { mois: '2024-02' as Mois, distribues: 20, utilises: 30, expires: 15, encours: 65 },
  ];
  const totaux = totauxDe(mensuelles);
  const trace = (cle: keyof typeof totaux): Trace => traceTotal(cle, totaux, mensuelles, 'ici');
  expect(total(trace('distribues'), 'Distribués')).toBe(totaux.distribues);
  expect(total(trace('utilises'), 'Utilisés')).toBe(totaux.utilises);
  expect(total(trace('expires'), 'Expirés')).toBe(totaux.expires);
  expect(total(trace('encours'), 'Variation des Pass en circulation')).toBe(totaux.encours);
});

test('as a text for a report: figure, date, formula, rows, modified parameters, warnings, link', () => {
  const support: TraceSupport = {
    date: '30 juin 2024',
    source: 'Mon département',
    parameters: [
      { key: 'de', name: 'Détour', value: '1,4', changed: true },
      { key: 'se', name: 'Secret', value: '11', changed: false },
    ],
    warnings: ['La circulation des Pass est simulée.'],
    link: 'https://exemple/?v=1',
    csv: () => '',
  };
  const texte = textOf(
    traceTerritoire('sansReponse', 'Pass sans réponse', '12', territoire),
    support,
  );
  for (const attendu of [
    'Pass sans réponse : 12',
    'Situation au 30 juin 2024',
    'en circulation −',
    '- Commune 63002 ;',
    'Total, Sans réponse',
    '- Détour : 1,4 (modifié)',
    '- La circulation des Pass est simulée.',
    'Lien : https://exemple/?v=1',
  ])
    expect(texte).toContain(attendu);
  expect(texte).not.toContain('Secret : 11');

  const trace = traceTerritoire('pass', 'Pass', '12', territoire);
  const sources = ['Mon département', 'ifn.csv'];
  expect(textOf({ ...trace, sources }, support)).toContain('Sources : Mon département ; ifn.csv\n');
});
