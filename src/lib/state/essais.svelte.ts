import type { Acte, Essai } from '$lib/domain/essai';
import type { Lieu } from '$lib/domain/lieu';

import type { Navigation } from './navigation.svelte';
import { ajouterEssai, avecEssai, sansEssai } from './scenario';

type Liste = readonly Essai[];

/** The lieux tried otherwise, and the acts that can be undone or done again. The address holds what is in force. */
export class Essais {
  readonly #navigation: Navigation;
  #avant = $state.raw<readonly Liste[]>([]);
  #apres = $state.raw<readonly Liste[]>([]);

  constructor(navigation: Navigation) {
    this.#navigation = navigation;
  }

  get enVigueur(): Liste {
    return this.#navigation.vue.essais;
  }

  get annulable(): boolean {
    return this.#avant.length > 0;
  }

  get refaisable(): boolean {
    return this.#apres.length > 0;
  }

  /** Tries a lieu, as its file says it, otherwise. */
  essayer(lieu: Pick<Lieu, 'id' | 'accepte'>, acte: Acte): void {
    this.poser(avecEssai(this.enVigueur, lieu, acte));
  }

  /** Tries one thing more: a stop, the end of a post. */
  ajouter(essai: Essai): void {
    this.poser(ajouterEssai(this.enVigueur, essai));
  }

  /** Takes back what is said of a subject: see `sujetDe`. */
  retirer(sujet: string): void {
    this.poser(sansEssai(this.enVigueur, sujet));
  }

  /** Puts a whole list in force. */
  poser(essais: Liste): void {
    this.#avant = [...this.#avant, this.enVigueur];
    this.#apres = [];
    this.#navigation.changer({ essais });
  }

  annuler(): void {
    const essais = this.#avant.at(-1);
    if (!essais) return;
    this.#apres = [...this.#apres, this.enVigueur];
    this.#avant = this.#avant.slice(0, -1);
    this.#navigation.changer({ essais });
  }

  refaire(): void {
    const essais = this.#apres.at(-1);
    if (!essais) return;
    this.#avant = [...this.#avant, this.enVigueur];
    this.#apres = this.#apres.slice(0, -1);
    this.#navigation.changer({ essais });
  }
}
