import { STATUTS_SUIVI, type StatutSuivi, type Suivi } from '$lib/domain/suivi';

import { nameKey } from '../cellules/texte';
import type { Famille } from '../famille';
import { readJour, readTexte } from '../journal/champs';
import type { Ligne } from '../journal/journal';
import { famillePass } from '../pass/colonnes';
import { SCHEMA_SUIVI } from '../schema/suivi';

const COLONNES = famillePass({
  jeu: 'suivi',
  schema: SCHEMA_SUIVI,
  nom: 'du suivi des lieux démarchés',
  champs: {
    lieu: ['id_lieu', 'lieu_id', 'lieu'],
    date: ['date', 'date_contact', 'date_statut', 'date_suivi'],
    statut: ['statut', 'etat', 'avancement'],
    structure: ['structure', 'organisme', 'hub'],
    commentaire: ['commentaire', 'commentaires', 'remarque', 'remarques', 'notes'],
    relance: ['relance', 'date_relance', 'a_relancer_le'],
  },
  requis: ['lieu', 'date', 'statut'],
  propres: ['statut'],

  reader(places) {
    return (ligne) => {
      const lieuId = ligne.texte(places.lieu);
      const date = readJour(ligne, places.date);
      if (lieuId === '' || date === null) {
        ligne.rejeter(
          lieuId === '' ? places.lieu : places.date,
          'suivi-incomplet',
          'L’identifiant du lieu et la date de la démarche sont attendus.',
        );
        return [];
      }
      const statut = readStatut(ligne, places.statut);
      if (statut === null) return [];
      const suivi: Suivi = {
        lieuId,
        date,
        statut,
        structure: readTexte(ligne, places.structure),
        commentaire: readTexte(ligne, places.commentaire),
        relance: readJour(ligne, places.relance),
      };
      return [suivi];
    };
  },
});

/** Follow-up of approaches: our schema, `suivi`. Files of lieux also have a date and a state: those of the rows decide. */
export const SUIVI: Famille<Suivi> = {
  ...COLONNES,
  recognise(apercu, contexte) {
    const indice = COLONNES.recognise(apercu, contexte);
    if (indice === null) return null;
    const [statut = ''] = COLONNES.champs.decrire(apercu, contexte.correspondance)['statut'] ?? [];
    const part = apercu.part(
      apercu.colonnes.indexOf(statut),
      (cellule) => statutOf(cellule) !== null,
    );
    return part >= 0.5
      ? { ...indice, raisons: [...indice.raisons, 'Les statuts sont ceux d’une démarche.'] }
      : { ...indice, confiance: 0.3 };
  },
};

const SYNONYMES: Readonly<Record<string, StatutSuivi>> = {
  'a demarcher': 'a_contacter',
  'a appeler': 'a_contacter',
  contact: 'contacte',
  contactee: 'contacte',
  appele: 'contacte',
  interessee: 'interesse',
  'dossier depose': 'dossier_en_cours',
  'dossier envoye': 'dossier_en_cours',
  'en cours': 'dossier_en_cours',
  agreee: 'agree',
  labellise: 'agree',
  refusee: 'refuse',
  refus: 'refuse',
  'pas interesse': 'refuse',
  abandon: 'sans_suite',
  abandonne: 'sans_suite',
  'sans reponse': 'sans_suite',
};

function statutOf(texte: string): StatutSuivi | null {
  const key = nameKey(texte);
  return STATUTS_SUIVI.find((statut) => nameKey(statut) === key) ?? SYNONYMES[key] ?? null;
}

function readStatut(ligne: Ligne, place: number): StatutSuivi | null {
  const texte = ligne.texte(place);
  const statut = statutOf(texte);
  if (statut === null) {
    return ligne.rejeter(
      place,
      'statut-inconnu',
      `L’une de ces valeurs est attendue : ${STATUTS_SUIVI.join(', ')}.`,
    );
  }
  if (statut === texte) return statut;
  return ligne.reparer(place, { regle: 'synonyme', valeur: statut }, texte) === statut
    ? statut
    : ligne.rejeter(place, 'statut-inconnu', 'Réparation refusée : le statut reste inconnu.');
}
