import { bboxClip, rewind } from '@turf/turf';
import type {
  Feature,
  FeatureCollection,
  Geometry,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson';
import { feature, mergeArcs, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import {
  filter,
  filterWeight,
  presimplify,
  simplify,
  sphericalTriangleArea,
  sphericalRingArea,
} from 'topojson-simplify';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon as TopoMultiPolygon,
  Objects,
  Polygon as TopoPolygon,
  Topology,
} from 'topojson-specification';

import type { Written } from './output';
import { writeText } from './output';
import type { Packages } from './packages';
import type { Cog, TerritoireCog } from './referentiel/cog';
import { groupBy } from './referentiel/group';

interface Territoire {
  readonly code: string;
  readonly nom: string;
}
type Area<Properties extends object = Territoire> = Feature<Polygon | MultiPolygon, Properties>;
type Box = readonly [number, number, number, number];

/** Natural Earth has no département but a country for these. */
const PAYS_OF_DEPARTEMENT: Readonly<Record<string, string>> = {
  '975': 'PM',
  '977': 'BL',
  '978': 'MF',
  '986': 'WF',
  '987': 'PF',
  '988': 'NC',
};
/** Overseas départements whose ISO 3166-2 code is not the number of the département. */
const DEPARTEMENT_OF_ISO: Readonly<Record<string, string>> = {
  GP: '971',
  MQ: '972',
  GF: '973',
  RE: '974',
  YT: '976',
};

/** Triangles smaller than this go (steradians; 1e-9 is 0.04 km²). */
const DETAIL_CONTOURS = 8e-9;
const DETAIL_VOISINS = 1.2e-7;
/** The world in 10⁶ steps: 40 m. */
const QUANTIZATION = 1e6;

/** ISO 3166-1 numbers of the countries of Natural Earth that are France: 250, and the collectivités d’outre-mer. */
const FRANCE = new Set(['250', '258', '260', '540', '652', '663', '666', '876']);

/** West, south, east, north: what a screen shows around each part of France. */
const BOXES: readonly Box[] = [
  [-16, 34, 20, 60],
  [-66, 10, -58, 20],
  [-60, -2, -46, 9],
  [40, -26, 60, -8],
  [-62, 44, -50, 52],
];

/** The outline of each département and collectivité, in full detail. */
export function outlinesOf(packages: Packages, cog: Cog): Map<string, Polygon | MultiPolygon> {
  const areas = [...departementsOf(packages, cog), ...collectivitesOf(packages, cog)];
  return new Map(areas.map(({ geometry, properties }) => [properties.code, geometry]));
}

/** `contours.topo.json`: outlines of the départements, and of the regions that they make. */
export function writeContours(packages: Packages, cog: Cog): Written {
  const areas = [...departementsOf(packages, cog), ...collectivitesOf(packages, cog)].sort(
    (a, b) => (a.properties.code < b.properties.code ? -1 : 1),
  );
  const simple = simplified({ departements: collection(areas.map(clockwise)) }, DETAIL_CONTOURS);
  const departements = simple.objects.departements as GeometryCollection<Territoire>;
  const regionOf = new Map(cog.departements.map(({ code, region }) => [code, region]));
  const byRegion = groupBy(departements.geometries.filter(isArea), ({ properties }) =>
    regionOf.get(properties?.code ?? ''),
  );
  const regions: GeometryCollection<Territoire> = {
    type: 'GeometryCollection',
    geometries: cog.regions.flatMap(({ code, nom }) => {
      const members = byRegion.get(code);
      return members ? [{ ...mergeArcs(simple, members), properties: { code, nom } }] : [];
    }),
  };
  const quantized = quantize({ ...simple, objects: { departements, regions } }, QUANTIZATION);
  return writeText(
    'contours.topo.json',
    `${JSON.stringify(quantized)}\n`,
    areas.length + regions.geometries.length,
  );
}

/** `voisins.topo.json`: land of the other countries around each part of France. */
export function writeVoisins(packages: Packages): Written {
  const world = packages.json<Topology<{ countries: GeometryCollection<{ name: string }> }>>(
    'monde',
    'countries-10m.json',
  );
  const clipped = feature(world, world.objects.countries)
    .features.filter(({ id }) => !FRANCE.has(String(id)))
    .flatMap((country) => {
      if (country.geometry.type !== 'Polygon' && country.geometry.type !== 'MultiPolygon')
        return [];
      const geometry: MultiPolygon = {
        type: 'MultiPolygon',
        coordinates: polygonsOf(country.geometry).filter(([outer]) => !crossesAntimeridian(outer!)),
      };
      return BOXES.flatMap((box) => {
        const polygons = polygonsOf(bboxClip({ ...country, geometry }, [...box]).geometry);
        if (polygons.length === 0) return [];
        const clip: Area<{ nom: string }> = {
          type: 'Feature',
          properties: { nom: country.properties.name },
          geometry: { type: 'MultiPolygon', coordinates: polygons },
        };
        return [clip];
      });
    });
  const simple = simplified({ voisins: collection(clipped.map(clockwise)) }, DETAIL_VOISINS);
  const quantized = quantize(simple, QUANTIZATION / 10);
  return writeText('voisins.topo.json', `${JSON.stringify(quantized)}\n`, clipped.length);
}

interface Admin1 {
  readonly iso_3166_2: string;
  readonly iso_a2: string;
}

function departementsOf(packages: Packages, cog: Cog): Area[] {
  const states = packages.json<FeatureCollection<Polygon | MultiPolygon, Admin1>>(
    'contours',
    'data/states/admin1.json',
  );
  const noms = nomsOf(cog.departements);
  const ofFrance = states.features.filter(({ properties }) =>
    properties.iso_3166_2.startsWith('FR-'),
  );
  return ofFrance.map(({ geometry, properties }) => {
    const iso = properties.iso_3166_2.slice('FR-'.length);
    const code = DEPARTEMENT_OF_ISO[iso] ?? iso;
    const nom = noms.get(code);
    if (!nom) throw new Error(`${properties.iso_3166_2} is no département.`);
    return { type: 'Feature', properties: { code, nom }, geometry };
  });
}

function collectivitesOf(packages: Packages, cog: Cog): Area[] {
  const noms = nomsOf(cog.departements);
  return Object.entries(PAYS_OF_DEPARTEMENT).map(([code, pays]) => ({
    type: 'Feature',
    properties: { code, nom: noms.get(code)! },
    geometry: packages.json<Feature<Polygon | MultiPolygon>>(
      'contours',
      `data/countries/${pays}.json`,
    ).geometry,
  }));
}

function nomsOf(territoires: readonly TerritoireCog[]): Map<string, string> {
  return new Map(territoires.map(({ code, nom }) => [code, nom]));
}

function collection<Properties extends object>(
  features: Area<Properties>[],
): FeatureCollection<Polygon | MultiPolygon, Properties> {
  return { type: 'FeatureCollection', features };
}

/** Whether a ring goes round by the 180th meridian: a clip would draw it straight across the map. */
function crossesAntimeridian(ring: readonly Position[]): boolean {
  const longitudes = ring.map(([longitude]) => longitude!);
  return Math.max(...longitudes) - Math.min(...longitudes) > 180;
}

/** Its polygons, without those that a clip has emptied. */
function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.filter((rings) => rings.length > 0);
}

/** Outer rings clockwise, as d3 wants them to know the inside from the outside on the sphere. */
function clockwise<Properties extends object>({
  geometry,
  properties,
}: Area<Properties>): Area<Properties> {
  return {
    type: 'Feature',
    properties,
    geometry: rewind(geometry, { reverse: true }) as Area['geometry'],
  };
}

function isArea(
  geometry: GeometryObject<Territoire>,
): geometry is TopoPolygon<Territoire> | TopoMultiPolygon<Territoire> {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/** Their topology, without the triangles, then the islands, smaller than the detail. */
function simplified(objects: Record<string, FeatureCollection>, detail: number): Topology<Objects> {
  const full = topology(objects, QUANTIZATION) as Topology<Objects>;
  const simple = simplify(presimplify(full, sphericalTriangleArea), detail);
  return filter(
    simple,
    filterWeight(simple, detail, (ring) => sphericalRingArea(ring, false)),
  ) as Topology<Objects>;
}
