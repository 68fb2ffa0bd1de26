import type { Jour } from '$lib/domain/codes';
import type { Utilisation } from '$lib/domain/pass';

import { Textes } from '../cellules/identifiants';
import { readCompte, readJour } from '../journal/champs';
import type { Ligne } from '../journal/journal';
import { SCHEMAS_PASS } from '../schema/pass';
import { CARNET, famillePass } from './colonnes';
import { Repetitions } from './repetitions';

/** Pass spent, by carnet, lieu and day: our schema, `pass-utilisations`. */
export const PASS_UTILISATIONS = famillePass({
  jeu: 'pass-utilisations',
  schema: SCHEMAS_PASS['pass-utilisations'],
  nom: 'des utilisations de Pass',
  champs: {
    carnet: CARNET,
    lieu: ['lieu', 'id_lieu', 'lieu_id', 'structure', 'nom_lieu', 'nom_structure'],
    date: ['date', 'date_utilisation', 'date_scan', 'jour'],
    nombre: ['nombre_pass', 'nb_pass', 'pass', 'utilises'],
  },
  requis: ['carnet', 'lieu', 'date'],
  propres: ['lieu', 'nombre'],

  reader(places, { cleControlee }) {
    const days = new Map<string, Jour>();
    const lieux = new Textes();
    // Without a column of counts each row is one Pass: several of a day are alike.
    const isKeyed = places.nombre >= 0 && !cleControlee;
    const repetitions = isKeyed ? new Repetitions('carnet, lieu et date') : null;
    return (ligne) => {
      const carnet = ligne.texte(places.carnet);
      const lieu = lieux.one(ligne.texte(places.lieu));
      const date = dayOf(ligne, places.date, days);
      const nombrePass = places.nombre < 0 ? 1 : readCompte(ligne, places.nombre);
      if (carnet === '' || lieu === '' || date === null || nombrePass === null) {
        const manque =
          carnet === '' ? 'carnet' : lieu === '' ? 'lieu' : date === null ? 'date' : 'nombre';
        ligne.rejeter(
          places[manque],
          'utilisation-incomplete',
          'Le carnet, le lieu, la date et le nombre de Pass sont attendus.',
        );
        return [];
      }
      repetitions?.check(ligne, [carnet, lieu, date]);
      const utilisation: Utilisation = { carnet, lieu, date, nombrePass };
      return [utilisation];
    };
  },
});

/** The day of a row; millions of rows name few days, and each sound one is read once. */
function dayOf(ligne: Ligne, place: number, days: Map<string, Jour>): Jour | null {
  const cellule = ligne.cellule(place);
  const known = days.get(cellule);
  if (known !== undefined) return known;
  const day = readJour(ligne, place);
  if (day !== null && day === cellule) days.set(cellule, day);
  return day;
}
