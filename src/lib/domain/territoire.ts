import type { CodeInsee } from './codes';

/** How well the point of a commune is known, best first. */
export type PositionCommune = 'contour' | 'commune' | 'code_postal' | 'epci' | 'departement';

/** Density class that sets the steps of a catchment (methods: §3). */
export type Densite = 'dense' | 'intermediaire' | 'rurale';

export const DENSITES: readonly Densite[] = ['dense', 'intermediaire', 'rurale'];

/** One unit of demand: a commune, or an arrondissement municipal of Paris, Lyon or Marseille. */
export interface Commune {
  readonly code: CodeInsee;
  readonly nom: string;
  /** The commune that an arrondissement municipal is part of; `null` for a commune. */
  readonly parent: CodeInsee | null;
  /** SIREN of the EPCI à fiscalité propre; `null` where there is none. */
  readonly epci: string | null;
  readonly departement: string;
  readonly region: string;
  /** Population municipale; 0 where unknown. */
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly position: PositionCommune;
  readonly densite: Densite;
  /** `insee` when read from the published grid, `estimee` when derived from populations around. */
  readonly densiteSource: 'insee' | 'estimee';
  /** Km²; `null` where unknown. */
  readonly surface: number | null;
  /** `contour` when measured on a loaded contour, `estimee` when derived from the points around. */
  readonly surfaceSource: 'contour' | 'estimee';
}

export interface Epci {
  /** SIREN. */
  readonly code: string;
  readonly nom: string;
  /** `CC`, `CA`, `CU`, `METRO`, `MET69`. */
  readonly nature: string;
}

export interface Departement {
  readonly code: string;
  readonly nom: string;
  readonly region: string;
}

export interface Region {
  readonly code: string;
  readonly nom: string;
}

export type Echelon = 'france' | 'region' | 'departement' | 'epci' | 'commune';

/** What the screen is about: the country or one territory of it. */
export type Territoire =
  | { readonly echelon: 'france' }
  | { readonly echelon: Exclude<Echelon, 'france'>; readonly code: string };

export const FRANCE: Territoire = { echelon: 'france' };

/** Whether a commune lies in a territory. An arrondissement municipal lies in its commune. */
export function isInTerritoire(commune: Commune, territoire: Territoire): boolean {
  switch (territoire.echelon) {
    case 'france':
      return true;
    case 'region':
      return commune.region === territoire.code;
    case 'departement':
      return commune.departement === territoire.code;
    case 'epci':
      return commune.epci === territoire.code;
    case 'commune':
      return commune.code === territoire.code || commune.parent === territoire.code;
  }
}
