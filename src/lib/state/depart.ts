import { Calcul } from '$lib/compute/client';
import { communesDe } from '$lib/compute/colonnes';

import type { JeuCharge } from './charges/charges';
import { blobDe, PREMIERS } from './embarque';
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
  const arrivees = PREMIERS.map(({ url }) => blobDe(url));
  const lus = Promise.all(
    PREMIERS.map((fichier, rang) => lecture.lireEmbarque(fichier, arrivees[rang], donne)),
  );
  // The worker is given all its work before this page reads the référentiel too.
  const ici = Promise.all([donne, ...arrivees])
    .then(unTour)
    .then(([colonnes]) => communesDe(lecture.lireReferentiel(colonnes).communes));
  const premiers = Promise.all([lus, ici]).then(([charges]) => charges);
  const topologies = lireTopologies();
  for (const attendu of [premiers, topologies]) attendu.catch(() => {});
  return { calcul: new Calcul(), lecture, premiers, topologies };
}

/** Lets what waits for the same be told first. */
async function unTour<Valeur>(valeur: Valeur): Promise<Valeur> {
  await new Promise((suite) => setTimeout(suite));
  return valeur;
}
