import { poidsDesPas, porteesDe } from '$lib/domain/acces/pas';
import { colonnesOf } from '$lib/domain/acces/table';
import { voisinage } from '$lib/domain/acces/voisinage';
import { couvrir, gainDe, glouton, type Couverture } from '$lib/domain/couverture/glouton';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../data/parametres.json';
import { opposer } from '../support/banc';
import { LIEUX, mondeNational } from '../support/monde-national';

const CANDIDATS = 19_000;
const P = 500;
const P_NAIF = 20;

const parametres = parametresDe(donnees);
const monde = mondeNational(20240701);
const portees = porteesDe(monde.densite, parametres);
const table = voisinage(monde.communes, portees, monde.lieux, parametres.detour);
const couverture: Couverture = {
  colonnes: colonnesOf(table),
  poids: poidsDesPas(table, monde.densite, parametres),
  besoin: monde.pass.map((pass, i) => (i % 3 === 0 ? pass : 0)),
};
const candidats = Array.from({ length: CANDIDATS }, (_, rang) => LIEUX - CANDIDATS + rang);
const ordre = Uint32Array.from({ length: LIEUX }, (_, j) => j);

opposer(
  `glouton, ${P} parmi ${CANDIDATS}`,
  { calcul: () => glouton(couverture, candidats, { maximum: P, exAequo: 0, ordre }), fois: 5 },
  { calcul: () => gloutonSimple(), fois: 2, facteur: P / P_NAIF },
);

opposer(
  `glouton à ex aequo, ${P} parmi ${CANDIDATS}`,
  {
    calcul: () =>
      glouton(couverture, candidats, { maximum: P, exAequo: parametres.exAequo, ordre }),
    fois: 5,
  },
  { calcul: () => gloutonSimple(), fois: 2, facteur: P / P_NAIF },
);

/** Every gain again at each step, for the first few. */
function gloutonSimple(): number[] {
  const couvert = new Float64Array(couverture.besoin.length);
  const liste: number[] = [];
  while (liste.length < P_NAIF) {
    let elu = -1;
    let plus = 0;
    for (const candidat of candidats) {
      const gain = gainDe(couverture, candidat, couvert);
      if (gain <= plus) continue;
      plus = gain;
      elu = candidat;
    }
    liste.push(elu);
    couvrir(couverture, elu, couvert);
  }
  return liste;
}
