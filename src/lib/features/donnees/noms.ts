import type { Jeu } from '$lib/formats/lecture';
import { LISTE_COMMUNES } from '$lib/state/charges/charges';

/** Names of the datasets, as a civil servant would say them. */
export const NOMS_JEUX: Readonly<Record<Jeu, string>> = {
  lieux: 'Lieux de médiation numérique',
  qpv: 'Quartiers prioritaires (QPV)',
  zrr: 'Zones de revitalisation rurale (ZRR)',
  frr: 'France ruralités revitalisation (FRR)',
  'cnfs-structures': 'Structures accueillant des CnFS',
  'cnfs-permanences': 'Permanences des CnFS',
  agrements: 'Agréments Pass numérique',
  operateurs: 'Opérateurs de Pass',
  'pass-lots': 'Lots de Pass',
  'pass-carnets': 'Carnets remis',
  'pass-utilisations': 'Utilisations de Pass',
  'pass-circulation': 'Circulation des Pass, par mois',
  ifn: 'Indice de fragilité numérique',
  densite: 'Grille communale de densité',
  communes: 'Communes',
  suivi: 'Suivi des démarches',
};

/** Name of a dataset in force, by its key: generations of QPV and tables of communes are told apart. */
export function nomDe(cle: string, jeu: Jeu): string {
  if (cle.startsWith('qpv-')) return `${NOMS_JEUX.qpv}, ${cle.slice(4)}`;
  if (cle === LISTE_COMMUNES) return 'Communes : codes postaux et positions';
  return jeu === 'communes' ? 'Contours des communes' : NOMS_JEUX[jeu];
}
