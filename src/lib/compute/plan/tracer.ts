import { estEstimee } from '$lib/domain/acces/offre';
import { planExactLimite, planGloutonLimite } from '$lib/domain/couverture/plan/capacites';
import { apportsDe } from '$lib/domain/couverture/plan/elements';
import { apportsLimites } from '$lib/domain/couverture/plan/limite';
import { planExact, planGlouton } from '$lib/domain/couverture/plan/plan';
import type { Solveur } from '$lib/domain/couverture/plan/programme';

import type { QuestionPlan, ReponsePlan } from '../messages';
import type { Moteur } from '../moteur';

import { minuteur } from './minuteur';

/** The engine answers nothing else meanwhile. */
const ECHANGES = minuteur(1);

/** The plan of a question: greedy where no time is given, else the best that the solver finds in the time. */
export async function tracerPlan(
  moteur: Moteur,
  question: QuestionPlan,
  solveur: Solveur,
): Promise<ReponsePlan> {
  if (question.capacites) return tracerLimite(moteur, question, solveur);
  const { p, secondes, quotas = [] } = question;
  const { elements, besoinTotal } = moteur.probleme(question);
  const plan =
    secondes === 0 && quotas.length === 0
      ? planGlouton(elements, p)
      : await planExact(elements, p, solveur, secondes, quotas);
  return { ...plan, besoinTotal, apports: apportsDe(elements, plan.sites), places: null };
}

async function tracerLimite(
  moteur: Moteur,
  question: QuestionPlan,
  solveur: Solveur,
): Promise<ReponsePlan> {
  const { p, secondes, quotas = [] } = question;
  const { terrain, besoinTotal, source } = moteur.problemeLimite(question);
  const plan =
    secondes === 0 && quotas.length === 0
      ? planGloutonLimite(terrain, p, ECHANGES)
      : await planExactLimite(terrain, p, solveur, secondes, ECHANGES, quotas);
  const places = plan.sites.map((site) => ({
    places: terrain.capacite[site]!,
    estimee: estEstimee(source[site]!),
  }));
  return { ...plan, besoinTotal, apports: apportsLimites(terrain, plan.sites), places };
}
