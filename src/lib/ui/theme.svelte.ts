export type Scheme = 'light' | 'dark' | 'system';

const KEY = 'maillage:theme';

/** The theme of the page: what the reader chose on this device, else what the system says. */
export class Theme {
  scheme = $state<Scheme>('system');
  #dark = $state(false);

  get current(): 'light' | 'dark' {
    if (this.scheme === 'system') return this.#dark ? 'dark' : 'light';
    return this.scheme;
  }

  /** Follows the system and applies the theme to the document; call once in the browser. */
  start(): () => void {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => {
      this.#dark = media.matches;
      this.#apply();
    };
    this.scheme = readScheme();
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }

  choose(scheme: Scheme): void {
    this.scheme = scheme;
    localStorage.setItem(KEY, scheme);
    this.#apply();
  }

  #apply(): void {
    const root = document.documentElement;
    root.dataset.frScheme = this.scheme;
    root.dataset.frTheme = this.current;
  }
}

function readScheme(): Scheme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
