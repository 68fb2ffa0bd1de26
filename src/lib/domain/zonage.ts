import type { CodeInsee, Jour } from './codes';

/** Generation of the quartiers prioritaires de la politique de la ville. */
export type MillesimeQpv = 2015 | 2024;

/** A quartier prioritaire. Files merged by commune give several codes one geometry: `geometrieDe` tells. */
export interface Qpv {
  readonly code: string;
  readonly nom: string;
  readonly millesime: MillesimeQpv;
  /** Communes that it lies in. */
  readonly communes: readonly CodeInsee[];
  readonly population: number | null;
  /** Index into the geometries read with it; `null` where the file is a list without shapes. */
  readonly geometrie: number | null;
}

export type DispositifRural = 'ZRR' | 'FRR';

/** Class of a commune in a rural zoning. */
export type ClasseRurale = 'classee' | 'partielle' | 'plus' | 'beneficiaire' | 'non';

export interface ZonageRural {
  readonly codeInsee: CodeInsee;
  readonly dispositif: DispositifRural;
  readonly classe: ClasseRurale;
}

/** In force from `debut` to `fin`, both included; `null`: open. */
export interface Validite {
  readonly debut: Jour;
  readonly fin: Jour | null;
}
