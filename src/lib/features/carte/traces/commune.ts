import type { CIRCULATION_LIGNES } from '$lib/engine/questions';
import type { RowOf } from '$lib/engine/valeurs';
import { DENSITES } from '$lib/domain/territoire';
import type { ExplicationAffichee } from '$lib/state/calculs.svelte';
import { CLES_CAPACITE, CLES_DISTANCE } from '$lib/state/parametres';
import { formatDecimal, formatKm, formatMois, formatNombre, formatPart } from '$lib/ui/format';
import type { Trace } from '$lib/ui/trace/trace';

import { formuleApport, formuleSansReponse, phrasePlaces } from '../explication';

export type LigneCirculation = RowOf<typeof CIRCULATION_LIGNES.row>;

const nomDe = ({ commune, monde }: ExplicationAffichee): string => monde.communes[commune]!.nom;

/** Keys of the parameters that a commune depends on: those of its density class. */
function portees({ densite }: ExplicationAffichee): readonly string[] {
  const lettre = DENSITES[densite]![0]!;
  const pas = [`${lettre}a`, `${lettre}b`, `${lettre}c`];
  return [...CLES_DISTANCE, 'pb', 'pc', ...pas, ...CLES_CAPACITE];
}

/** Pass en circulation: the movements of the files, those of lots in force making the figure. */
export function tracePass(faits: ExplicationAffichee, lignes: readonly LigneCirculation[]): Trace {
  const restent = ({ valide, distribues, utilises }: LigneCirculation): number =>
    valide ? distribues - utilises : 0;
  const distribues = somme(lignes, (ligne) => ligne.distribues);
  const utilises = somme(lignes, (ligne) => ligne.utilises);
  const expires = distribues - utilises - somme(lignes, restent);
  return {
    title: `Pass en circulation, ${nomDe(faits)}`,
    value: formatNombre(faits.pass),
    formula: [
      `${formatDecimal(distribues)} distribués − ${formatDecimal(utilises)} utilisés − ${formatDecimal(expires)} expirés = ${formatDecimal(faits.pass)} en circulation`,
    ],
    caption: 'Lignes de circulation de la commune',
    columns: [
      { title: 'Mois', width: 9 },
      { title: 'Lot', width: 8 },
      { title: 'Lieu', width: 14 },
      { title: 'Distribués', numeric: true, total: true },
      { title: 'Utilisés', numeric: true, total: true },
      { title: 'Circulent encore', numeric: true, total: true },
    ],
    rows: lignes.map((ligne) => [
      formatMois(ligne.mois),
      ligne.valide ? ligne.lot : `${ligne.lot} (expiré)`,
      ligne.nom_lieu ?? ligne.lieu,
      ligne.distribues,
      ligne.utilises,
      restent(ligne),
    ]),
    warnings: [],
    parameters: [],
  };
}

/** Pass sans réponse: those that circulate, less those that the lieux in reach take. */
export function traceSansReponse(faits: ExplicationAffichee): Trace {
  return {
    title: `Pass sans réponse, ${nomDe(faits)}`,
    value: formatNombre(faits.sansReponse),
    formula: [
      formuleSansReponse(faits),
      'Les places des lieux à portée sont attribuées au mieux entre toutes les communes qui les demandent (flot maximal équitable).',
    ],
    caption: 'La commune dans l’attribution des places',
    columns: [
      { title: 'Commune', width: 14 },
      { title: 'Pass en circulation', numeric: true, total: true },
      { title: 'Trouvent une place', numeric: true, total: true },
      { title: 'Sans réponse', numeric: true, total: true },
    ],
    rows: [[nomDe(faits), faits.pass, faits.servis, faits.sansReponse]],
    warnings: [],
    parameters: portees(faits),
  };
}

