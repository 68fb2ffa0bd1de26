import { ecrireVue, lireVue, VUE_PAR_DEFAUT, type Vue } from './vue';

/** How an act enters the history: a discrete act can be undone with Back, a continuous one cannot. */
export type Historique = 'ajouter' | 'remplacer';

/** Pages that an act may lead to. */
export type Page =
  | '/'
  | '/candidats/'
  | '/plan/'
  | '/scenarios/'
  | '/circulation/'
  | '/donnees/'
  | '/methode/'
  | '/accessibilite/';

/** Changes the address of the page; `page` is `null` to stay on the same. */
type Aller = (page: Page | null, search: string, historique: Historique) => void;

/** The view on screen, and the address that restores it. The page gives the means to change the address. */
export class Navigation {
  vue = $state.raw<Vue>(VUE_PAR_DEFAUT);
  /**
   * Files that the link opened first was made over; `null` where it was made over none but what ships with the app, and
   * once the reader knows.
   */
  donneesDuLien = $state<string | null>(null);
  #aller: Aller | null = null;
  #lue = false;

  /** Connects to the address of the page: called by the layout, once in the browser. */
  brancher(aller: Aller): void {
    this.#aller = aller;
  }

  /** The address changed: by a link, Back or Forward. The files in force do not change with it. */
  lire(search: string): void {
    const lue = lireVue(search);
    if (!this.#lue) this.donneesDuLien = lue.donnees || null;
    const vue = this.#lue ? { ...lue, donnees: this.vue.donnees } : lue;
    this.#lue = true;
    if (ecrireVue(this.vue) !== ecrireVue(vue)) this.vue = vue;
  }

  /** Another territory is seen whole: the place that the reader moved the map to goes. */
  changer(part: Partial<Vue>, historique: Historique = 'ajouter'): void {
    this.vue = { ...this.vue, ...('territoire' in part && { camera: null }), ...part };
    this.#aller?.(null, this.search, historique);
  }

  /** Changes page and view in one act. */
  allerA(page: Page, part: Partial<Vue> = {}): void {
    this.vue = { ...this.ailleurs, ...part };
    this.#aller?.(page, this.search, 'ajouter');
  }

  /** `?…` of the view on screen. */
  get search(): string {
    return ecrireVue(this.vue);
  }

  /** `?…` to carry from page to page. */
  get searchAilleurs(): string {
    return ecrireVue(this.ailleurs);
  }

  /** The view without what belongs to one page: where its map is, the order and the filters of its table. */
  private get ailleurs(): Vue {
    return { ...this.vue, camera: null, tri: null, filtre: '', demarche: 'toutes' };
  }
}
