import { resolve } from '$app/paths';
import type { Premiere } from '$lib/features/carte/premiere/premiere';

import type { PageLoad } from './$types';

/** Written in the page when the site is built; asked for again, and not missed, when one comes back to it. */
export const load: PageLoad = async ({ fetch }) => {
  const reponse = await fetch(resolve('/premiere-image.json')).catch(() => null);
  return { premiere: reponse?.ok ? ((await reponse.json()) as Premiere) : null };
};
