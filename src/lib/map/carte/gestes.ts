import type { GeoJSONSource, Map as MapLibre, Point } from 'maplibre-gl';

import type { Gestes, Visee } from '../donnees';

/** Zoom under which a click takes a région rather than a département. */
const ZOOM_DEPARTEMENTS = 5.8;
/** Pixels around the pointer within which a symbol is taken. */
const TOLERANCE = 4;

/** What lies under a point of the screen, the topmost first. */
type Cible =
  | {
      readonly type: 'grappe';
      readonly id: number;
      readonly centre: [number, number];
      readonly labellises: number;
      readonly total: number;
    }
  | { readonly type: 'hexagone'; readonly hexagone: number; readonly centre: [number, number] }
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
      case 'hexagone':
        return void approcher(map, cible.centre, map.getZoom() + 1.4, animer());
    }
  };

  map.on('click', ({ point }) => agir(point));
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key === 'Enter') agir(map.project(map.getCenter()));
  });
  ecouterViseur(map, gestes, estVisible);
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    gestes.cadre({ longitude: lng, latitude: lat, zoom: map.getZoom() });
  });
  ecouterSurvol(map, gestes, estVisible);
}

/** For those who move the map by keyboard: what lies at its centre is told each time it stands still. */
function ecouterViseur(map: MapLibre, gestes: Gestes, estVisible: Visible): void {
  const canvas = map.getCanvas();
  const regarder = () => {
    if (!canvas.matches(':focus-visible')) return;
    const centre = map.project(map.getCenter());
    gestes.survol(viseeDe(cibleEn(map, centre, estVisible)), { x: centre.x, y: centre.y });
  };
  map.on('idle', regarder);
  canvas.addEventListener('focus', regarder);
  canvas.addEventListener('blur', () => gestes.survol(null, { x: 0, y: 0 }));
}

/** At most one look under the pointer for each frame drawn. */
function ecouterSurvol(map: MapLibre, gestes: Gestes, estVisible: Visible): void {
  let attendu: Point | null = null;
  let survolee: Visee | null = null;
  const annoncer = (visee: Visee | null, point: Point) => {
    if (visee === null && survolee === null) return;
    survolee = visee;
    gestes.survol(visee, { x: point.x, y: point.y });
  };
  const regarder = () => {
    const point = attendu;
    attendu = null;
    if (!point) return;
    const cible = cibleEn(map, point, estVisible);
    map.getCanvas().style.cursor = cible ? 'pointer' : '';
    annoncer(viseeDe(cible), point);
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

function viseeDe(cible: Cible | null): Visee | null {
  return cible === null || cible.type === 'territoire' ? null : cible;
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
  const { index, cluster_id: grappe, point_count: total, labellises } = found.properties;
  if (grappe === undefined) return { type: 'lieu', lieu: Number(index) };
  const centre = found.geometry.type === 'Point' ? found.geometry.coordinates : [0, 0];
  return {
    type: 'grappe',
    id: Number(grappe),
    centre: [centre[0]!, centre[1]!],
    labellises: Number(labellises),
    total: Number(total),
  };
}

function communeEn(map: MapLibre, point: Point, estVisible: Visible): Cible | null {
  const layers = ['cercles', 'hexagones', 'contours'];
  for (const { id, layer } of map.queryRenderedFeatures(point, { layers })) {
    if (id === undefined) continue;
    const { lng, lat } = map.unproject(point);
    if (layer.id === 'hexagones')
      return { type: 'hexagone', hexagone: Number(id), centre: [lng, lat] };
    if (estVisible(Number(id))) return { type: 'commune', commune: Number(id) };
  }
  return null;
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
  if (zoom !== undefined) approcher(map, centre, zoom + 0.3, animer);
}

function approcher(map: MapLibre, center: [number, number], zoom: number, animate: boolean): void {
  map.easeTo({ center, zoom, animate });
}
