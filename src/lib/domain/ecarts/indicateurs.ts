import { prendre } from '../colonne';
import { gini, moyenne, partSousSeuil, profondeurSousSeuil } from '../inegalite/mesures';
import type { Parametres } from '../parametres';

/** Columns by commune that indicators are summed from. */
export interface ColonnesIndicateurs {
  readonly passCirculation: Float64Array;
  readonly beneficiaires: Float64Array;
  readonly distanceKm: Float64Array;
  /** Places for one Pass; NaN where a reached lieu has no known capacity. */
  readonly places: Float64Array;
  readonly sansReponse: Float64Array;
}

/** Measures of a territory, or of any set of communes: in a QPV, in a rural zoning (methods §4). Pass are the weights. */
export interface Indicateurs {
  readonly pass: number;
  readonly beneficiaires: number;
  readonly sansReponse: number;
  /** Share of the Pass at more than 10 and 20 km by road of a labelled lieu, 0 to 1. */
  readonly partAuDela10: number;
  readonly partAuDela20: number;
  /** From a Pass to the nearest labelled lieu, km by road: half are nearer. */
  readonly distanceMediane: number;
  /** Mean over Pass of 100·A_i. Like the next three, NaN where a capacity is unknown, or where no Pass circulates. */
  readonly placesPour100: number;
  readonly gini: number;
  /** Share of the Pass with fewer places than the threshold of « tendu » (FGT0), and depth of what they lack (FGT1). */
  readonly partEnTension: number;
  readonly profondeurTension: number;
}

/** Indicators of some communes; of all where `null`. */
export function indicateursDe(
  colonnes: ColonnesIndicateurs,
  communes: Iterable<number> | null,
  { seuilTendu }: Parametres,
): Indicateurs {
  const retenues = [...(communes ?? colonnes.passCirculation.keys())].filter(
    (i) => colonnes.passCirculation[i]! > 0,
  );
  const extraire = (colonne: Float64Array): Float64Array => prendre(colonne, retenues);
  const population = extraire(colonnes.passCirculation);
  const km = extraire(colonnes.distanceKm);
  const places = { valeur: extraire(colonnes.places), population };
  const auDela = (seuil: number): number =>
    moyenne({ valeur: km.map((distance) => (distance > seuil ? 1 : 0)), population });
  const connues = retenues.length > 0 && !places.valeur.some(Number.isNaN);
  return {
    pass: somme(population),
    beneficiaires: somme(extraire(colonnes.beneficiaires)),
    sansReponse: somme(extraire(colonnes.sansReponse)),
    partAuDela10: auDela(10),
    partAuDela20: auDela(20),
    distanceMediane: mediane(km, population),
    placesPour100: connues ? 100 * moyenne(places) : NaN,
    gini: connues ? gini(places) : NaN,
    partEnTension: connues ? partSousSeuil(places, seuilTendu) : NaN,
    profondeurTension: connues ? profondeurSousSeuil(places, seuilTendu) : NaN,
  };
}

/** Least value that half of the weights reach; NaN where nothing weighs. */
function mediane(valeurs: Float64Array, poids: Float64Array): number {
  const rangs = [...valeurs.keys()].sort((a, b) => valeurs[a]! - valeurs[b]!);
  const moitie = somme(poids) / 2;
  let cumul = 0;
  for (const i of rangs) {
    cumul += poids[i]!;
    if (cumul >= moitie) return valeurs[i]!;
  }
  return NaN;
}

function somme(valeurs: Float64Array): number {
  let total = 0;
  for (const valeur of valeurs) total += valeur;
  return total;
}
