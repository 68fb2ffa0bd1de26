import { remplir } from '../colonne';
import type { LigneCirculation, Lot } from '../pass';

import { numeroMois } from './calendrier';
import {
  type Anomalie,
  type Circulation,
  type CirculationColonnes,
  LIEU_INCONNU,
  type RegleAnomalie,
  SANS_LIEU,
} from './colonnes';

/** How the codes of the rows become indices; -1: unknown. */
export interface IndexCirculation {
  readonly commune: (codeInsee: string) => number;
  readonly lieu: (id: string) => number;
}

/**
 * Turns rows into columns, and gives each Pass spent its cohort: (lot, commune), expiring with the lot.
 *
 * Month after month: what is handed out first, then what is spent from a named lot, then what is spent from an unknown
 * lot, taken from the Pass of the commune that expire first. A Pass can be spent in every month up to that of
 * `finValidite`. A cohort never goes under zero: the excess is set aside and listed.
 * Source: methods §1, « first-expiring first ».
 */
export function packer(
  lignes: readonly LigneCirculation[],
  lots: readonly Lot[],
  index: IndexCirculation,
): Circulation {
  const imputation = new Imputation(lignes, lots, index);
  for (const mois of moisCroissants(lignes)) imputation.passer(mois);
  return imputation.resultat();
}

interface MoisDeLignes {
  readonly numero: number;
  readonly lignes: readonly number[];
}

function moisCroissants(lignes: readonly LigneCirculation[]): MoisDeLignes[] {
  const groupes = new Map<number, number[]>();
  lignes.forEach((ligne, i) => {
    const numero = numeroMois(ligne.mois);
    const groupe = groupes.get(numero);
    if (groupe) groupe.push(i);
    else groupes.set(numero, [i]);
  });
  return [...groupes]
    .map(([numero, indices]) => ({ numero, lignes: indices }))
    .sort((a, b) => a.numero - b.numero);
}

interface Mouvement {
  readonly ligne: number;
  readonly lot: number;
  readonly commune: number;
  readonly lieu: number;
  readonly mois: number;
  readonly carnets: number;
  readonly distribues: number;
  readonly utilises: number;
}

class Imputation {
  readonly #mouvements: Mouvement[] = [];
  readonly #anomalies: Anomalie[] = [];
  /** Pass left, by `commune × number of lots + lot`. */
  readonly #restes = new Map<number, number>();
  readonly #indexLots: ReadonlyMap<string, number>;
  /** Last month of use of each lot. */
  readonly #derniersMois: readonly number[];
  readonly #parExpiration: readonly number[];

  constructor(
    readonly lignes: readonly LigneCirculation[],
    readonly lots: readonly Lot[],
    readonly index: IndexCirculation,
  ) {
    this.#indexLots = new Map(lots.map((lot, i) => [lot.id, i]));
    this.#derniersMois = lots.map((lot) => numeroMois(lot.finValidite));
    this.#parExpiration = lots
      .map((_, i) => i)
      .sort((a, b) => compare(lots[a]!.finValidite, lots[b]!.finValidite) || a - b);
  }

  passer({ numero, lignes }: MoisDeLignes): void {
    const retenues = lignes.filter((i) => this.#retenir(i));
    for (const i of retenues) this.#distribuer(i, numero);
    for (const i of retenues) if (this.#lotDe(i) >= 0) this.#depenser(i, numero);
    for (const i of retenues) if (this.#lotDe(i) < 0) this.#depenserSansLot(i, numero);
  }

  resultat(): Circulation {
    return { colonnes: enColonnes(this.#mouvements), anomalies: this.#anomalies };
  }

  #lotDe(i: number): number {
    return this.#indexLots.get(this.lignes[i]!.lot) ?? -1;
  }

  #retenir(i: number): boolean {
    const ligne = this.lignes[i]!;
    const regle = this.#motifDeRejet(ligne);
    if (regle) this.#signaler(i, regle, true, ligne);
    return regle === null;
  }

  #motifDeRejet(ligne: LigneCirculation): RegleAnomalie | null {
    if (![ligne.carnets, ligne.distribues, ligne.utilises].every((n) => n >= 0 && n < Infinity))
      return 'valeur_invalide';
    return this.index.commune(ligne.codeInsee) < 0 ? 'commune_inconnue' : null;
  }

  #distribuer(i: number, mois: number): void {
    const { carnets, distribues, codeInsee } = this.lignes[i]!;
    if (carnets === 0 && distribues === 0) return;
    const lot = this.#lotDe(i);
    if (lot < 0) {
      this.#signaler(i, 'lot_inconnu', true, { carnets, distribues });
      return;
    }
    if (mois > this.#derniersMois[lot]!)
      this.#signaler(i, 'remise_tardive', false, { carnets, distribues });
    const commune = this.index.commune(codeInsee);
    this.#ajouter(commune, lot, distribues);
    this.#mouvements.push({
      ligne: i,
      lot,
      commune,
      lieu: SANS_LIEU,
      mois,
      carnets,
      distribues,
      utilises: 0,
    });
  }

