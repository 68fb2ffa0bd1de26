import type { GeoJSONSource, Map as MapLibre, Point } from 'maplibre-gl';

import type { Gestes, Visee } from '../donnees';

/** Zoom under which a click takes a région rather than a département. */
const ZOOM_DEPARTEMENTS = 5.8;
/** Pixels around a pointer within which a symbol is taken; around a finger, any mark: 24 px across. */
const TOLERANCE = 4;
const DOIGT = 12;
/** Milliseconds that a finger stays for what is under it to be told. */
const APPUI_LONG = 500;
/** Pixels that a finger trembles by. */
const TREMBLEMENT = 10;
/** After a finger left, browsers make up the moves and clicks of a mouse that is not there. */
const SUITES = 800;

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
  const doigt = ecouterDoigt(map, gestes, estVisible);
  const agir = (point: Point, portee = TOLERANCE) => {
    const cible = cibleEn(map, point, estVisible, portee);
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

  map.on('click', ({ point }) => {
    if (!doigt.etaitLong()) agir(point, doigt.estRecent() ? DOIGT : TOLERANCE);
  });
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key === 'Enter') agir(map.project(map.getCenter()));
  });
  ecouterViseur(map, gestes, estVisible);
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    gestes.cadre({ longitude: lng, latitude: lat, zoom: map.getZoom() });
  });
  ecouterSurvol(map, gestes, estVisible, doigt);
}

interface Doigt {
  /** Whether what comes from a mouse comes from a finger. */
  estRecent(): boolean;
  /** Whether the finger stayed, and was answered already. */
  etaitLong(): boolean;
}

/** A finger that stays is told what is under it, as a pointer would be; the next touch puts it away. */
function ecouterDoigt(map: MapLibre, gestes: Gestes, estVisible: Visible): Doigt {
  let [dernier, long] = [-Infinity, false];
  let depart: Point | null = null;
  let attente: ReturnType<typeof setTimeout> | undefined;
  const lacher = () => {
    clearTimeout(attente);
    dernier = performance.now();
  };
  map.on('touchstart', ({ point, points }) => {
    lacher();
    [long, depart] = [false, point];
    gestes.survol(null, { x: point.x, y: point.y });
    if (points.length > 1) return;
    attente = setTimeout(() => {
      long = true;
      const visee = viseeDe(cibleEn(map, point, estVisible, DOIGT));
      gestes.survol(visee, { x: point.x, y: point.y });
    }, APPUI_LONG);
  });
  map.on('touchmove', ({ point }) => {
    if (!depart || point.dist(depart) > TREMBLEMENT) lacher();
  });
  for (const fin of ['touchend', 'touchcancel'] as const) map.on(fin, lacher);
  map.on('remove', () => clearTimeout(attente));
  map.getCanvas().addEventListener('contextmenu', (event) => {
    if (performance.now() - dernier < APPUI_LONG + SUITES) event.preventDefault();
  });
  return {
    estRecent: () => performance.now() - dernier < SUITES,
    etaitLong: () => long && performance.now() - dernier < SUITES,
  };
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
function ecouterSurvol(map: MapLibre, gestes: Gestes, estVisible: Visible, doigt: Doigt): void {
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
    if (doigt.estRecent()) return;
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

function cibleEn(
  map: MapLibre,
  point: Point,
  estVisible: Visible,
  portee = TOLERANCE,
): Cible | null {
  return (
    symboleEn(map, point, portee) ??
    communeEn(map, point, estVisible) ??
    (portee > TOLERANCE ? cercleProche(map, point, estVisible, portee) : null) ??
    territoireEn(map, point)
  );
}

function autourDe({ x, y }: Point, portee: number): [[number, number], [number, number]] {
  return [
    [x - portee, y - portee],
    [x + portee, y + portee],
  ];
}

function symboleEn(map: MapLibre, point: Point, portee: number): Cible | null {
  const [found] = map.queryRenderedFeatures(autourDe(point, portee), {
    layers: ['lieux-rangs', 'lieux-grappes', 'lieux'],
  });
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

/** The circle whose centre is nearest, where a finger hits none: small ones are narrower than it. */
function cercleProche(
  map: MapLibre,
  point: Point,
  estVisible: Visible,
  portee: number,
): Cible | null {
  const proches = map
    .queryRenderedFeatures(autourDe(point, portee), { layers: ['cercles'] })
    .flatMap(({ id, geometry }) => {
      if (geometry.type !== 'Point' || !estVisible(Number(id))) return [];
      const centre = map.project(geometry.coordinates as [number, number]);
      return [{ commune: Number(id), distance: centre.dist(point) }];
    });
  if (proches.length === 0) return null;
  const { commune } = proches.reduce((a, b) => (b.distance < a.distance ? b : a));
  return { type: 'commune', commune };
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
