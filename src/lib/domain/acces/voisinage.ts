import KDBush from 'kdbush';

import type { Km } from '../codes';
import { prendre } from '../colonne';
import { cosinus, demiCadre, haversineAvec, moindreDistance } from '../distance';

import type { TableCouts } from './table';

/** Points in degrees. A point whose latitude is NaN is nowhere: it meets nothing. */
export interface Points {
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Land mass of each: see `terresOf`. */
  readonly terre: Uint16Array;
}

/** Some points, in the order of their indexes. */
export function pointsDe(
  { latitude, longitude, terre }: Points,
  indexes: ArrayLike<number>,
): Points {
  return {
    latitude: prendre(latitude, indexes),
    longitude: prendre(longitude, indexes),
    terre: prendre(terre, indexes),
  };
}

/** From where distances are measured. */
interface Depart {
  readonly latitude: number;
  readonly longitude: number;
  readonly cosinus: number;
  readonly terre: number;
}

function departDe({ latitude, longitude, terre }: Points, i: number): Depart {
  return {
    latitude: latitude[i]!,
    longitude: longitude[i]!,
    cosinus: cosinus(latitude[i]!),
    terre: terre[i]!,
  };
}

/** Points to search around: one KD-tree a land mass, no search crosses water. */
export class Semis {
  /** Of the latitude of each point. */
  readonly #cosinus: Float64Array;
  readonly #arbres = new Map<number, { readonly ids: number[]; readonly arbre: KDBush }>();

  constructor(readonly points: Points) {
    this.#cosinus = points.latitude.map(cosinus);
    const parTerre = new Map<number, number[]>();
    for (let id = 0; id < points.terre.length; id++) {
      if (Number.isNaN(points.latitude[id]!)) continue;
      const terre = points.terre[id]!;
      const ids = parTerre.get(terre);
      if (ids) ids.push(id);
      else parTerre.set(terre, [id]);
    }
    for (const [terre, ids] of parTerre) {
      const arbre = new KDBush(ids.length);
      for (const id of ids) arbre.add(points.longitude[id]!, points.latitude[id]!);
      this.#arbres.set(terre, { ids, arbre: arbre.finish() });
    }
  }

  /** How many points a land mass holds. */
  effectif(terre: number): number {
    return this.#arbres.get(terre)?.ids.length ?? 0;
  }

