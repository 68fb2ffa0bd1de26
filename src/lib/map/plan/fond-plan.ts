import type { ErrorEvent, Map as MapLibre } from 'maplibre-gl';

import type { IdDessin } from '../couches';
import type { Palette, Theme } from '../palette';
import { calquesOf, estDuPlan, STYLES_DU_PLAN, type Calques, type Plan } from './plan';

/** Milliseconds that the server has to answer, for its style and then for what is on screen. */
const PATIENCE = 8000;

/** The first layer that is ours: a custom layer, right under the data. */
const SOUS_LES_DONNEES = 'aplats';
/** Names of the IGN lie over the data and under the lieux. */
const SOUS_LES_LIEUX = 'cnfs' satisfies IdDessin;

const VOILE = 'voile-plan';
/** How far the ground is held back, so that the data come first; more in the dark, where it would dazzle. */
const OPACITES: Readonly<Record<Theme, number>> = { clair: 0.35, sombre: 0.72 };

/** The Plan IGN under the data: asked for by the reader alone, and gone as soon as it fails or is slow. */
export class FondPlan {
  readonly #map: MapLibre;
  readonly #auChangement: () => void;
  #demande: AbortController | null = null;
  #auRetrait: () => void = () => {};
  #calques: Calques | null = null;
  #delai: ReturnType<typeof setTimeout> | undefined;
  #voile = { couleur: '#ffffff', opacite: 0 };

  /** @param auChangement told each time its layers come or go. */
  constructor(map: MapLibre, auChangement: () => void) {
    this.#map = map;
    this.#auChangement = auChangement;
  }

  /** Whether its layers are on the map. */
  get montre(): boolean {
    return this.#calques !== null;
  }

  habiller({ terre }: Palette, theme: Theme): void {
    this.#voile = { couleur: terre, opacite: OPACITES[theme] };
    if (!this.#map.getLayer(VOILE)) return;
    this.#map.setPaintProperty(VOILE, 'background-color', terre);
    this.#map.setPaintProperty(VOILE, 'background-opacity', OPACITES[theme]);
  }

  /**
   * Asks the server of the IGN, in place of what was there; `null` asks nothing.
   *
   * @param auRetrait told when the plan goes because its server failed.
   * @returns whether what is on screen was drawn.
   */
  async montrer(plan: Plan | null, auRetrait: () => void): Promise<boolean> {
    this.retirer();
    if (plan === null) return false;
    const demande = new AbortController();
    this.#demande = demande;
    this.#auRetrait = auRetrait;
    try {
      const signal = AbortSignal.any([demande.signal, AbortSignal.timeout(PATIENCE)]);
      const answer = await fetch(STYLES_DU_PLAN[plan], { signal, referrerPolicy: 'no-referrer' });
      if (!answer.ok) throw new Error(String(answer.status));
      const calques = calquesOf(await answer.json());
      if (demande.signal.aborted) return false;
      this.#ajouter(calques);
      this.#auChangement();
    } catch {
      if (!demande.signal.aborted) this.#echouer();
      return false;
    }
    this.#compter();
    return new Promise((resolve) => {
      demande.signal.addEventListener('abort', () => resolve(false));
      void this.#map.once('idle').then(() => resolve(!demande.signal.aborted));
    });
  }

  /** Takes the plan away; nothing is asked any more. */
  retirer(): void {
    this.#demande?.abort();
    this.#demande = null;
    clearTimeout(this.#delai);
    this.#map.off('error', this.#surErreur);
    this.#map.off('dataloading', this.#surDemande);
    this.#map.off('idle', this.#surRepos);
    const calques = this.#calques;
    if (!calques) return;
    this.#calques = null;
    for (const { id } of [...calques.sous, ...calques.dessus, { id: VOILE }])
      if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    for (const id of Object.keys(calques.sources))
      if (this.#map.getSource(id)) this.#map.removeSource(id);
    this.#map.setSprite(null);
    this.#auChangement();
  }

  #ajouter(calques: Calques): void {
    const map = this.#map;
    this.#calques = calques;
    // A layer that this renderer does not know says so, and is left out.
    map.on('error', ignorer);
    for (const [id, source] of Object.entries(calques.sources)) map.addSource(id, source);
    if (calques.sprite) map.setSprite(calques.sprite);
    for (const layer of calques.sous) map.addLayer(layer, SOUS_LES_DONNEES);
    const { couleur, opacite } = this.#voile;
    const paint = { 'background-color': couleur, 'background-opacity': opacite };
    map.addLayer({ id: VOILE, type: 'background', paint }, SOUS_LES_DONNEES);
    for (const layer of calques.dessus) map.addLayer(layer, SOUS_LES_LIEUX);
    map.off('error', ignorer);
    map.on('error', this.#surErreur);
    map.on('dataloading', this.#surDemande);
    map.on('idle', this.#surRepos);
  }

  #compter(): void {
    clearTimeout(this.#delai);
    this.#delai = setTimeout(() => this.#echouer(), PATIENCE);
  }

  #echouer(): void {
    this.retirer();
    this.#auRetrait();
  }

  readonly #surDemande = (event: { dataType: string; sourceId?: string }): void => {
    if (event.dataType === 'source' && estDuPlan(event.sourceId ?? '')) this.#compter();
  };

  readonly #surRepos = (): void => clearTimeout(this.#delai);

  readonly #surErreur = (event: ErrorEvent & { sourceId?: string }): void => {
    if (event.sourceId === undefined || estDuPlan(event.sourceId)) this.#echouer();
  };
}

function ignorer(): void {}
