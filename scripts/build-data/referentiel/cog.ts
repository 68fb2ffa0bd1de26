import type { Packages } from '../packages';

/** A commune, arrondissement municipal, commune déléguée or associée as `@etalab/decoupage-administratif` writes it. */
export interface CommuneCog {
  readonly code: string;
  readonly nom: string;
  readonly type:
    'commune-actuelle' | 'arrondissement-municipal' | 'commune-deleguee' | 'commune-associee';
  readonly departement: string;
  readonly region: string;
  readonly codesPostaux?: readonly string[];
  readonly anciensCodes?: readonly string[];
  readonly population?: number;
  /** Today's commune, for communes déléguées and associées. */
  readonly chefLieu?: string;
  /** Whole commune, for arrondissements municipaux. */
  readonly commune?: string;
}

export interface EpciCog {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly membres: readonly { readonly code: string }[];
}

export interface TerritoireCog {
  readonly code: string;
  readonly nom: string;
  readonly region: string;
}

/** The Code officiel géographique, read once. */
export interface Cog {
  /** Communes and arrondissements municipaux of today, by code. */
  readonly actuelles: readonly CommuneCog[];
  /** Former, delegated or associated commune → today's. `nom` is empty where only the code is known. */
  readonly anciennes: readonly {
    readonly code: string;
    readonly nom: string;
    readonly commune: string;
  }[];
  /** Names of communes déléguées and associées, whose code may be that of today's commune. */
  readonly deleguees: readonly { readonly nom: string; readonly commune: string }[];
  readonly epci: readonly EpciCog[];
  /** Commune or arrondissement → SIREN of its EPCI. */
  readonly epciOf: ReadonlyMap<string, string>;
  readonly departements: readonly TerritoireCog[];
  readonly regions: readonly TerritoireCog[];
}

export function readCog(packages: Packages): Cog {
  const all = packages.json<CommuneCog[]>('decoupage', 'data/communes.json');
  const actuelles = all.filter(isActuelle).sort(byCode);
  const epci = packages.json<EpciCog[]>('decoupage', 'data/epci.json').sort(byCode);
  const ofCommune = new Map(
    epci.flatMap(({ code, membres }) => membres.map((membre) => [membre.code, code])),
  );
  const epciOf = new Map<string, string>();
  for (const { code, commune } of actuelles) {
    const found = ofCommune.get(commune ?? code);
    if (found) epciOf.set(code, found);
  }
  return {
    actuelles,
    anciennes: anciennesOf(all, new Set(actuelles.map(({ code }) => code))),
    deleguees: all.flatMap(({ nom, chefLieu }) => (chefLieu ? [{ nom, commune: chefLieu }] : [])),
    epci,
    epciOf,
    departements: packages
      .json<TerritoireCog[]>('decoupage', 'data/departements.json')
      .sort(byCode),
    regions: packages.json<TerritoireCog[]>('decoupage', 'data/regions.json').sort(byCode),
  };
}

/** Order of the codes as text: the same everywhere, whatever the locale. */
export function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : Number(a.code > b.code);
}

function isActuelle({ type }: CommuneCog): boolean {
  return type === 'commune-actuelle' || type === 'arrondissement-municipal';
}

/** Numbers of the communes of Mayotte, 985 until 2011 and 976 since. */
const MAYOTTE = Array.from({ length: 17 }, (_, rank) => String(rank + 1).padStart(2, '0'));

/** Former code → today's, where the package does not tell: Saint-Barthélemy and Saint-Martin left Guadeloupe in 2007. */
const AUTRES_ANCIENS: ReadonlyMap<string, string> = new Map([
  ['97123', '97701'],
  ['97127', '97801'],
  ...MAYOTTE.map((numero) => [`985${numero}`, `976${numero}`] as const),
]);

function anciennesOf(all: readonly CommuneCog[], actuels: ReadonlySet<string>): Cog['anciennes'] {
  const found = new Map<string, { code: string; nom: string; commune: string }>();
  for (const [code, commune] of AUTRES_ANCIENS) found.set(code, { code, nom: '', commune });
  for (const { code, anciensCodes } of all.filter(isActuelle)) {
    for (const ancien of anciensCodes ?? [])
      found.set(ancien, { code: ancien, nom: '', commune: code });
  }
  for (const { code, nom, chefLieu } of all.filter((commune) => !isActuelle(commune))) {
    if (chefLieu) found.set(code, { code, nom, commune: found.get(code)?.commune ?? chefLieu });
  }
  return [...found.values()]
    .filter(({ code, commune }) => !actuels.has(code) && actuels.has(commune))
    .sort(byCode);
}
