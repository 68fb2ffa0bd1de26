import { glouton } from '../glouton';

import { ameliorer } from './echange';
import { couvertPar, type Elements } from './elements';
import { Redaction, type Programme, type Solution, type Solveur } from './programme';

/** Sites to open together, and what is known of the best that could be. */
export interface Plan {
  /** Indexes of the candidates to open, ascending; at most p. */
  readonly sites: readonly number[];
  /** Weight covered, existing sites included. */
  readonly couvert: number;
  /** No plan of p sites covers more. */
  readonly borne: number;
  /** `couvert` / `borne`, 0 to 1: 1 is the proven optimum. */
  readonly garantie: number;
}

/** At least and at most so many sites among a group: an EPCI, a QPV. */
export interface Quota {
  readonly sites: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * A good plan at once: greedy, then 1-swap. Bound by submodularity: whatever is picked, the best plan adds at most the
 * p greatest gains that are left (Nemhauser, Wolsey & Fisher 1978); the least over the steps of the greedy list.
 */
export function planGlouton(elements: Elements, p: number): Plan {
  const colonnes = colonnesDe(elements);
  const couverture = { colonnes, poids: colonnes.unites, besoin: elements.poids };
  const membres = Array.from({ length: elements.candidats }, (_, site) => site);
  const ordre = Uint32Array.from(membres);
  const choix = glouton(couverture, membres, { maximum: p, exAequo: 0, ordre });
  const sites = ameliorer(
    elements,
    choix.map(({ candidat }) => candidat),
  );
  const borne = borneSousModulaire(
    elements,
    choix.map(({ candidat }) => candidat),
    p,
  );
  return planDe(elements, sites, borne);
}

/**
 * The best plan, or the best found within the time, from the greedy one: maximal covering location problem (Church &
 * ReVelle 1974), solved as a mixed-integer program.
 * @throws RangeError where no plan meets the quotas, or none was found in the time.
 */
export async function planExact(
  elements: Elements,
  p: number,
  solveur: Solveur,
  secondes: number,
  quotas: readonly Quota[] = [],
): Promise<Plan> {
  const glouton = planGlouton(elements, p);
  if (quotas.length === 0 && glouton.garantie >= 1) return glouton;
  const programme = programmeMclp(elements, p, quotas);
  const depart = quotas.length === 0 ? departDe(elements, glouton.sites) : undefined;
  const solution = await solveur(programme, { secondes, depart });
  exigerPlan(solution, quotas);
  const trouves = sitesDe(solution.valeurs, elements.candidats);
  const borne = Math.min(glouton.borne, elements.acquis + solution.borne);
  const exact = planDe(elements, trouves, borne);
  const repli = quotas.length === 0 && glouton.couvert > exact.couvert;
  return repli ? planDe(elements, glouton.sites, borne) : exact;
}

/** Variables: one whole a candidate, then one an element, which cannot pass the sum of its candidates. */
export function programmeMclp(elements: Elements, p: number, quotas: readonly Quota[]): Programme {
  const redaction = new Redaction();
  for (let site = 0; site < elements.candidats; site++) redaction.variable(0, true);
  redaction.ligne(-Infinity, p);
  for (let site = 0; site < elements.candidats; site++) redaction.terme(site, 1);
  for (let e = 0; e < elements.poids.length; e++) {
    const couvert = redaction.variable(elements.poids[e]!, false);
    redaction.ligne(-Infinity, 0);
    redaction.terme(couvert, 1);
    for (let k = elements.debuts[e]!; k < elements.debuts[e + 1]!; k++)
      redaction.terme(elements.candidat[k]!, -1);
  }
  for (const { sites, minimum, maximum } of quotas) {
    redaction.ligne(minimum, maximum);
    for (const site of sites) redaction.terme(site, 1);
  }
  return redaction.programme(true);
}

/** @throws RangeError where a solution holds no plan that meets the quotas. */
export function exigerPlan({ etat, valeurs }: Solution, quotas: readonly Quota[]): void {
  if (etat === 'impossible')
    throw new RangeError('Aucun plan ne respecte à la fois le nombre de lieux et les quotas.');
  if (valeurs.length === 0 && quotas.length > 0)
    throw new RangeError(
      'Le temps accordé n’a pas suffi à trouver un plan qui respecte les quotas.',
    );
}

/** Whole variables at 1 among the first ones. */
export function sitesDe(valeurs: Float64Array, candidats: number): number[] {
  return [...valeurs.subarray(0, candidats).keys()].filter((site) => valeurs[site]! > 0.5);
}

function planDe(elements: Elements, sites: readonly number[], borne: number): Plan {
  const couvert = couvertPar(elements, sites);
  const plafond = Math.max(couvert, borne);
  return {
    sites: [...sites].sort((a, b) => a - b),
    couvert,
    borne: plafond,
    garantie: plafond === 0 ? 1 : couvert / plafond,
  };
}

function departDe(elements: Elements, sites: readonly number[]): Float64Array {
  const depart = new Float64Array(elements.candidats + elements.poids.length);
  for (const site of sites) depart[site] = 1;
  for (let e = 0; e < elements.poids.length; e++) {
    const candidats = elements.candidat.subarray(elements.debuts[e]!, elements.debuts[e + 1]!);
    if (candidats.some((site) => depart[site] === 1)) depart[elements.candidats + e] = 1;
  }
  return depart;
}

/** Pairs by candidate, as the greedy wants them; a pair weighs 1. */
function colonnesDe({ debuts, candidat, candidats, poids }: Elements) {
  const places = new Uint32Array(candidats + 1);
  for (const site of candidat) places[site + 1]!++;
  for (let site = 0; site < candidats; site++) places[site + 1]! += places[site]!;
  const ici = places.slice(0, candidats);
  const demande = new Uint32Array(candidat.length);
  const paire = new Uint32Array(candidat.length);
  for (let e = 0; e < poids.length; e++) {
    for (let k = debuts[e]!; k < debuts[e + 1]!; k++) {
      demande[ici[candidat[k]!]!] = e;
      paire[ici[candidat[k]!]!++] = k;
    }
  }
  return { debuts: places, demande, paire, unites: new Float64Array(candidat.length).fill(1) };
}

/** Least, over the heads of a greedy list, of what the head covers plus the p greatest gains left. */
function borneSousModulaire(elements: Elements, liste: readonly number[], p: number): number {
  const { poids, debuts, candidat, candidats, acquis } = elements;
  const gains = new Float64Array(candidats);
  for (let e = 0; e < poids.length; e++) {
    for (let k = debuts[e]!; k < debuts[e + 1]!; k++) gains[candidat[k]!]! += poids[e]!;
  }
  const colonnes = colonnesDe(elements);
  const couvert = new Uint8Array(poids.length);
  let total = acquis;
  let borne = total + plusGrands(gains, p);
  for (const site of liste) {
    for (let c = colonnes.debuts[site]!; c < colonnes.debuts[site + 1]!; c++) {
      const e = colonnes.demande[c]!;
      if (couvert[e]) continue;
      couvert[e] = 1;
      total += poids[e]!;
      for (let k = debuts[e]!; k < debuts[e + 1]!; k++) gains[candidat[k]!]! -= poids[e]!;
    }
    borne = Math.min(borne, total + plusGrands(gains, p));
  }
  return Math.min(borne, acquis + poids.reduce((somme, valeur) => somme + valeur, 0));
}

/** Sum of the p greatest values. */
function plusGrands(valeurs: Float64Array, p: number): number {
  const triees = valeurs.slice().sort();
  return triees
    .subarray(Math.max(0, triees.length - p))
    .reduce((somme, valeur) => somme + valeur, 0);
}
