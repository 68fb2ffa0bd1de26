import { json } from '@sveltejs/kit';

import { calculer } from '$lib/features/carte/premiere/calcul';

export const prerender = true;

/** The gaps of the data that ship with the app, computed once, when the site is built. */
export async function GET(): Promise<Response> {
  return json(await calculer());
}
