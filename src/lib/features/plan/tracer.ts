import type { Candidat, Ecarts } from '$lib/compute/messages';
import type { PlanAffiche } from '$lib/state/calculs.svelte';
import { rowsOf } from '$lib/state/jeux';
import type { FormePlan } from '$lib/state/plan';
import { messageOf } from '$lib/state/question.svelte';
import type { Session } from '$lib/state/session.svelte';

import { conflitDit, defautQuotas, quotasDe } from './quotas';

export interface DemandePlan {
  /** Communes whose need counts. */
  readonly communes: Uint32Array;
  readonly forme: FormePlan;
}

export interface Resultat {
  readonly demande: DemandePlan;
  readonly plan: PlanAffiche;
  readonly candidats: readonly Candidat[];
  /** The gaps before and after the plan. */
  readonly ecarts: readonly [Ecarts, Ecarts];
  /** Whether the optimum is still looked for. */
  readonly provisoire: boolean;
}

/** Candidates asked for: all of them. */
const TOUS = 20_000;

/**
 * Draws a plan up: greedy and swaps first, told at once where nothing constrains the sharing, then the optimum within
 * the time.
 */
export async function tracer(
  session: Session,
  demande: DemandePlan,
  avant: Ecarts,
  signal: AbortSignal,
  premier: (resultat: Resultat) => void,
): Promise<Resultat> {
  const { communes, forme } = demande;
  const { p, secondes, capacites } = forme;
  const { calculs } = session;
  const question = { communes, centre: null, maximum: TOUS };
  const { lignes: candidats, monde } = await calculs.candidats(question, { signal });
  const resultatDe = async (plan: PlanAffiche, provisoire: boolean): Promise<Resultat> => {
    const apres = await calculs.ecartsAvec(plan.sites, { signal });
    return { demande, plan, candidats, ecarts: [avant, apres], provisoire };
  };
  const terrain = { candidats, monde, qpv: rowsOf(session.jeux, 'qpv') };
  const defaut = defautQuotas(forme, terrain);
  if (defaut) throw new Error(defaut);
  const quotas = quotasDe(forme, terrain);
  if (quotas.length === 0) {
    const glouton = await calculs.plan({ communes, p, secondes: 0, capacites }, { signal });
    premier(await resultatDe(glouton, true));
  }
  const exact = await calculs
    .plan({ communes, p, secondes, quotas, capacites }, { signal })
    .catch((erreur: unknown) => {
      if (quotas.length === 0 || signal.aborted) throw erreur;
      throw new Error(conflitDit(forme, terrain, messageOf(erreur)), { cause: erreur });
    });
  return resultatDe(exact, false);
}
