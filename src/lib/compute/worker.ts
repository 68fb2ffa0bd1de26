import type { Contrat, Demande, Reponse, Sorte } from './messages';
import { Moteur } from './moteur';

let moteur: Moteur | null = null;

addEventListener('message', ({ data }: MessageEvent<Demande>) => {
  try {
    repondre({ id: data.id, etat: 'faite', valeur: reponseA(data) });
  } catch (erreur) {
    const message = erreur instanceof Error ? erreur.message : String(erreur);
    repondre({ id: data.id, etat: 'echec', message });
  }
});

function reponseA(demande: Demande): Contrat[Sorte]['reponse'] {
  switch (demande.sorte) {
    case 'charger':
      moteur = new Moteur(demande.question);
      return null;
    case 'ecarts':
      return charge().ecarts(demande.question);
    case 'explication':
      return charge().explication(demande.question);
    case 'candidats':
      return charge().candidats(demande.question);
  }
}

function charge(): Moteur {
  if (!moteur) throw new Error('Aucune donnée n’a été chargée dans le moteur de calcul.');
  return moteur;
}

function repondre(reponse: Reponse): void {
  postMessage(reponse);
}
