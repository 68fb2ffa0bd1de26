import { compatibiliteDe, type Compatibilite } from '$lib/domain/acces/compatibilite';
import type { Itinerance } from '$lib/domain/acces/itinerance';
import { SANS_TYPOLOGIE } from '$lib/domain/acces/offre';
import type { CirculationColonnes } from '$lib/domain/circulation/colonnes';
import { packer } from '$lib/domain/circulation/imputation';
import { remplir } from '$lib/domain/colonne';
import { signauxDuLieu } from '$lib/domain/couverture/signaux';
import { estPayable, type FichesLieux } from '$lib/domain/couverture/univers';
import { incertitudeOf } from '$lib/domain/tirages/scenario';
import { haversine, moindreDistance } from '$lib/domain/distance';
import type { Lieu } from '$lib/domain/lieu';
import { visitesParMois } from '$lib/domain/lieux/visites';
import type { Lot } from '$lib/domain/pass';
import { terresOf } from '$lib/domain/terre';
import { DENSITES, type Commune } from '$lib/domain/territoire';
import type { Points } from '$lib/domain/acces/voisinage';

import type { Monde } from './messages';

/** The world as columns: what crosses to the worker. */
export interface ColonnesMonde {
  readonly communes: ColonnesCommunes;
  readonly lieux: ColonnesLieux;
  readonly lots: readonly Lot[];
  readonly compatibilite: Compatibilite;
  readonly circulation: CirculationColonnes;
}

export interface ColonnesCommunes {
  readonly points: Points;
  /** Place of the density class in `DENSITES`. */
  readonly densite: Uint8Array;
  /** Km²; NaN where unknown. */
  readonly surface: Float64Array;
  /** Radius of the disc in which the demand of the commune may be, km: see `incertitudeOf`. */
  readonly incertitude: Float64Array;
}

export interface ColonnesLieux extends FichesLieux, Itinerance {
  readonly ids: readonly string[];
  readonly sirets: readonly (string | null)[];
  /** Index of the commune; -1 where unknown. */
  readonly commune: Int32Array;
  /** Any number that tells one typologie from another; `SANS_TYPOLOGIE` where the lieu says none. */
  readonly typologie: Uint16Array;
  /** CnFS posts. */
  readonly postes: Float64Array;
  /** Density class of the commune. */
  readonly densite: Uint8Array;
  /** Declared capacity, Pass a month; NaN where none was. */
  readonly declaree: Float64Array;
  readonly signaux: Uint8Array;
}

/**
 * Packs a world. A lieu without a point takes that of its commune; a lieu whose commune is not known takes the land and
 * the density of the nearest commune; a lieu with neither is nowhere.
 */
export function colonnesDe(monde: Monde): ColonnesMonde {
  const { communes, lots } = monde;
  const { index, colonnes } = communesDe(communes);
  const placeDe = communesDesLieux(monde, index);
  return {
    communes: colonnes,
    lieux: lieuxDe(monde, placeDe, colonnes),
    lots,
    compatibilite: compatibiliteDe(
      lots,
      monde.lieux.map(({ publics, services }, j) => ({
        commune: communes[placeDe[j]!] ?? null,
        publics,
        services,
      })),
      communes,
    ),
    circulation: circulationDe(monde, index),
  };
}

interface CommunesRangees {
  readonly index: ReadonlyMap<string, number>;
  readonly colonnes: ColonnesCommunes;
}

/** The same communes serve many worlds. */
const RANGEES = new WeakMap<readonly Commune[], CommunesRangees>();

/** Packs communes: made once, and by whoever has the time before a world is put together. */
export function communesDe(communes: readonly Commune[]): CommunesRangees {
  const faites = RANGEES.get(communes) ?? ranger(communes);
  RANGEES.set(communes, faites);
  return faites;
}

function ranger(communes: readonly Commune[]): CommunesRangees {
  const nombre = communes.length;
  const colonne = (valeur: (commune: Commune) => number): Float64Array =>
    remplir(new Float64Array(nombre), (i) => valeur(communes[i]!));
  return {
    index: new Map(communes.map(({ code }, i) => [code, i])),
    colonnes: {
      points: {
        latitude: colonne(({ latitude }) => latitude),
        longitude: colonne(({ longitude }) => longitude),
        terre: terresOf(communes),
      },
      densite: remplir(new Uint8Array(nombre), (i) => DENSITES.indexOf(communes[i]!.densite)),
      surface: colonne(({ surface }) => surface ?? NaN),
      incertitude: colonne(incertitudeOf),
    },
  };
}

