import { rapports } from '../acces/methodes';
import { poidsDesPas } from '../acces/pas';
import { restreindre } from '../acces/table';
import { partsDe } from '../demandes/bilan';
import type { Parametres } from '../parametres';
import { DENSITES } from '../territoire';

import { classeOf, faitsDe, regleDe, type Classe, type Faits, type Regle } from './classes';
import type { MesuresEcarts, Situation } from './ecarts';

/** Why a commune has its class: the rule, the figures it read, and the lieux behind them. */
export interface Explication extends Faits {
  readonly commune: number;
  readonly classe: Classe;
  readonly regle: Regle;
  /** Distance and place thresholds in force for the commune. */
  readonly seuils: {
    readonly loin: number;
    readonly tresLoin: number;
    readonly sature: number;
    readonly tendu: number;
    readonly secret: number;
  };
  readonly servis: number;
  readonly sansReponse: number;
  /** Labelled lieux within the last step, the nearest first: their `apport` sum to `places`. */
  readonly lieux: readonly ApportLieu[];
}

/** What a lieu brings to a commune: `apport` = `part` × `poids` × `capacite` × horizon / `charge`. */
export interface ApportLieu {
  readonly lieu: number;
  /** By road. */
  readonly km: number;
  readonly poids: number;
  /** Share of the Pass of the commune that can be spent there, 0 to 1: their lots allow it. */
  readonly part: number;
  /** Pass a month; NaN where unknown, held to be unlimited. */
  readonly capacite: number;
  /** Code in `SOURCES_CAPACITE`. */
  readonly capaciteSource: number;
  /** Pass of all the communes that reach the lieu, weighted: Σ_k P_k w_kj. */
  readonly charge: number;
  /** Places for one Pass. */
  readonly apport: number;
}

export function expliquer(
  commune: number,
  situation: Situation,
  mesures: MesuresEcarts,
  parametres: Parametres,
): Explication {
  const { servis, sansReponse } = mesures;
  const faits = faitsDe(mesures, commune);
  const regle = regleDe(faits, parametres);
  const { loin, tresLoin } = parametres.densites[DENSITES[faits.densite]!];
  return {
    ...faits,
    commune,
    regle,
    classe: classeOf(regle),
    seuils: {
      loin,
      tresLoin,
      sature: parametres.seuilSature,
      tendu: parametres.seuilTendu,
      secret: parametres.seuilSecret,
    },
    servis: servis[commune]!,
    sansReponse: sansReponse[commune]!,
    lieux: apports(commune, situation, parametres),
  };
}

function apports(commune: number, situation: Situation, parametres: Parametres): ApportLieu[] {
  const { demandes, pass, densite, labellise, offre } = situation;
  const table = restreindre(situation.table, labellise);
  const poids = poidsDesPas(table, densite, parametres);
  const unitaires = new Float64Array(labellise.length).fill(1);
  const parPlace = rapports({ table, poids, demande: pass, offre: unitaires });
  const lieux = new Map<number, ApportLieu>();
  partsDe(demandes, pass, commune).forEach((partDeLigne, rang) => {
    const ligne = demandes.debuts[commune]! + rang;
    for (let k = table.debuts[ligne]!; k < table.debuts[ligne + 1]!; k++) {
      const lieu = table.offre[k]!;
      const capacite = offre.capacite[lieu]!;
      const offertes = Number.isNaN(capacite) ? Infinity : capacite * parametres.horizonMois;
      const part = (lieux.get(lieu)?.part ?? 0) + partDeLigne;
      const sansApport = part === 0 || poids[k] === 0 || parPlace[lieu] === 0;
      lieux.set(lieu, {
        lieu,
        km: table.cout[k]!,
        poids: poids[k]!,
        part,
        capacite,
        capaciteSource: offre.source[lieu]!,
        charge: parPlace[lieu] === 0 ? 0 : 1 / parPlace[lieu]!,
        apport: sansApport ? 0 : part * poids[k]! * offertes * parPlace[lieu]!,
      });
    }
  });
  return [...lieux.values()].sort((a, b) => a.km - b.km || a.lieu - b.lieu);
}
