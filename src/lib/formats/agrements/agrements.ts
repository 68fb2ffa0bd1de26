import { type Agrement, STATUTS_AGREMENT, type StatutAgrement } from '$lib/domain/agrement';

import { isAbsent, nameKey } from '../cellules/texte';
import { readJour, readNombre, readSiret, readTexte } from '../journal/champs';
import type { Ligne } from '../journal/journal';
import { famillePass } from '../pass/colonnes';
import { SCHEMA_AGREMENTS } from '../schema/agrements';
import { OPERATEUR_INCONNU } from './ecrire';

/** Agréments of organisations or lieux: our schema, `agrements`. */
export const AGREMENTS = famillePass({
  jeu: 'agrements',
  schema: SCHEMA_AGREMENTS,
  nom: 'des agréments Pass numérique',
  champs: {
    siret: ['siret', 'siret_structure', 'pivot'],
    lieu: ['lieu_id', 'id_lieu', 'lieu'],
    operateur: ['operateur'],
    debut: ['debut', 'date_debut', 'date_agrement', 'debut_validite'],
    fin: ['fin', 'date_fin', 'fin_validite'],
    statut: ['statut', 'etat'],
    source: ['source'],
    dateSource: ['date_source', 'date_maj'],
    capacite: ['capacite_mensuelle', 'capacite', 'pass_par_mois'],
  },
  requis: ['operateur', 'debut', 'statut'],
  propres: ['operateur', 'statut'],

  reader(places) {
    return (ligne) => {
      const siret = readSiret(ligne, places.siret);
      const lieuId = readTexte(ligne, places.lieu);
      if (siret === null && lieuId === null) {
        ligne.rejeter(
          places.siret,
          'agrement-sans-objet',
          'Un SIRET ou un identifiant de lieu est attendu.',
        );
        return [];
      }
      const debut = readJour(ligne, places.debut);
      const fin = readJour(ligne, places.fin);
      if (debut === null || (fin !== null && fin < debut)) {
        ligne.rejeter(
          debut === null ? places.debut : places.fin,
          'validite',
          'Une date de début est attendue, et une date de fin qui ne la précède pas.',
        );
        return [];
      }
      if (fin === null && !isAbsent(ligne.cellule(places.fin))) {
        ligne.alerter(
          places.fin,
          'agrement-sans-terme',
          'Sans date de fin lisible, l’agrément est tenu pour sans terme : corrigez la date.',
        );
      }
      const statut = readStatut(ligne, places.statut);
      if (statut === null) return [];
      const agrement: Agrement = {
        siret,
        lieuId,
        operateur: readOperateur(ligne, places.operateur),
        debut,
        fin,
        statut,
        source: ligne.texte(places.source),
        dateSource: readJour(ligne, places.dateSource),
        capaciteMensuelle: readCapacite(ligne, places.capacite),
      };
      return [agrement];
    };
  },
});

const SYNONYMES: Readonly<Record<string, StatutAgrement>> = {
  agree: 'agree',
  agreee: 'agree',
  actif: 'agree',
  valide: 'agree',
  labellise: 'agree',
  suspendu: 'suspendu',
  retire: 'retire',
  resilie: 'retire',
  expire: 'retire',
  demande: 'demande',
  'en cours': 'demande',
};

function readOperateur(ligne: Ligne, place: number): string | null {
  const operateur = readTexte(ligne, place);
  return operateur === OPERATEUR_INCONNU ? null : operateur;
}

/** Pass a month; `null` where the cell says nothing, or a negative number, which is flagged. */
function readCapacite(ligne: Ligne, place: number): number | null {
  const capacite = readNombre(ligne, place);
  if (capacite === null || capacite >= 0) return capacite;
  ligne.alerter(place, 'capacite-negative', 'Une capacité n’est pas négative : elle est ignorée.');
  return null;
}

function readStatut(ligne: Ligne, place: number): StatutAgrement | null {
  const texte = ligne.texte(place);
  const statut = SYNONYMES[nameKey(texte)];
  if (statut === undefined) {
    return ligne.rejeter(
      place,
      'statut-inconnu',
      `L’une de ces valeurs est attendue : ${STATUTS_AGREMENT.join(', ')}.`,
    );
  }
  if (statut === texte) return statut;
  return ligne.reparer(place, { regle: 'synonyme', valeur: statut }, texte) === statut
    ? statut
    : ligne.rejeter(place, 'statut-inconnu', 'Réparation refusée : le statut reste inconnu.');
}
