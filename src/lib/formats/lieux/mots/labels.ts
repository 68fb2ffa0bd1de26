import { nameKey } from '../../cellules/texte';

/** National labels as v0 writes them, and the other writings met: v1's, then those of local files. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  'France Services': [
    'france services',
    'france service',
    'maison france services',
    'mfs',
    'espace france services',
  ],
  CNFS: [
    'cnfs',
    'conseillers numeriques',
    'conseiller numerique',
    'conseiller numerique france services',
    'conseillers numeriques france services',
  ],
  APTIC: ['aptic', 'tl aptic', 'aptic mfs'],
  'Aidants Connect': ['aidants connect', 'aidant connect'],
  'Fabriques de Territoire': ['fabriques de territoire', 'fabrique de territoire'],
  'Grandes écoles du numérique': [
    'grandes ecoles du numerique',
    'grande ecole du numerique',
    'grande ecole',
  ],
  'Point relais CAF': ['point relais caf'],
  'Point numérique CAF': ['point numerique caf', 'point d acces numerique caf'],
  'Relais pôle emploi': ['relais pole emploi'],
  'French Tech': ['french tech'],
  'Campus connecté': ['campus connecte'],
};

/** Spellings of v1 that need no mention when they are read. */
const V1 = new Set([
  'Conseillers numériques',
  'Grande école du numérique',
  'Point d’accès numérique CAF',
  "Point d'accès numérique CAF",
]);

const CANON: ReadonlyMap<string, string> = new Map(
  Object.entries(LABELS).flatMap(([label, keys]) => keys.map((key) => [key, label] as const)),
);

/** The name of a national label in v0; any other value as it is. */
export function canonicalLabel(valeur: string): string {
  return CANON.get(nameKey(valeur)) ?? valeur;
}

/** Whether a value is written in a way that neither version of the schema knows, while its label has a name there. */
export function isSynonym(valeur: string): boolean {
  return canonicalLabel(valeur) !== valeur && !V1.has(valeur);
}
