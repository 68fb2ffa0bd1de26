import type { TableCouts } from '../acces/table';

import { Flot } from './flot';

/** Demand in Pass and places in Pass over the pairs within reach. */
export interface Besoins {
  readonly table: TableCouts;
  readonly demande: Float64Array;
  /** Places of each supply over the horizon; NaN or ∞: held to be unlimited. */
  readonly places: Float64Array;
}

/** A part of the network: demands and supplies of which all that count are inside. */
interface Partie {
  readonly demandes: readonly number[];
  readonly offres: readonly number[];
}

/** Share of a demand under which a shortage is a rounding. */
const MANQUE_NEGLIGEABLE = 1e-9;

/**
 * Pass of each demand that find a place, by maximum flow over the pairs of the table (methods §4).
 *
 * A maximum flow leaves open which of two neighbours goes without. Here it is the fair one, and there is only one: no
 * demand can be served a larger share without lowering that of another with a smaller or equal share
 * (lexicographically optimal flow, Megiddo 1974; by decomposition, Fujishige 1980). So the result depends neither on
 * the order of the communes nor on that of the lieux, its sum is the maximum flow, and the sums over any partition of
 * the territory add up.
 *
 * All are served the same share λ if the network allows it; if not, the minimum cut shows the demands that cannot have
 * λ and the only supplies they reach, and each side is shared apart.
 */
export function partager({ table, demande, places }: Besoins): Float64Array {
  const servis = new Float64Array(table.demandes);
  const limitees = demandesLimitees({ table, demande, places }, servis);
  const attente = composantes(table, limitees);
  for (let partie = attente.pop(); partie; partie = attente.pop()) {
    attente.push(...servirOuCouper(partie, { table, demande, places }, servis));
  }
  return servis;
}

/** Serves whole the demands that reach an unlimited supply. @returns those to share: with Pass, and pairs. */
function demandesLimitees({ table, demande, places }: Besoins, servis: Float64Array): number[] {
  const limitees: number[] = [];
  for (let i = 0; i < table.demandes; i++) {
    const debut = table.debuts[i]!;
    const fin = table.debuts[i + 1]!;
    if (demande[i] === 0 || debut === fin) continue;
    const illimitee = table.offre.subarray(debut, fin).some((j) => !Number.isFinite(places[j]!));
    if (illimitee) servis[i] = demande[i]!;
    else limitees.push(i);
  }
  return limitees;
}

/** Parts that share no supply. */
function composantes(table: TableCouts, demandes: readonly number[]): Partie[] {
  const chef = Int32Array.from({ length: table.offres }, (_, j) => j);
  const chefDe = (j: number): number => {
    while (chef[j] !== j) j = chef[j] = chef[chef[j]!]!;
    return j;
  };
  const touchee = new Uint8Array(table.offres);
  for (const i of demandes) {
    const premiere = table.offre[table.debuts[i]!]!;
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) {
      touchee[table.offre[k]!] = 1;
      chef[chefDe(table.offre[k]!)] = chefDe(premiere);
    }
  }
  const parties = new Map<number, { demandes: number[]; offres: number[] }>();
  for (let j = 0; j < table.offres; j++) {
    if (!touchee[j]) continue;
    const partie = parties.get(chefDe(j)) ?? { demandes: [], offres: [] };
    partie.offres.push(j);
    parties.set(chefDe(j), partie);
  }
  for (const i of demandes) parties.get(chefDe(table.offre[table.debuts[i]!]!))!.demandes.push(i);
  return [...parties.values()];
}

/** Serves every demand of a part the same share, or says the two parts to serve apart. */
function servirOuCouper(partie: Partie, besoins: Besoins, servis: Float64Array): Partie[] {
  const { demandes, offres } = partie;
  const { demande, places } = besoins;
  const total = demandes.reduce((somme, i) => somme + demande[i]!, 0);
  const part = Math.min(1, offres.reduce((somme, j) => somme + places[j]!, 0) / total);
  const flot = flotDe(partie, besoins, part);
  const ecoule = flot.maximiser();
  const coupees = flot.demandesCoupees();
  const enManque = demandes.filter((_, rang) => coupees[rang]);
  const entiere = ecoule >= part * total * (1 - MANQUE_NEGLIGEABLE);
  if (entiere || enManque.length === demandes.length) {
    for (const i of demandes) servis[i] = part * demande[i]!;
    return [];
  }
  return couper(partie, enManque, besoins.table);
}

function flotDe({ demandes, offres }: Partie, { table, demande, places }: Besoins, part: number) {
  const rangs = new Map(offres.map((j, rang) => [j, rang]));
  const arcs: [number, number][] = [];
  demandes.forEach((i, rang) => {
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) {
      const offre = rangs.get(table.offre[k]!);
      if (offre !== undefined) arcs.push([rang, offre]);
    }
  });
  const flot = new Flot(
    Float64Array.from(demandes, (i) => part * demande[i]!),
    Float64Array.from(offres, (j) => places[j]!),
    arcs.length,
  );
  for (const [i, j] of arcs) flot.relier(i, j);
  return flot;
}

/** On one side the demands in want and all that they reach in the part; on the other what is left. */
function couper(partie: Partie, enManque: readonly number[], table: TableCouts): Partie[] {
  const manque = new Set(enManque);
  const atteintes = new Set<number>();
  for (const i of enManque) {
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) atteintes.add(table.offre[k]!);
  }
  return [
    { demandes: enManque, offres: partie.offres.filter((j) => atteintes.has(j)) },
    {
      demandes: partie.demandes.filter((i) => !manque.has(i)),
      offres: partie.offres.filter((j) => !atteintes.has(j)),
    },
  ];
}
