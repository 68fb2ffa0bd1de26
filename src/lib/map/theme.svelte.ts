import { PALETTES, type CouleurClasse, type Palette, type Theme } from './palette';

/** Where the State's design system writes the theme of the page. */
const ATTRIBUT = 'data-fr-theme';

/** The theme of the page as a rune: `{@attach theme.attacher}` on any element keeps it in step. */
export class ThemeDePage {
  courant = $state<Theme>('clair');

  get palette(): Palette<CouleurClasse> {
    return PALETTES[this.courant];
  }

  readonly attacher = (): (() => void) => {
    const observer = new MutationObserver(this.#lire);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUT] });
    this.#lire();
    return () => observer.disconnect();
  };

  readonly #lire = (): void => {
    this.courant = document.documentElement.getAttribute(ATTRIBUT) === 'dark' ? 'sombre' : 'clair';
  };
}
