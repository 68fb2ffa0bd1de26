import type { Demande, representerCommunes } from './representer';
import type { representerHexagones, VueHexagones } from './representer-hexagones';
import { resolutionDe } from './resolution';
import type { Thematique } from './thematique';

/** What the map shows other than the classes of gap: its tools are fetched when it is first asked for. */
export class Affichage {
  /** Zoom of the map: hexagons follow it. */
  zoom = $state(6);
  readonly #demande: () => Demande | null;
  #representerCommunes = $state.raw<typeof representerCommunes | null>(null);
  #representerHexagones = $state.raw<typeof representerHexagones | null>(null);

  /** @param demande what is to be shown; `null` while there is nothing to show. */
  constructor(demande: () => Demande | null) {
    this.#demande = demande;
  }

  readonly hexagones = $derived.by((): VueHexagones | null => {
    const demande = this.#demande();
    if (!demande?.representation.hexagones || !this.#representerHexagones) return null;
    return this.#representerHexagones(demande, this.#resolution);
  });

  readonly thematique = $derived.by((): Thematique | null => {
    const demande = this.#demande();
    if (!demande) return null;
    if (demande.representation.hexagones) return this.hexagones?.thematique ?? null;
    return this.#representerCommunes?.(demande) ?? null;
  });

  /** Of the grid: hexagons are not drawn anew while it stays. */
  readonly #resolution = $derived(resolutionDe(this.zoom));

  /** Fetches what the view asks for. */
  async charger(): Promise<void> {
    const representation = this.#demande()?.representation;
    if (!representation) return;
    if (representation.hexagones) {
      const tools = await import('./representer-hexagones');
      this.#representerHexagones = tools.representerHexagones;
    } else if (representation.mesure !== 'ecarts') {
      const tools = await import('./representer');
      this.#representerCommunes = tools.representerCommunes;
    }
  }
}
