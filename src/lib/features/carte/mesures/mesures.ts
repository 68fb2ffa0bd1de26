import type { Parametres } from '$lib/domain/parametres';
import type { Decoupage, Mesure, Regle } from '$lib/state/representation';
import { formatDecimal, formatKm, formatNombre } from '$lib/ui/format';

/** A measure that has one value for each unit. */
export type MesureSimple = Exclude<Mesure, 'ecarts' | 'croisement'>;

export const NOMS_MESURES: Readonly<Record<Mesure, string>> = {
  ecarts: 'Classes d’écart',
  places: 'Places accessibles pour 100 Pass',
  distance: 'Distance au lieu labellisé le plus proche',
  part: 'Part des Pass sans réponse',
  charge: 'Pass par lieu labellisé',
  pass: 'Pass en circulation',
  croisement: 'Distribution et lieux labellisés',
};

/** What a measure says, and of what. */
export const EXPLICATIONS: Readonly<Record<Mesure, string>> = {
  ecarts: 'Sans lieu, éloigné, saturé, tendu ou couvert, d’après les seuils de la méthode.',
  places:
    'Places des lieux labellisés à portée, partagées entre les Pass qui les demandent. Une coupure est toujours au seuil « tendu » : en dessous les places manquent, au-dessus elles suffisent.',
  distance: 'Par la route, estimée, de la commune au lieu labellisé le plus proche.',
  part: 'Pass sans place dans un lieu labellisé à portée, sur 100 Pass en circulation.',
  charge:
    'Pass en circulation dans l’intercommunalité, divisés par ses lieux labellisés. Toutes ses communes ont la même valeur.',
  pass: 'Un effectif se lit à la taille des cercles : il n’a pas de classes de couleur.',
  croisement:
    'Pass en circulation pour 1 000 habitants (trois tiers d’intercommunalités), et lieux labellisés pour 10 000 habitants (aucun, moins que la médiane, plus).',
};

export interface Lecture {
  readonly format: (valeur: number) => string;
  /** What an infinite value is. */
  readonly horsEchelle: string;
  /** Thresholds of the method, ascending; `null` where it has none for this measure. */
  readonly seuils: (parametres: Parametres) => readonly number[] | null;
  /** Where little turns into much: a break always stands there. `null`: classes run from little to much. */
  readonly pivot: (parametres: Parametres) => number | null;
  readonly decoupage: Decoupage;
  /** Whether most values are small and a few are great: their axis is logarithmic. */
  readonly etiree: boolean;
  /** Whether a value on few bénéficiaires gives them away, or is noise. */
  readonly secret: boolean;
}

export const LECTURES: Readonly<Record<MesureSimple, Lecture>> = {
  places: {
    format: formatNombre,
    horsEchelle: 'sans concurrence',
    seuils: ({ seuilSature, seuilTendu }) => [100 * seuilSature, 100 * seuilTendu],
    pivot: ({ seuilTendu }) => 100 * seuilTendu,
    decoupage: { methode: 'main', coupures: [25, 50, 100, 200] },
    etiree: true,
    secret: true,
  },
  distance: {
    format: formatKm,
    horsEchelle: 'aucun lieu accessible',
    seuils: ({ densites }) => {
      const km = Object.values(densites).flatMap(({ loin, tresLoin }) => [loin, tresLoin]);
      return [...new Set(km)].sort((a, b) => a - b).slice(0, 5);
    },
    pivot: () => null,
    decoupage: { methode: 'seuils' },
    etiree: true,
    secret: false,
  },
  part: {
    format: (valeur) => `${formatNombre(valeur)} %`,
    horsEchelle: '',
    seuils: () => null,
    pivot: () => null,
    decoupage: { methode: 'main', coupures: [25, 50, 75] },
    etiree: false,
    secret: true,
  },
  charge: {
    format: formatDecimal,
    horsEchelle: 'aucun lieu labellisé',
    seuils: () => null,
    pivot: () => null,
    decoupage: { methode: 'jenks', nombre: 4 },
    etiree: true,
    secret: true,
  },
  pass: {
    format: formatNombre,
    horsEchelle: '',
    seuils: () => null,
    pivot: () => null,
    decoupage: { methode: 'quantiles', nombre: 5 },
    etiree: true,
    secret: true,
  },
};

export const NOMS_REGLES: Readonly<Record<Regle | 'seuils' | 'main', string>> = {
  seuils: 'Seuils de la méthode',
  quantiles: 'Effectifs égaux (quantiles)',
  jenks: 'Groupes homogènes (Jenks)',
  egales: 'Intervalles égaux',
  main: 'Coupures fixes',
};

export const EXPLICATIONS_REGLES: Readonly<Record<Regle | 'seuils' | 'main', string>> = {
  seuils:
    'Les coupures sont les seuils des paramètres de la méthode : elles ne dépendent pas du territoire.',
  quantiles:
    'Chaque classe a autant de communes : la carte a toujours du contraste, mais des valeurs très proches peuvent être séparées.',
  jenks:
    'Les coupures passent dans les creux de l’histogramme : chaque classe réunit des valeurs proches (méthode de Fisher et Jenks).',
  egales: 'Chaque classe a la même largeur : des classes peuvent être presque vides.',
  main: 'Les coupures ne suivent pas les valeurs : déplacez-les sur l’histogramme, ou tapez-les.',
};

/** Whether colours say classes of the measure: a count does so where units have one area alone, elsewhere its size says it. */
export function isClassee(mesure: Mesure, hexagones: boolean): mesure is MesureSimple {
  return Object.hasOwn(LECTURES, mesure) && (mesure !== 'pass' || hexagones);
}
