import { estimateDensites } from '../../../src/lib/domain/densite';
import type { Densite } from '../../../src/lib/domain/territoire';
import type { Packages } from '../packages';
import { outlinesOf } from '../contours';
import type { Written } from '../output';
import { writeCsv } from '../output';
import type { Cog } from './cog';
import { byCode } from './cog';
import type { Position } from './positions';
import { locateCommunes } from './positions';
import { estimateSurfaces } from './surfaces';

/** A row of `communes.csv`. Positions have four decimals (11 m). */
export interface CommuneRow extends Position {
  readonly code: string;
  readonly nom: string;
  readonly parent: string;
  readonly epci: string;
  readonly departement: string;
  readonly population: number;
  readonly densite: Densite;
  /** Km², two decimals; `null` where the département has no outline. */
  readonly surface: number | null;
}

const COMMUNES = [
  'code',
  'nom',
  'parent',
  'epci',
  'departement',
  'population',
  'latitude',
  'longitude',
  'position',
  'densite',
  'surface',
] as const;

/** The rows of `communes.csv`, by code. */
export function communeRows(packages: Packages, cog: Cog): CommuneRow[] {
  const positions = locateCommunes(packages, cog);
  const parents = new Set(cog.actuelles.map(({ commune }) => commune));
  const located = cog.actuelles.map((commune) => ({
    ...commune,
    ...rounded(positions.get(commune.code)!),
    population: commune.population ?? 0,
    decoupee: parents.has(commune.code),
  }));
  const densites = estimateDensites(located);
  const surfaces = estimateSurfaces(located, outlinesOf(packages, cog));
  return located.map(
    ({ code, nom, commune, departement, population, latitude, longitude, position }, index) => ({
      code,
      nom,
      parent: commune ?? '',
      epci: cog.epciOf.get(code) ?? '',
      departement,
      population,
      latitude,
      longitude,
      position,
      densite: densites[index]!,
      surface: rounded2(surfaces.get(code)),
    }),
  );
}

/** Writes the six tables of territories. */
export function writeReferentiel(cog: Cog, communes: readonly CommuneRow[]): Written[] {
  return [
    writeCsv('communes.csv', COMMUNES, communes),
    writeCsv('codes-postaux.csv', ['code_postal', 'code_insee'], codesPostaux(cog)),
    writeCsv('communes-anciennes.csv', ['code', 'nom', 'commune'], cog.anciennes),
    writeCsv(
      'epci.csv',
      ['code', 'nom', 'nature'],
      cog.epci.map(({ code, nom, type }) => ({ code, nom, nature: type })),
    ),
    writeCsv('departements.csv', ['code', 'nom', 'region'], cog.departements),
    writeCsv('regions.csv', ['code', 'nom'], cog.regions),
  ];
}

function codesPostaux(cog: Cog): { code: string; code_postal: string; code_insee: string }[] {
  return cog.actuelles
    .flatMap(({ code, codesPostaux = [] }) =>
      codesPostaux.map((postal) => ({
        code: `${postal} ${code}`,
        code_postal: postal,
        code_insee: code,
      })),
    )
    .sort(byCode);
}

function rounded({ latitude, longitude, position }: Position): Position {
  return { latitude: round4(latitude), longitude: round4(longitude), position };
}

function round4(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}

function rounded2(km2: number | undefined): number | null {
  return km2 ? Math.round(km2 * 100) / 100 : null;
}
