import type { Notice } from '$lib/formats/export/mention';

import type { Navigation } from './navigation.svelte';
import type { Session } from './session.svelte';

/** What a file of the rows on screen says of itself. `filtre`: the words that filtered them. */
export function noticeDe(
  { date, simule, source, parametres }: Session,
  { search }: Navigation,
  titre: string,
  filtre = '',
): Notice {
  const lien = location.origin + location.pathname + search;
  return { titre, date, simule, source, filtre, parametres, lien };
}
