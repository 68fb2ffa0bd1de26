import type { Confiances, QuestionEcarts } from './messages';
import type { Moteur } from './moteur';

/** How a long computation tells where it is, and learns that it may stop. */
export interface Suivi<Valeur> {
  readonly arretee: () => boolean;
  readonly avancer: (part: number, valeur: Valeur) => void;
}

/** Draws between two answers refined. */
const PAR_ENVOI = 10;

/** Confidence by draws, one at a time: the thread is free between two. Stops early where it is no longer wanted. */
export async function tirerConfiance(
  moteur: Moteur,
  question: QuestionEcarts,
  { arretee, avancer }: Suivi<Confiances>,
): Promise<Confiances> {
  const confiance = moteur.tirages(question);
  const { tirages } = question.parametres;
  while (confiance.tires < tirages && !arretee()) {
    confiance.tirer();
    if (confiance.tires % PAR_ENVOI === 0)
      avancer(confiance.tires / tirages, {
        confiance: confiance.resultat(),
        tirages: confiance.tires,
      });
    await respirer();
  }
  return { confiance: confiance.resultat(), tirages: confiance.tires };
}

/** Lets the messages that wait be read. */
function respirer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
