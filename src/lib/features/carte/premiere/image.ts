import { CLASSES } from '$lib/domain/ecarts/classes';
import { RAYON_MIN, rayonOf } from '$lib/map/cercles';
import type { Contours, Fond } from '$lib/map/donnees';
import type { Cadre } from '$lib/map/fond';

/** A map as paths, in pixels of a view of {@link LARGEUR} × {@link HAUTEUR}. */
export interface Image {
  readonly voisins: string;
  readonly departements: string;
  /** The territory that is not veiled; `''`: all of it. */
  readonly region: string;
  /** By code of class: circles, and the smallest of them as points. */
  readonly classes: readonly { readonly cercles: string; readonly points: string }[];
  /** Labelled lieux, as points. */
  readonly lieux: string;
  /** Zoom of the live map that frames the same, and the Pass of its greatest circle: what a legend needs. */
  readonly zoom: number;
  readonly reference: number;
}

export interface Sujet {
  readonly fond: Fond;
  readonly cadre: Cadre;
  /** Code of the région on screen; `null`: France. */
  readonly region: string | null;
  readonly cercles: readonly (Position & { readonly pass: number; readonly classe: number })[];
  readonly lieux: readonly Partial<Position>[];
}

interface Position {
  readonly longitude: number | null;
  readonly latitude: number | null;
}

type Projection = (longitude: number, latitude: number) => [number, number];

export const LARGEUR = 832;
export const HAUTEUR = 620;
/** Pixels around the territory, as the live map leaves. */
const MARGE = 28;
/** Pixels of the world at zoom 0. */
const MONDE = 512;

/** The map of the gaps as MapLibre frames it: Web Mercator, circles sized by Pass, large under small. */
export function dessiner({ fond, cadre, region, cercles, lieux }: Sujet): Image {
  const { projeter, zoom } = projectionSur(cadre);
  const reference = cercles.reduce((max, { pass }) => Math.max(max, pass), 1);
  const ranges = [...cercles].sort((a, b) => b.pass - a.pass);
  const autour = (contours: Contours): string => chemin(contours, projeter);
  return {
    voisins: autour(fond.voisins),
    departements: autour(fond.departements),
    region:
      region === null
        ? ''
        : chemin(
            { ...fond.regions, features: fond.regions.features.filter(codeEst(region)) },
            projeter,
          ),
    classes: CLASSES.map((_, code) => {
      const [petits, grands] = [[] as string[], [] as string[]];
      for (const { longitude, latitude, pass, classe } of ranges) {
        if (classe !== code || longitude === null || latitude === null) continue;
        const [x, y] = projeter(longitude, latitude);
        const rayon = rayonOf(pass, reference, zoom);
        if (rayon <= RAYON_MIN) petits.push(point(x, y));
        else grands.push(cercle(x, y, rayon));
      }
      return { cercles: grands.join(''), points: petits.join('') };
    }),
    lieux: lieux
      .flatMap(({ longitude, latitude }) =>
        longitude == null || latitude == null ? [] : [point(...projeter(longitude, latitude))],
      )
      .join(''),
    zoom,
    reference,
  };
}

function projectionSur([[ouest, sud], [est, nord]]: Cadre): { projeter: Projection; zoom: number } {
  const [x0, y0] = mercator(ouest, nord);
  const [x1, y1] = mercator(est, sud);
  const echelle = Math.min((LARGEUR - 2 * MARGE) / (x1 - x0), (HAUTEUR - 2 * MARGE) / (y1 - y0));
  const gauche = LARGEUR / 2 - (echelle * (x0 + x1)) / 2;
  const haut = HAUTEUR / 2 - (echelle * (y0 + y1)) / 2;
  return {
    zoom: Math.log2(echelle / MONDE),
    projeter(longitude, latitude) {
      const [x, y] = mercator(longitude, latitude);
      return [gauche + echelle * x, haut + echelle * y];
    },
  };
}

/** Web Mercator in a square of side 1, y down. */
function mercator(longitude: number, latitude: number): [number, number] {
  const phi = (latitude * Math.PI) / 180;
  return [longitude / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
}

/** What is seen around the view where the map is wider or higher than it. */
const DEBORD = 0.25;

/** Outlines that meet the view, to the pixel: of the points of a ring, only those that move. */
function chemin(contours: Contours, projeter: Projection): string {
  return contours.features
    .flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    )
    .flatMap((anneaux) => anneaux.map((anneau) => anneau.map(([x, y]) => projeter(x!, y!))))
    .filter(estVu)
    .map(anneauDe)
    .join('');
}

function estVu(anneau: readonly (readonly [number, number])[]): boolean {
  return anneau.some(
    ([x, y]) =>
      Math.abs(x / LARGEUR - 0.5) < 0.5 + DEBORD && Math.abs(y / HAUTEUR - 0.5) < 0.5 + DEBORD,
  );
}

function anneauDe([depart, ...suite]: readonly (readonly [number, number])[]): string {
  let [x, y] = [Math.round(depart![0]), Math.round(depart![1])];
  let trace = `M${x} ${y}l`;
  for (const [x1, y1] of suite) {
    const [dx, dy] = [Math.round(x1) - x, Math.round(y1) - y];
    if (dx === 0 && dy === 0) continue;
    trace += `${dx} ${dy} `;
    x += dx;
    y += dy;
  }
  return `${trace}z`;
}

function codeEst(code: string): (contour: Contours['features'][number]) => boolean {
  return ({ properties }) => properties?.code === code;
}

function cercle(x: number, y: number, rayon: number): string {
  const [r, d] = [court(rayon), court(2 * rayon)];
  return `M${court(x - rayon)} ${court(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0-${d} 0`;
}

/** A line of no length: drawn by its round or square end. */
function point(x: number, y: number): string {
  return `M${court(x)} ${court(y)}h0`;
}

function court(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}
