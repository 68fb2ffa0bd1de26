import type { Feature, FeatureCollection } from 'geojson';
import {
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type FilterSpecification,
  type GeoJSONSource,
  type GeoJSONSourceSpecification,
  type StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';

import type { Couche } from '$lib/state/couches';

import { racineOf, referenceOf } from '../cercles';
import { couchesOf, ORDRE } from '../couches';
import type {
  Camera,
  Contours,
  CoucheCommunes,
  Fond,
  Gestes,
  PointCnfs,
  PointLieu,
} from '../donnees';
import { dansContours, METROPOLE, pointsOf, type Cadre } from '../fond';
import { PALETTES, type Theme } from '../palette';
import { COMPTE_LABELLISES, texteGrappe } from '../styles/lieux';
import { EtatsContours } from './contours';
import { ecouter } from './gestes';
import { poserImages } from './images';
import { LANGUE } from './langue';
import { cerclesOf, cnfsOf, lieuxOf, nomsOf, ruralOf, VIDE } from './sources';

const SOURCES = {
  voisins: {},
  departements: {},
  regions: {},
  'noms-departements': {},
  'noms-regions': {},
  'noms-communes': {},
  contours: { maxzoom: 12 },
  communes: { maxzoom: 12 },
  choix: {},
  rural: { maxzoom: 10 },
  qpv: { maxzoom: 14 },
  cnfs: {},
  rangs: {},
  'lieux-voisins': {},
  lieux: {
    cluster: true,
    clusterRadius: 64,
    clusterMaxZoom: 11,
    clusterProperties: { labellises: COMPTE_LABELLISES },
  },
} satisfies Record<string, Partial<GeoJSONSourceSpecification>>;

type IdSource = keyof typeof SOURCES;
type PaintProperty = Parameters<MapLibre['setPaintProperty']>[1];

const MARGE = 28;
const ZOOM_MAX_CADRE = 12;

export interface OptionsCarte {
  readonly theme: Theme;
  readonly camera: Camera | null;
  readonly cadre: Cadre | null;
  readonly gestes: Gestes;
}

/** The imperative map: each `montrer…` puts one thing on it, and may be called again at any time. */
export class Carte {
  readonly map: MapLibre;
  readonly #etats: EtatsContours;
  #theme: Theme;
  #communes: CoucheCommunes | null = null;
  #contours: Contours | null = null;
  #lieux: readonly PointLieu[] = [];
  #couches: ReadonlySet<Couche> = new Set();
  #choisie: number | null = null;
  #departements: Contours | null = null;
  #emprise: ReadonlySet<string> | null = null;

  /** Resolves when the style is in place. @throws Error where the browser has no WebGL. */
  static async creer(conteneur: HTMLElement, options: OptionsCarte): Promise<Carte> {
    setWorkerUrl(workerUrl);
    const carte = new Carte(conteneur, options);
    await carte.map.once('style.load');
    poserImages(carte.map, PALETTES[options.theme]);
    return carte;
  }

  private constructor(conteneur: HTMLElement, { theme, camera, cadre, gestes }: OptionsCarte) {
    this.#theme = theme;
    this.map = new MapLibre({
      container: conteneur,
      style: styleOf(theme),
      locale: LANGUE,
      ...(camera
        ? { center: [camera.longitude, camera.latitude], zoom: camera.zoom }
        : { bounds: bornes(cadre ?? METROPOLE), fitBoundsOptions: { padding: MARGE } }),
      minZoom: 2.5,
      maxZoom: 16,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      fadeDuration: mouvementReduit() ? 0 : 200,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    this.map.addControl(new ScaleControl({ maxWidth: 110, unit: 'metric' }), 'bottom-left');
    this.#etats = new EtatsContours(this.map);
    ecouter(this.map, gestes, () => !mouvementReduit());
  }

  detruire(): void {
    this.map.remove();
  }

  montrerTheme(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    poserImages(this.map, PALETTES[theme]);
    for (const { id, paint } of couchesOf(PALETTES[theme])) {
      for (const [property, value] of Object.entries(paint ?? {})) {
        this.map.setPaintProperty(id, property as PaintProperty, value);
      }
    }
    this.#ecrireGrappes();
  }

  montrerFond(fond: Fond | null): void {
    this.#departements = fond?.departements ?? null;
    this.#poser('voisins', fond?.voisins);
    this.#poser('departements', fond?.departements);
    this.#poser('regions', fond?.regions);
    this.#poser('noms-departements', fond ? pointsOf(fond.departements) : null);
    this.#poser('noms-regions', fond ? pointsOf(fond.regions) : null);
    this.#poserLieux();
  }

  montrerCommunes(communes: CoucheCommunes): void {
    const before = this.#communes;
    this.#communes = communes;
    if (before?.codes !== communes.codes) this.#poserContours();
    this.#poserCommunes();
    this.#etats.colorer(communes);
    this.#montrerChoix();
  }

  montrerContours(contours: Contours | null): void {
    this.#contours = contours;
    this.#poserContours();
    if (this.#communes) {
      this.#poserCommunes();
      this.#etats.colorer(this.#communes);
    }
    this.#montrerChoix();
  }

  montrerLieux(lieux: readonly PointLieu[]): void {
    this.#lieux = lieux;
    this.#poserLieux();
  }

  montrerQpv(qpv: FeatureCollection | null): void {
    this.#poser('qpv', qpv);
  }

  montrerRural(zonage: Uint8Array | null): void {
    this.#etats.zoner(zonage);
    const points =
      zonage && this.#communes && !this.#contours ? ruralOf(this.#communes, zonage) : null;
    this.#poser('rural', points);
  }

  montrerCnfs(structures: readonly PointCnfs[]): void {
    this.#poser('cnfs', cnfsOf(structures));
  }

  montrerCouches(couches: ReadonlySet<Couche>): void {
    this.#couches = couches;
    for (const [id, couche] of ORDRE) {
      const visibility = couche === null || couches.has(couche) ? 'visible' : 'none';
      this.map.setLayoutProperty(id, 'visibility', visibility);
    }
    this.#ecrireGrappes();
    this.#poserLieux();
  }

  montrerChoisie(commune: number | null): void {
    this.#choisie = commune;
    this.#montrerChoix();
  }

  /** Veils the départements that are not named; `null` veils none. */
  montrerEmprise(codes: ReadonlySet<string> | null): void {
    this.#emprise = codes;
    const hors: FilterSpecification = [
      '!',
      ['in', ['get', 'code'], ['literal', [...(codes ?? [])]]],
    ];
    this.map.setFilter('voile', codes ? hors : ['literal', false]);
    this.#poserLieux();
  }

  cadrer(cadre: Cadre): void {
    this.map.fitBounds(bornes(cadre), {
      padding: MARGE,
      maxZoom: ZOOM_MAX_CADRE,
      animate: !mouvementReduit(),
      duration: 700,
    });
  }

  #poserContours(): void {
    this.#poser('contours', this.#etats.indexer(this.#contours, this.#communes?.codes ?? []));
  }

  #poserCommunes(): void {
    if (!this.#communes) return;
    this.#poser('communes', this.#contours ? null : cerclesOf(this.#communes));
    this.#poser('noms-communes', nomsOf(this.#communes, this.#contours === null));
  }

  #poserLieux(): void {
    const shown = this.#lieux.filter(({ etat }) =>
      this.#couches.has(etat === 'labellise' ? 'labellises' : 'candidats'),
    );
    const dedans =
      this.#departements && this.#emprise
        ? dansContours(this.#departements, this.#emprise)
        : () => true;
    const [ici, ailleurs] = partition(shown, ({ longitude, latitude }) =>
      dedans(longitude, latitude),
    );
    this.#poser('lieux', lieuxOf(ici));
    this.#poser('lieux-voisins', lieuxOf(ailleurs));
    this.#poser('rangs', lieuxOf(shown.filter(({ rang }) => rang !== undefined)));
  }

  #ecrireGrappes(): void {
    const candidats = this.#couches.has('candidats');
    const contenu = !candidats
      ? 'labellises'
      : this.#couches.has('labellises')
        ? 'tous'
        : 'candidats';
    this.map.setLayoutProperty(
      'lieux-grappes',
      'text-field',
      texteGrappe(PALETTES[this.#theme], contenu),
    );
  }

  #montrerChoix(): void {
    const [communes, index] = [this.#communes, this.#choisie];
    if (!communes || index === null) return this.#poser('choix', null);
    const polygones = this.#etats.polygonesOf(index);
    const features = polygones.length > 0 ? [...polygones] : [cercleChoisi(communes, index)];
    this.#poser('choix', { type: 'FeatureCollection', features });
  }

  #poser(source: IdSource, data: FeatureCollection | null | undefined): void {
    void this.map.getSource<GeoJSONSource>(source)?.setData(data ?? VIDE);
  }
}

function styleOf(theme: Theme): StyleSpecification {
  const sources = Object.entries(SOURCES).map(([id, options]) => [
    id,
    { type: 'geojson', data: VIDE, ...options },
  ]);
  return {
    version: 8,
    name: 'Maillage',
    sources: Object.fromEntries(sources) as StyleSpecification['sources'],
    layers: couchesOf(PALETTES[theme]),
  };
}

function cercleChoisi({ longitude, latitude, valeur }: CoucheCommunes, index: number): Feature {
  return {
    type: 'Feature',
    properties: { racine: racineOf(valeur[index]!, referenceOf(valeur)) },
    geometry: { type: 'Point', coordinates: [longitude[index]!, latitude[index]!] },
  };
}

function bornes([[west, south], [east, north]]: Cadre): [number, number, number, number] {
  return [west, south, east, north];
}

function mouvementReduit(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const kept: T[] = [];
  const left: T[] = [];
  for (const item of items) (test(item) ? kept : left).push(item);
  return [kept, left];
}