/** Commune of each lieu: its own, else the nearest; -1 where neither is known. */
function communesDesLieux(
  { lieux, communes }: Monde,
  index: ReadonlyMap<string, number>,
): readonly number[] {
  return lieux.map(({ codeInsee, latitude, longitude }) => {
    const connue = codeInsee === null ? undefined : index.get(codeInsee);
    return connue ?? plusProcheCommune(communes, latitude, longitude);
  });
}

function lieuxDe(
  { lieux, signaux, capaciteDeclaree, postesCnfs }: Monde,
  commune: readonly number[],
  ou: Pick<ColonnesCommunes, 'points' | 'densite'>,
): ColonnesLieux {
  const nombre = lieux.length;
  const nombres = (valeur: (lieu: Lieu, j: number) => number): Float64Array =>
    remplir(new Float64Array(nombre), (j) => valeur(lieux[j]!, j));
  const drapeaux = (oui: (lieu: Lieu) => boolean): Uint8Array =>
    remplir(new Uint8Array(nombre), (j) => (oui(lieux[j]!) ? 1 : 0));
  return {
    ids: lieux.map(({ id }) => id),
    noms: lieux.map(({ nom }) => nom),
    sirets: lieux.map(({ siret }) => siret),
    points: {
      latitude: nombres((lieu, j) => lieu.latitude ?? ou.points.latitude[commune[j]!] ?? NaN),
      longitude: nombres((lieu, j) => lieu.longitude ?? ou.points.longitude[commune[j]!] ?? NaN),
      terre: remplir(new Uint16Array(nombre), (j) => ou.points.terre[commune[j]!] ?? 0),
    },
    commune: remplir(new Int32Array(nombre), (j) => commune[j]!),
    densite: remplir(new Uint8Array(nombre), (j) => ou.densite[commune[j]!] ?? 0),
    typologie: typologiesDe(lieux),
    postes: postesCnfs?.slice() ?? new Float64Array(nombre),
    itinerant: drapeaux(({ itinerant }) => itinerant === true),
    visites: nombres(({ itinerant, horaires }) =>
      itinerant === true ? (visitesParMois(horaires) ?? NaN) : NaN,
    ),
    labellise: drapeaux(({ accepte }) => accepte === 'oui'),
    payable: drapeaux(({ services }) => estPayable(services)),
    declaree: capaciteDeclaree?.slice() ?? new Float64Array(nombre).fill(NaN),
    signaux: remplir(new Uint8Array(nombre), (j) => signauxDuLieu(lieux[j]!) | (signaux?.[j] ?? 0)),
  };
}

/** Lieux that say the same typologies are of one kind. */
function typologiesDe(lieux: readonly Lieu[]): Uint16Array {
  const codes = new Map([['', SANS_TYPOLOGIE]]);
  return remplir(new Uint16Array(lieux.length), (j) => {
    const cle = [...lieux[j]!.typologies].sort().join('|');
    const code = codes.get(cle) ?? codes.size;
    codes.set(cle, code);
    return code;
  });
}

/** Index of the commune nearest to a point; -1 where there is no point. */
function plusProcheCommune(
  communes: readonly Commune[],
  latitude: number | null,
  longitude: number | null,
): number {
  if (latitude === null || longitude === null) return -1;
  let meilleure = -1;
  let moindre = Infinity;
  communes.forEach((commune, i) => {
    if (moindreDistance(latitude, commune.latitude) >= moindre) return;
    const km = haversine(latitude, longitude, commune.latitude, commune.longitude);
    if (km >= moindre) return;
    moindre = km;
    meilleure = i;
  });
  return meilleure;
}

function circulationDe(
  { circulation, lieux, lots }: Monde,
  index: ReadonlyMap<string, number>,
): CirculationColonnes {
  if ('mois' in circulation) return circulation;
  const lieuDe = new Map(lieux.map(({ id }, j) => [id, j]));
  return packer(circulation, lots, {
    commune: (code) => index.get(code) ?? -1,
    lieu: (id) => lieuDe.get(id) ?? -1,
  }).colonnes;
}
