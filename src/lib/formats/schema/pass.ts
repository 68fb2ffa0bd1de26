import type { Field, TableSchema } from './table-schema';

const VERSION = '1.0.0';

const key = (name: string): Field => ({ name, type: 'string', required: true });
const text = (name: string): Field => ({ name, type: 'string' });
const day = (name: string): Field => ({ name, type: 'date', required: true });
const count = (name: string, minimum = 0): Field => ({
  name,
  type: 'integer',
  required: true,
  minimum,
});
const CARNET = key('carnet');
const NOMBRE_PASS: Field = { ...count('nombre_pass', 1), maximum: 10 };
const COMMUNE: Field = {
  ...key('code_insee'),
  pattern: /^(\d{5}|2[AB]\d{3})$/,
  forme: 'le code Insee d’une commune, comme 63113 ou 2A004',
};

/** Our own Table Schemas of the circulation of Pass, as `data/schemas/` publishes them: no opérateur publishes one. */
export const SCHEMAS_PASS = {
  'pass-lots': {
    nom: 'Lots de Pass numériques',
    version: VERSION,
    fields: [
      { ...key('lot'), unique: true },
      key('commanditaire'),
      key('operateur'),
      day('date_achat'),
      day('debut_validite'),
      day('fin_validite'),
      {
        ...text('perimetre'),
        pattern:
          /^(region|departement|epci|commune):[0-9AB]+(\|(region|departement|epci|commune):[0-9AB]+)*$/,
        forme: 'des territoires séparés par « | », comme departement:63|epci:246300701',
      },
      { name: 'taille_carnet', type: 'integer', required: true, enum: [5, 10] },
      count('pass_achetes', 1),
      { name: 'valeur_faciale', type: 'number', required: true, minimum: 0 },
      text('public_cible'),
      text('services'),
    ],
  },
  'pass-carnets': {
    nom: 'Carnets de Pass numériques remis',
    version: VERSION,
    fields: [
      { ...CARNET, unique: true },
      key('lot'),
      day('date_remise'),
      COMMUNE,
      { ...key('localisation'), enum: ['residence', 'code_postal', 'prescripteur', 'epci'] },
      text('prescripteur'),
      NOMBRE_PASS,
    ],
  },
  'pass-utilisations': {
    nom: 'Utilisations de Pass numériques',
    version: VERSION,
    primaryKey: ['carnet', 'lieu', 'date'],
    fields: [CARNET, key('lieu'), day('date'), NOMBRE_PASS],
  },
  'pass-circulation': {
    nom: 'Circulation des Pass numériques, agrégée',
    version: VERSION,
    primaryKey: ['mois', 'lot', 'code_insee', 'lieu'],
    fields: [
      { name: 'mois', type: 'yearmonth', required: true },
      key('lot'),
      COMMUNE,
      text('lieu'),
      count('carnets'),
      count('distribues'),
      count('utilises'),
    ],
  },
} as const satisfies Record<string, TableSchema>;
