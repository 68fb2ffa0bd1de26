import { CLASSES } from '$lib/domain/ecarts/classes';
import type { Hexagones } from '$lib/map/donnees';
import { NOMS_CLASSES } from '$lib/map/palette';

import { colonnesDesCommunes } from './colonnes';
import { communesDe, formesDe, grilleDe, unitesHexagones } from './hexagones';
import type { Demande } from './representer';
import { thematiqueDe, type Thematique } from './thematique';

/** One hexagon, as the map, the table and the export say it. */
export interface LigneHexagone {
  readonly index: number;
  /** Code of the cell on the H3 grid. */
  readonly cellule: string;
  /** The commune of most Pass. */
  readonly autourDe: string;
  readonly departement: string;
  readonly communes: number;
  readonly pass: number;
  readonly sansReponse: number;
  readonly lieux: number;
  readonly distanceKm: number;
  readonly places100: number | null;
  /** Class of gap of most Pass. */
  readonly classe: string;
}

export interface VueHexagones {
  readonly thematique: Thematique | null;
  readonly formes: Hexagones;
  readonly lignes: readonly LigneHexagone[];
  /** Hexagons of the territory by class of gap. */
  readonly comptes: readonly number[];
}

/** Communes put together in hexagons; coloured by the measure, or by the class of gap of most Pass. */
export function representerHexagones(demande: Demande, resolution: number): VueHexagones {
  const { monde, ecarts, representation, parametres } = demande;
  const grille = grilleDe(monde.communes, resolution);
  const unites = unitesHexagones(grille, colonnesDesCommunes(monde, ecarts));
  const retenues = [...new Set(demande.communes.map((commune) => grille.zones[commune]!))];
  const thematique = thematiqueDe(representation, unites, retenues, parametres);
  const membres = communesDe(grille, ecarts.passCirculation);
  const { colonnes } = unites;
  const secretes = colonnes.classe.map((classe, k) =>
    colonnes.beneficiaires[k]! < parametres.seuilSecret ? INSUFFISANT : classe,
  );
  const comptes = CLASSES.map(() => 0);
  for (const hexagone of retenues) comptes[secretes[hexagone]!]! += 1;
  return {
    thematique,
    comptes,
    formes: formesDe(grille, membres, monde.communes, thematique?.classe ?? secretes),
    lignes: retenues
      .map((index): LigneHexagone => {
        const first = monde.communes[membres[index]![0]!]!;
        const places = 100 * colonnes.places[index]!;
        return {
          index,
          cellule: grille.cellules[index]!,
          autourDe: first.nom,
          departement:
            monde.referentiel.departements.get(first.departement)?.nom ?? first.departement,
          communes: membres[index]!.length,
          pass: colonnes.pass[index]!,
          sansReponse: colonnes.sansReponse[index]!,
          lieux: colonnes.lieux[index]!,
          distanceKm: colonnes.distanceKm[index]!,
          places100: Number.isFinite(places) ? places : null,
          classe: NOMS_CLASSES[CLASSES[secretes[index]!]!],
        };
      })
      .sort((a, b) => b.sansReponse - a.sansReponse || b.pass - a.pass || a.index - b.index),
  };
}

const INSUFFISANT = CLASSES.indexOf('insuffisant');
