import { CODE_INSEE, facultatif, published, refersTo, requis, schema } from './schema';

const ENTIER_POSITIF = { minimum: 1 };

/** Our published schemas: no opérateur publishes the format of its exports. */
export const PASS_LOTS = published(
  'pass-lots',
  'Lots de Pass numériques',
  'Une ligne par lot acheté par un commanditaire à un opérateur. Le périmètre et les dates disent où et quand les Pass du lot peuvent être utilisés.',
  schema(
    [
      requis('lot', 'string', 'Identifiant du lot, unique dans le fichier.', {
        example: 'L01',
        constraints: { unique: true },
      }),
      requis(
        'commanditaire',
        'string',
        'Collectivité, groupement ou organisme qui a acheté le lot.',
        {
          example: 'Département du Puy-de-Dôme',
        },
      ),
      requis('operateur', 'string', 'Opérateur qui émet les Pass et agrée les lieux.', {
        example: 'Opérateur A',
      }),
      requis(
        'date_achat',
        'date',
        'Date d’achat ; les zonages en vigueur ce jour-là s’appliquent au lot.',
        { example: '2024-03-11' },
      ),
      requis('debut_validite', 'date', 'Premier jour où un Pass peut être utilisé.', {
        example: '2024-04-01',
      }),
      requis('fin_validite', 'date', 'Dernier jour où un Pass peut être utilisé.', {
        example: '2025-06-30',
      }),
      facultatif(
        'perimetre',
        'string',
        'Territoires où les Pass peuvent être utilisés, séparés par « | » : region:84, departement:63, epci:246300701, commune:63113. Vide : partout.',
        {
          example: 'departement:26|departement:07',
          constraints: {
            pattern:
              '^(region|departement|epci|commune):[0-9AB]+(\\|(region|departement|epci|commune):[0-9AB]+)*$',
          },
        },
      ),
      requis('taille_carnet', 'integer', 'Nombre de Pass d’un carnet.', {
        unit: 'Pass',
        example: 10,
        constraints: { enum: [5, 10] },
      }),
      requis('pass_achetes', 'integer', 'Nombre de Pass achetés.', {
        unit: 'Pass',
        example: 12_000,
        constraints: ENTIER_POSITIF,
      }),
      requis('valeur_faciale', 'number', 'Valeur d’un Pass.', {
        unit: 'euros',
        example: 10,
        constraints: { minimum: 0 },
      }),
      facultatif('public_cible', 'string', 'Public visé par le commanditaire, en toutes lettres.', {
        example: 'Demandeurs d’emploi',
      }),
      facultatif(
        'services',
        'string',
        'Services du schéma des lieux de médiation auxquels les Pass sont réservés, séparés par « | ». Vide : tous.',
        {
          example:
            'Maîtrise des outils numériques du quotidien|Insertion professionnelle via le numérique',
        },
      ),
    ],
    ['lot'],
  ),
);

export const PASS_CARNETS = published(
  'pass-carnets',
  'Carnets de Pass numériques remis',
  'Une ligne par carnet remis à une personne. Rien ne doit permettre de la reconnaître : ni nom, ni adresse, ni date de naissance ; la commune suffit.',
  schema(
    [
      requis(
        'carnet',
        'string',
        'Numéro du carnet, chiffres ou lettres, unique dans le fichier, sans lien avec une personne.',
        {
          example: '1',
          constraints: { unique: true },
        },
      ),
      requis('lot', 'string', 'Lot du carnet.', { example: 'L01' }),
      requis('date_remise', 'date', 'Jour de la remise.', { example: '2024-05-14' }),
      requis(
        'code_insee',
        'string',
        'Commune où l’on situe le carnet (arrondissement pour Paris, Lyon, Marseille).',
        {
          example: '63113',
          constraints: { pattern: CODE_INSEE },
        },
      ),
      requis(
        'localisation',
        'string',
        'Ce que dit cette commune : résidence, code postal, prescripteur, ou EPCI seulement.',
        {
          example: 'residence',
          constraints: { enum: ['residence', 'code_postal', 'prescripteur', 'epci'] },
        },
      ),
      facultatif('prescripteur', 'string', 'Genre ou nom de la structure qui a remis le carnet.', {
        example: 'Mission locale',
      }),
      requis('nombre_pass', 'integer', 'Pass du carnet.', {
        unit: 'Pass',
        example: 10,
        constraints: { minimum: 1, maximum: 10 },
      }),
    ],
    ['carnet'],
    [refersTo('lot', 'pass-lots', 'lot'), refersTo('code_insee', 'communes', 'code')],
  ),
);

export const PASS_UTILISATIONS = published(
  'pass-utilisations',
  'Utilisations de Pass numériques',
  'Une ligne par carnet, lieu et jour.',
  schema(
    [
      requis('carnet', 'string', 'Numéro du carnet.', { example: '1' }),
      requis('lieu', 'string', 'Identifiant du lieu dans le fichier des lieux.', {
        example: '136',
      }),
      requis('date', 'date', 'Jour de l’utilisation.', { example: '2024-06-18' }),
      requis('nombre_pass', 'integer', 'Pass utilisés ce jour-là.', {
        unit: 'Pass',
        example: 2,
        constraints: { minimum: 1, maximum: 10 },
      }),
    ],
    ['carnet', 'lieu', 'date'],
    [refersTo('carnet', 'pass-carnets', 'carnet'), refersTo('lieu', 'lieux', 'id')],
  ),
);

export const PASS_CIRCULATION = published(
  'pass-circulation',
  'Circulation des Pass numériques, agrégée',
  'Une ligne par mois, lot, commune et lieu. Les lignes sans lieu disent ce qui a été remis, les autres ce qui a été utilisé : les deux s’additionnent sans double compte.',
  schema(
    [
      requis('mois', 'yearmonth', 'Mois, AAAA-MM.', { example: '2024-06' }),
      requis('lot', 'string', 'Lot.', { example: 'L01' }),
      requis('code_insee', 'string', 'Commune où l’on situe les carnets.', {
        example: '63113',
        constraints: { pattern: CODE_INSEE },
      }),
      facultatif(
        'lieu',
        'string',
        'Lieu où les Pass ont été utilisés ; vide sur les lignes de remise.',
        { example: '136' },
      ),
      requis('carnets', 'integer', 'Carnets remis, c’est-à-dire personnes.', {
        unit: 'carnets',
        example: 12,
        constraints: { minimum: 0 },
      }),
      requis('distribues', 'integer', 'Pass remis.', {
        unit: 'Pass',
        example: 120,
        constraints: { minimum: 0 },
      }),
      requis('utilises', 'integer', 'Pass utilisés.', {
        unit: 'Pass',
        example: 0,
        constraints: { minimum: 0 },
      }),
    ],
    ['mois', 'lot', 'code_insee', 'lieu'],
    [
      refersTo('lot', 'pass-lots', 'lot'),
      refersTo('code_insee', 'communes', 'code'),
      refersTo('lieu', 'lieux', 'id'),
    ],
  ),
);
