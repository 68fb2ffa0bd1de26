import { e2sfca } from '../acces/methodes';
import type { Offre } from '../acces/offre';
import { poidsDesPas } from '../acces/pas';
import { restreindre, type TableCouts } from '../acces/table';
import type { PlusProches } from '../acces/voisinage';
import type { Parametres } from '../parametres';

import { classer } from './classes';
import { partager } from '../flot/partage';

/** What the gaps are computed from: columns by commune and by lieu. */
export interface Situation {
  /** Pass en circulation, by commune. */
  readonly pass: Float64Array;
  readonly beneficiaires: Float64Array;
  /** Density class, by commune: its place in `DENSITES`. */
  readonly densite: Uint8Array;
  /** Pairs of communes and lieux within the last step, labelled or not. */
  readonly table: TableCouts;
  readonly labellise: Uint8Array;
  readonly plusProches: PlusProches;
  readonly offre: Offre;
}

/** The gaps: columns by commune. */
export interface MesuresEcarts {
  /** Places for one Pass, A_i by E2SFCA; ∞ where a reached lieu has no known capacity. */
  readonly places: Float64Array;
  /** Pass that find a place within the last step, by maximum flow. */
  readonly servis: Float64Array;
  /** Pass en circulation − `servis`. */
  readonly sansReponse: Float64Array;
  /** Code in `CLASSES`. */
  readonly classe: Uint8Array;
}

/**
 * Places, Pass sans réponse and class of each commune.
 *
 * Pass en circulation are a stock and a capacity is a flow, Pass a month: they are set against each other over
 * `horizonMois`, the months in which the stock is to be spent. A lieu offers S_j × `horizonMois` places.
 */
export function mesurer(situation: Situation, parametres: Parametres): MesuresEcarts {
  const { pass, beneficiaires, densite, labellise, plusProches } = situation;
  const table = restreindre(situation.table, labellise);
  const poids = poidsDesPas(table, densite, parametres);
  const offertes = situation.offre.capacite.map((capacite) => capacite * parametres.horizonMois);
  const places = e2sfca({ table, poids, demande: pass, offre: offertes });
  const servis = partager({ table, demande: pass, places: offertes });
  const sansReponse = pass.map((total, i) => total - servis[i]!);
  const classe = classer({ pass, beneficiaires, densite, km: plusProches.km, places }, parametres);
  return { places, servis, sansReponse, classe };
}
