import type { Theme } from './palette';

const ATTRIBUT = 'data-fr-theme';

/** The theme that the page shows: the attribute that the State's design system puts on the root. */
function themeOf(root: HTMLElement): Theme {
  return root.getAttribute(ATTRIBUT) === 'dark' ? 'sombre' : 'clair';
}

/** Calls back each time the theme of the page changes, until stopped. */
export function suivreTheme(onchange: (theme: Theme) => void): { theme(): Theme; arreter(): void } {
  const root = document.documentElement;
  const observer = new MutationObserver(() => onchange(themeOf(root)));
  observer.observe(root, { attributes: true, attributeFilter: [ATTRIBUT] });
  return { theme: () => themeOf(root), arreter: () => observer.disconnect() };
}
