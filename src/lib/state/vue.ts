import { isCodeInsee, isJour, type Jour } from '$lib/domain/codes';
import { ACTES, estVisites, sujetDe, type Essai } from '$lib/domain/essai';
import { FILTRES_DEMARCHE, type FiltreDemarche } from '$lib/domain/suivi';
import type { Echelon, Territoire } from '$lib/domain/territoire';

import { COUCHES, COUCHES_PAR_DEFAUT, type Couche } from './couches';
import { ecrirePlan, lirePlan, PLAN_PAR_DEFAUT, type FormePlan } from './plan';
import { ecrireReglages, lireReglages, type Reglages } from './parametres';
import {
  ecrireRepresentation,
  lireRepresentation,
  REPRESENTATION_PAR_DEFAUT,
  type Representation,
} from './representation';

/** Where a CnFS starts from: a hosting structure, a commune, or a point. */
export type Depart =
  | { readonly type: 'structure'; readonly id: string }
  | { readonly type: 'commune'; readonly code: string }
  | { readonly type: 'point'; readonly latitude: number; readonly longitude: number };

/** Where the reader moved the map to. */
export interface CameraVue {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** Order that the reader gave to a table. */
export interface Tri {
  readonly key: string;
  readonly descending: boolean;
}

export type Forme = 'liste' | 'tableau';

/** All that a link restores. What is at its default stays out of the link. */
export interface Vue {
  /** `null`: the territory that the loaded circulation covers. */
  readonly territoire: Territoire | null;
  /** `null`: the last day of the loaded circulation. */
  readonly date: Jour | null;
  readonly couches: ReadonlySet<Couche>;
  /** What the communes of the map are coloured by, and in which classes. */
  readonly representation: Representation;
  /** Code of the commune whose figures are open. */
  readonly commune: string | null;
  /** Id of the lieu whose sheet is open. */
  readonly lieu: string | null;
  /** `null`: the territory fills the map. */
  readonly camera: CameraVue | null;
  /** Order of the table on screen; `null`: its own. */
  readonly tri: Tri | null;
  /** Words that the rows of the table on screen hold. */
  readonly filtre: string;
  /** State of approach of the lieux listed to be approached. */
  readonly demarche: FiltreDemarche;
  readonly forme: Forme;
  readonly depart: Depart | null;
  readonly rayonKm: number;
  /** Parameters that differ from the defaults. */
  readonly reglages: Reglages;
  /** What is tried otherwise than the files say, one act a subject. */
  readonly essais: readonly Essai[];
  /** The form of « Plan à plusieurs lieux ». */
  readonly plan: FormePlan;
  /** Fingerprint of the files in force, see `empreinte.ts`; `''`: those that ship with the app. */
  readonly donnees: string;
}

export const RAYON_PAR_DEFAUT = 20;
/** Version of the links: a link of a later one is read for what is known of it. */
const VERSION = '1';
const DONNEES_MAXIMUM = 400;

export const VUE_PAR_DEFAUT: Vue = {
  territoire: null,
  date: null,
  couches: COUCHES_PAR_DEFAUT,
  representation: REPRESENTATION_PAR_DEFAUT,
  commune: null,
  lieu: null,
  camera: null,
  tri: null,
  filtre: '',
  demarche: 'toutes',
  forme: 'liste',
  depart: null,
  rayonKm: RAYON_PAR_DEFAUT,
  reglages: {},
  essais: [],
  plan: PLAN_PAR_DEFAUT,
  donnees: '',
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
    representation: lireRepresentation(params.get('m')),
    commune: lireCode(params.get('commune')),
    lieu: params.get('lieu') || null,
    camera: lireCamera(params.get('camera')),
    tri: lireTri(params.get('tri')),
    filtre: params.get('filtre') ?? '',
    demarche: lireDemarche(params.get('demarche')),
    forme: params.get('forme') === 'tableau' ? 'tableau' : 'liste',
    depart: lireDepart(params.get('depart')),
    rayonKm: lireRayon(params.get('rayon')),
    donnees: (params.get('donnees') ?? '').slice(0, DONNEES_MAXIMUM),
    reglages: lireReglages(params.get('p')),
    essais: lireEssais(params.getAll('si')),
    plan: lirePlan(params.get('plan')),
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
  const representation = ecrireRepresentation(vue.representation);
  if (representation) params.push(['m', representation]);
  if (vue.commune) params.push(['commune', vue.commune]);
  if (vue.lieu) params.push(['lieu', vue.lieu]);
  if (vue.camera) params.push(['camera', ecrireCamera(vue.camera)]);
  if (vue.tri) params.push(['tri', (vue.tri.descending ? '-' : '') + vue.tri.key]);
  if (vue.filtre) params.push(['filtre', vue.filtre]);
  if (vue.demarche !== 'toutes') params.push(['demarche', vue.demarche]);
  if (vue.forme !== 'liste') params.push(['forme', vue.forme]);
  if (vue.depart) params.push(['depart', ecrireDepart(vue.depart)]);
  if (vue.rayonKm !== RAYON_PAR_DEFAUT) params.push(['rayon', String(vue.rayonKm)]);
  const reglages = ecrireReglages(vue.reglages);
  if (reglages) params.push(['p', reglages]);
  params.push(...vue.essais.map((essai): [string, string] => ['si', ecrireEssai(essai)]));
  const plan = ecrirePlan(vue.plan);
  if (plan) params.push(['plan', plan]);
  if (vue.donnees) params.push(['donnees', vue.donnees]);
  return params.length === 0 ? '' : `?${new URLSearchParams([['v', VERSION], ...params])}`;
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

function lireCamera(text: string | null): CameraVue | null {
  const read = /^(-?\d{1,3}(?:\.\d{1,4})?)_(-?\d{1,2}(?:\.\d{1,4})?)_(\d{1,2}(?:\.\d{1,2})?)$/.exec(
    text ?? '',
  );
  if (!read) return null;
  const [longitude, latitude, zoom] = read.slice(1).map((part) => Number(part) || 0);
  const onEarth = Math.abs(longitude!) <= 180 && Math.abs(latitude!) <= 90 && zoom! <= 24;
  return onEarth ? { longitude: longitude!, latitude: latitude!, zoom: zoom! } : null;
}

/** Four decimals of a degree are ten metres: less than the eye tells. */
function ecrireCamera({ longitude, latitude, zoom }: CameraVue): string {
  const short = (value: number, decimals: number): number => Number(value.toFixed(decimals));
  return [short(longitude, 4), short(latitude, 4), short(zoom, 2)].join('_');
}

function lireTri(text: string | null): Tri | null {
  const read = /^(-?)([A-Za-z][A-Za-z0-9]{0,30})$/.exec(text ?? '');
  return read ? { key: read[2]!, descending: read[1] === '-' } : null;
}

function lireDemarche(text: string | null): FiltreDemarche {
  return FILTRES_DEMARCHE.find((filtre) => filtre === text) ?? 'toutes';
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

/**
 * `a4`, `r4`, `f4`: lieu 4 accepts the Pass, does not, closes. `n63113_4`: a new stop in the commune, 4 visits a month.
 * `p…`: end of the posts of a structure.
 */
function ecrireEssai(essai: Essai): string {
  switch (essai.acte) {
    case 'arret':
      return `n${essai.commune}_${essai.visites}`;
    case 'fin':
      return `p${essai.structure}`;
    default:
      return essai.acte[0]! + essai.lieu;
  }
}

/** The last word on a subject stands. */
function lireEssais(texts: readonly string[]): readonly Essai[] {
  const essais = new Map<string, Essai>();
  for (const text of texts) {
    const essai = lireEssai(text);
    if (essai) essais.set(sujetDe(essai), essai);
  }
  return [...essais.values()];
}

function lireEssai(text: string): Essai | null {
  const reste = text.slice(1);
  if (reste === '') return null;
  if (text[0] === 'p') return { acte: 'fin', structure: reste };
  if (text[0] === 'n') return lireArret(reste);
  const acte = ACTES.find((candidate) => candidate[0] === text[0]);
  return acte ? { acte, lieu: reste } : null;
}

function lireArret(text: string): Essai | null {
  const [commune = '', nombre = ''] = text.split('_');
  const visites = /^\d{1,2}$/.test(nombre) ? Number(nombre) : NaN;
  return isCodeInsee(commune) && estVisites(visites) ? { acte: 'arret', commune, visites } : null;
}

function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
