import wasm from 'highs/runtime?url';

import type {
  OptionsSolveur,
  Programme,
  Solution,
  Solveur,
} from '$lib/domain/couverture/plan/programme';

import { solveurHighs } from './solveur';

/** What goes to the worker of the solver. */
export interface EnvoiSolveur {
  readonly programme: Programme;
  readonly options: OptionsSolveur;
}

/** What comes back: a solution, or why there is none. */
export type RetourSolveur =
  | { readonly etat: 'faite'; readonly solution: Solution }
  | { readonly etat: 'echec'; readonly message: string };

let charge: Promise<Solveur> | null = null;

addEventListener('message', ({ data }: MessageEvent<EnvoiSolveur>) => {
  void resoudre(data).then((retour) => postMessage(retour));
});

async function resoudre({ programme, options }: EnvoiSolveur): Promise<RetourSolveur> {
  try {
    charge ??= solveurHighs({ locateFile: () => wasm });
    const solveur = await charge;
    return { etat: 'faite', solution: await solveur(programme, options) };
  } catch (erreur) {
    return { etat: 'echec', message: erreur instanceof Error ? erreur.message : String(erreur) };
  }
}
