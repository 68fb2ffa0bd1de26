import { distance } from 'geokdbush';

import type { LieuRow } from '../lieux/lieux';
import { acceptsPass } from '../lieux/lieux';
import type { Cog } from '../referentiel/cog';
import type { CommuneRow } from '../referentiel/communes';

/** The region where circulation, zonings and structures are simulated. */
export const REGION = '84';

/** Road length over great-circle length, as in the method. */
const DETOUR = 1.3;

/** A lieu that takes the Pass, with the territories that it lies in. */
export interface LieuAgree {
  readonly id: string;
  readonly commune: CommuneRow;
  readonly latitude: number;
  readonly longitude: number;
}

/** What the simulation knows of the region. */
export interface Region {
  /** Communes, those cut in arrondissements left out for their arrondissements. */
  readonly unites: readonly CommuneRow[];
  /** Communes, without arrondissements. */
  readonly communes: readonly CommuneRow[];
  readonly lieux: readonly LieuAgree[];
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export function regionOf(
  cog: Cog,
  communes: readonly CommuneRow[],
  lieux: readonly LieuRow[],
): Region {
  const departements = new Set(
    cog.departements.filter(({ region }) => region === REGION).map(({ code }) => code),
  );
  const inside = communes.filter(({ departement }) => departements.has(departement));
  const parents = new Set(inside.map(({ parent }) => parent));
  const byCode = new Map(inside.map((commune) => [commune.code, commune]));
  return {
    unites: inside.filter(({ code, population }) => population > 0 && !parents.has(code)),
    communes: inside.filter(({ parent }) => parent === ''),
    lieux: lieux.filter(acceptsPass).flatMap(({ id, code_insee, latitude, longitude }) => {
      const commune = byCode.get(code_insee);
      return commune ? [{ id, commune, latitude, longitude }] : [];
    }),
  };
}

/** Kilometres by road, roughly. */
export function roadKm(a: Point, b: Point): number {
  return DETOUR * distance(a.longitude, a.latitude, b.longitude, b.latitude);
}

/** Whether a commune lies in a perimeter (`region:84`, `departement:63`, `epci:…`, `commune:…`); an empty one is everywhere. */
export function isInPerimetre(
  { code, parent, departement, epci }: CommuneRow,
  perimetre: readonly string[],
): boolean {
  const own = [
    `region:${REGION}`,
    `departement:${departement}`,
    `epci:${epci}`,
    `commune:${code}`,
    `commune:${parent}`,
  ];
  return perimetre.length === 0 || perimetre.some((territoire) => own.includes(territoire));
}
