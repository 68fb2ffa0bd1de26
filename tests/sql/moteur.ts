import { openInNode } from '$lib/engine/node';

/** The engine, booted once for every file of the project « sql ». Each file loads its own tables. */
export const moteur = openInNode();
