import type { Jeu } from '$lib/formats/lecture';

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
  communes: 'Contours des communes',
  suivi: 'Suivi des démarches',
};
