import { destination, point } from '@turf/turf';
import { distance } from 'geokdbush';

import type { Written } from '../output';
import { writeText } from '../output';
import type { CommuneRow } from '../referentiel/communes';
import { groupBy } from '../referentiel/group';
import { Random } from './random';
import type { Region } from './region';

/** A simulated quartier prioritaire. The letter `S` at the end of its code is none of the official ones (N, M, I). */
export interface QpvSimule {
  readonly code: string;
  readonly nom: string;
  readonly commune: CommuneRow;
  readonly population: number;
  /** Longitude, latitude; closed. */
  readonly ring: readonly (readonly [number, number])[];
}

const GRAINE = 20_240_101;
/** Communes from that population on have a quartier, and one more for each further number of people. */
const POPULATION_MINIMALE = 12_000;
const HABITANTS_PAR_QUARTIER = 20_000;
const QUARTIERS_MAX = 6;
/** Kilometres between the points of two quartiers. */
const ECART_KM = 1;

/** About 150 quartiers in the larger communes: irregular shapes of 250 to 500 m around points at 0.5 to 2 km of the commune's. */
export function simulateQpv({ unites }: Region): QpvSimule[] {
  const random = new Random(GRAINE);
  const centres: (readonly [number, number])[] = [];
  const eligible = unites.filter(({ population }) => population >= POPULATION_MINIMALE);
  return [...groupBy(eligible, ({ departement }) => departement)].flatMap(
    ([departement, communes]) => {
      let order = 0;
      return communes.flatMap((commune) => {
        const count = Math.min(
          QUARTIERS_MAX,
          1 + Math.floor((commune.population - POPULATION_MINIMALE) / HABITANTS_PAR_QUARTIER),
        );
        return Array.from({ length: count }, (_, index) => {
          const centre = freePoint(commune, centres, random);
          centres.push(centre);
          order += 1;
          return {
            code: `QN${departement.padStart(3, '0')}${String(order).padStart(2, '0')}S`,
            nom: `QPV simulé n° ${index + 1} ${deCommune(commune.nom)}`,
            commune,
            population:
              Math.round(Math.min(random.between(1_200, 6_500), commune.population * 0.3) / 10) *
              10,
            ring: ringAround(centre, random),
          };
        });
      });
    },
  );
}

export function writeQpv(quartiers: readonly QpvSimule[]): Written {
  const features = quartiers.map(({ code, nom, commune, population, ring }) =>
    JSON.stringify({
      type: 'Feature',
      properties: {
        code_qp: code,
        nom_qp: nom,
        insee_com: commune.code,
        lib_com: commune.nom,
        population,
      },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }),
  );
  const head = '{"type":"FeatureCollection","name":"qpv-simules","features":[';
  return writeText(
    'qpv-simules.geojson',
    `${head}\n${features.join(',\n')}\n]}\n`,
    quartiers.length,
  );
}

/** A point near the commune's, away from the quartiers already placed. */
function freePoint(
  commune: CommuneRow,
  taken: readonly (readonly [number, number])[],
  random: Random,
): readonly [number, number] {
  for (let reach = 2; ; reach *= 1.2) {
    const found = move(
      [commune.longitude, commune.latitude],
      random.between(0.5, reach),
      random.between(0, 360),
    );
    if (taken.every((other) => distance(found[0], found[1], other[0], other[1]) >= ECART_KM))
      return found;
  }
}

/** Counter-clockwise, as GeoJSON asks. */
function ringAround(
  centre: readonly [number, number],
  random: Random,
): (readonly [number, number])[] {
  const corners = random.integer(8, 11);
  const ring = Array.from({ length: corners }, (_, corner) =>
    move(
      centre,
      random.between(0.25, 0.45),
      -((corner + random.between(-0.3, 0.3)) / corners) * 360,
    ),
  );
  return [...ring, ring[0]!];
}

function move(
  [longitude, latitude]: readonly [number, number],
  km: number,
  bearing: number,
): readonly [number, number] {
  const moved = destination(point([longitude, latitude]), km, bearing).geometry.coordinates;
  return [round5(moved[0]!), round5(moved[1]!)];
}

/** `de Lyon`, `d’Annecy`, `du Puy-en-Velay`, `des Échelles`. */
export function deCommune(nom: string): string {
  if (nom.startsWith('Le ')) return `du ${nom.slice(3)}`;
  if (nom.startsWith('Les ')) return `des ${nom.slice(4)}`;
  return /^[AEIOUYÀÂÉÈÊÎÔ]/i.test(nom) && !/^Y[^a-z]*[aeiou]/i.test(nom) ? `d’${nom}` : `de ${nom}`;
}

function round5(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
