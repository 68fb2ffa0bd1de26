import type { Demande } from './representer';
import type { VueHexagones } from './representer-hexagones';
import { resolutionDe } from './resolution';
import type { Thematique } from './thematique';

type Communes = typeof import('./representer');
type Hexagones = typeof import('./representer-hexagones');

/** What the map shows other than the classes of gap: its tools are fetched when it is first asked for. */
export class Affichage {
  /** Zoom of the map: hexagons follow it. */
  zoom = $state(6);
  readonly #demande: () => Demande | null;
  #outils = $state.raw<Communes | null>(null);
  #grille = $state.raw<Hexagones | null>(null);

  /** @param demande what is to be shown; `null` while there is nothing to show. */
  constructor(demande: () => Demande | null) {
    this.#demande = demande;
  }

  readonly hexagones = $derived.by((): VueHexagones | null => {
    const demande = this.#demande();
    if (!demande?.representation.hexagones || !this.#grille) return null;
    return this.#grille.representerHexagones(demande, this.#resolution);
  });

  readonly thematique = $derived.by((): Thematique | null => {
    const demande = this.#demande();
    if (!demande) return null;
    if (demande.representation.hexagones) return this.hexagones?.thematique ?? null;
    return this.#outils?.representerCommunes(demande) ?? null;
  });

  /** Of the grid: hexagons are not drawn anew while it stays. */
  readonly #resolution = $derived(resolutionDe(this.zoom));

  /** Fetches what the view asks for. */
  async charger(): Promise<void> {
    const representation = this.#demande()?.representation;
    if (!representation) return;
    if (representation.hexagones) this.#grille ??= await import('./representer-hexagones');
    else if (representation.mesure !== 'ecarts') this.#outils ??= await import('./representer');
  }
}
