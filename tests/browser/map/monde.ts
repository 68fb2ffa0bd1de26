import type { FeatureCollection, Polygon } from 'geojson';
import type { Topology } from 'topojson-specification';

import type { Contours, CoucheCommunes, Hexagones, PointCnfs, PointLieu } from '$lib/map/donnees';
import { fondOf } from '$lib/map/fond';

import contours from '../../../data/contours.topo.json?raw';
import voisins from '../../../data/voisins.topo.json?raw';

/** The base map that the app embeds. */
export const FOND = fondOf(JSON.parse(contours) as Topology, JSON.parse(voisins) as Topology);

/** Pixels of a map of the tests: wide enough for six communes in a row. */
export const TAILLE = { width: 720, height: 480 };

const CODES = ['63001', '63002', '63003', '63004', '63005', '63006', '63007'];

/**
 * Six communes in a row, one for each class, 0.2° apart in the Puy-de-Dôme. A seventh is filtered out and holds the most
 * Pass: sizes are compared with it all the same, which makes the six circles 0.3 of the greatest.
 */
export const COMMUNES: CoucheCommunes = {
  codes: CODES,
  noms: ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Écho', 'Fox', 'Golf'],
  longitude: Float64Array.from(CODES, (_, k) => 2.6 + 0.2 * k),
  latitude: new Float64Array(CODES.length).fill(45.7),
  valeur: Float64Array.of(400, 400, 400, 400, 400, 400, 4444),
  classe: Uint8Array.of(0, 1, 2, 3, 4, 5, 0),
  visible: Uint8Array.of(1, 1, 1, 1, 1, 1, 0),
  population: new Float64Array(CODES.length).fill(5000),
  epci: ['A', 'A', 'A', 'B', 'B', 'B', 'B'],
};

/** Where to look at the row from: its communes are some 73 px apart. */
export const CAMERA = { longitude: 3.1, latitude: 45.7, zoom: 8 };

/** A square around each commune of the row; the last code is of no commune. */
export const CONTOURS: Contours = {
  type: 'FeatureCollection',
  features: [...CODES, '99999'].map((code, k) => ({
    type: 'Feature',
    properties: { code, nom: COMMUNES.noms[k] ?? 'Nulle part' },
    geometry: carre(2.6 + 0.2 * k, 45.7, 0.1),
  })),
};

/** Two cells of the shape of a hexagon, over the row: one of the first class, one covered. */
export const HEXAGONES: Hexagones = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 0,
      properties: { classe: 0, departement: '63' },
      geometry: carre(2.8, 45.7, 0.15),
    },
    {
      type: 'Feature',
      id: 1,
      properties: { classe: 4, departement: '63' },
      geometry: carre(3.3, 45.7, 0.15),
    },
  ],
};

/** Two neighbours that a cluster joins, one apart, and a ranked candidate: south of the row. */
export const LIEUX: readonly PointLieu[] = [
  { index: 0, longitude: 2.6, latitude: 45.5, nom: 'Médiathèque', etat: 'labellise' },
  { index: 1, longitude: 2.61, latitude: 45.5, nom: 'Mairie', etat: 'candidat' },
  { index: 2, longitude: 3.1, latitude: 45.5, nom: 'Espace numérique', etat: 'labellise' },
  { index: 3, longitude: 3.6, latitude: 45.5, nom: 'Centre social', etat: 'candidat', rang: 1 },
];

export const CNFS: readonly PointCnfs[] = [
  { longitude: 3.1, latitude: 45.9, nom: 'Communauté de communes', postes: 2 },
];

export const QPV: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { code: 'QN06301N' }, geometry: carre(2.7, 45.9, 0.05) },
  ],
};

function carre(x: number, y: number, demi: number): Polygon {
  const [w, e, s, n] = [x - demi, x + demi, y - demi, y + demi];
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
