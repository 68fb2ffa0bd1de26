import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

import type { Commune } from '$lib/domain/territoire';

/** Outlines with the properties `code` and `nom`. */
export type Contours = FeatureCollection<Polygon | MultiPolygon>;

/** The local base map: always there, never from the network. */
export interface Fond {
  readonly departements: Contours;
  readonly regions: Contours;
  readonly voisins: Contours;
}

/** What the map shows of communes. Arrays share one index: that of the référentiel. */
export interface CoucheCommunes {
  readonly codes: readonly string[];
  readonly noms: readonly string[];
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Pass en circulation; 0 draws no circle. */
  readonly valeur: Float64Array;
  /** Code of gap class, 0 to 5. */
  readonly classe: Uint8Array;
  /** 0: filtered out, neither drawn nor clickable. */
  readonly visible: Uint8Array;
  /** Inhabitants: ranks the names of towns. Without it the Pass do. */
  readonly population?: ArrayLike<number>;
  /** Code of the intercommunalité of each; `null`: none. */
  readonly epci?: readonly (string | null)[];
}

/**
 * The communes as the map draws them: those with a value, sized by it, coloured by class.
 *
 * @param valeur by commune, aligned with `communes`.
 * @param classe code of gap class, by commune.
 */
export function coucheCommunes(
  communes: readonly Commune[],
  valeur: Float64Array,
  classe: Uint8Array,
): CoucheCommunes {
  return {
    ...fixesDe(communes),
    valeur,
    classe,
    visible: Uint8Array.from(valeur, (value) => (value > 0 ? 1 : 0)),
  };
}

/** What does not change while the communes are the same: new arrays would have the map cut its polygons again. */
type Fixes = Pick<
  CoucheCommunes,
  'codes' | 'noms' | 'longitude' | 'latitude' | 'population' | 'epci'
>;

const FIXES = new WeakMap<readonly Commune[], Fixes>();

function fixesDe(communes: readonly Commune[]): Fixes {
  const known = FIXES.get(communes);
  if (known) return known;
  const fixes: Fixes = {
    codes: communes.map(({ code }) => code),
    noms: communes.map(({ nom }) => nom),
    longitude: Float64Array.from(communes, ({ longitude }) => longitude),
    latitude: Float64Array.from(communes, ({ latitude }) => latitude),
    population: communes.map(({ population }) => population),
    epci: communes.map(({ epci }) => epci),
  };
  FIXES.set(communes, fixes);
  return fixes;
}

export type EtatLieu = 'labellise' | 'candidat' | 'inconnu';

export interface PointLieu {
  readonly index: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly nom: string;
  readonly etat: EtatLieu;
  /** Rank among the candidates, from 1; drawn in the marker. */
  readonly rang?: number;
}

export interface PointCnfs {
  readonly longitude: number;
  readonly latitude: number;
  readonly nom: string;
  /** `null` where the file does not say. */
  readonly postes: number | null;
}

/** Hexagons with the properties `classe` and `departement`; the `id` of each is its index. */
export type Hexagones = FeatureCollection<Polygon>;

/** What the pointer, or the sight of those who move the map by keyboard, is on. */
export type Visee =
  | { readonly type: 'commune'; readonly commune: number }
  | { readonly type: 'hexagone'; readonly hexagone: number }
  | { readonly type: 'lieu'; readonly lieu: number }
  | { readonly type: 'grappe'; readonly labellises: number; readonly total: number };

export interface Camera {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** Pixels from the top left corner of the map. */
export interface PointEcran {
  readonly x: number;
  readonly y: number;
}

/** What the map tells. Indices are those of {@link CoucheCommunes} and {@link PointLieu}. */
export interface Gestes {
  choisir(commune: number): void;
  lieu(lieu: number): void;
  territoire(echelon: 'departement' | 'region', code: string): void;
  cadre(camera: Camera): void;
  survol(visee: Visee | null, point: PointEcran): void;
}
