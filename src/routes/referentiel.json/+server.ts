import { colonnesEmbarquees } from '$lib/state/referentiel-embarque';

export const prerender = true;

/** The territories of France, written once, when the site is built. */
export function GET(): Response {
  return new Response(colonnesEmbarquees(), { headers: { 'content-type': 'application/json' } });
}
