import { remplir } from '../colonne';
import type { Parametres } from '../parametres';
import { DENSITES } from '../territoire';

/** Classes of gap (methods §5); the place in the list is the code of a class. */
export const CLASSES = [
  'sans_lieu',
  'eloigne',
  'sature',
  'tendu',
  'couvert',
  'insuffisant',
] as const;

export type Classe = (typeof CLASSES)[number];

/** Why a commune has its class. */
export type Regle =
  | 'aucun_pass'
  | 'secret'
  | 'tres_loin'
  | 'loin'
  | 'places_rares'
  | 'places_justes'
  | 'places_suffisantes';

const CLASSE_DE_REGLE: Readonly<Record<Regle, Classe>> = {
  aucun_pass: 'insuffisant',
  secret: 'insuffisant',
  tres_loin: 'sans_lieu',
  loin: 'eloigne',
  places_rares: 'sature',
  places_justes: 'tendu',
  places_suffisantes: 'couvert',
};

/** Figures that the class of a commune rests on. */
export interface Faits {
  /** Pass en circulation. */
  readonly pass: number;
  readonly beneficiaires: number;
  /** Code of the density class: its place in `DENSITES`. */
  readonly densite: number;
  /** Nearest labelled lieu, km by road; ∞ where there is none. */
  readonly km: number;
  /** Places for one Pass, A_i; ∞ where a reached lieu is held to be unlimited, NaN where no Pass ever circulated. */
  readonly places: number;
}

/** Sums of places are rounded: a commune a billionth under a threshold stands on it. */
const ARRONDI = 1e-9;

/** The rule that decides: secrecy first, then distance, then places. Bounds belong to the better class. */
export function regleDe(faits: Faits, parametres: Parametres): Regle {
  const seuils = parametres.densites[DENSITES[faits.densite]!];
  if (faits.pass === 0) return 'aucun_pass';
  if (faits.beneficiaires < parametres.seuilSecret) return 'secret';
  if (faits.km > seuils.tresLoin) return 'tres_loin';
  if (faits.km > seuils.loin) return 'loin';
  if (faits.places < parametres.seuilSature - ARRONDI) return 'places_rares';
  if (faits.places < parametres.seuilTendu - ARRONDI) return 'places_justes';
  return 'places_suffisantes';
}

export function classeOf(regle: Regle): Classe {
  return CLASSE_DE_REGLE[regle];
}

/** Columns of {@link Faits}, by commune. */
export interface ColonnesFaits {
  readonly pass: Float64Array;
  readonly beneficiaires: Float64Array;
  readonly densite: Uint8Array;
  readonly km: Float64Array;
  readonly places: Float64Array;
}

export function faitsDe(colonnes: ColonnesFaits, commune: number): Faits {
  return {
    pass: colonnes.pass[commune]!,
    beneficiaires: colonnes.beneficiaires[commune]!,
    densite: colonnes.densite[commune]!,
    km: colonnes.km[commune]!,
    places: colonnes.places[commune]!,
  };
}

/** Code of the class of each commune: its place in {@link CLASSES}. */
export function classer(colonnes: ColonnesFaits, parametres: Parametres): Uint8Array {
  return remplir(new Uint8Array(colonnes.pass.length), (commune) =>
    CLASSES.indexOf(classeOf(regleDe(faitsDe(colonnes, commune), parametres))),
  );
}
