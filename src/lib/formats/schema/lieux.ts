import {
  FORMATIONS_LABELS,
  FRAIS,
  LABELS_NATIONAUX,
  MODALITES,
  MODALITES_ACCES,
  PRISES_EN_CHARGE,
  PUBLICS,
  SERVICES,
} from '../lieux/mots/vocabulaire';
import type { Field, TableSchema } from './table-schema';

const CODE_POSTAL: Partial<Field> = {
  pattern: /^\d{5}$/,
  forme: 'un code postal de cinq chiffres, comme 63000',
};
const CODE_INSEE: Partial<Field> = {
  pattern: /^(?:[013-9]\d|2[AB1-9])\d{3}$/,
  forme: 'le code Insee d’une commune, comme 63113 ou 2A004',
};
const TELEPHONE: Partial<Field> = {
  pattern: /^\+(?:33|590|594|262|596|269|687|689|508|681)\d{6,9}$/,
  forme: 'un numéro de téléphone à l’international, comme +33612345678',
};
const PIVOT: Partial<Field> = {
  pattern: /^[a-zA-Z0-9]{9,14}$/,
  forme: 'un SIRET, un RNA ou un RIDET, sans espace, comme 13002603200016',
};

const text = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'string',
  ...more,
});
const required = (name: string, more: Partial<Field> = {}): Field =>
  text(name, { required: true, ...more });
const words = (separateur: string, valeurs: readonly string[]): Partial<Field> => ({
  liste: { separateur, valeurs },
});

/** Where and how to reach: the same columns in both versions, in their order. */
const SITUATION: readonly Field[] = [
  required('nom'),
  required('commune'),
  required('code_postal', CODE_POSTAL),
  text('code_insee', CODE_INSEE),
  required('adresse'),
  text('complement_adresse'),
  { name: 'latitude', type: 'number' },
  { name: 'longitude', type: 'number' },
];

/** Lieux de médiation numérique, version 0.1.1 of the national schema (LaMednum/standard-mediation-num). */
export const SCHEMA_LIEUX_V0: TableSchema = {
  nom: 'Lieux de médiation numérique',
  version: '0.1.1',
  fields: [
    required('id', { unique: true }),
    required('pivot'),
    ...SITUATION,
    text('cle_ban'),
    text('typologie'),
    text('telephone', TELEPHONE),
    text('courriel'),
    text('site_web'),
    text('horaires'),
    text('presentation_resume', { maxLength: 500 }),
    text('presentation_detail'),
    text('source'),
    text('structure_parente'),
    { name: 'date_maj', type: 'date', required: true },
    required('services', words(';', SERVICES.v0)),
    text('publics_accueillis', words(';', [...PUBLICS.v0, ...PRISES_EN_CHARGE.v0])),
    text('conditions_acces', words(';', FRAIS.v0)),
    text('labels_nationaux', words(';', LABELS_NATIONAUX.v0)),
    text('labels_autres'),
    text('modalites_accompagnement', words(';', MODALITES.v0)),
    text('accessibilite'),
    text('prise_rdv'),
  ],
};

/**
 * Version 1.0.2. Its pattern refuses `Étapes numériques (La Poste)`, which its description allows, and accepts
 * `Étapes numériquesLa Poste`: here the description's word passes.
 */
export const SCHEMA_LIEUX_V1: TableSchema = {
  nom: 'Lieux de médiation numérique',
  version: '1.0.2',
  fields: [
    required('id', { unique: true }),
    required('pivot', PIVOT),
    ...SITUATION,
    text('typologie'),
    text('telephone', TELEPHONE),
    text('courriels'),
    text('site_web'),
    text('horaires'),
    text('presentation_resume', { maxLength: 280 }),
    text('presentation_detail'),
    text('source'),
    text('itinerance', words('|', ['Itinérant', 'Fixe'])),
    text('structure_parente'),
    { name: 'date_maj', type: 'date', required: true },
    text('services', words('|', SERVICES.v1)),
    text('publics_specifiquement_adresses', words('|', PUBLICS.v1)),
    text('prise_en_charge_specifique', words('|', PRISES_EN_CHARGE.v1)),
    text('frais_a_charge', words('|', FRAIS.v1)),
    text('dispositif_programmes_nationaux', words('|', LABELS_NATIONAUX.v1)),
    text('formations_labels', words('|', [...FORMATIONS_LABELS, 'Étapes numériques (La Poste)'])),
    text('autres_formations_labels'),
    text('modalites_acces', words('|', MODALITES_ACCES)),
    text('modalites_accompagnement', words('|', MODALITES.v1)),
    text('fiche_acces_libre'),
    text('prise_rdv'),
  ],
};
