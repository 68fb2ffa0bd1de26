import type { GeoJSONSource, Map as MapLibre, Point } from 'maplibre-gl';

import type { Gestes } from '../donnees';

/** Zoom under which a click takes a région rather than a département. */
const ZOOM_DEPARTEMENTS = 5.8;
/** Pixels around the pointer within which a symbol is taken. */
const TOLERANCE = 4;

/** What lies under a point of the screen, the topmost first. */
type Cible =
  | { readonly type: 'grappe'; readonly id: number; readonly centre: [number, number] }
  | { readonly type: 'lieu'; readonly lieu: number }
  | { readonly type: 'commune'; readonly commune: number }
  | {
      readonly type: 'territoire';
      readonly echelon: 'departement' | 'region';
      readonly code: string;
    };

/** Whether a commune is shown rather than filtered out. */
type Visible = (commune: number) => boolean;

/** Turns pointer and keyboard into {@link Gestes}. `Entrée` on the map acts at its centre. */
export function ecouter(
  map: MapLibre,
  gestes: Gestes,
  estVisible: Visible,
  animer: () => boolean,
): void {
  const agir = (point: Point) => {
    const cible = cibleEn(map, point, estVisible);
    switch (cible?.type) {
      case 'commune':
        return gestes.choisir(cible.commune);
      case 'lieu':
        return gestes.lieu(cible.lieu);
      case 'territoire':
        return gestes.territoire(cible.echelon, cible.code);
      case 'grappe':
        return void ouvrirGrappe(map, cible, animer());
    }
  };

  map.on('click', ({ point }) => agir(point));
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key === 'Enter') agir(map.project(map.getCenter()));
  });
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    gestes.cadre({ longitude: lng, latitude: lat, zoom: map.getZoom() });
  });
  ecouterSurvol(map, gestes, estVisible);
}

/** At most one look under the pointer for each frame drawn. */
function ecouterSurvol(map: MapLibre, gestes: Gestes, estVisible: Visible): void {
  let attendu: Point | null = null;
  let survolee: number | null = null;
  const annoncer = (commune: number | null, point: Point) => {
    if (commune === null && survolee === null) return;
    survolee = commune;
    gestes.survol(commune, { x: point.x, y: point.y });
  };
  const regarder = () => {
    const point = attendu;
    attendu = null;
    if (!point) return;
    const cible = cibleEn(map, point, estVisible);
    map.getCanvas().style.cursor = cible ? 'pointer' : '';
    annoncer(cible?.type === 'commune' ? cible.commune : null, point);
  };
  map.on('mousemove', ({ point }) => {
    if (!attendu) requestAnimationFrame(regarder);
    attendu = point;
  });
  map.on('mouseout', ({ point }) => {
    attendu = null;
    annoncer(null, point);
  });
}

function cibleEn(map: MapLibre, point: Point, estVisible: Visible): Cible | null {
  return symboleEn(map, point) ?? communeEn(map, point, estVisible) ?? territoireEn(map, point);
}

function symboleEn(map: MapLibre, { x, y }: Point): Cible | null {
  const [found] = map.queryRenderedFeatures(
    [
      [x - TOLERANCE, y - TOLERANCE],
      [x + TOLERANCE, y + TOLERANCE],
    ],
    { layers: ['lieux-rangs', 'lieux-grappes', 'lieux'] },
  );
  if (!found) return null;
  const { index, cluster_id: grappe } = found.properties;
  if (grappe === undefined) return { type: 'lieu', lieu: Number(index) };
  const centre = found.geometry.type === 'Point' ? found.geometry.coordinates : [0, 0];
  return { type: 'grappe', id: Number(grappe), centre: [centre[0]!, centre[1]!] };
}

function communeEn(map: MapLibre, point: Point, estVisible: Visible): Cible | null {
  const found = map
    .queryRenderedFeatures(point, { layers: ['cercles', 'contours'] })
    .find(({ id }) => id !== undefined && estVisible(Number(id)));
  return found ? { type: 'commune', commune: Number(found.id) } : null;
}

function territoireEn(map: MapLibre, point: Point): Cible | null {
  const echelon = map.getZoom() < ZOOM_DEPARTEMENTS ? 'region' : 'departement';
  const [found] = map.queryRenderedFeatures(point, { layers: [`terre-${echelon}s`] });
  return found ? { type: 'territoire', echelon, code: String(found.properties.code) } : null;
}

async function ouvrirGrappe(
  map: MapLibre,
  { id, centre }: Extract<Cible, { type: 'grappe' }>,
  animer: boolean,
): Promise<void> {
  const source = map.getSource<GeoJSONSource>('lieux');
  const zoom = await source?.getClusterExpansionZoom(id);
  if (zoom !== undefined) map.easeTo({ center: centre, zoom: zoom + 0.3, animate: animer });
}
