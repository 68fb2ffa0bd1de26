import { Calcul } from '$lib/compute/client';
import { communesDe } from '$lib/compute/colonnes';

import type { JeuCharge } from './charges/charges';
import { PREMIERS } from './embarque';
import { Lecture, lireTopologies, type Topologies } from './lecture';

/** What the first picture rests on, on its way. */
export interface Depart {
  readonly calcul: Calcul;
  readonly lecture: Lecture;
  /** Settled once the référentiel and the first datasets have been read. */
  readonly premiers: Promise<readonly JeuCharge[]>;
  readonly topologies: Promise<Topologies>;
}

/**
 * Starts the workers, and asks them for what ships with the app: begun before the page lives, it is read while the page
 * wakes. Whoever waits for it hears what fails.
 *
 * @param referentiel where the territories are.
 */
export function partir(referentiel: string): Depart {
  const lecture = new Lecture();
  const donne = lecture.donnerReferentiel(referentiel);
  const lus = Promise.all(PREMIERS.map((fichier) => lecture.lireEmbarque(fichier, donne)));
  const ici = donne
    .then(unTour)
    .then((colonnes) => communesDe(lecture.lireReferentiel(colonnes).communes));
  const premiers = Promise.all([lus, ici]).then(([charges]) => charges);
  const topologies = lireTopologies();
  for (const attendu of [premiers, topologies]) attendu.catch(() => {});
  return { calcul: new Calcul(), lecture, premiers, topologies };
}

/** Lets what waits for the same be told first: the worker, then this page. */
async function unTour<Valeur>(valeur: Valeur): Promise<Valeur> {
  await new Promise((suite) => setTimeout(suite));
  return valeur;
}
