import { nameKey } from '../../cellules/texte';

/** Words of the national schema, and how those of v0 read in v1. A word of v0 that v1 lost maps to nothing. */
interface Vocabulaire {
  readonly v0: readonly string[];
  readonly v1: readonly string[];
  readonly versV1: Readonly<Record<string, string>>;
}

const DEMARCHES = 'Aide aux démarches administratives';
const OUTILS = 'Maîtrise des outils numériques du quotidien';
const MONDE = 'Compréhension du monde numérique';
const INSERTION = 'Insertion professionnelle via le numérique';
const ACCES = 'Accès internet et matériel informatique';

/** Fifteen services become nine: ours for the words that v1's description does not settle. */
export const SERVICES: Vocabulaire = vocabulaire(
  {
    'Devenir autonome dans les démarches administratives': DEMARCHES,
    'Réaliser des démarches administratives avec un accompagnement': DEMARCHES,
    'Prendre en main un smartphone ou une tablette': OUTILS,
    'Prendre en main un ordinateur': OUTILS,
    'Utiliser le numérique au quotidien': OUTILS,
    'Approfondir ma culture numérique': MONDE,
    'Favoriser mon insertion professionnelle': INSERTION,
    'Accéder à une connexion internet': ACCES,
    'Accéder à du matériel': ACCES,
    "S'équiper en matériel informatique": 'Acquisition de matériel informatique à prix solidaire',
    'Créer et développer mon entreprise': INSERTION,
    'Créer avec le numérique': 'Loisirs et créations numériques',
    'Accompagner les démarches de santé': DEMARCHES,
    'Promouvoir la citoyenneté numérique': 'Utilisation sécurisée du numérique',
    "Soutenir la parentalité et l'éducation avec le numérique":
      'Parentalité et éducation avec le numérique',
  },
  [],
);

export const PUBLICS: Vocabulaire = vocabulaire(
  {
    'Seniors (+ 65 ans)': 'Seniors',
    'Familles/enfants': 'Familles et/ou enfants',
    Adultes: null,
    'Jeunes (16-26 ans)': 'Jeunes',
    'Uniquement femmes': 'Femmes',
  },
  ['Étudiants'],
);

/** In v0 these stand among the publics. */
export const PRISES_EN_CHARGE: Vocabulaire = vocabulaire(
  {
    'Public langues étrangères': 'Langues étrangères (autres)',
    'Déficience visuelle': 'Déficience visuelle',
    Surdité: 'Surdité',
    'Handicaps psychiques : troubles psychiatriques donnant lieu à des atteintes comportementales':
      'Handicaps mentaux',
    "Handicaps mentaux : déficiences limitant les activités d'une personne": 'Handicaps mentaux',
    "Personnes en situation d'illettrisme": 'Illettrisme',
  },
  ['Handicaps moteurs', 'Langues étrangères (anglais)'],
);

export const PASS_V0 =
  "Accepte le Pass numérique : Il est possible d'utiliser un Pass numérique pour accéder au lieu";

export const FRAIS: Vocabulaire = vocabulaire(
  {
    'Gratuit : Je peux accéder gratuitement au lieu et à ses services': 'Gratuit',
    'Gratuit sous condition : La gratuité est conditionnée à des critères (situation familiale, convention avec un organisme social...)':
      'Gratuit sous condition',
    "Payant : L'accès au lieu et/ou à ses services est payant": 'Payant',
    [PASS_V0]: null,
    "Adhésion : L'accès au lieu et/ou à ses services nécessite d'y adhérer": 'Payant',
  },
  [],
);

export const LABELS_NATIONAUX: Vocabulaire = vocabulaire(
  {
    'France Services': 'France Services',
    CNFS: 'Conseillers numériques',
    APTIC: null,
    'Aidants Connect': 'Aidants Connect',
    'Fabriques de Territoire': null,
    'Grandes écoles du numérique': 'Grande école du numérique',
    'Point relais CAF': "Point d'accès numérique CAF",
    'Point numérique CAF': "Point d'accès numérique CAF",
    'Relais pôle emploi': null,
    'French Tech': null,
    'Campus connecté': null,
  },
  [
    'Bibliothèques numérique de référence',
    'Certification PIX',
    'Emmaüs Connect',
    'La Croix Rouge',
    'Promeneurs du net',
    'Relais numérique (Emmaüs Connect)',
  ],
);

/** Only v1 lists these; v0 lets any label stand. */
export const FORMATIONS_LABELS: readonly string[] = [
  'Formé à « Mon Espace Santé »',
  'Formé à « DUPLEX » (illettrisme)',
  'Arnia/MedNum BFC (Bourgogne-Franche-Comté)',
  'Collectif ressources et acteurs réemploi (Normandie)',
  'Fabriques de Territoire',
  'Les Éclaireurs du numérique (Drôme)',
  'Mes Papiers (Métropole de Lyon)',
  'ORDI 3.0',
  'SUD LABS (PACA)',
];

export const MODALITES: Vocabulaire = vocabulaire(
  {
    "Seul : j'ai accès à du matériel et une connexion": 'En autonomie',
    "Avec de l'aide : je suis accompagné seul dans l'usage du numérique":
      'Accompagnement individuel',
    "Dans un atelier : j'apprends collectivement à utiliser le numérique":
      'Dans un atelier collectif',
    'A ma place : une personne habilitée fait les démarches à ma place':
      'Accompagnement individuel',
  },
  ['À distance'],
);

export const MODALITES_ACCES: readonly string[] = [
  'Se présenter',
  'Téléphoner',
  'Contacter par mail',
  'Prendre un RDV en ligne',
  "Ce lieu n'accueille pas de public",
  'Envoyer un mail avec une fiche de prescription',
];

/** The words of a list in v1: those of v0 translated, those of v1 kept, others left out. */
export function inV1(valeurs: readonly string[], { v0, v1, versV1 }: Vocabulaire): string[] {
  const words = valeurs.flatMap((valeur) => {
    const ofV0 = keysOf(v0).get(nameKey(valeur));
    const translated = ofV0 === undefined ? undefined : versV1[ofV0];
    return translated ?? wordsAmong([valeur], v1);
  });
  return [...new Set(words)];
}

/** The words of a list that v0 knows. */
export function inV0(valeurs: readonly string[], { v0 }: Vocabulaire): string[] {
  return [...new Set(wordsAmong(valeurs, v0))];
}

/** The values that are among words of the schema, as it writes them: case, spaces, accents and signs tell no two apart. */
export function wordsAmong(valeurs: readonly string[], words: readonly string[]): string[] {
  const keys = keysOf(words);
  return valeurs.flatMap((valeur) => keys.get(nameKey(valeur)) ?? []);
}

const KEYS = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** Words by what they are compared by. */
function keysOf(words: readonly string[]): ReadonlyMap<string, string> {
  const known = KEYS.get(words) ?? new Map(words.map((word) => [nameKey(word), word]));
  KEYS.set(words, known);
  return known;
}

function vocabulaire(
  words: Readonly<Record<string, string | null>>,
  ownV1: readonly string[],
): Vocabulaire {
  const pairs = Object.entries(words).filter((pair): pair is [string, string] => pair[1] !== null);
  return {
    v0: Object.keys(words),
    v1: [...new Set([...pairs.map(([, word]) => word), ...ownV1])],
    versV1: Object.fromEntries(pairs),
  };
}
