import { e2sfca } from '../acces/methodes';
import type { Offre } from '../acces/offre';
import { poidsDesPas } from '../acces/pas';
import { restreindre, type TableCouts } from '../acces/table';
import type { PlusProches } from '../acces/voisinage';
import { prendre, remplir } from '../colonne';
import { ligneMediane, placesDe, sommer, type LignesMesurees } from '../demandes/bilan';
import type { Demandes } from '../demandes/demandes';
import { partager } from '../flot/partage';
import type { Parametres } from '../parametres';

import { classer, type ColonnesFaits } from './classes';

/** What the gaps are computed from: columns by row of demand and by lieu. */
export interface Situation {
  readonly demandes: Demandes;
  /** Pass en circulation, by row. */
  readonly pass: Float64Array;
  readonly beneficiaires: Float64Array;
  /** Density class, by row: its place in `DENSITES`. */
  readonly densite: Uint8Array;
  /** Reach of each row, km by road; negative where no Pass ever circulated: places are not measured there. */
  readonly portees: Float64Array;
  /** Pairs of rows and of the lieux within the last step that take their Pass, labelled or not. */
  readonly table: TableCouts;
  readonly labellise: Uint8Array;
  /** By row. */
  readonly plusProches: PlusProches;
  readonly offre: Offre;
}

/** The gaps: columns by commune. */
export interface MesuresEcarts extends ColonnesFaits {
  /** Pass en circulation. */
  readonly pass: Float64Array;
  readonly beneficiaires: Float64Array;
  /** Nearest labelled lieu, km by road: half of the Pass of the commune have one as near. */
  readonly km: Float64Array;
  /** Its index; -1 where there is none. */
  readonly plusProche: Int32Array;
  /**
   * Places for one Pass, A_i by E2SFCA; ∞ where a reached lieu has no known capacity, NaN where no Pass ever circulated.
   */
  readonly places: Float64Array;
  /** Pass that find a place within the last step, by maximum flow. */
  readonly servis: Float64Array;
  /** Pass en circulation − `servis`. */
  readonly sansReponse: Float64Array;
  /** Code in `CLASSES`. */
  readonly classe: Uint8Array;
  /** The same by row of demand. */
  readonly lignes: { readonly places: Float64Array; readonly servis: Float64Array };
}

/**
 * Places, Pass sans réponse and class of each commune.
 *
 * Pass en circulation are a stock and a capacity is a flow, Pass a month: they are set against each other over
 * `horizonMois`, the months in which the stock is to be spent. A lieu offers S_j × `horizonMois` places.
 */
export function mesurer(situation: Situation, parametres: Parametres): MesuresEcarts {
  const { pass, densite, labellise, plusProches, portees } = situation;
  const table = restreindre(situation.table, labellise);
  const poids = poidsDesPas(table, densite, parametres);
  const offertes = situation.offre.capacite.map((capacite) => capacite * parametres.horizonMois);
  const places = e2sfca({ table, poids, demande: pass, offre: offertes }).map((valeur, ligne) =>
    portees[ligne]! < 0 ? NaN : valeur,
  );
  const servis = partager({ table, demande: pass, places: offertes });
  const faits = faitsCommunes(situation, { pass, places, km: plusProches.km });
  return {
    ...faits,
    ...bilanServis(situation, servis),
    classe: classer(faits, parametres),
    lignes: { places, servis },
  };
}

/** Pass that find a place and those that do not, by commune. */
export function bilanServis({ demandes, pass }: Situation, parLigne: Float64Array) {
  const servis = sommer(demandes, parLigne);
  const sansReponse = sommer(demandes, pass).map((total, i) => total - servis[i]!);
  return { servis, sansReponse };
}

/** What classes are told from, by commune. */
function faitsCommunes(situation: Situation, lignes: LignesMesurees) {
  const { demandes, pass, beneficiaires, plusProches } = situation;
  const communes = demandes.debuts.subarray(0, -1);
  const nombre = communes.length;
  const medianes = remplir(new Uint32Array(nombre), (i) => ligneMediane(demandes, lignes, i));
  return {
    pass: sommer(demandes, pass),
    beneficiaires: sommer(demandes, beneficiaires),
    densite: prendre(situation.densite, communes),
    km: prendre(plusProches.km, medianes),
    plusProche: prendre(plusProches.offre, medianes),
    places: remplir(new Float64Array(nombre), (i) => placesDe(demandes, lignes, i)),
  };
}
