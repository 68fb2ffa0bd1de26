import { ecrireVue, lireVue, VUE_PAR_DEFAUT, type Vue } from './vue';

/** How an act enters the history: a discrete act can be undone with Back, a continuous one cannot. */
export type Historique = 'ajouter' | 'remplacer';

/** The view on screen, and the address that restores it. The page gives the means to change the address. */
export class Navigation {
  vue = $state.raw<Vue>(VUE_PAR_DEFAUT);
  #go: ((search: string, historique: Historique) => void) | null = null;

  /** Connects to the address of the page: called by the layout, once in the browser. */
  brancher(go: (search: string, historique: Historique) => void): void {
    this.#go = go;
  }

  /** The address changed: by a link, Back or Forward. */
  lire(search: string): void {
    if (ecrireVue(this.vue) !== ecrireVue(lireVue(search))) this.vue = lireVue(search);
  }

  changer(part: Partial<Vue>, historique: Historique = 'ajouter'): void {
    this.vue = { ...this.vue, ...part };
    this.#go?.(this.search, historique);
  }

  /** `?…` of the view on screen, to carry it from page to page. */
  get search(): string {
    return ecrireVue(this.vue);
  }
}
