import type { Carnet, Localisation } from '$lib/domain/pass';

import { headerKey } from '../cellules/texte';
import { readCommune, readCompte, readJour, readTexte } from '../journal/champs';
import type { Ligne } from '../journal/journal';
import { SCHEMAS_PASS } from '../schema/pass';
import { CARNET, famillePass, LOT } from './colonnes';

const LOCALISATIONS: readonly Localisation[] = ['residence', 'code_postal', 'prescripteur', 'epci'];

/** Of the biggest carnet. */
const PASS_MAX = 10;

/** Carnets handed out, one person each: our schema, `pass-carnets`. */
export const PASS_CARNETS = famillePass({
  jeu: 'pass-carnets',
  schema: SCHEMAS_PASS['pass-carnets'],
  nom: 'des carnets de Pass remis',
  champs: {
    carnet: [...CARNET, 'id'],
    lot: LOT,
    date: [
      'date_remise',
      'date_de_remise',
      'date_distribution',
      'remis_le',
      'date_attribution',
      'date',
    ],
    code: ['code_insee', 'insee', 'insee_com', 'code_commune', 'codgeo'],
    codePostal: ['code_postal', 'cp'],
    nom: ['commune', 'ville', 'nom_commune'],
    localisation: ['localisation'],
    prescripteur: ['prescripteur', 'distributeur'],
    nombre: ['nombre_pass', 'nb_pass', 'pass', 'taille_carnet'],
  },
  requis: ['carnet', 'lot', 'date', 'nombre'],
  propres: ['prescripteur', 'localisation'],

  reader(places, { communes }) {
    const known = new Set<string>();
    return (ligne) => {
      const id = ligne.texte(places.carnet);
      if (id === '' || known.has(id)) {
        ligne.rejeter(
          places.carnet,
          id === '' ? 'carnet-absent' : 'carnet-en-double',
          'Chaque carnet a un identifiant, écrit une seule fois.',
        );
        return [];
      }
      const lot = ligne.texte(places.lot);
      const dateRemise = readJour(ligne, places.date);
      const nombrePass = readCompte(ligne, places.nombre);
      if (lot === '' || dateRemise === null || nombrePass === null) {
        const place = lot === '' ? places.lot : dateRemise === null ? places.date : places.nombre;
        ligne.rejeter(
          place,
          'carnet-incomplet',
          'Le lot, la date de remise et le nombre de Pass du carnet sont attendus.',
        );
        return [];
      }
      if (nombrePass > PASS_MAX) {
        ligne.rejeter(places.nombre, 'taille-carnet', 'Un carnet compte 5 ou 10 Pass.');
        return [];
      }
      const { codeInsee } = readCommune(ligne, { ...places, adresse: -1 }, communes);
      if (codeInsee === null) {
        ligne.rejeter(
          places.code,
          'commune-introuvable',
          'La commune du carnet est inconnue : il ne peut pas être compté sur la carte.',
        );
        return [];
      }
      known.add(id);
      const carnet: Carnet = {
        id,
        lot,
        dateRemise,
        codeInsee,
        localisation: localisationOf(ligne, places.localisation, ligne.cellule(places.code) !== ''),
        prescripteur: readTexte(ligne, places.prescripteur),
        nombrePass,
      };
      return [carnet];
    };
  },
});

/** What the file says, else the least that it shows: a postal code, or nothing better than the prescripteur's commune. */
function localisationOf(ligne: Ligne, place: number, hasCode: boolean): Localisation {
  const key = headerKey(ligne.texte(place));
  const said = LOCALISATIONS.find((localisation) => localisation === key);
  if (said) return said;
  if (key !== '')
    ligne.alerter(
      place,
      'localisation-inconnue',
      `L’une de ces valeurs est attendue : ${LOCALISATIONS.join(', ')}.`,
    );
  return hasCode ? 'prescripteur' : 'code_postal';
}
