import { moisOf } from '../codes';
import type { Carnet, LigneCirculation, Lot, Utilisation } from '../pass';

import type { Anomalie, RegleAnomalie } from './colonnes';

/** The detailed form, checked at the grain of the carnet, and its sums. */
export interface Agregation {
  /** By month, lot and commune of the carnet, and by lieu for what is spent. In order of month. */
  readonly lignes: readonly LigneCirculation[];
  /** What was spent and stands: by day, with `nombrePass` lowered where the carnet held less. */
  readonly utilisations: readonly Utilisation[];
  /** Over the rows read: Σ `nombrePass` = Σ of the lines + Σ of the findings set aside. */
  readonly anomalies: readonly Anomalie[];
}

/**
 * Sums carnets and their uses by month. A use is set aside when its carnet is unknown, when it comes before the carnet
 * was handed out or after the lot expired (to the day), and for what exceeds the Pass of the carnet.
 */
export function agreger(
  lots: readonly Lot[],
  carnets: readonly Carnet[],
  utilisations: readonly Utilisation[],
): Agregation {
  const { retenues, anomalies } = retenir(lots, carnets, utilisations);
  const lignes = new Map<string, LigneModifiable>();
  for (const carnet of carnets) {
    const ligne = ligneDe(lignes, carnet, moisOf(carnet.dateRemise), null);
    ligne.carnets += 1;
    ligne.distribues += carnet.nombrePass;
  }
  for (const { carnet, utilisation } of retenues) {
    ligneDe(lignes, carnet, moisOf(utilisation.date), utilisation.lieu).utilises +=
      utilisation.nombrePass;
  }
  return {
    lignes: [...lignes.values()].sort((a, b) => compare(a.mois, b.mois)),
    utilisations: retenues.map(({ utilisation }) => utilisation),
    anomalies,
  };
}

interface Retenue {
  readonly carnet: Carnet;
  readonly utilisation: Utilisation;
}

type LigneModifiable = { -readonly [K in keyof LigneCirculation]: LigneCirculation[K] };

function retenir(
  lots: readonly Lot[],
  carnets: readonly Carnet[],
  utilisations: readonly Utilisation[],
): { retenues: Retenue[]; anomalies: Anomalie[] } {
  const parId = new Map(carnets.map((carnet) => [carnet.id, carnet]));
  const fins = new Map(lots.map((lot) => [lot.id, lot.finValidite]));
  const restes = new Map(carnets.map((carnet) => [carnet.id, carnet.nombrePass]));
  const retenues: Retenue[] = [];
  const anomalies: Anomalie[] = [];
  const ecarter = (ligne: number, regle: RegleAnomalie, utilises: number) =>
    anomalies.push({
      regle,
      source: 'utilisations',
      ligne,
      ecarte: true,
      carnets: 0,
      distribues: 0,
      utilises,
    });

  for (const ligne of parDate(utilisations)) {
    const utilisation = utilisations[ligne]!;
    const { date, nombrePass } = utilisation;
    const carnet = parId.get(utilisation.carnet);
    const regle = motif(utilisation, carnet, carnet && fins.get(carnet.lot));
    if (!carnet || regle) {
      ecarter(ligne, regle ?? 'carnet_inconnu', nombrePass);
      continue;
    }
    const reste = restes.get(carnet.id)!;
    const pris = Math.min(nombrePass, reste);
    if (pris < nombrePass) ecarter(ligne, 'depassement', nombrePass - pris);
    if (pris === 0) continue;
    restes.set(carnet.id, reste - pris);
    retenues.push({
      carnet,
      utilisation: { carnet: carnet.id, lieu: utilisation.lieu, date, nombrePass: pris },
    });
  }
  return { retenues, anomalies };
}

function motif(
  { date, nombrePass }: Utilisation,
  carnet: Carnet | undefined,
  finValidite: string | undefined,
): RegleAnomalie | null {
  if (!carnet) return 'carnet_inconnu';
  if (!(nombrePass >= 0 && nombrePass < Infinity)) return 'valeur_invalide';
  if (date < carnet.dateRemise) return 'avant_remise';
  return finValidite !== undefined && date > finValidite ? 'apres_expiration' : null;
}

function parDate(utilisations: readonly Utilisation[]): number[] {
  return utilisations
    .map((_, i) => i)
    .sort((a, b) => compare(utilisations[a]!.date, utilisations[b]!.date) || a - b);
}

function ligneDe(
  lignes: Map<string, LigneModifiable>,
  { lot, codeInsee }: Carnet,
  mois: LigneCirculation['mois'],
  lieu: string | null,
): LigneModifiable {
  const cle = JSON.stringify([mois, lot, codeInsee, lieu]);
  const connue = lignes.get(cle);
  if (connue) return connue;
  const ligne = { mois, lot, codeInsee, lieu, carnets: 0, distribues: 0, utilises: 0 };
  lignes.set(cle, ligne);
  return ligne;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
