import type { Operateur } from '$lib/domain/operateurs/operateur';

import { nameKey } from '../cellules/texte';
import { readCompte, readJour, readNombre } from '../journal/champs';
import { famillePass } from '../pass/colonnes';
import { SCHEMA_OPERATEURS } from '../schema/operateurs';

/** Opérateurs of Pass and their rules: our schema, `operateurs`. */
export const OPERATEURS = famillePass({
  jeu: 'operateurs',
  schema: SCHEMA_OPERATEURS,
  nom: 'des opérateurs de Pass numériques',
  champs: {
    nom: ['operateur', 'nom_operateur'],
    debut: ['debut', 'date_debut', 'debut_activite'],
    fin: ['fin', 'date_fin', 'fin_activite'],
    validite: ['validite_mois', 'validite'],
    tolerance: ['tolerance_jours', 'tolerance'],
    alerte: ['alerte_jours', 'alerte'],
    blocage: ['blocage_jours', 'blocage'],
    accuse: ['accuse_jours', 'accuse'],
    releve: ['releve_jours', 'releve'],
    fraisAmont: ['frais_amont_pourcent', 'frais_amont'],
    fraisAval: ['frais_aval_pourcent', 'frais_aval'],
    cotisation: ['cotisation_annuelle_ht', 'cotisation', 'cotisation_annuelle'],
    valeur: ['valeur_faciale', 'valeur'],
    source: ['source'],
    dateSource: ['date_source', 'date_maj'],
  },
  libelles: { nom: 'Opérateur' },
  requis: ['nom', 'tolerance'],
  propres: ['alerte', 'blocage', 'releve'],

  reader(places) {
    const known = new Set<string>();
    return (ligne) => {
      const nom = ligne.texte(places.nom);
      const key = nameKey(nom);
      if (key === '' || known.has(key)) {
        ligne.rejeter(
          places.nom,
          key === '' ? 'operateur-absent' : 'operateur-en-double',
          'Chaque opérateur a un nom, écrit une seule fois.',
        );
        return [];
      }
      const debut = readJour(ligne, places.debut);
      const fin = readJour(ligne, places.fin);
      if (debut !== null && fin !== null && fin < debut) {
        ligne.rejeter(places.fin, 'validite', 'La fin d’activité ne précède pas le début.');
        return [];
      }
      known.add(key);
      const part = (place: number): number | null => {
        const pourcent = readNombre(ligne, place);
        return pourcent === null ? null : pourcent / 100;
      };
      const operateur: Operateur = {
        nom,
        debut,
        fin,
        validiteMois: readCompte(ligne, places.validite),
        toleranceJours: readCompte(ligne, places.tolerance),
        alerteJours: readCompte(ligne, places.alerte),
        blocageJours: readCompte(ligne, places.blocage),
        accuseJours: readCompte(ligne, places.accuse),
        releveJours: readCompte(ligne, places.releve),
        fraisAmont: part(places.fraisAmont),
        fraisAval: part(places.fraisAval),
        cotisation: readNombre(ligne, places.cotisation),
        valeurFaciale: readNombre(ligne, places.valeur),
        source: ligne.texte(places.source),
        dateSource: readJour(ligne, places.dateSource),
      };
      return [operateur];
    };
  },
});
