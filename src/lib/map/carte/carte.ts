import type { FeatureCollection } from 'geojson';
import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';

import type { Couche } from '$lib/state/couches';

import type { ImageCarte } from '../affiche/affiche';
import { agrandir, taillesDeLettres } from '../affiche/lettres';
import { Aplats } from '../aplats/aplats';
import { IndexContours } from '../aplats/contours';
import { trianglesOf } from '../aplats/triangles';
import { couchesOf, ORDRE, type IdDessin } from '../couches';
import type {
  Camera,
  Contours,
  CoucheCommunes,
  Fond,
  Gestes,
  Hexagones,
  PointCnfs,
  PointLieu,
} from '../donnees';
import { METROPOLE, pointsOf, type Cadre } from '../fond';
import { PALETTES, type Palette, type Teinte, type Theme } from '../palette';
import { ZOOM_EPCI } from '../styles/communes';
import { texteGrappe } from '../styles/lieux';
import { seuilNoms } from '../styles/noms';
import { FondPlan } from '../plan/fond-plan';
import { sansDoublure, type Plan } from '../plan/plan';
import { auDoigt, bornes, cadrerSur, MARGE, mouvementReduit } from './cadrage';
import { photographier } from './capture';
import { Depot } from './depot';
import { EBAUCHE, Finesse } from './finesse';
import { ecouter } from './gestes';
import { poserImages } from './images';
import { LANGUE } from './langue';
import { LimitesEpci } from './limites-epci';
import { Points } from './points';
import { cerclesOf, grappesOf, montrentLeMeme, nomsOf, pointOf, ruralOf } from './sources';
import { styleOf, type IdSource } from './style';

type PaintProperty = Parameters<MapLibre['setPaintProperty']>[1];

const CERCLES = new Set<IdDessin>(['cercles', 'cercles-glyphes', 'noms-cercles']);

export interface OptionsCarte {
  readonly theme: Theme;
  readonly camera: Camera | null;
  readonly cadre: Cadre | null;
  /** Whether something hides the map until it is drawn: see {@link Finesse}. */
  readonly cachee?: boolean;
  readonly gestes: Gestes;
}

/** The imperative map: each `montrer…` puts one thing on it, and may be called again at any time. */
export class Carte {
  readonly map: MapLibre;
  readonly finesse: Finesse;
  readonly #depot: Depot;
  readonly #limites = new LimitesEpci((lignes) => this.#poser('epci', lignes));
  readonly #aplats = new Aplats();
  #theme: Theme;
  #teintes: readonly Teinte[] | null = null;
  #communes: CoucheCommunes | null = null;
  #contours: Contours | null = null;
  #hexagones: Hexagones | null = null;
  /** Circles even where outlines are known: what is shown is a count. */
  #enCercles = false;
  readonly #plan: FondPlan;
  #polygones: IndexContours | null = null;
  #zonage: Uint8Array | null = null;
  #grappes: Uint8Array | null = null;
  readonly #points = new Points((source, data) => this.#poser(source, data));
  /** Population from which communes are named, as low as the map has been zoomed in. */
  #seuilNoms = Infinity;
  #couches: ReadonlySet<Couche> = new Set();
  #choisie: number | null = null;
  #emprise: ReadonlySet<string> | null = null;

