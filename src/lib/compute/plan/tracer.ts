import { apportsDe } from '$lib/domain/couverture/plan/elements';
import { planExact, planGlouton } from '$lib/domain/couverture/plan/plan';

import type { QuestionPlan, ReponsePlan } from '../messages';
import type { Moteur } from '../moteur';
import { solveurEnWorker } from './client';

/** The plan of a question: greedy where no time is given, else the best that the solver finds in the time. */
export async function tracerPlan(
  moteur: Moteur,
  question: QuestionPlan,
  signal: AbortSignal,
): Promise<ReponsePlan> {
  const { p, secondes, quotas = [] } = question;
  const { elements, besoinTotal } = moteur.probleme(question);
  const plan =
    secondes === 0 && quotas.length === 0
      ? planGlouton(elements, p)
      : await planExact(elements, p, solveurEnWorker(signal), secondes, quotas);
  return { ...plan, besoinTotal, apports: apportsDe(elements, plan.sites) };
}
