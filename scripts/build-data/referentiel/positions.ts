import { distance } from 'geokdbush';

import type { PositionCommune } from '../../../src/lib/domain/territoire';
import type { Packages } from '../packages';
import type { Cog, CommuneCog } from './cog';
import { groupBy } from './group';
import { normalizeNom } from './noms';

/** Where a commune is, in WGS 84 degrees, and how well it is known. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly position: PositionCommune;
}

interface Place {
  readonly nom: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly feature: string;
  readonly code: string;
  readonly pays: string;
  readonly population: number;
}

type Point = Pick<Place, 'latitude' | 'longitude'>;

/** Communes whose place in GeoNames is another one of the same name, tens of kilometres away. */
const KNOWN_ERRORS = new Set(['40271', '38363', '23257']);
/** A place further than this from the median of its postal code, … */
const ABERRANT_KM = 25;
/** … and this many times further than the others usually are, is another place: it is dropped. */
const ABERRANT_RATIO = 3;

const PAYS_FRANCE = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC', 'TF'];
/** Overseas countries of GeoNames that say nothing of the commune: places are then matched by name within the département. */
const DEPARTEMENT_OF_PAYS: Readonly<Record<string, string>> = { PF: '987', NC: '988' };
/** Countries of GeoNames whose places all lie in one commune. */
const SEULE_COMMUNE: Readonly<Record<string, string>> = { BL: '97701', MF: '97801', TF: '98412' };
/** Without any place of GeoNames: the island itself, by Natural Earth (`data/regions/FR-CLP.json`). */
const SANS_LIEU_HABITE: Readonly<Record<string, Point>> = {
  '989': { latitude: 10.3, longitude: -109.22 },
};

/**
 * A position for each commune and arrondissement: its seat in GeoNames, else the mean of the communes that share a
 * postal code, else of its EPCI, else of its département.
 */
export function locateCommunes(packages: Packages, cog: Cog): Map<string, Position> {
  const seats = seatsOf(readPlaces(packages), cog);
  for (const code of KNOWN_ERRORS) seats.delete(code);
  for (const code of aberrant(seats, cog)) seats.delete(code);

  const byPostal = meansBy(seats, cog.actuelles, ({ codesPostaux }) => codesPostaux ?? []);
  const byEpci = meansBy(seats, cog.actuelles, ({ code }) => listOf(cog.epciOf.get(code)));
  const byDepartement = meansBy(seats, cog.actuelles, ({ departement }) => [departement]);

  return new Map(
    cog.actuelles.map((commune) => {
      const candidates: readonly [PositionCommune, Point | null][] = [
        ['commune', seats.get(commune.code) ?? null],
        [
          'code_postal',
          mean((commune.codesPostaux ?? []).flatMap((code) => listOf(byPostal.get(code)))),
        ],
        ['epci', byEpci.get(cog.epciOf.get(commune.code) ?? '') ?? null],
        [
          'departement',
          byDepartement.get(commune.departement) ?? SANS_LIEU_HABITE[commune.departement] ?? null,
        ],
      ];
      const [position, point] = candidates.find(([, found]) => found) ?? [];
      if (!position || !point) throw new Error(`No position for ${commune.code} ${commune.nom}.`);
      return [commune.code, { ...point, position }];
    }),
  );
}

function readPlaces(packages: Packages): Place[] {
  return packages
    .text('geonames', 'dist/cities500.txt')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => PAYS_FRANCE.includes(cells[8] ?? ''))
    .map((cells) => ({
      nom: cells[1]!,
      latitude: Number(cells[4]),
      longitude: Number(cells[5]),
      feature: cells[7]!,
      pays: cells[8]!,
      // Some collectivités have their communes at the first or second level.
      code: [cells[13], cells[11], cells[10]].find((code) => code?.length === 5) ?? '',
      population: Number(cells[14]),
    }));
}