  #depenser(i: number, mois: number): void {
    const { utilises, codeInsee } = this.lignes[i]!;
    if (utilises === 0) return;
    const lot = this.#lotDe(i);
    if (mois > this.#derniersMois[lot]!) {
      this.#signaler(i, 'apres_expiration', true, { utilises });
      return;
    }
    const pris = this.#prendre(i, this.index.commune(codeInsee), lot, mois, utilises);
    if (pris < utilises) this.#signaler(i, 'depassement', true, { utilises: utilises - pris });
  }

  #depenserSansLot(i: number, mois: number): void {
    const { utilises, codeInsee } = this.lignes[i]!;
    if (utilises === 0) return;
    const commune = this.index.commune(codeInsee);
    let reste = utilises;
    for (const lot of this.#parExpiration) {
      if (reste === 0) break;
      if (mois <= this.#derniersMois[lot]!) reste -= this.#prendre(i, commune, lot, mois, reste);
    }
    if (reste < utilises) this.#signaler(i, 'lot_inconnu', false, { utilises: utilises - reste });
    if (reste > 0) this.#signaler(i, 'depassement', true, { utilises: reste });
  }

  /** Takes up to `voulu` Pass from a cohort; what was taken. */
  #prendre(i: number, commune: number, lot: number, mois: number, voulu: number): number {
    const pris = Math.min(voulu, this.#restes.get(commune * this.lots.length + lot) ?? 0);
    if (pris === 0) return 0;
    const lieu = this.#lieuDe(i);
    if (lieu === LIEU_INCONNU) this.#signaler(i, 'lieu_inconnu', false, { utilises: pris });
    this.#ajouter(commune, lot, -pris);
    this.#mouvements.push({
      ligne: i,
      lot,
      commune,
      lieu,
      mois,
      carnets: 0,
      distribues: 0,
      utilises: pris,
    });
    return pris;
  }

  #lieuDe(i: number): number {
    const { lieu } = this.lignes[i]!;
    if (lieu === null) return SANS_LIEU;
    const index = this.index.lieu(lieu);
    return index < 0 ? LIEU_INCONNU : index;
  }

  #ajouter(commune: number, lot: number, pass: number): void {
    const cle = commune * this.lots.length + lot;
    this.#restes.set(cle, (this.#restes.get(cle) ?? 0) + pass);
  }

  #signaler(
    ligne: number,
    regle: RegleAnomalie,
    ecarte: boolean,
    {
      carnets = 0,
      distribues = 0,
      utilises = 0,
    }: Partial<Pick<Anomalie, 'carnets' | 'distribues' | 'utilises'>>,
  ): void {
    this.#anomalies.push({
      regle,
      source: 'circulation',
      ligne,
      ecarte,
      carnets,
      distribues,
      utilises,
    });
  }
}

function enColonnes(mouvements: readonly Mouvement[]): CirculationColonnes {
  const entiers = (cle: 'lot' | 'commune' | 'lieu' | 'mois' | 'ligne') =>
    remplir(new Int32Array(mouvements.length), (m) => mouvements[m]![cle]);
  const nombres = (cle: 'carnets' | 'distribues' | 'utilises') =>
    remplir(new Float64Array(mouvements.length), (m) => mouvements[m]![cle]);
  return {
    lot: entiers('lot'),
    commune: entiers('commune'),
    lieu: entiers('lieu'),
    mois: entiers('mois'),
    carnets: nombres('carnets'),
    distribues: nombres('distribues'),
    utilises: nombres('utilises'),
    ligne: entiers('ligne'),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
