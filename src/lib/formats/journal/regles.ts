/** A cell's new value, and the rule that gives it. */
export interface Correction {
  readonly regle: Regle;
  readonly valeur: string;
  /** What the rule alone does not say, in French: a sentence. */
  readonly precision?: string;
}

interface Definition {
  /** From 0 to 1: how sure the repair is, cell by cell. */
  readonly confiance: number;
  /** What was wrong and what was done, in French. */
  readonly message: string;
}

/** Every repair that a reader may make. Each can be refused, by its name or cell by cell. */
export const REGLES = {
  'accents-abimes': {
    confiance: 0.98,
    message: 'Accents abîmés par un mauvais encodage : ils sont rétablis.',
  },
  'octet-ecrit': {
    confiance: 0.98,
    message: 'Lettre accentuée écrite comme un code (« <e9> ») : elle est rétablie.',
  },
  'entite-html': {
    confiance: 0.99,
    message: 'Entités HTML (« &amp; ») remplacées par leurs caractères.',
  },
  'zero-perdu': { confiance: 0.99, message: 'Le zéro initial, perdu par un tableur, est remis.' },
  'plus-perdu': {
    confiance: 0.98,
    message: 'Le « + » devant l’indicatif du pays, perdu par un tableur, est remis.',
  },
  'nombre-tableur': {
    confiance: 0.98,
    message: 'Code écrit comme un nombre par un tableur : la décimale est retirée.',
  },
  'espaces-retires': {
    confiance: 0.99,
    message: 'Les espaces et la ponctuation dans le code sont retirés.',
  },
  'lettre-corse': {
    confiance: 0.98,
    message: 'Code de Corse écrit en minuscules : la lettre passe en majuscule.',
  },
  'code-postal-prefixe': {
    confiance: 0.95,
    message: 'Seul le code postal est gardé : un préfixe ou un texte l’entourait.',
  },
  'cellules-recollees': {
    confiance: 0.85,
    message:
      'Un texte sans guillemets était coupé par son propre séparateur : ses morceaux sont recollés, les autres cellules reviennent sous leur colonne.',
  },
  'date-notation': { confiance: 0.99, message: 'Date récrite en année-mois-jour.' },
  'date-au-mois': {
    confiance: 0.8,
    message: 'Seul le mois est connu : la date est mise au premier du mois.',
  },
  'date-a-l-annee': {
    confiance: 0.6,
    message: 'Seule l’année est connue : la date est mise au premier janvier.',
  },
  'date-tableur': {
    confiance: 0.9,
    message: 'Date écrite comme un nombre de jours par un tableur : elle est rétablie.',
  },
  'date-absente': {
    confiance: 0.9,
    message: 'Le 1er janvier 1970 (ou 1900) tient lieu de date absente : il est ignoré.',
  },
  'nombre-notation': {
    confiance: 0.99,
    message: 'Nombre récrit : virgule décimale ou espaces de milliers.',
  },
  'commune-fusionnee': {
    confiance: 0.99,
    message: 'Ancien code de commune : remplacé par celui de la commune d’aujourd’hui.',
  },
  'code-contredit': {
    confiance: 0.75,
    message:
      'Code Insee d’une autre commune : remplacé par celui que donnent ensemble le code postal et le nom.',
  },
  arrondissement: {
    confiance: 0.95,
    message: 'Paris, Lyon ou Marseille : l’arrondissement est déduit du code postal ou du nom.',
  },
  'insee-code-postal-et-nom': {
    confiance: 0.98,
    message: 'Code Insee trouvé par le code postal et le nom de la commune.',
  },
  'insee-nom-proche': {
    confiance: 0.85,
    message: 'Code Insee trouvé par le code postal et un nom de commune proche.',
  },
  'insee-code-postal-seul': {
    confiance: 0.8,
    message: 'Code Insee trouvé par le code postal, qui ne dessert qu’une commune.',
  },
  'insee-ancien-nom': {
    confiance: 0.9,
    message:
      'Nom d’une ancienne commune : remplacée par la commune d’aujourd’hui, trouvée par ce nom et le département.',
  },
  'insee-nom-seul': {
    confiance: 0.7,
    message:
      'Sans code postal : code Insee trouvé par le nom, qu’une seule commune de France porte.',
  },
  'insee-nom-et-departement': {
    confiance: 0.85,
    message:
      'Code Insee trouvé par le nom de la commune et le département : le code postal manque, est un CEDEX ou est inconnu.',
  },
  'commune-dans-adresse': {
    confiance: 0.9,
    message: 'Code postal ou commune, que leurs colonnes ne disent pas, lus à la fin de l’adresse.',
  },
  'coordonnees-inversees': {
    confiance: 0.97,
    message: 'Latitude et longitude étaient inversées : elles sont remises dans l’ordre.',
  },
  'coordonnees-projetees': {
    confiance: 0.95,
    message:
      'Coordonnées projetées (Lambert, UTM ou Mercator) converties en latitude et longitude.',
  },
  'coordonnees-sans-virgule': {
    confiance: 0.8,
    message:
      'La virgule des coordonnées était perdue : elle est remise là où le point tombe dans la commune.',
  },
  'coordonnees-nulles': {
    confiance: 0.99,
    message: 'Coordonnées à zéro ou par défaut : le point est inconnu.',
  },
  'position-de-la-commune': {
    confiance: 0.6,
    message: 'Sans coordonnées utilisables : le lieu est placé au point de sa commune.',
  },
  'courriel-extrait': {
    confiance: 0.85,
    message: 'Seules les adresses de courriel sont gardées : un texte les entourait.',
  },
  'contact-deplace': {
    confiance: 0.95,
    message:
      'Contact écrit sous une autre colonne que la sienne, qui était vide : il y est mis, et quitte celle-ci.',
  },
  'id-en-double': {
    confiance: 0.7,
    message:
      'Identifiant déjà pris par une autre ligne : un numéro le complète, aucune ligne n’est perdue.',
  },
  'classement-vide': {
    confiance: 0.7,
    message:
      'Case vide dans une liste où les communes classées sont marquées : la commune est lue comme non classée.',
  },
  'perimetre-notation': {
    confiance: 0.95,
    message:
      'Territoire nommé, ou écrit autrement que le schéma ne l’attend : remplacé par son code.',
  },
  synonyme: { confiance: 0.95, message: 'Valeur remplacée par son nom dans le schéma national.' },
} as const satisfies Record<string, Definition>;

/** Name of a repair. */
export type Regle = keyof typeof REGLES;

/** How sure a repair is, 0–1; `null` where the rule is not a repair. */
export function confianceOf(regle: string): number | null {
  return isRegle(regle) ? REGLES[regle].confiance : null;
}

function isRegle(regle: string): regle is Regle {
  return Object.hasOwn(REGLES, regle);
}
