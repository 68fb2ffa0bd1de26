import { PALETTES, type Palette, type Theme } from './palette';
import { suivreTheme } from './theme';

/** The theme of the page as a rune: `{@attach theme.attacher}` on any element keeps it in step. */
export class ThemeDePage {
  courant = $state<Theme>('clair');

  get palette(): Palette {
    return PALETTES[this.courant];
  }

  readonly attacher = (): (() => void) => {
    const suivi = suivreTheme((next) => (this.courant = next));
    this.courant = suivi.theme();
    return () => suivi.arreter();
  };
}