/** The best place of each commune: of its name, else an administrative seat, else the largest. */
function seatsOf(places: readonly Place[], cog: Cog): Map<string, Point> {
  const today = new Map(cog.anciennes.map(({ code, commune }) => [code, commune]));
  const communes = new Map(cog.actuelles.map((commune) => [commune.code, commune]));
  const overseas = new Map(
    cog.actuelles.map(({ departement, nom, code }) => [
      `${departement} ${normalizeNom(nom)}`,
      code,
    ]),
  );
  const arrondissements = new Map(
    cog.actuelles.flatMap(({ code, nom, commune }) =>
      listOf(commune && ([arrondissementKey(nom), code] as const)),
    ),
  );

  const placesOf = groupBy(places, (place) => {
    const arrondissement = arrondissements.get(normalizeNom(place.nom).replace(/ 0(\d)$/, ' $1'));
    if (arrondissement && place.code === communes.get(arrondissement)?.commune)
      return arrondissement;
    if (communes.has(place.code)) return place.code;
    const commune = today.get(place.code) ?? SEULE_COMMUNE[place.pays];
    if (commune) return commune;
    return overseas.get(`${DEPARTEMENT_OF_PAYS[place.pays]} ${normalizeNom(place.nom)}`) ?? '';
  });
  placesOf.delete('');
  return new Map(
    [...placesOf].map(([code, found]) => [
      code,
      bestPlace(found, normalizeNom(communes.get(code)?.nom ?? '')),
    ]),
  );
}

function bestPlace(places: readonly Place[], nom: string): Point {
  const score = (place: Place): number =>
    Number(normalizeNom(place.nom) === nom) * 4 +
    Number(/^PPL[AC]/.test(place.feature)) * 2 +
    Number(place.feature !== 'PPLX');
  const [best] = [...places].sort((a, b) => score(b) - score(a) || b.population - a.population);
  return { latitude: best!.latitude, longitude: best!.longitude };
}

/** `Lyon 3e Arrondissement` → `lyon 3`, the key that GeoNames writes `Lyon 03`. */
function arrondissementKey(nom: string): string {
  return normalizeNom(nom).replace(/ (\d+)\w* arrondissement$/, ' $1');
}

function aberrant(seats: ReadonlyMap<string, Point>, cog: Cog): string[] {
  const located = cog.actuelles.filter(({ code }) => seats.has(code));
  const pairs = located.flatMap(({ code, codesPostaux = [] }) =>
    codesPostaux.map((postal) => ({ code, postal })),
  );
  return [...groupBy(pairs, ({ postal }) => postal).values()].flatMap((members) => {
    const points = members.map(({ code }) => seats.get(code)!);
    const centre = {
      latitude: median(points.map(({ latitude }) => latitude)),
      longitude: median(points.map(({ longitude }) => longitude)),
    };
    const away = points.map((point) => kmBetween(point, centre));
    const limit = Math.max(ABERRANT_KM, ABERRANT_RATIO * median(away));
    return members.filter((_, index) => away[index]! > limit).map(({ code }) => code);
  });
}

function meansBy(
  seats: ReadonlyMap<string, Point>,
  communes: readonly CommuneCog[],
  keysOf: (commune: CommuneCog) => readonly string[],
): Map<string, Point> {
  const points = new Map<string, Point[]>();
  for (const commune of communes) {
    const seat = seats.get(commune.code);
    if (!seat) continue;
    for (const key of keysOf(commune)) points.set(key, [...(points.get(key) ?? []), seat]);
  }
  return new Map([...points].map(([key, found]) => [key, mean(found)!]));
}

function mean(points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  const sum = (pick: (point: Point) => number) =>
    points.reduce((total, point) => total + pick(point), 0);
  return {
    latitude: sum(({ latitude }) => latitude) / points.length,
    longitude: sum(({ longitude }) => longitude) / points.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function kmBetween(a: Point, b: Point): number {
  return distance(a.longitude, a.latitude, b.longitude, b.latitude);
}

function listOf<T>(value: T | undefined | '' | null): T[] {
  return value ? [value] : [];
}
