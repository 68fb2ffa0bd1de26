import type { DemiCote } from '$lib/domain/acces/interieur';
import type { Classe } from '$lib/domain/ecarts/classes';
import type { Parametres } from '$lib/domain/parametres';
import { DENSITES, type Densite } from '$lib/domain/territoire';
import { formatDecimal } from '$lib/ui/format';

export const NOMS_DENSITES: Readonly<Record<Densite, string>> = {
  dense: 'Dense',
  intermediaire: 'Intermédiaire',
  rurale: 'Rurale',
};

/** How far people are from the lieux of their own commune, in words. */
export const TRAJETS_INTERNES: Readonly<Record<DemiCote, (parametres: Parametres) => string>> = {
  sans: () =>
    'Vers un lieu de la commune même, la distance est comptée depuis le point de la commune.',
  premier_pas: ({ densites }) =>
    `Vers un lieu de la commune même, elle vaut au moins la moitié du côté de la commune (½ √surface), sans dépasser le premier pas : ${DENSITES.map((densite) => `${formatDecimal(densites[densite].pas[0])} km en commune ${NOMS_DENSITES[densite].toLowerCase()}`).join(', ')}.`,
  entier: () =>
    'Vers un lieu de la commune même, elle vaut au moins la moitié du côté de la commune (½ √surface).',
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
