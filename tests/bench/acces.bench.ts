import { e2sfca } from '$lib/domain/acces/methodes';
import { poidsDesPas, porteesDe } from '$lib/domain/acces/pas';
import { restreindre } from '$lib/domain/acces/table';
import { voisinage } from '$lib/domain/acces/voisinage';
import { haversine } from '$lib/domain/distance';
import { parametresDe } from '$lib/domain/ecarts/parametres';

import donnees from '../../data/parametres.json';
import { opposer } from '../support/banc';
import { COMMUNES, LIEUX, mondeNational } from '../support/monde-national';

const parametres = parametresDe(donnees);
const monde = mondeNational(20240701);
const portees = porteesDe(monde.densite, parametres);
const table = voisinage(monde.communes, portees, monde.lieux, parametres.detour);
const labellisee = restreindre(table, monde.labellise);
const poids = poidsDesPas(labellisee, monde.densite, parametres);
const PART = 100;

console.info(
  `${COMMUNES} communes, ${LIEUX} lieux : ${table.offre.length} paires, dont ${labellisee.offre.length} avec un lieu labellisé`,
);

opposer(
  'voisinage de tous les lieux',
  { calcul: () => voisinage(monde.communes, portees, monde.lieux, parametres.detour), fois: 5 },
  { calcul: toutesLesPaires, fois: 3, facteur: PART },
);

opposer(
  'E2SFCA',
  {
    calcul: () => e2sfca({ table: labellisee, poids, demande: monde.pass, offre: monde.capacite }),
    fois: 20,
  },
  { calcul: parObjets, fois: 3 },
);

/** Every commune against every lieu, on one commune in a hundred. */
function toutesLesPaires(): number {
  const { communes, lieux } = monde;
  let paires = 0;
  for (let i = 0; i < COMMUNES; i += PART) {
    for (let j = 0; j < LIEUX; j++) {
      const km = haversine(
        communes.latitude[i]!,
        communes.longitude[i]!,
        lieux.latitude[j]!,
        lieux.longitude[j]!,
      );
      if (km * parametres.detour <= portees[i]!) paires++;
    }
  }
  return paires;
}

/** The formula on one object a pair, grouped by maps. */
function parObjets(): Map<number, number> {
  const paires: { demande: number; offre: number; poids: number }[] = [];
  for (let i = 0; i < COMMUNES; i++) {
    for (let k = labellisee.debuts[i]!; k < labellisee.debuts[i + 1]!; k++)
      paires.push({ demande: i, offre: labellisee.offre[k]!, poids: poids[k]! });
  }
  const charges = new Map<number, number>();
  for (const { demande, offre, poids: w } of paires)
    charges.set(offre, (charges.get(offre) ?? 0) + monde.pass[demande]! * w);
  const acces = new Map<number, number>();
  for (const { demande, offre, poids: w } of paires) {
    const places = (monde.capacite[offre]! / charges.get(offre)!) * w;
    acces.set(demande, (acces.get(demande) ?? 0) + places);
  }
  return acces;
}