  /** Km as the crow flies. */
  distance({ latitude, longitude, cosinus }: Depart, j: number): Km {
    const { points } = this;
    const [lat, lon] = [points.latitude[j]!, points.longitude[j]!];
    return haversineAvec(latitude, longitude, cosinus, lat, lon, this.#cosinus[j]!);
  }

  /** Points of a land mass in the box around a disc of `km` as the crow flies, in no order. */
  autour({ latitude, longitude, terre }: Depart, km: number): number[] {
    const semis = this.#arbres.get(terre);
    if (!semis || Number.isNaN(latitude) || km < 0) return [];
    const cadre = demiCadre(latitude, km);
    const trouves = semis.arbre.range(
      longitude - cadre.longitude,
      latitude - cadre.latitude,
      longitude + cadre.longitude,
      latitude + cadre.latitude,
    );
    for (let rang = 0; rang < trouves.length; rang++) trouves[rang] = semis.ids[trouves[rang]!]!;
    return trouves;
  }
}

/** Which supplies count for which demands, by index, and at what least cost. */
export interface Regles {
  /** Least cost of a pair, km by road. */
  readonly plancher?: (demande: number, offre: number) => number;
  readonly garde?: (demande: number, offre: number) => boolean;
}

/**
 * Every pair of a demand and a supply on the same land within reach of the demand, bound included.
 *
 * @param portees reach of each demand, km by road; a negative one reaches nothing.
 * @param detour road length over great-circle length.
 * @returns costs in km by road: haversine × detour, or the least cost of the pair where it is more.
 */
export function voisinage(
  demandes: Points,
  portees: Float64Array,
  offres: Points,
  detour: number,
  { plancher, garde }: Regles = {},
): TableCouts {
  const semis = new Semis(offres);
  const nombre = demandes.latitude.length;
  const debuts = new Uint32Array(nombre + 1);
  // Counted before they are written: memory that grows is copied, and costs more than to search twice.
  let possibles = 0;
  for (let i = 0; i < nombre; i++)
    possibles += semis.autour(departDe(demandes, i), portees[i]! / detour).length;
  const offre = new Uint32Array(possibles);
  const cout = new Float64Array(possibles);
  let ecrites = 0;
  for (let i = 0; i < nombre; i++) {
    const depart = departDe(demandes, i);
    const portee = portees[i]!;
    for (const j of Uint32Array.from(semis.autour(depart, portee / detour)).sort()) {
      if (garde?.(i, j) === false) continue;
      const route = semis.distance(depart, j) * detour;
      const km = plancher ? Math.max(route, plancher(i, j)) : route;
      if (km > portee) continue;
      offre[ecrites] = j;
      cout[ecrites++] = km;
    }
    debuts[i + 1] = ecrites;
  }
  return {
    demandes: nombre,
    offres: offres.latitude.length,
    debuts,
    offre: offre.subarray(0, ecrites),
    cout: cout.subarray(0, ecrites),
  };
}

/** Nearest supply of each demand. */
export interface PlusProches {
  /** Km by road; ∞ where the land of the demand holds no supply. */
  readonly km: Float64Array;
  /** Index of the supply, the lowest of those at the same distance; -1 where there is none. */
  readonly offre: Int32Array;
}

/** As the crow flies, km. */
const PREMIER_RAYON = 4;

/** What a radius gains so that rounding leaves out nothing that lies on it: a metre, and a hair of what it is. */
const auDela = (km: number): number => km * (1 + 1e-9) + 0.001;

interface Recherche {
  readonly offres: Semis;
  readonly detour: number;
  readonly regles: Regles;
}

/**
 * Nearest supply of each demand on its own land, however far. Demands that follow each other are often near: the supply
 * of the one before says how far to search, once; else discs twice as wide are searched until one holds a supply and
 * none beyond it can be nearer.
 */
export function plusProches(
  demandes: Points,
  offres: Semis,
  detour: number,
  regles: Regles = {},
): PlusProches {
  const nombre = demandes.latitude.length;
  const recherche = { offres, detour, regles };
  const resultat = {
    km: new Float64Array(nombre).fill(Infinity),
    offre: new Int32Array(nombre).fill(-1),
  };
  let precedente = -1;
  for (let i = 0; i < nombre; i++) {
    const depart = departDe(demandes, i);
    if (offres.effectif(depart.terre) === 0) continue;
    const suffisant = precedente < 0 ? Infinity : coutDe(i, depart, precedente, recherche) / detour;
    chercher(i, depart, recherche, auDela(suffisant), resultat);
    precedente = resultat.offre[i]!;
  }
  return resultat;
}

/** Cost of a pair, km by road; ∞ where it does not count. */
function coutDe(
  i: number,
  depart: Depart,
  j: number,
  { offres, detour, regles: { plancher, garde } }: Recherche,
): Km {
  if (offres.points.terre[j] !== depart.terre || garde?.(i, j) === false) return Infinity as Km;
  const route = offres.distance(depart, j) * detour;
  return (plancher ? Math.max(route, plancher(i, j)) : route) as Km;
}

/** @param suffisant radius that is known to hold a supply none beyond it can be nearer than, km; ∞ where none is known. */
function chercher(
  i: number,
  depart: Depart,
  recherche: Recherche,
  suffisant: number,
  { km: distances, offre }: PlusProches,
): void {
  const { latitude } = recherche.offres.points;
  const premier = Number.isFinite(suffisant) ? suffisant : PREMIER_RAYON;
  for (let rayon = premier; rayon < 40_000; rayon *= 2) {
    for (const j of recherche.offres.autour(depart, rayon)) {
      const moindre = moindreDistance(depart.latitude, latitude[j]!) * recherche.detour;
      if (moindre > distances[i]!) continue;
      const km = coutDe(i, depart, j, recherche);
      if (km > distances[i]! || km === Infinity) continue;
      if (km === distances[i]! && j > offre[i]!) continue;
      distances[i] = km;
      offre[i] = j;
    }
    if (distances[i]! <= rayon * recherche.detour) return;
  }
}
