import type { Historique, Navigation, Page } from './navigation.svelte';

/** What the page gives to change its address. */
export interface Moyens {
  /** Goes to a page, or stays on the same where `page` is `null`. Settles once it is there. */
  readonly aller: (page: Page | null, search: string, historique: Historique) => Promise<void>;
  /** The way to another page that a link began, settled once it is there; `null` where none is under way. */
  readonly enChemin: () => Promise<void> | null;
}

/**
 * Writes the view in the address, one act after the other. An act on the page that is being left (a file lands, the map
 * comes to rest) never calls the next page back: what is left of it is written once that page is there.
 */
export function tenirAdresse(navigation: Navigation, { aller, enChemin }: Moyens): void {
  let precedent = Promise.resolve();
  navigation.brancher((page, search, historique) => {
    precedent = precedent
      .then(async () => {
        const chemin = page === null ? enChemin() : null;
        if (!chemin) return aller(page, search, historique);
        await chemin.catch(() => {});
        await aller(null, navigation.search, 'remplacer');
      })
      .catch(() => {});
  });
}
