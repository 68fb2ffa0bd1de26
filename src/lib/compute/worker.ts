import type { Contrat, Demande, Envoi, Reponse, Sorte } from './messages';
import { Moteur } from './moteur';
import { solveurEnWorker } from './plan/client';
import { tracerPlan } from './plan/tracer';
import { tirer } from './tirages';

let moteur: Moteur | null = null;
/** Questions under way, and how each is given up. */
const enCours = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<Envoi>) => {
  if (data.sorte === 'annuler') enCours.get(data.id)?.abort();
  else void traiter(data);
});

async function traiter(demande: Demande): Promise<void> {
  const { id } = demande;
  const controller = new AbortController();
  enCours.set(id, controller);
  try {
    repondre({ id, etat: 'faite', valeur: await reponseA(demande, controller.signal) });
  } catch (erreur) {
    const message = erreur instanceof Error ? erreur.message : String(erreur);
    repondre({ id, etat: 'echec', message });
  }
  enCours.delete(id);
}

function reponseA(
  demande: Demande,
  signal: AbortSignal,
): Contrat[Sorte]['reponse'] | Promise<Contrat[Sorte]['reponse']> {
  switch (demande.sorte) {
    case 'charger':
      moteur = new Moteur(demande.question);
      return null;
    case 'ecarts':
      return charge().ecarts(demande.question);
    case 'explication':
      return charge().explication(demande.question);
    case 'confiance': {
      const tirages = charge().tirages(demande.question);
      const valeur = () => ({ confiance: tirages.resultat(), tirages: tirages.tires });
      const suivi = suiviDe(demande.id, signal, charge());
      return tirer(tirages, demande.question.parametres.tirages, valeur, suivi);
    }
    case 'robustesse': {
      const tirages = charge().robustesse(demande.question);
      const valeur = () => ({ part: tirages.resultat(), tirages: tirages.tires });
      const suivi = suiviDe(demande.id, signal, charge());
      return tirer(tirages, demande.question.parametres.tirages, valeur, suivi);
    }
    case 'grappes':
      return charge().grappes(demande.question);
    case 'plan':
      return tracerPlan(charge(), demande.question, solveurEnWorker(signal));
    case 'candidats':
      return charge().candidats(demande.question);
  }
}

/** Draws stop when nobody waits for them, or when the world has changed. */
function suiviDe(id: number, signal: AbortSignal, depart: Moteur) {
  return {
    arretee: () => signal.aborted || moteur !== depart,
    avancer: (part: number, valeur: Contrat[Sorte]['reponse']) =>
      repondre({ id, etat: 'progres', part, valeur }),
  };
}

function charge(): Moteur {
  if (!moteur) throw new Error('Aucune donnée n’a été chargée dans le moteur de calcul.');
  return moteur;
}

function repondre(reponse: Reponse): void {
  postMessage(reponse);
}
