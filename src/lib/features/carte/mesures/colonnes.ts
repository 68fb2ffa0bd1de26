import type { Ecarts } from '$lib/compute/messages';
import { CLASSES } from '$lib/domain/ecarts/classes';
import type { MondeAffiche } from '$lib/state/monde';

/** What is known of each unit of the map: a commune, an intercommunalité or a hexagon. */
export interface Colonnes {
  readonly pass: Float64Array;
  readonly beneficiaires: Float64Array;
  readonly sansReponse: Float64Array;
  /** Places for one Pass; NaN where not known. */
  readonly places: Float64Array;
  /** To the nearest labelled lieu, km by road; ∞ where none can be reached. */
  readonly distanceKm: Float64Array;
  /** Code in `CLASSES`. */
  readonly classe: Uint8Array;
  /** Labelled lieux that stand there. */
  readonly lieux: Float64Array;
  readonly population: Float64Array;
}

export function colonnesDesCommunes(monde: MondeAffiche, ecarts: Ecarts): Colonnes {
  const lieux = new Float64Array(monde.communes.length);
  for (const { accepte, codeInsee } of monde.lieux) {
    const commune = codeInsee === null ? -1 : monde.referentiel.indexOf(codeInsee);
    if (accepte === 'oui' && commune >= 0) lieux[commune]! += 1;
  }
  return {
    pass: ecarts.passCirculation,
    beneficiaires: ecarts.beneficiaires,
    sansReponse: ecarts.sansReponse,
    places: ecarts.places,
    distanceKm: ecarts.distanceKm,
    classe: ecarts.classe,
    lieux,
    population: Float64Array.from(monde.communes, ({ population }) => population),
  };
}

/**
 * Units put together in zones. Counts add up; places and distance are means over Pass, ∞ where every Pass is out of reach,
 * NaN where a part is not known; the class is that of most Pass.
 *
 * @param zones for each unit the index of its zone; -1: none.
 */
export function agreger(colonnes: Colonnes, zones: Int32Array, nombre: number): Colonnes {
  const somme = (valeurs: Float64Array): Float64Array => {
    const totals = new Float64Array(nombre);
    for (let k = 0; k < zones.length; k++) if (zones[k]! >= 0) totals[zones[k]!]! += valeurs[k]!;
    return totals;
  };
  const pass = somme(colonnes.pass);
  const parPass = (valeurs: Float64Array): Float64Array => {
    const porte = colonnes.pass.map((value, k) => (value > 0 ? value * valeurs[k]! : 0));
    return somme(porte).map((total, zone) => total / pass[zone]!);
  };
  return {
    pass,
    beneficiaires: somme(colonnes.beneficiaires),
    sansReponse: somme(colonnes.sansReponse),
    places: parPass(colonnes.places),
    distanceKm: distanceMoyenne(colonnes, zones, nombre),
    classe: classeDominante(colonnes, zones, nombre),
    lieux: somme(colonnes.lieux),
    population: somme(colonnes.population),
  };
}

/** For each commune the index of its intercommunalité, or of itself where it has none; and how many there are. */
export function zonesEpci(communes: MondeAffiche['communes']): {
  zones: Int32Array;
  nombre: number;
} {
  const indexes = new Map<string, number>();
  const zones = Int32Array.from(communes, ({ code, epci }) => {
    const key = epci ?? code;
    const known = indexes.get(key) ?? indexes.size;
    indexes.set(key, known);
    return known;
  });
  return { zones, nombre: indexes.size };
}

/** Mean over the Pass that can reach a lieu; ∞ where none can. */
function distanceMoyenne(
  { pass, distanceKm }: Colonnes,
  zones: Int32Array,
  nombre: number,
): Float64Array {
  const [km, arrives] = [new Float64Array(nombre), new Float64Array(nombre)];
  for (let k = 0; k < zones.length; k++) {
    if (zones[k]! < 0 || !(pass[k]! > 0) || distanceKm[k] === Infinity) continue;
    km[zones[k]!]! += pass[k]! * distanceKm[k]!;
    arrives[zones[k]!]! += pass[k]!;
  }
  return km.map((total, zone) => (arrives[zone]! > 0 ? total / arrives[zone]! : Infinity));
}

function classeDominante(
  { pass, classe }: Colonnes,
  zones: Int32Array,
  nombre: number,
): Uint8Array {
  const parts = new Float64Array(nombre * CLASSES.length);
  for (let k = 0; k < zones.length; k++)
    if (zones[k]! >= 0) parts[zones[k]! * CLASSES.length + classe[k]!]! += pass[k]!;
  return Uint8Array.from({ length: nombre }, (_, zone) => {
    const part = parts.subarray(zone * CLASSES.length, (zone + 1) * CLASSES.length);
    return part.indexOf(Math.max(...part));
  });
}
