import type { Colonnes } from './colonnes';
import type { MesureSimple } from './mesures';

/** The values of a measure, unit by unit: NaN where not known, ∞ where there is nothing to measure to. */
export function valeursDe(mesure: MesureSimple, colonnes: Colonnes): Float64Array {
  return Float64Array.from(colonnes.pass, (pass, k) =>
    pass > 0 ? VALEURS[mesure](colonnes, k) : NaN,
  );
}

const VALEURS: Readonly<Record<MesureSimple, (colonnes: Colonnes, unite: number) => number>> = {
  places: ({ places }, k) => 100 * places[k]!,
  distance: ({ distanceKm }, k) => distanceKm[k]!,
  part: ({ sansReponse, pass }, k) => (100 * sansReponse[k]!) / pass[k]!,
  pass: ({ pass }, k) => pass[k]!,
  charge: ({ pass, lieux }, k) => pass[k]! / lieux[k]!,
};

/** The values without those that rest on fewer bénéficiaires than the threshold. */
export function taire(
  valeurs: Float64Array,
  { beneficiaires }: Colonnes,
  seuilSecret: number,
): Float64Array {
  return valeurs.map((valeur, k) => (beneficiaires[k]! < seuilSecret ? NaN : valeur));
}

/** The value of its zone, for each unit. */
export function repandre(valeurs: Float64Array, zones: Int32Array): Float64Array {
  return Float64Array.from(zones, (zone) => valeurs[zone] ?? NaN);
}
