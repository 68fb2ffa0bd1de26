import { browser } from '$app/environment';
import { resolve } from '$app/paths';
import { partir, type Depart } from '$lib/state/depart';

export const prerender = true;
export const trailingSlash = 'always';

/** Before the page lives: what it needs is on its way while it wakes. */
export function load(): { depart: Depart | null } {
  return { depart: browser ? partir(resolve('/referentiel.json')) : null };
}
