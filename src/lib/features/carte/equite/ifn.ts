import { max, min } from 'd3';

import type { Ecarts } from '$lib/compute/messages';
import type { Referentiel } from '$lib/domain/referentiel';
import type { LigneIfn } from '$lib/formats/communes/ifn';
import { formatDecimal } from '$lib/ui/format';

import type { Groupe } from './equite';

/** Score of each commune by index: NaN where the file has none. Scores of EPCI are not lent to their communes. */
export function scoresIfn(referentiel: Referentiel, lignes: readonly LigneIfn[]): Float64Array {
  const scores = new Float64Array(referentiel.communes.length).fill(NaN);
  for (const { echelon, code, total } of lignes) {
    const index = echelon === 'commune' ? referentiel.indexOf(code) : -1;
    if (index >= 0 && total !== null) scores[index] = total;
  }
  return scores;
}

const TIERS = ['IFN bas', 'IFN moyen', 'IFN élevé (les plus fragiles)'] as const;

/**
 * Communes in three groups by their score, each of about a third of the Pass of those that have one: a score goes where
 * the middle of its Pass falls, so that communes of one score are together. Those without a score are a group of their
 * own. Groups that hold no commune are left out.
 */
export function groupesIfn(
  scores: Float64Array,
  communes: readonly number[],
  { passCirculation }: Ecarts,
): readonly Groupe[] {
  const passDe = new Map<number, number>();
  for (const index of communes) {
    const score = scores[index]!;
    if (!Number.isNaN(score)) passDe.set(score, (passDe.get(score) ?? 0) + passCirculation[index]!);
  }
  const total = [...passDe.values()].reduce((somme, pass) => somme + pass, 0);
  const tierDe = new Map<number, number>();
  let avant = 0;
  for (const [score, pass] of [...passDe].sort(([a], [b]) => a - b)) {
    tierDe.set(score, Math.floor((3 * (avant + pass / 2)) / total));
    avant += pass;
  }
  const notes = TIERS.map((nom, tier) => {
    const membres = communes.filter((index) => tierDe.get(scores[index]!) === tier);
    return { nom: `${nom}, ${etendue(membres.map((index) => scores[index]!))}`, membres };
  });
  const inconnues = communes.filter((index) => Number.isNaN(scores[index]));
  return [...notes.reverse(), { nom: 'IFN inconnu', membres: inconnues }]
    .filter(({ membres }) => membres.length > 0)
    .map((groupe) => ({ ...groupe, jeux: ['ifn'] }));
}

/** « de 2,1 à 4,8 », « 8 ». */
function etendue(valeurs: readonly number[]): string {
  const [bas, haut] = [min(valeurs), max(valeurs)].map((valeur) => formatDecimal(valeur ?? null));
  return bas === haut ? bas! : `de ${bas!} à ${haut!}`;
}
