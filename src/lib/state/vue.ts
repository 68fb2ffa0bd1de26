import { isJour, type Jour } from '$lib/domain/codes';
import type { Echelon, Territoire } from '$lib/domain/territoire';

import { COUCHES, COUCHES_PAR_DEFAUT, type Couche } from './couches';

/** Where a CnFS starts from: a hosting structure, a commune, or a point. */
export type Depart =
  | { readonly type: 'structure'; readonly id: string }
  | { readonly type: 'commune'; readonly code: string }
  | { readonly type: 'point'; readonly latitude: number; readonly longitude: number };

/** All that a link restores. What is at its default stays out of the link. */
export interface Vue {
  /** `null`: the territory that the loaded circulation covers. */
  readonly territoire: Territoire | null;
  /** `null`: the last day of the loaded circulation. */
  readonly date: Jour | null;
  readonly couches: ReadonlySet<Couche>;
  /** Code of the commune whose figures are open. */
  readonly commune: string | null;
  readonly depart: Depart | null;
  readonly rayonKm: number;
}

export const RAYON_PAR_DEFAUT = 20;

export const VUE_PAR_DEFAUT: Vue = {
  territoire: null,
  date: null,
  couches: COUCHES_PAR_DEFAUT,
  commune: null,
  depart: null,
  rayonKm: RAYON_PAR_DEFAUT,
};

const LETTRES: Readonly<Record<string, Exclude<Echelon, 'france'>>> = {
  r: 'region',
  d: 'departement',
  e: 'epci',
  c: 'commune',
};

/** Reads a view from the search part of an address. Total: what does not read is at its default. */
export function lireVue(search: string): Vue {
  const params = new URLSearchParams(search);
  const date = params.get('date') ?? '';
  return {
    territoire: lireTerritoire(params.get('t')),
    date: isJour(date) ? date : null,
    couches: lireCouches(params.get('couches')),
    commune: lireCode(params.get('commune')),
    depart: lireDepart(params.get('depart')),
    rayonKm: lireRayon(params.get('rayon')),
  };
}

/** The search part of the address of a view, `''` or `?…`, keys in a fixed order. */
export function ecrireVue(vue: Vue): string {
  const params: [string, string][] = [];
  if (vue.territoire) params.push(['t', ecrireTerritoire(vue.territoire)]);
  if (vue.date) params.push(['date', vue.date]);
  if (!sameSet(vue.couches, COUCHES_PAR_DEFAUT)) {
    params.push(['couches', COUCHES.filter((couche) => vue.couches.has(couche)).join('.')]);
  }
  if (vue.commune) params.push(['commune', vue.commune]);
  if (vue.depart) params.push(['depart', ecrireDepart(vue.depart)]);
  if (vue.rayonKm !== RAYON_PAR_DEFAUT) params.push(['rayon', String(vue.rayonKm)]);
  return params.length === 0 ? '' : `?${new URLSearchParams(params)}`;
}

function lireTerritoire(text: string | null): Territoire | null {
  if (text === 'fr') return { echelon: 'france' };
  const echelon = LETTRES[text?.charAt(0) ?? ''];
  const code = lireCode(text?.slice(1) ?? null);
  return echelon && code ? { echelon, code } : null;
}

function ecrireTerritoire(territoire: Territoire): string {
  return territoire.echelon === 'france' ? 'fr' : territoire.echelon.charAt(0) + territoire.code;
}

function lireCode(text: string | null): string | null {
  return text !== null && /^[0-9A-Z]{2,9}$/.test(text) ? text : null;
}

function lireCouches(text: string | null): ReadonlySet<Couche> {
  if (text === null) return COUCHES_PAR_DEFAUT;
  const asked = new Set(text.split('.'));
  return new Set(COUCHES.filter((couche) => asked.has(couche)));
}

function lireDepart(text: string | null): Depart | null {
  if (text === null) return null;
  const point = /^(-?\d{1,2}(?:\.\d{1,6})?)_(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(text);
  if (point) return lirePoint(Number(point[1]), Number(point[2]));
  if (text.startsWith('s-')) return { type: 'structure', id: text.slice(2) };
  const code = lireCode(text);
  return code ? { type: 'commune', code } : null;
}

function lirePoint(latitude: number, longitude: number): Depart | null {
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return onEarth ? { type: 'point', latitude, longitude } : null;
}

function ecrireDepart(depart: Depart): string {
  switch (depart.type) {
    case 'structure':
      return `s-${depart.id}`;
    case 'commune':
      return depart.code;
    case 'point':
      return `${depart.latitude.toFixed(5)}_${depart.longitude.toFixed(5)}`;
  }
}

function lireRayon(text: string | null): number {
  const rayon = Number(text);
  return text !== null && rayon >= 1 && rayon <= 100 ? Math.round(rayon) : RAYON_PAR_DEFAUT;
}

function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
