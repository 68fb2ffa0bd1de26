import type { Topology } from 'topojson-specification';

import { colonnesDe } from '$lib/compute/colonnes';
import { Moteur } from '$lib/compute/moteur';
import { lire } from '$lib/formats/lire';
import { fondOf } from '$lib/map/fond';
import { composer } from '$lib/state/charges/composer';
import { chargeEmbarquee, PREMIERS } from '$lib/state/embarque';
import { PARAMETRES_PAR_DEFAUT } from '$lib/state/parametres';
import { referentielEmbarque } from '$lib/state/referentiel-embarque';
import contours from '../../../../../data/contours.topo.json?raw';
import lieux from '../../../../../data/lieux.csv?raw';
import operateurs from '../../../../../data/operateurs.csv?raw';
import circulation from '../../../../../data/pass-circulation.csv?raw';
import lots from '../../../../../data/pass-lots.csv?raw';
import voisins from '../../../../../data/voisins.topo.json?raw';

import { premiereDe, type Premiere } from './premiere';

const TEXTES: Readonly<Record<string, string>> = {
  'lieux.csv': lieux,
  'pass-lots.csv': lots,
  'pass-circulation.csv': circulation,
  'operateurs.csv': operateurs,
};

/** The first picture, by the same steps as in the browser: made when the site is built, never in the page. */
export async function calculer(): Promise<Premiere> {
  const socle = referentielEmbarque();
  const lus = await Promise.all(
    PREMIERS.map(async (fichier) => {
      const contenu = new Blob([TEXTES[fichier.nom] ?? '']);
      const source = { nom: fichier.nom, contenu };
      return chargeEmbarquee(
        fichier,
        contenu,
        await lire(source, { referentiel: socle, jeu: fichier.jeu }),
      );
    }),
  );
  const charges = new Map(lus.map((charge) => [charge.fichier.jeu, charge]));
  const { monde, jour, signaux } = composer({
    socle,
    charges,
    embarques: charges,
    retouches: [],
    jour: null,
  });
  if (jour === null) throw new Error('The embedded circulation has no last day.');
  const ecarts = new Moteur(colonnesDe({ ...monde, signaux })).ecarts({
    date: jour,
    parametres: PARAMETRES_PAR_DEFAUT,
  });
  const fond = fondOf(JSON.parse(contours) as Topology, JSON.parse(voisins) as Topology);
  return premiereDe(monde, ecarts, fond);
}