  /** Resolves when the style is in place. @throws Error where the browser has no WebGL. */
  static async creer(conteneur: HTMLElement, options: OptionsCarte): Promise<Carte> {
    setWorkerUrl(workerUrl);
    const carte = new Carte(conteneur, options);
    // Again after a GPU was lost and found: MapLibre brings back all but what is not of its style.
    carte.map.on('style.load', () => carte.#garnir());
    await carte.map.once('style.load');
    return carte;
  }

  private constructor(
    conteneur: HTMLElement,
    { theme, camera, cadre, cachee = false, gestes }: OptionsCarte,
  ) {
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
      transformRequest: sansDoublure,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      // One finger scrolls the page, two move the map.
      cooperativeGestures: auDoigt(),
      renderWorldCopies: false,
      // Names come at once: each frame of a fade draws the whole map again.
      fadeDuration: 0,
      ...(cachee && { pixelRatio: EBAUCHE }),
    });
    this.finesse = new Finesse(this.map, cachee);
    this.#depot = new Depot(this.map);
    this.map.on('zoom', () => this.#nommer());
    this.map.on('moveend', () => this.#limiter());
    this.#plan = new FondPlan(this.map, () => this.#montrerDessins());
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    this.map.addControl(new ScaleControl({ maxWidth: 110, unit: 'metric' }), 'bottom-left');
    ecouter(
      this.map,
      gestes,
      (commune) => this.#communes?.visible[commune] !== 0,
      () => !mouvementReduit(),
    );
  }

  /** Adds to the style what a style cannot hold. */
  #garnir(): void {
    poserImages(this.map, this.#palette);
    this.map.addLayer(this.#aplats, 'contours');
    this.#habiller();
  }

  detruire(): void {
    this.finesse.oublier();
    this.#limites.oublier();
    this.#plan.retirer();
    this.map.remove();
  }

  /** `teintes`: colours of the classes, rather than those of the gaps. */
  montrerTheme(theme: Theme, teintes: readonly Teinte[] | null = null): void {
    if (theme === this.#theme && teintes === this.#teintes) return;
    this.#theme = theme;
    this.#teintes = teintes;
    poserImages(this.map, this.#palette);
    this.#peindre();
    this.#ecrireGrappes();
    this.#habiller();
    this.#plan.habiller(this.#palette, theme);
  }

  montrerFond(fond: Fond | null): void {
    this.#points.departements = fond?.departements ?? null;
    this.#poser('voisins', fond?.voisins);
    this.#poser('departements', fond?.departements);
    this.#poser('regions', fond?.regions);
    this.#poser('noms-departements', fond ? pointsOf(fond.departements) : null);
    this.#poser('noms-regions', fond ? pointsOf(fond.regions) : null);
    this.#points.poser();
  }

  montrerCommunes(communes: CoucheCommunes): void {
    const before = this.#communes;
    if (before && montrentLeMeme(before, communes)) return;
    this.#communes = communes;
    if (before?.codes !== communes.codes) this.#poserContours();
    this.#poserNoms();
    this.#poserCercles();
    this.#classer();
    this.#poserGrappes();
    this.#montrerChoix();
  }

  montrerContours(contours: Contours | null): void {
    this.#contours = contours;
    this.#poserContours();
    this.#poserRural();
    this.#poserGrappes();
    this.#poserUnites();
    this.#montrerChoix();
  }

  /** Hexagons rather than communes; `null` goes back to communes. */
  montrerHexagones(hexagones: Hexagones | null): void {
    const [before, after] = [this.#hexagones, hexagones];
    this.#hexagones = hexagones;
    this.#poser('hexagones', hexagones);
    if ((before === null) !== (after === null)) this.#poserUnites();
  }

  /** Circles even where the outlines of communes are known. */
  montrerEnCercles(enCercles: boolean): void {
    if (enCercles === this.#enCercles) return;
    this.#enCercles = enCercles;
    this.#poserUnites();
  }

  /**
   * Puts the Plan IGN under the data, asking its server; `null` takes it away. `auRetrait` is told when it goes by itself.
   * Resolves true once it is drawn.
   */
  async montrerPlan(plan: Plan | null, auRetrait: () => void): Promise<boolean> {
    this.#plan.habiller(this.#palette, this.#theme);
    return this.#plan.montrer(plan, auRetrait);
  }

  montrerLieux(lieux: readonly PointLieu[]): void {
    this.#points.lieux = lieux;
    this.#points.poser();
  }

  montrerQpv(qpv: FeatureCollection | null): void {
    this.#poser('qpv', qpv);
  }

  montrerRural(zonage: Uint8Array | null): void {
    this.#zonage = zonage;
    this.#classer();
    this.#poserRural();
  }

  /** Code in `GRAPPES` by commune; `null` while it is not known. */
  montrerGrappes(grappes: Uint8Array | null): void {
    this.#grappes = grappes;
    this.#poserGrappes();
  }

  montrerCnfs(structures: readonly PointCnfs[]): void {
    this.#points.cnfs = structures;
    this.#points.poser();
  }

  montrerCouches(couches: ReadonlySet<Couche>): void {
    this.#couches = couches;
    this.#points.couches = couches;
    this.#montrerDessins();
    this.#ecrireGrappes();
    this.#points.poser();
    this.#habiller();
  }

  montrerChoisie(commune: number | null): void {
    this.#choisie = commune;
    this.#montrerChoix();
  }

  /** Veils the départements that are not named; `null` veils none. */
  montrerEmprise(codes: ReadonlySet<string> | null): void {
    this.#emprise = codes;
    this.#points.emprise = codes;
    this.#peindre();
    this.#points.poser();
  }

  cadrer(cadre: Cadre): void {
    cadrerSur(this.map, cadre);
  }

  /** CSS pixels. */
  get taille(): { readonly largeur: number; readonly hauteur: number } {
    const { clientWidth, clientHeight } = this.map.getCanvas();
    return { largeur: clientWidth, hauteur: clientHeight };
  }

  /**
   * Takes the map as it is on screen, in the light colours that print, its letters so many times larger; the theme and
   * the letters of the page come back after.
   */
  async capturer(teintes: readonly Teinte[] | null = null, lettres = 1): Promise<ImageCarte> {
    const shown = [this.#theme, this.#teintes] as const;
    this.montrerTheme('clair', teintes);
    if (lettres !== 1) this.#lettrer(lettres);
    const image = await photographier(this.map);
    if (lettres !== 1) this.#lettrer(1);
    this.montrerTheme(...shown);
    return image;
  }

  get #palette(): Palette {
    const palette = PALETTES[this.#theme];
    return this.#teintes ? { ...palette, classes: this.#teintes } : palette;
  }

  #lettrer(fois: number): void {
    for (const [id, propriete, taille] of taillesDeLettres(couchesOf(this.#palette, this.#emprise)))
      this.map.setLayoutProperty(id, propriete, agrandir(taille, fois));
  }

  #peindre(): void {
    for (const { id, paint } of couchesOf(this.#palette, this.#emprise)) {
      for (const [property, value] of Object.entries(paint ?? {})) {
        this.map.setPaintProperty(id, property as PaintProperty, value);
      }
    }
  }

  #poserContours(): void {
    const indexes = new Map(this.#communes?.codes.map((code, index) => [code, index]));
    const indexOf = (code: string) => indexes.get(code) ?? -1;
    this.#polygones = this.#contours && new IndexContours(this.#contours, indexOf);
    this.#poser('contours', this.#polygones?.collection);
    this.#aplats.former(this.#contours && trianglesOf(this.#contours, indexOf));
    this.#limites.effacer();
    this.#limiter();
  }

  /** Shows the lines between intercommunalités once one is near enough to see them. */
  #limiter(): void {
    const [communes, contours] = [this.#communes, this.#contours];
    if (communes && contours && this.map.getZoom() >= ZOOM_EPCI)
      this.#limites.tracer(communes, contours);
  }

  #classer(): void {
    if (this.#communes)
      this.#aplats.classer(this.#communes.classe, this.#communes.visible, this.#zonage);
  }

  #habiller(): void {
    const classes = this.#couches.has('ecarts') && this.#enAplats;
    this.#aplats.habiller(this.#palette, classes, this.#couches.has('rural'));
  }

  #poserRural(): void {
    const [communes, zonage] = [this.#communes, this.#zonage];
    this.#poser('rural', communes && zonage && !this.#contours ? ruralOf(communes, zonage) : null);
  }

  #poserGrappes(): void {
    const [communes, grappes, polygones] = [this.#communes, this.#grappes, this.#polygones];
    const polygonesOf = polygones && ((commune: number) => polygones.polygonesOf(commune));
    this.#poser('grappes', communes && grappes && grappesOf(communes, grappes, polygonesOf));
  }

  get #enAplats(): boolean {
    return this.#contours !== null && this.#hexagones === null && !this.#enCercles;
  }

  get #avecCercles(): boolean {
    return !this.#enAplats && this.#hexagones === null;
  }

  #poserUnites(): void {
    this.#poserCercles();
    this.#poserNoms();
    this.#habiller();
    // Tiles asked for before may land after their source was emptied: what is not meant to be seen is turned off too.
    this.#montrerDessins();
  }

  #poserCercles(): void {
    const cercles = this.#communes && this.#avecCercles ? cerclesOf(this.#communes) : null;
    this.#poser('communes', cercles);
    this.#poser('noms-cercles', cercles);
  }

  #poserNoms(): void {
    this.#seuilNoms = Math.min(this.#seuilNoms, seuilNoms(this.map.getZoom()));
    const noms = this.#communes && nomsOf(this.#communes, this.#avecCercles, this.#seuilNoms);
    this.#poser('noms-communes', noms);
  }

  /** Names the smaller communes once they are near enough: 35,000 names would hold up the first picture. */
  #nommer(): void {
    if (seuilNoms(this.map.getZoom()) < this.#seuilNoms) this.#poserNoms();
  }

  /** Layers that are on. The Plan IGN bears its own names: ours would lie over them. */
  #montrerDessins(): void {
    for (const [id, couche] of ORDRE) {
      const doubled = this.#plan.montre && id.startsWith('noms-');
      const off = doubled || (CERCLES.has(id) && !this.#avecCercles);
      const shown = !off && (couche === null || this.#couches.has(couche));
      this.map.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none');
    }
  }

  #ecrireGrappes(): void {
    const texte = texteGrappe(this.#palette, this.#points.contenu);
    this.map.setLayoutProperty('lieux-grappes', 'text-field', texte);
  }

  #montrerChoix(): void {
    const [communes, index] = [this.#communes, this.#choisie];
    if (!communes || index === null) return this.#poser('choix', null);
    const polygones = this.#polygones?.polygonesOf(index) ?? [];
    const features = polygones.length > 0 ? polygones : [pointOf(communes, index)];
    this.#poser('choix', { type: 'FeatureCollection', features });
  }

  #poser(source: IdSource, data: FeatureCollection | null | undefined): void {
    this.#depot.poser(source, data);
  }
}
