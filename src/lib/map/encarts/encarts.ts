import { geoMercator, geoPath } from 'd3';
import type { FeatureCollection } from 'geojson';

import { departementOf, isCodeInsee } from '$lib/domain/codes';

import { racineOf, referenceOf } from '../cercles';
import type { Contours, CoucheCommunes } from '../donnees';

/** Overseas départements: always in the national view. Other territories join them once they hold Pass. */
const TOUJOURS = ['971', '972', '973', '974', '976'];

/** Side of an inset, in units of its drawing. */
export const COTE_ENCART = 72;
const MARGE = 7;

export interface CercleEncart {
  readonly x: number;
  readonly y: number;
  /** Share of the greatest radius of the map. */
  readonly racine: number;
  readonly classe: number;
}

/** An overseas territory, drawn in a square of {@link COTE_ENCART}. */
export interface Encart {
  readonly code: string;
  readonly nom: string;
  readonly trace: string;
  /** Large to small, so that none hides another. */
  readonly cercles: readonly CercleEncart[];
  /** Pass en circulation of the visible communes. */
  readonly pass: number;
}

/** The insets of the national view, each at the scale that fits its territory. */
export function encartsOf(departements: Contours, communes: CoucheCommunes): Encart[] {
  const parDepartement = outreMer(communes);
  return departements.features.flatMap((feature): Encart[] => {
    const code = String(feature.properties?.code);
    const indices = parDepartement.get(code) ?? [];
    const pass = indices.reduce((sum, k) => sum + communes.valeur[k]!, 0);
    if (!TOUJOURS.includes(code) && (pass === 0 || !isOutreMer(code))) return [];
    const place = communesAutour(feature, communes, indices);
    const projection = geoMercator().fitExtent(
      [
        [MARGE, MARGE],
        [COTE_ENCART - MARGE, COTE_ENCART - MARGE],
      ],
      place,
    );
    const reference = referenceOf(communes.valeur);
    const cercles = indices
      .map((k) => {
        const [x, y] = projection([communes.longitude[k]!, communes.latitude[k]!]) ?? [0, 0];
        return {
          x,
          y,
          racine: racineOf(communes.valeur[k]!, reference),
          classe: communes.classe[k]!,
        };
      })
      .sort((a, b) => b.racine - a.racine);
    const trace = geoPath(projection).digits(1)(feature) ?? '';
    return [{ code, nom: String(feature.properties?.nom), trace, cercles, pass }];
  });
}

/** Visible communes that hold Pass, by overseas territory. */
function outreMer({ codes, valeur, visible }: CoucheCommunes): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [k, code] of codes.entries()) {
    if (visible[k] === 0 || !(valeur[k]! > 0) || !isOutreMer(code) || !isCodeInsee(code)) continue;
    const departement = departementOf(code);
    const group = groups.get(departement);
    if (group) group.push(k);
    else groups.set(departement, [k]);
  }
  return groups;
}

function isOutreMer(code: string): boolean {
  return code.startsWith('97') || code.startsWith('98');
}

/** What the inset must hold: the outline and its communes, which lie off a generalised outline at times. */
function communesAutour(
  feature: Contours['features'][number],
  { longitude, latitude }: CoucheCommunes,
  indices: readonly number[],
): FeatureCollection {
  const points = indices.map((k) => [longitude[k]!, latitude[k]!]);
  return {
    type: 'FeatureCollection',
    features: [
      // d3 reads rings on the sphere: an outline wound the other way would be the rest of the world.
      {
        type: 'Feature',
        properties: {},
        geometry: { type: 'MultiPoint', coordinates: [...sommets(feature), ...points] },
      },
    ],
  };
}

function sommets({ geometry }: Contours['features'][number]): number[][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings[0] ?? []);
}
