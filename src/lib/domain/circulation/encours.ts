import type { Jour } from '../codes';
import type { Lot } from '../pass';

import { numeroMois } from './calendrier';
import type { CirculationColonnes } from './colonnes';

/**
 * The state of the Pass by commune at a date; every array is indexed by commune.
 * For every commune: `distribues` = `utilises` + `expires` + `pass`, none negative.
 */
export interface Encours {
  readonly date: Jour;
  /** Pass en circulation. */
  readonly pass: Float64Array;
  /**
   * People who may still hold a Pass: for each lot still valid, its carnets handed out in the commune, and never more
   * than its Pass left there, since a holder has at least one. An upper bound: the rows do not say which carnets are empty.
   */
  readonly beneficiaires: Float64Array;
  /** Pass handed out since the first day. */
  readonly distribues: Float64Array;
  /** Pass spent since the first day. */
  readonly utilises: Float64Array;
  /** Pass of lots no longer valid that were never spent. */
  readonly expires: Float64Array;
}

/**
 * Pass en circulation by commune at the end of a day: handed out − spent − expired (methods §1).
 * A movement counts from the first day of its month; a lot is valid up to `finValidite` included.
 *
 * @param colonnes given by `packer` with these same lots.
 */
export function encours(
  colonnes: CirculationColonnes,
  lots: readonly Lot[],
  date: Jour,
  nombreCommunes: number,
): Encours {
  const etat: Encours = {
    date,
    pass: new Float64Array(nombreCommunes),
    beneficiaires: new Float64Array(nombreCommunes),
    distribues: new Float64Array(nombreCommunes),
    utilises: new Float64Array(nombreCommunes),
    expires: new Float64Array(nombreCommunes),
  };
  const valides = lots.map((lot) => lot.finValidite >= date);
  const cohortes = new Map<number, { carnets: number; pass: number }>();
  const { mois, commune, lot, carnets, distribues, utilises } = colonnes;
  const dernierMois = numeroMois(date);

  for (let i = 0; i < mois.length && mois[i]! <= dernierMois; i++) {
    const c = commune[i]!;
    const l = lot[i]!;
    const reste = distribues[i]! - utilises[i]!;
    etat.distribues[c]! += distribues[i]!;
    etat.utilises[c]! += utilises[i]!;
    if (!valides[l]) {
      etat.expires[c]! += reste;
      continue;
    }
    etat.pass[c]! += reste;
    const cle = c * lots.length + l;
    const cohorte = cohortes.get(cle) ?? { carnets: 0, pass: 0 };
    cohorte.carnets += carnets[i]!;
    cohorte.pass += reste;
    cohortes.set(cle, cohorte);
  }
  for (const [cle, cohorte] of cohortes) {
    etat.beneficiaires[Math.floor(cle / lots.length)]! += Math.min(cohorte.carnets, cohorte.pass);
  }
  return etat;
}
