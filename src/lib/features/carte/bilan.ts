import { accorde } from '$lib/ui/format';

import type { LigneCommune } from './lignes';

/** What a territory sums up to. Shares are of its Pass en circulation; `null` where nothing circulates. */
export interface Bilan {
  readonly communes: number;
  readonly pass: number;
  readonly beneficiaires: number;
  readonly sansReponse: number;
  readonly partPlusDe10Km: number | null;
  readonly partPlusDe20Km: number | null;
  /** Distance at which half of the Pass are nearer a labelled lieu; ∞ where half reach none. */
  readonly distanceMediane: number | null;
  readonly parClasse: readonly { readonly communes: number; readonly pass: number }[];
}

/** Sums the communes of a territory up. `classes` is the number of classes of gap. */
export function bilanDe(lignes: readonly LigneCommune[], classes: number): Bilan {
  const parClasse = Array.from({ length: classes }, () => ({ communes: 0, pass: 0 }));
  for (const ligne of lignes) {
    parClasse[ligne.classe]!.communes += 1;
    parClasse[ligne.classe]!.pass += ligne.pass;
  }
  const pass = sum(lignes, (ligne) => ligne.pass);
  const shareBeyond = (km: number): number | null =>
    pass === 0 ? null : sum(lignes, (ligne) => (ligne.distanceKm > km ? ligne.pass : 0)) / pass;
  return {
    communes: lignes.length,
    pass,
    beneficiaires: sum(lignes, (ligne) => ligne.beneficiaires),
    sansReponse: sum(lignes, (ligne) => ligne.sansReponse),
    partPlusDe10Km: shareBeyond(10),
    partPlusDe20Km: shareBeyond(20),
    distanceMediane: pass === 0 ? null : weightedMedian(lignes, pass),
    parClasse,
  };
}

const SANS_LIEU = 0;
const ELOIGNE = 1;

/**
 * The picture in one sentence: « 12 communes sans lieu et 8 éloignées : 3 120 Pass, surtout dans le Cantal. »
 */
export function phraseDe(lignes: readonly LigneCommune[], bilan: Bilan, ou: string): string {
  if (lignes.length === 0) return `Aucun Pass en circulation n’est connu ${ou}.`;
  const sans = bilan.parClasse[SANS_LIEU]!;
  const loin = bilan.parClasse[ELOIGNE]!;
  const touchees = lignes.filter((ligne) => ligne.classe === SANS_LIEU || ligne.classe === ELOIGNE);
  if (touchees.length === 0) {
    return `${capitalized(ou)}, aucune commune où circulent des Pass n’est classée sans lieu ou éloignée.`;
  }
  const communes = [
    sans.communes > 0 && accorde(sans.communes, 'commune sans lieu', 'communes sans lieu'),
    loin.communes > 0 && accorde(loin.communes, 'commune éloignée', 'communes éloignées'),
  ].filter((part) => part !== false);
  const pass = accorde(Math.round(sans.pass + loin.pass), 'Pass y circule', 'Pass y circulent');
  return `${capitalized(ou)}, ${communes.join(' et ')} : ${pass}${surtout(touchees)}.`;
}

/** The département that holds more than a third of the Pass concerned, when there are several. */
function surtout(lignes: readonly LigneCommune[]): string {
  const pass = new Map<string, number>();
  for (const ligne of lignes) {
    pass.set(ligne.departement, (pass.get(ligne.departement) ?? 0) + ligne.pass);
  }
  if (pass.size < 2) return '';
  const [first] = [...pass].sort((a, b) => b[1] - a[1]);
  const total = sum(lignes, (ligne) => ligne.pass);
  return first && first[1] > total / 3 ? `, surtout dans le département « ${first[0]} »` : '';
}

function weightedMedian(lignes: readonly LigneCommune[], total: number): number {
  const sorted = [...lignes].sort((a, b) => a.distanceKm - b.distanceKm);
  let below = 0;
  for (const ligne of sorted) {
    below += ligne.pass;
    if (below >= total / 2) return ligne.distanceKm;
  }
  return Infinity;
}

function sum(lignes: readonly LigneCommune[], value: (ligne: LigneCommune) => number): number {
  return lignes.reduce((total, ligne) => total + value(ligne), 0);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
