import type { LigneCirculation } from '$lib/domain/pass';

import { isMonth, repairMonth } from '../cellules/dates';
import { readCommune, readCompte, readTexte } from '../journal/champs';
import type { Ligne } from '../journal/journal';
import { SCHEMAS_PASS } from '../schema/pass';
import { famillePass, LOT, noms } from './colonnes';
import { Repetitions } from './repetitions';

/** The aggregated form, month × lot × commune × lieu: our schema, `pass-circulation`. */
export const PASS_CIRCULATION = famillePass({
  jeu: 'pass-circulation',
  schema: SCHEMAS_PASS['pass-circulation'],
  nom: 'de la circulation des Pass, par mois',
  champs: {
    mois: ['mois', 'periode', 'date'],
    lot: LOT,
    code: ['code_insee', 'insee', 'insee_com', 'code_commune', 'codgeo'],
    codePostal: ['code_postal', 'cp'],
    nom: ['commune', 'ville', 'nom_commune'],
    lieu: ['lieu', 'id_lieu', 'lieu_id'],
    carnets: noms('carnets', 'carnets_distribues', 'carnets_remis'),
    distribues: noms('distribues', 'pass_distribues', 'pass_remis'),
    utilises: noms('utilises', 'pass_utilises', 'pass_scannes'),
  },
  requis: ['mois', 'lot', 'carnets', 'distribues', 'utilises'],
  propres: ['mois', 'distribues', 'utilises'],

  reader(places, { communes, cleControlee }) {
    const repetitions = cleControlee ? null : new Repetitions('mois, lot, commune et lieu');
    return (ligne) => {
      const texte = ligne.texte(places.mois);
      const mois = ligne.reparer(places.mois, repairMonth(texte), texte);
      const lot = ligne.texte(places.lot);
      if (!isMonth(mois) || lot === '') {
        ligne.rejeter(
          lot === '' ? places.lot : places.mois,
          'circulation-incomplete',
          'Le mois (AAAA-MM) et le lot sont attendus.',
        );
        return [];
      }
      const { codeInsee } = readCommune(ligne, { ...places, adresse: -1 }, communes);
      if (codeInsee === null) {
        ligne.rejeter(
          places.code,
          'commune-introuvable',
          'La commune est inconnue : la ligne ne peut pas être comptée sur la carte.',
        );
        return [];
      }
      const carnets = countAt(ligne, places.carnets);
      const distribues = countAt(ligne, places.distribues);
      const utilises = countAt(ligne, places.utilises);
      if (carnets === null || distribues === null || utilises === null) {
        const place =
          carnets === null
            ? places.carnets
            : distribues === null
              ? places.distribues
              : places.utilises;
        ligne.rejeter(
          place,
          'compte-illisible',
          'Les nombres de carnets et de Pass sont des entiers, zéro ou plus.',
        );
        return [];
      }
      const lieu = readTexte(ligne, places.lieu);
      // The commune as it is written: those that have merged since are several in the file.
      const ecrite = [places.code, places.codePostal, places.nom].map((at) => ligne.cellule(at));
      repetitions?.check(ligne, [mois, lot, ...ecrite, lieu ?? '']);
      const row: LigneCirculation = {
        mois,
        lot,
        codeInsee,
        lieu,
        carnets,
        distribues,
        utilises,
      };
      return [row];
    };
  },
});

/** A count; 0 where the cell is empty. */
function countAt(ligne: Ligne, place: number): number | null {
  return ligne.cellule(place) === '' ? 0 : readCompte(ligne, place);
}
