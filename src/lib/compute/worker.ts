import type { Contrat, Demande, Envoi, Reponse, Sorte } from './messages';
import { Moteur } from './moteur';
import { tirerConfiance } from './tirages';

let moteur: Moteur | null = null;
/** Questions under way that somebody waits for. */
const attendues = new Set<number>();

addEventListener('message', ({ data }: MessageEvent<Envoi>) => {
  if (data.sorte === 'annuler') attendues.delete(data.id);
  else void traiter(data);
});

async function traiter(demande: Demande): Promise<void> {
  const { id } = demande;
  attendues.add(id);
  try {
    repondre({ id, etat: 'faite', valeur: await reponseA(demande) });
  } catch (erreur) {
    const message = erreur instanceof Error ? erreur.message : String(erreur);
    repondre({ id, etat: 'echec', message });
  }
  attendues.delete(id);
}

function reponseA(
  demande: Demande,
): Contrat[Sorte]['reponse'] | Promise<Contrat[Sorte]['reponse']> {
  switch (demande.sorte) {
    case 'charger':
      moteur = new Moteur(demande.question);
      return null;
    case 'ecarts':
      return charge().ecarts(demande.question);
    case 'explication':
      return charge().explication(demande.question);
    case 'confiance':
      return tirerConfiance(charge(), demande.question, suiviDe(demande.id, charge()));
    case 'candidats':
      return charge().candidats(demande.question);
  }
}

/** Draws stop when nobody waits for them, or when the world has changed. */
function suiviDe(id: number, depart: Moteur) {
  return {
    arretee: () => !attendues.has(id) || moteur !== depart,
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
