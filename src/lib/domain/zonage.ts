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

/** When a generation of QPV is in force in a commune: a year later overseas. */
export function validiteQpv(millesime: MillesimeQpv, codeInsee: string): Validite {
  const outreMer = /^9[78]/.test(codeInsee);
  return millesime === 2015
    ? { debut: '2015-01-01' as Jour, fin: (outreMer ? '2024-12-31' : '2023-12-31') as Jour }
    : { debut: (outreMer ? '2025-01-01' : '2024-01-01') as Jour, fin: null };
}

/** When a rural zoning is in force: ZRR since the law of 4 February 1995, FRR after it. */
export function validiteRurale(dispositif: DispositifRural): Validite {
  return dispositif === 'ZRR'
    ? { debut: '1995-02-04' as Jour, fin: '2024-06-30' as Jour }
    : { debut: '2024-07-01' as Jour, fin: null };
}

/** Class of a commune on a day: FRR+ began after FRR, within it; the bénéficiaires end. */
export function classeRuraleAu({ classe }: ZonageRural, jour: Jour): ClasseRurale {
  if (classe === 'plus' && jour < '2025-01-01') return 'classee';
  if (classe === 'beneficiaire' && jour > '2027-12-31') return 'non';
  return classe;
}

export function isEnVigueur({ debut, fin }: Validite, jour: Jour): boolean {
  return debut <= jour && (fin === null || jour <= fin);
}