/** Places for 100 Pass: what each lieu in reach brings. */
export function tracePlaces(faits: ExplicationAffichee, horizonMois: number): Trace {
  const { lieux } = faits.monde;
  return {
    title: `Places pour 100 Pass, ${nomDe(faits)}`,
    value: phrasePlaces(faits.places),
    formula: [
      'Un lieu apporte : part des Pass que leur lot permet d’y utiliser × poids de la distance × capacité par mois × mois ÷ Pass qui le demandent',
      ...faits.lieux.map(
        (apport) => `${lieux[apport.lieu]!.nom}, ${formuleApport(apport, horizonMois)}`,
      ),
    ],
    caption: 'Lieux labellisés à portée',
    columns: [
      { title: 'Lieu', width: 16 },
      { title: 'Distance', numeric: true, format: formatKm },
      { title: 'Poids', numeric: true, format: deuxDecimales },
      { title: 'Part des Pass', numeric: true, format: formatPart },
      { title: 'Pass par mois', numeric: true },
      { title: 'Pass qui le demandent', numeric: true },
      { title: 'Places pour 100 Pass', numeric: true, total: true },
    ],
    rows: faits.lieux.map(({ lieu, km, poids, part, capacite, charge, apport }) => [
      lieux[lieu]!.nom,
      km,
      poids,
      part,
      Number.isNaN(capacite) ? null : capacite,
      charge,
      100 * apport,
    ]),
    warnings: [],
    parameters: portees(faits),
  };
}

/** Nearest labelled lieu: the lieux in reach, the nearest first. */
export function traceDistance(faits: ExplicationAffichee, detour: number): Trace {
  const { lieux } = faits.monde;
  return {
    title: `Lieu labellisé le plus proche, ${nomDe(faits)}`,
    value: formatKm(faits.km),
    formula: [
      Number.isFinite(faits.km)
        ? `${formatDecimal(faits.km / detour)} km à vol d’oiseau × ${detour.toLocaleString('fr-FR')} (détour) = ${formatKm(faits.km)}`
        : 'Aucun lieu labellisé ne peut être rejoint par la route.',
    ],
    caption: 'Lieux labellisés à portée, le plus proche d’abord',
    columns: [
      { title: 'Lieu', width: 16 },
      { title: 'Commune', width: 12 },
      { title: 'Distance par la route', numeric: true, format: formatKm },
    ],
    rows: faits.lieux.map(({ lieu, km }) => [lieux[lieu]!.nom, lieux[lieu]!.commune, km]),
    warnings:
      faits.lieux.length === 0 ? ['Aucun lieu labellisé n’est à portée de la commune.'] : [],
    parameters: portees(faits),
  };
}

/** Bénéficiaires: carnets with Pass that still circulate. */
export function traceBeneficiaires(
  faits: ExplicationAffichee,
  lignes: readonly LigneCirculation[],
): Trace {
  const lots = new Map<string, { carnets: number; pass: number }>();
  for (const { lot, valide, carnets, distribues, utilises } of lignes) {
    if (!valide) continue;
    const avant = lots.get(lot) ?? { carnets: 0, pass: 0 };
    const pass = avant.pass + distribues - utilises;
    lots.set(lot, { carnets: avant.carnets + carnets, pass });
  }
  return {
    title: `Bénéficiaires, ${nomDe(faits)}`,
    value: formatNombre(faits.beneficiaires),
    formula: [
      'Un carnet est une personne, tant qu’il lui reste un Pass : par lot en cours, le plus petit de « carnets remis » et « Pass restants ».',
      `Somme des lots = ${formatDecimal(faits.beneficiaires)} bénéficiaires, pour ${formatDecimal(faits.pass)} Pass en circulation`,
    ],
    caption: 'Lots en cours de validité',
    columns: [
      { title: 'Lot', width: 9 },
      { title: 'Carnets remis', numeric: true, total: true },
      { title: 'Pass restants', numeric: true, total: true },
      { title: 'Bénéficiaires', numeric: true, total: true },
    ],
    rows: [...lots].map(([lot, { carnets, pass }]) => [
      lot,
      carnets,
      pass,
      Math.min(carnets, pass),
    ]),
    warnings: [`Secret : pas de classe sous ${faits.seuils.secret} bénéficiaires.`],
    parameters: ['se'],
  };
}

function deuxDecimales(valeur: number): string {
  return valeur.toLocaleString('fr-FR', { maximumFractionDigits: 2 });
}

function somme(
  lignes: readonly LigneCirculation[],
  lire: (ligne: LigneCirculation) => number,
): number {
  return lignes.reduce((total, ligne) => total + lire(ligne), 0);
}
