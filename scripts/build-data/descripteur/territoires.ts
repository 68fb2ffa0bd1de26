import {
  CODE_INSEE,
  CODE_POSTAL,
  DEPARTEMENT,
  facultatif,
  refersTo,
  requis,
  schema,
  SIREN,
} from './schema';

export const COMMUNES = schema(
  [
    requis(
      'code',
      'string',
      'Code de la commune ou de l’arrondissement municipal au Code officiel géographique.',
      {
        example: '63113',
        constraints: { unique: true, pattern: CODE_INSEE },
      },
    ),
    requis('nom', 'string', 'Nom, avec son article.', { example: 'Clermont-Ferrand' }),
    facultatif(
      'parent',
      'string',
      'Pour un arrondissement municipal, code de sa commune (75056, 69123 ou 13055) ; vide pour une commune. La population de la commune est aussi celle de ses arrondissements : ne pas additionner les deux.',
      { example: '69123', constraints: { pattern: CODE_INSEE } },
    ),
    facultatif('epci', 'string', 'SIREN de l’EPCI à fiscalité propre ; vide où il n’y en a pas.', {
      example: '246300701',
      constraints: { pattern: SIREN },
    }),
    requis('departement', 'string', 'Code du département ou de la collectivité d’outre-mer.', {
      example: '63',
      constraints: { pattern: DEPARTEMENT },
    }),
    requis('population', 'integer', 'Population municipale ; 0 où elle est inconnue.', {
      unit: 'habitants',
      example: 147_865,
      constraints: { minimum: 0 },
    }),
    requis('latitude', 'number', 'Latitude du point de la commune, WGS 84, quatre décimales.', {
      unit: 'degrés',
      example: 45.7797,
      constraints: { minimum: -90, maximum: 90 },
    }),
    requis('longitude', 'number', 'Longitude du point de la commune, WGS 84, quatre décimales.', {
      unit: 'degrés',
      example: 3.0869,
      constraints: { minimum: -180, maximum: 180 },
    }),
    requis(
      'position',
      'string',
      'D’où vient le point : la commune elle-même, ou la moyenne des communes de même code postal, du même EPCI, du même département.',
      {
        example: 'commune',
        constraints: { enum: ['commune', 'code_postal', 'epci', 'departement'] },
      },
    ),
    requis(
      'densite',
      'string',
      'Classe de densité estimée d’après les populations alentour (règle de Maillage, non la grille de l’Insee).',
      {
        example: 'dense',
        constraints: { enum: ['dense', 'intermediaire', 'rurale'] },
      },
    ),
    facultatif(
      'surface',
      'number',
      'Surface estimée : part du contour du département plus proche de ce point que d’un autre, divisée entre les communes d’un même point. Vide : pas de contour.',
      { unit: 'km²', example: 15.6, constraints: { minimum: 0 } },
    ),
  ],
  ['code'],
  [refersTo('departement', 'departements', 'code')],
);

export const CODES_POSTAUX = schema(
  [
    requis('code_postal', 'string', 'Code postal.', {
      example: '63000',
      constraints: { pattern: CODE_POSTAL },
    }),
    requis('code_insee', 'string', 'Commune ou arrondissement municipal qu’il dessert.', {
      example: '63113',
      constraints: { pattern: CODE_INSEE },
    }),
  ],
  ['code_postal', 'code_insee'],
  [refersTo('code_insee', 'communes', 'code')],
);

export const COMMUNES_ANCIENNES = schema(
  [
    requis(
      'code',
      'string',
      'Code qui n’est plus celui d’une commune : ancienne, déléguée ou associée.',
      {
        example: '01018',
        constraints: { unique: true, pattern: CODE_INSEE },
      },
    ),
    facultatif('nom', 'string', 'Nom, pour les communes déléguées et associées.', {
      example: 'Vieu',
    }),
    requis('commune', 'string', 'Code de la commune d’aujourd’hui.', {
      example: '01033',
      constraints: { pattern: CODE_INSEE },
    }),
  ],
  ['code'],
  [refersTo('commune', 'communes', 'code')],
);

export const EPCI = schema(
  [
    requis('code', 'string', 'SIREN de l’EPCI à fiscalité propre.', {
      example: '246300701',
      constraints: { unique: true, pattern: SIREN },
    }),
    requis('nom', 'string', 'Nom.', { example: 'Clermont Auvergne Métropole' }),
    requis('nature', 'string', 'Nature juridique.', {
      example: 'METRO',
      constraints: { enum: ['CC', 'CA', 'CU', 'METRO', 'MET69'] },
    }),
  ],
  ['code'],
);

export const DEPARTEMENTS = schema(
  [
    requis('code', 'string', 'Code du département ou de la collectivité d’outre-mer.', {
      example: '63',
      constraints: { unique: true, pattern: DEPARTEMENT },
    }),
    requis('nom', 'string', 'Nom.', { example: 'Puy-de-Dôme' }),
    requis('region', 'string', 'Code de la région.', { example: '84' }),
  ],
  ['code'],
  [refersTo('region', 'regions', 'code')],
);

export const REGIONS = schema(
  [
    requis('code', 'string', 'Code de la région ou de la collectivité d’outre-mer.', {
      example: '84',
      constraints: { unique: true, pattern: '^(\\d{2}|9[78]\\d)$' },
    }),
    requis('nom', 'string', 'Nom.', { example: 'Auvergne-Rhône-Alpes' }),
  ],
  ['code'],
);
