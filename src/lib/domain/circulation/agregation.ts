import { moisOf, type Mois } from '../codes';
import { prendre } from '../colonne';
import type { Carnet, LigneCirculation, Lot } from '../pass';

import { jourDe, moisDe, numeroJour, numeroMois } from './calendrier';
import type { Anomalie, RegleAnomalie } from './colonnes';
import { nomsDe, type UtilisationsColonnes } from './utilisations';

/** The detailed form, checked at the grain of the carnet, and its sums. */
export interface Agregation {
  /** By month, lot and commune of the carnet, and by lieu for what is spent. In order of month. */
  readonly lignes: readonly LigneCirculation[];
  /** What was spent and stands: by day, with `nombrePass` lowered where the carnet held less. */
  readonly utilisations: UtilisationsColonnes;
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
  utilisations: UtilisationsColonnes,
): Agregation {
  const rangs = rangsDes(carnets, utilisations);
  const { retenues, anomalies } = retenir(lots, carnets, utilisations, rangs);
  return { lignes: sommer(carnets, retenues, rangs), utilisations: retenues, anomalies };
}

/** For each carnet that uses name, its rank in the table of carnets; −1 where it is not there. */
function rangsDes(carnets: readonly Carnet[], utilisations: UtilisationsColonnes): Int32Array {
  const parId = new Map(carnets.map(({ id }, rang) => [id, rang]));
  return Int32Array.from(nomsDe(utilisations.carnets), (nom) => parId.get(nom) ?? -1);
}

function retenir(
  lots: readonly Lot[],
  carnets: readonly Carnet[],
  utilisations: UtilisationsColonnes,
  rangs: Int32Array,
): { retenues: UtilisationsColonnes; anomalies: Anomalie[] } {
  const { carnet, jour, nombrePass } = utilisations;
  const parLot = new Map(lots.map((lot) => [lot.id, numeroJour(lot.finValidite)]));
  const remises = Int32Array.from(carnets, ({ dateRemise }) => numeroJour(dateRemise));
  const fins = Float64Array.from(carnets, ({ lot }) => parLot.get(lot) ?? Infinity);
  const restes = Float64Array.from(carnets, (un) => un.nombrePass);
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
  const motif = (ligne: number, rang: number): RegleAnomalie | null => {
    if (rang < 0) return 'carnet_inconnu';
    const nombre = nombrePass[ligne]!;
    if (!(nombre >= 0 && nombre < Infinity)) return 'valeur_invalide';
    if (jour[ligne]! < remises[rang]!) return 'avant_remise';
    return jour[ligne]! > fins[rang]! ? 'apres_expiration' : null;
  };

  const gardees = new Uint32Array(carnet.length);
  const prises = new Float64Array(carnet.length);
  let n = 0;
  for (const ligne of parJour(jour)) {
    const rang = rangs[carnet[ligne]!]!;
    const nombre = nombrePass[ligne]!;
    const regle = motif(ligne, rang);
    if (regle) {
      ecarter(ligne, regle, nombre);
      continue;
    }
    const pris = Math.min(nombre, restes[rang]!);
    if (pris < nombre) ecarter(ligne, 'depassement', nombre - pris);
    if (pris === 0) continue;
    restes[rang]! -= pris;
    gardees[n] = ligne;
    prises[n] = pris;
    n += 1;
  }
  return {
    retenues: extraire(utilisations, gardees.subarray(0, n), prises.slice(0, n)),
    anomalies,
  };
}

function extraire(
  { carnets, carnet, lieux, lieu, jour }: UtilisationsColonnes,
  lignes: Uint32Array,
  nombrePass: Float64Array<ArrayBuffer>,
): UtilisationsColonnes {
  return {
    carnets,
    carnet: prendre(carnet, lignes),
    lieux,
    lieu: prendre(lieu, lignes),
    jour: prendre(jour, lignes),
    nombrePass,
  };
}

/** Rows in order of day, and of the file within a day: rows are counted by day, then placed. */
function parJour(jour: Int32Array): Uint32Array {
  const nombre = new Map<number, number>();
  for (const un of jour) nombre.set(un, (nombre.get(un) ?? 0) + 1);
  const place = new Map<number, number>();
  let debut = 0;
  for (const un of [...nombre.keys()].sort((a, b) => a - b)) {
    place.set(un, debut);
    debut += nombre.get(un)!;
  }
  const ordre = new Uint32Array(jour.length);
  jour.forEach((un, ligne) => {
    const at = place.get(un)!;
    ordre[at] = ligne;
    place.set(un, at + 1);
  });
  return ordre;
}

type LigneModifiable = { -readonly [K in keyof LigneCirculation]: LigneCirculation[K] };

function sommer(
  carnets: readonly Carnet[],
  { carnet, lieux, lieu, jour, nombrePass }: UtilisationsColonnes,
  rangs: Int32Array,
): LigneCirculation[] {
  const groupes = groupesDe(carnets);
  const nomsLieux = nomsDe(lieux);
  const mois = moisDesJours();
  const lignes = new Map<number, LigneModifiable>();
  const ligneDe = (rang: number, numero: number, place: number): LigneModifiable => {
    const cle = (groupes[rang]! * MOIS_MAX + numero) * (nomsLieux.length + 1) + place + 1;
    const connue = lignes.get(cle);
    if (connue) return connue;
    const { lot, codeInsee } = carnets[rang]!;
    const ligne: LigneModifiable = {
      mois: moisLu(numero),
      lot,
      codeInsee,
      lieu: place < 0 ? null : nomsLieux[place]!,
      carnets: 0,
      distribues: 0,
      utilises: 0,
    };
    lignes.set(cle, ligne);
    return ligne;
  };
  carnets.forEach((un, rang) => {
    const ligne = ligneDe(rang, DECALAGE + numeroMois(moisOf(un.dateRemise)), -1);
    ligne.carnets += 1;
    ligne.distribues += un.nombrePass;
  });
  for (let i = 0; i < carnet.length; i += 1)
    ligneDe(rangs[carnet[i]!]!, mois(jour[i]!), lieu[i]!).utilises += nombrePass[i]!;
  return [...lignes.values()].sort((a, b) => compare(a.mois, b.mois));
}

/** Months since the year 0, so that every number is positive; dates are of four digits. */
const DECALAGE = 2000 * 12;
const MOIS_MAX = 10_000 * 12;

function moisLu(numero: number): Mois {
  return moisDe(numero - DECALAGE);
}

/** The month of a day; rows name few days. */
function moisDesJours(): (jour: number) => number {
  const connus = new Map<number, number>();
  return (jour) => {
    const connu = connus.get(jour);
    if (connu !== undefined) return connu;
    const numero = DECALAGE + numeroMois(moisOf(jourDe(jour)));
    connus.set(jour, numero);
    return numero;
  };
}

/** For each carnet, the number of its lot and commune together. */
function groupesDe(carnets: readonly Carnet[]): Uint32Array {
  const numeros = new Map<string, number>();
  return Uint32Array.from(carnets, ({ lot, codeInsee }) => {
    const cle = `${codeInsee} ${lot}`;
    const connu = numeros.get(cle);
    if (connu !== undefined) return connu;
    numeros.set(cle, numeros.size);
    return numeros.size - 1;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
