/** What the communes of the map are coloured by. `part`: share of the Pass sans réponse. `charge`: Pass by labelled lieu. */
export const MESURES = [
  'ecarts',
  'places',
  'distance',
  'part',
  'charge',
  'pass',
  'croisement',
] as const;

export type Mesure = (typeof MESURES)[number];

/** Rules that draw breaks from the values alone. */
export const REGLES = ['quantiles', 'jenks', 'egales'] as const;

export type Regle = (typeof REGLES)[number];

/** How the values of a measure are parted: by the thresholds of the method, by a rule, or by hand. */
export type Decoupage =
  | { readonly methode: 'seuils' }
  | { readonly methode: Regle; readonly nombre: number }
  | { readonly methode: 'main'; readonly coupures: readonly number[] };

/** How the map says what it says. */
export interface Representation {
  readonly mesure: Mesure;
  /** `null`: the way of the measure itself. */
  readonly decoupage: Decoupage | null;
  /** Communes put together in hexagons of one area. */
  readonly hexagones: boolean;
}

/** As many classes as an eye tells apart, and as a die has faces. */
export const NOMBRE_CLASSES = { minimum: 2, maximum: 6 } as const;

export const REPRESENTATION_PAR_DEFAUT: Representation = {
  mesure: 'ecarts',
  decoupage: null,
  hexagones: false,
};

/** `places`, `places-jenks5`, `distance-seuils`, `places-main_20_50.5`, each with `-hex` or not; `''` for the default. */
export function ecrireRepresentation({ mesure, decoupage, hexagones }: Representation): string {
  const parts = [mesure, decoupage && ecrireDecoupage(decoupage), hexagones ? 'hex' : null];
  const text = parts.filter((part) => part !== null).join('-');
  return text === REPRESENTATION_PAR_DEFAUT.mesure ? '' : text;
}

/** Reads what {@link ecrireRepresentation} writes. Total: what does not read is at its default. */
export function lireRepresentation(text: string | null): Representation {
  const [first, ...others] = (text ?? '').split('-');
  const mesure = MESURES.find((candidate) => candidate === first);
  if (!mesure) return REPRESENTATION_PAR_DEFAUT;
  const hexagones = others.includes('hex');
  const [decoupage] = others.map(lireDecoupage).filter((read) => read !== null);
  return { mesure, decoupage: decoupage ?? null, hexagones };
}

function ecrireDecoupage(decoupage: Decoupage): string {
  switch (decoupage.methode) {
    case 'seuils':
      return 'seuils';
    case 'main':
      return ['main', ...decoupage.coupures].join('_');
    default:
      return decoupage.methode + String(decoupage.nombre);
  }
}

function lireDecoupage(text: string): Decoupage | null {
  if (text === 'seuils') return { methode: 'seuils' };
  const regle = REGLES.find((candidate) => text.startsWith(candidate));
  if (regle) return lireRegle(regle, text.slice(regle.length));
  const [first, ...values] = text.split('_');
  return first === 'main' ? lireMain(values) : null;
}

function lireRegle(methode: Regle, text: string): Decoupage | null {
  const nombre = /^\d$/.test(text) ? Number(text) : NaN;
  const { minimum, maximum } = NOMBRE_CLASSES;
  return nombre >= minimum && nombre <= maximum ? { methode, nombre } : null;
}

/** Breaks that ascend, as many as there may be. */
function lireMain(texts: readonly string[]): Decoupage | null {
  const coupures = texts.map((text) => (/^\d{1,7}(?:\.\d{1,4})?$/.test(text) ? Number(text) : NaN));
  const ascending = coupures.every((value, k) => value > (coupures[k - 1] ?? -1));
  const few = coupures.length >= 1 && coupures.length < NOMBRE_CLASSES.maximum;
  return ascending && few ? { methode: 'main', coupures } : null;
}
