import type { Agrement } from '$lib/domain/agrement';
import type { StructureCnfs } from '$lib/domain/cnfs';
import type { Lieu } from '$lib/domain/lieu';
import type { Operateur } from '$lib/domain/operateurs/operateur';
import type { Carnet, LigneCirculation, Lot, Utilisation } from '$lib/domain/pass';
import type { Suivi } from '$lib/domain/suivi';
import type { Qpv, ZonageRural } from '$lib/domain/zonage';

import { AGREMENTS } from './agrements/agrements';
import { CNFS_STRUCTURES } from './cnfs/structures';
import { COMMUNES, type LigneCommune } from './communes/communes';
import { DENSITE, type LigneDensite } from './communes/densite';
import { IFN, type LigneIfn } from './communes/ifn';
import type { Famille } from './famille';
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
  communes: LigneCommune;
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
