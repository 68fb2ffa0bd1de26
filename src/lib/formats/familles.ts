import type { Agrement } from '$lib/domain/agrement';
import type { StructureCnfs } from '$lib/domain/cnfs';
import type { Lieu } from '$lib/domain/lieu';
import type { Operateur } from '$lib/domain/operateurs/operateur';
import type { Carnet, LigneCirculation, Lot, Utilisation } from '$lib/domain/pass';
import type { Suivi } from '$lib/domain/suivi';
import type { Qpv, ZonageRural } from '$lib/domain/zonage';

import { AGREMENTS } from './agrements/agrements';
import { CNFS_STRUCTURES } from './cnfs/structures';
import { COMMUNES, type Contour } from './communes/contours';
import { DENSITE, type LigneDensite } from './communes/densite';
import { IFN, type LigneIfn } from './communes/ifn';
import type { Apercu, Correspondances, Famille } from './famille';
import type { Jeu } from './lecture';
import { CNFS_PERMANENCES, LIEUX } from './lieux/lieux';
import { OPERATEURS } from './operateurs/operateurs';
import { PASS_CARNETS } from './pass/carnets';
import { PASS_CIRCULATION } from './pass/circulation';
import { PASS_LOTS } from './pass/lots';
import { PASS_UTILISATIONS } from './pass/utilisations';
import { QPV } from './qpv/qpv';
import { FRR, ZRR } from './rural/rural';
import { SUIVI } from './suivi/suivi';

/** The row of each dataset that can be read. */
export interface RowOf {
  lieux: Lieu;
  qpv: Qpv;
  zrr: ZonageRural;
  frr: ZonageRural;
  'cnfs-structures': StructureCnfs;
  'cnfs-permanences': Lieu;
  agrements: Agrement;
  operateurs: Operateur;
  'pass-lots': Lot;
  'pass-carnets': Carnet;
  'pass-utilisations': Utilisation;
  'pass-circulation': LigneCirculation;
  ifn: LigneIfn;
  densite: LigneDensite;
  communes: Contour;
  suivi: Suivi;
}

/** A dataset that can be read from a file. */
export type JeuLu = keyof RowOf & Jeu;

export const FAMILLES: { readonly [J in JeuLu]: Famille<RowOf[J]> } = {
  qpv: QPV,
  zrr: ZRR,
  frr: FRR,
  'cnfs-structures': CNFS_STRUCTURES,
  'cnfs-permanences': CNFS_PERMANENCES,
  agrements: AGREMENTS,
  operateurs: OPERATEURS,
  'pass-lots': PASS_LOTS,
  'pass-carnets': PASS_CARNETS,
  'pass-utilisations': PASS_UTILISATIONS,
  'pass-circulation': PASS_CIRCULATION,
  ifn: IFN,
  densite: DENSITE,
  communes: COMMUNES,
  suivi: SUIVI,
  lieux: LIEUX,
};

export const JEUX_LUS = Object.keys(FAMILLES) as JeuLu[];

/** What a file was taken for, how surely (0–1), why, and what else it may be. */
export interface Reconnaissance {
  readonly jeu: JeuLu;
  readonly confiance: number;
  /** In French. */
  readonly raisons: readonly string[];
  /** Names of the columns: files of the same columns take the same mapping. */
  readonly colonnes: readonly string[];
  /** For a file of lieux, the columns that each field is read from, proposed or chosen; `null` for other datasets. */
  readonly correspondance: Correspondances | null;
  readonly alternatives: readonly { readonly jeu: JeuLu; readonly confiance: number }[];
}

/** Families that may read the file, the surest first. */
export function recogniseAll(
  apercu: Apercu,
  correspondance?: Correspondances,
): Pick<Reconnaissance, 'jeu' | 'confiance' | 'raisons'>[] {
  return JEUX_LUS.flatMap((jeu) => {
    const indice = FAMILLES[jeu].recognise(apercu, correspondance);
    return indice ? [{ jeu, ...indice }] : [];
  }).toSorted((one, other) => other.confiance - one.confiance);
}
