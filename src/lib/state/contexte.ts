import { getContext, setContext } from 'svelte';

import type { Chargement } from './chargement.svelte';
import type { Demarches } from './demarches.svelte';
import type { Navigation } from './navigation.svelte';
import type { Session } from './session.svelte';

interface Contexte {
  readonly session: Session;
  readonly navigation: Navigation;
  readonly chargement: Chargement;
  readonly demarches: Demarches;
}

const KEY = Symbol('maillage');

export function poserContexte(contexte: Contexte): void {
  setContext(KEY, contexte);
}

export function lireContexte(): Contexte {
  return getContext<Contexte>(KEY);
}
