import {
  CODE_INSEE,
  CODE_POSTAL,
  DEPARTEMENT,
  facultatif,
  refersTo,
  requis,
  schema,
} from './schema';

const OUI_NON = { enum: ['oui', 'non'] };

export const LIEUX = schema(
  [
    requis('id', 'string', 'Identifiant du lieu dans le fichier d’origine.', {
      example: '136',
      constraints: { unique: true },
    }),
    requis(
      'pivot',
      'string',
      'SIRET de la structure ; quatorze zéros dans tout le fichier d’origine.',
      {
        example: '00000000000000',
        constraints: { pattern: '^\\d{14}$' },
      },
    ),
    requis('nom', 'string', 'Nom du lieu, tel que dans le fichier d’origine.', { example: 'AMEJ' }),
    requis('commune', 'string', 'Nom de la commune, tel que dans le fichier d’origine.', {
      example: 'La Ravoire',
    }),
    requis('code_postal', 'string', 'Code postal, tel que dans le fichier d’origine.', {
      example: '73490',
      constraints: { pattern: CODE_POSTAL },
    }),
    facultatif(
      'code_insee',
      'string',
      'Commune retrouvée d’après le code postal et le nom ; vide où elle reste à corriger à la main.',
      {
        example: '73213',
        constraints: { pattern: CODE_INSEE },
      },
    ),
    requis('adresse', 'string', 'Voie et numéro.', { example: 'Place de l’église' }),
    requis('latitude', 'number', 'Latitude, WGS 84, six décimales.', {
      unit: 'degrés',
      example: 45.557209,
    }),
    requis('longitude', 'number', 'Longitude, WGS 84, six décimales.', {
      unit: 'degrés',
      example: 5.966797,
    }),
    facultatif('telephone', 'string', 'Téléphone fixe ; les numéros de mobile ont été retirés.', {
      example: '+33479728939',
    }),
    facultatif(
      'courriel',
      'string',
      'Courriel de la structure ; les adresses nominatives ont été retirées.',
      { example: 'contact@exemple.fr' },
    ),
    facultatif('site_web', 'string', 'Adresses séparées par « ; ».', {
      example: 'http://www.amej.info',
    }),
    facultatif('horaires', 'string', 'Horaires d’ouverture, format OpenStreetMap.', {
      example: 'We 09:30-11:30',
    }),
    requis('source', 'string', 'Source de la ligne.', { example: 'Hinaura' }),
    requis('date_maj', 'date', 'Date de mise à jour de la ligne.', { example: '2022-04-08' }),
    requis('services', 'string', 'Services, séparés par « ; » (schéma v0).', {
      example: 'Accéder à du matériel',
    }),
    facultatif('publics_accueillis', 'string', 'Publics, séparés par « ; » (schéma v0).', {
      example: 'Adultes',
    }),
    facultatif(
      'conditions_acces',
      'string',
      'Conditions d’accès, séparées par « ; » (schéma v0), dont « Accepte le Pass numérique ».',
      {
        example:
          'Accepte le Pass numérique : Il est possible d’utiliser un Pass numérique pour accéder au lieu',
      },
    ),
    facultatif('modalites_accompagnement', 'string', 'Modalités, séparées par « ; » (schéma v0).', {
      example: 'Seul : j’ai accès à du matériel et une connexion',
    }),
  ],
  ['id'],
  [refersTo('code_insee', 'communes', 'code')],
);

export const ZONAGE_RURAL = schema(
  [
    requis('code_insee', 'string', 'Commune.', {
      example: '63003',
      constraints: { unique: true, pattern: CODE_INSEE },
    }),
    requis('classement', 'string', 'Classement simulé.', {
      example: 'FRR',
      constraints: { enum: ['FRR', 'FRR+', 'Non classée'] },
    }),
  ],
  ['code_insee'],
  [refersTo('code_insee', 'communes', 'code')],
);

export const CNFS_STRUCTURES = schema(
  [
    requis('Raison sociale', 'string', 'Nom inventé, qui finit par « (simulée) ».', {
      example: 'Mairie de Thiers (simulée)',
    }),
    requis('Commune INSEE', 'string', 'Nom de la commune.', { example: 'Thiers' }),
    requis('Département', 'string', 'Nom du département.', { example: 'Puy-de-Dôme' }),
    requis('Région', 'string', 'Nom de la région.', { example: 'Auvergne-Rhône-Alpes' }),
    requis('Nombre de conseillers validés par le COSELEC', 'integer', 'Postes.', {
      unit: 'postes',
      example: 1,
      constraints: { minimum: 1 },
    }),
    requis('Date de validation en comité de sélection', 'date', 'Date, JJ/MM/AAAA.', {
      format: '%d/%m/%Y',
      example: '14/04/2021',
    }),
    requis('Type', 'string', 'Nature de la structure.', {
      example: 'publique',
      constraints: { enum: ['publique', 'privée'] },
    }),
    facultatif('SIRET', 'string', 'Vide : une structure simulée n’en a pas.', {
      constraints: { pattern: '^\\d{14}$' },
    }),
    requis('Code département', 'string', 'Code du département.', {
      example: '63',
      constraints: { pattern: DEPARTEMENT },
    }),
    requis('Adresse', 'string', 'Code postal et commune.', { example: '63300 THIERS' }),
    requis('Code commune INSEE', 'string', 'Commune.', {
      example: '63430',
      constraints: { pattern: CODE_INSEE },
    }),
    requis('Code postal', 'string', 'Code postal.', {
      example: '63300',
      constraints: { pattern: CODE_POSTAL },
    }),
    requis(
      'Investissement financier estimatif total de l’Etat',
      'number',
      'Montant inventé : 50 000 € par poste.',
      {
        unit: 'euros',
        example: 50_000,
      },
    ),
    requis('ZRR', 'string', 'Commune dans le zonage rural simulé.', { constraints: OUI_NON }),
    requis(
      'QPV',
      'string',
      'Structure dite en QPV, au hasard, dans une commune qui a un QPV simulé.',
      { constraints: OUI_NON },
    ),
    requis('France services', 'string', 'Structure dite France services, au hasard.', {
      constraints: OUI_NON,
    }),
  ],
  ['Raison sociale'],
  [refersTo('Code commune INSEE', 'communes', 'code')],
);
