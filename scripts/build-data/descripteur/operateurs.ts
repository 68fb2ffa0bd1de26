import { facultatif, published, requis, schema } from './schema';

const JOURS = { unit: 'jours', constraints: { minimum: 0 } };
const POURCENT = { unit: '%', constraints: { minimum: 0, maximum: 100 } };
const EUROS = { unit: 'euros', constraints: { minimum: 0 } };

/** Opérateurs come and go, each with its rules: they are data. */
export const OPERATEURS = published(
  'operateurs',
  'Opérateurs de Pass numériques',
  'Une ligne par opérateur : ses dates d’activité, et ses règles de validité, de calendrier et de frais. Vide : inconnu. L’échéance (J) est la fin de validité portée par le lot.',
  schema(
    [
      requis(
        'operateur',
        'string',
        'Nom de l’opérateur, tel que les lots et les agréments l’écrivent.',
        {
          example: 'Opérateur A',
          constraints: { unique: true },
        },
      ),
      facultatif('debut', 'date', 'Premier jour d’activité.', { example: '2019-01-01' }),
      facultatif(
        'fin',
        'date',
        'Dernier jour d’activité, compris : au-delà, ses agréments n’ont plus cours.',
        {
          example: '2024-01-16',
        },
      ),
      facultatif('validite_mois', 'integer', 'Durée de validité d’un Pass.', {
        unit: 'mois',
        example: 12,
        constraints: { minimum: 1 },
      }),
      facultatif(
        'tolerance_jours',
        'integer',
        'Jours après l’échéance où un Pass est encore accepté : la fin de validité est J + tolérance.',
        {
          ...JOURS,
          example: 30,
        },
      ),
      facultatif(
        'alerte_jours',
        'integer',
        'Jours avant l’échéance : le commanditaire est averti (J − alerte).',
        {
          ...JOURS,
          example: 30,
        },
      ),
      facultatif(
        'blocage_jours',
        'integer',
        'Jours avant l’échéance : plus de remise de carnets, les distributeurs sont avertis.',
        {
          ...JOURS,
          example: 15,
        },
      ),
      facultatif(
        'accuse_jours',
        'integer',
        'Jours avant l’échéance : le commanditaire en accuse réception.',
        {
          ...JOURS,
          example: 7,
        },
      ),
      facultatif(
        'releve_jours',
        'integer',
        'Jours après l’échéance : relevé du lot, et avoir de la valeur faciale non utilisée.',
        {
          ...JOURS,
          example: 37,
        },
      ),
      facultatif(
        'frais_amont_pourcent',
        'number',
        'Frais payés par le commanditaire, en part de la valeur faciale.',
        {
          ...POURCENT,
          example: 10,
        },
      ),
      facultatif(
        'frais_aval_pourcent',
        'number',
        'Frais retenus au lieu, en part de la valeur faciale.',
        {
          ...POURCENT,
          example: 4,
        },
      ),
      facultatif('cotisation_annuelle_ht', 'number', 'Cotisation annuelle d’un lieu, hors taxe.', {
        ...EUROS,
        example: 77,
      }),
      facultatif('valeur_faciale', 'number', 'Valeur d’un Pass.', { ...EUROS, example: 10 }),
      facultatif('source', 'string', 'D’où viennent ces règles.', {
        example: 'Conditions générales',
      }),
      facultatif('date_source', 'date', 'Date de cette source.', { example: '2023-01-01' }),
    ],
    ['operateur'],
  ),
);
