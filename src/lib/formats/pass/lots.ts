import type { Lot } from '$lib/domain/pass';

import { splitListe } from '../cellules/listes';
import { readCompte, readJour, readNombre, readTexte } from '../journal/champs';
import { SCHEMAS_PASS } from '../schema/pass';
import { famillePass, LOT } from './colonnes';
import { lecteurDePerimetres } from './perimetre';

/** Lots of Pass bought: our schema, `pass-lots`. */
export const PASS_LOTS = famillePass({
  jeu: 'pass-lots',
  schema: SCHEMAS_PASS['pass-lots'],
  nom: 'des lots de Pass numériques',
  champs: {
    lot: [...LOT, 'id'],
    commanditaire: ['commanditaire', 'acheteur', 'collectivite'],
    operateur: ['operateur'],
    dateAchat: ['date_achat', 'date_d_achat', 'date_commande'],
    debut: ['debut_validite', 'date_debut', 'debut'],
    fin: ['fin_validite', 'date_fin', 'fin', 'date_expiration', 'expiration'],
    perimetre: ['perimetre', 'territoire'],
    taille: ['taille_carnet', 'pass_par_carnet', 'nombre_pass_par_carnet'],
    achetes: ['pass_achetes', 'nombre_pass_achetes', 'quantite'],
    valeur: ['valeur_faciale', 'valeur', 'valeur_unitaire'],
    publicCible: ['public_cible', 'public', 'publics'],
    services: ['services', 'services_restreints', 'services_autorises'],
  },
  requis: ['lot', 'fin', 'achetes'],
  propres: ['commanditaire', 'taille', 'valeur'],

  reader(places, { referentiel }) {
    const known = new Set<string>();
    const readPerimetre = lecteurDePerimetres(referentiel);
    return (ligne) => {
      const id = ligne.texte(places.lot);
      if (id === '' || known.has(id)) {
        ligne.rejeter(
          places.lot,
          id === '' ? 'lot-absent' : 'lot-en-double',
          'Chaque lot a un identifiant, écrit une seule fois.',
        );
        return [];
      }
      const finValidite = readJour(ligne, places.fin);
      const debutValidite = readJour(ligne, places.debut);
      const dateAchat = readJour(ligne, places.dateAchat) ?? debutValidite;
      if (
        finValidite === null ||
        dateAchat === null ||
        (debutValidite ?? dateAchat) > finValidite
      ) {
        ligne.rejeter(
          places.fin,
          'validite',
          'Les dates d’achat et de fin de validité sont attendues, dans cet ordre.',
        );
        return [];
      }
      const taille = readCompte(ligne, places.taille);
      if (taille !== 5 && taille !== 10) {
        ligne.rejeter(places.taille, 'taille-carnet', 'Un carnet compte 5 ou 10 Pass.');
        return [];
      }
      const passAchetes = readCompte(ligne, places.achetes);
      const valeurFaciale = readNombre(ligne, places.valeur);
      if (passAchetes === null || valeurFaciale === null || valeurFaciale <= 0) {
        ligne.rejeter(
          passAchetes === null ? places.achetes : places.valeur,
          'quantite',
          'Le nombre de Pass achetés et leur valeur faciale en euros sont attendus.',
        );
        return [];
      }
      known.add(id);
      const lot: Lot = {
        id,
        commanditaire: ligne.texte(places.commanditaire),
        operateur: ligne.texte(places.operateur),
        dateAchat,
        debutValidite: debutValidite ?? dateAchat,
        finValidite,
        perimetre: readPerimetre(ligne, places.perimetre),
        tailleCarnet: taille,
        passAchetes,
        valeurFaciale,
        publicCible: readTexte(ligne, places.publicCible),
        services: splitListe(ligne.texte(places.services)),
      };
      return [lot];
    };
  },
});
