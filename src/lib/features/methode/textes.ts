import type { Classe } from '$lib/domain/ecarts/classes';
import type { Parametres } from '$lib/domain/parametres';
import type { Densite } from '$lib/domain/territoire';

export const NOMS_DENSITES: Readonly<Record<Densite, string>> = {
  dense: 'Dense',
  intermediaire: 'Intermédiaire',
  rurale: 'Rurale',
};

/** The rule of each class in words, with the thresholds in force. */
export const REGLES_CLASSES: Readonly<Record<Classe, (parametres: Parametres) => string>> = {
  sans_lieu: () => 'Sans lieu : aucun lieu labellisé avant le seuil « sans lieu ».',
  eloigne: () => 'Éloigné : le plus proche est au-delà du seuil « éloigné ».',
  sature: ({ seuilSature }) =>
    `Saturé : un lieu est proche, mais il y a moins de ${100 * seuilSature} places pour 100 Pass.`,
  tendu: ({ seuilSature, seuilTendu }) =>
    `Tendu : un lieu est proche, et il y a de ${100 * seuilSature} à ${100 * seuilTendu} places pour 100 Pass.`,
  couvert: ({ seuilTendu }) =>
    `Couvert : un lieu est proche, et il y a au moins ${100 * seuilTendu} places pour 100 Pass.`,
  insuffisant: ({ seuilSecret }) =>
    `Données insuffisantes : moins de ${seuilSecret} bénéficiaires dans la commune.`,
};
