import type { Jour } from '$lib/domain/codes';
import {
  avoirDe,
  calendrierDe,
  creanceDe,
  isActif,
  peutEtreRemis,
  peutEtreUtilise,
  prochaineEtape,
  type Echeance,
  type Etape,
} from '$lib/domain/operateurs/calendrier';
import { Operateurs, type Operateur } from '$lib/domain/operateurs/operateur';
import type { Lot } from '$lib/domain/pass';
import { TERMES } from '$lib/domain/termes';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import { accorde, formatEuros, formatJour, formatNombre, INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

import type { ParLot } from './colonnes';

/** A lot on a day: its calendar, what comes next, and what is at stake. Figures are of the whole lot. */
export interface LotAuCalendrier {
  readonly lot: Lot;
  /** Whether the opérateur is in the table of opérateurs, with a rule beyond the échéance. */
  readonly connu: boolean;
  readonly calendrier: readonly Echeance[];
  readonly prochaine: (Echeance & { readonly dans: number }) | null;
  readonly etat: string;
  readonly encours: number;
  readonly nonRemis: number;
  /** Bought and not spent: what the avoir would be of, were nothing more spent. */
  readonly nonUtilises: number;
  /** Euros, face value. */
  readonly avoir: number;
  /** Euros at most. */
  readonly creance: number;
}

export const ETAPES_DITES: Readonly<Record<Etape, string>> = {
  alerte: 'alerte au commanditaire',
  blocage: 'fin des remises, distributeurs avertis',
  accuse: 'accusé de réception du commanditaire',
  echeance: 'échéance du lot',
  fin_tolerance: 'fin de la tolérance : les Pass ne sont plus pris',
  releve: 'relevé et avoir',
};

/** The lots of a territory on a day, those that come to a step first, then those that are over. */
export function lotsAuCalendrier(
  lots: readonly Lot[],
  operateurs: readonly Operateur[],
  situations: readonly ParLot[],
  jour: Jour,
): readonly LotAuCalendrier[] {
  const table = new Operateurs(operateurs);
  const parId = new Map(situations.map((situation) => [situation.lot, situation]));
  return lots
    .flatMap((lot): LotAuCalendrier[] => {
      const situation = parId.get(lot.id);
      if (!situation) return [];
      const operateur = table.de(lot.operateur);
      const calendrier = calendrierDe(lot, operateur);
      const { remis, utilises, encours } = situation;
      const nonUtilises = Math.max(0, lot.passAchetes - utilises);
      return [
        {
          lot,
          connu: calendrier.length > 1,
          calendrier,
          prochaine: prochaineEtape(calendrier, jour),
          etat: etatDe(lot, operateur, jour),
          encours,
          nonRemis: Math.max(0, lot.passAchetes - remis),
          nonUtilises,
          avoir: avoirDe(nonUtilises, lot),
          creance: creanceDe(utilises, lot, operateur, jour),
        },
      ];
    })
    .toSorted((a, b) => (a.prochaine?.dans ?? Infinity) - (b.prochaine?.dans ?? Infinity));
}

/** « 9 lots courent encore : 83 000 Pass non utilisés, soit 830 000 €. La première étape… » */
export function phraseCalendrier(lots: readonly LotAuCalendrier[], jour: Jour): string {
  const ouverts = lots.filter(({ lot, prochaine }) => prochaine && lot.debutValidite <= jour);
  const pass = ouverts.reduce((sum, { nonUtilises }) => sum + nonUtilises, 0);
  const euros = ouverts.reduce((sum, { avoir }) => sum + avoir, 0);
  const creances = lots.reduce((sum, { creance }) => sum + creance, 0);
  const [premier] = ouverts;
  const inconnus = lots.filter(({ connu }) => !connu);
  return [
    ouverts.length === 0
      ? `Aucun lot ne court plus au ${formatJour(jour)}.`
      : `Au ${formatJour(jour)}, ${accorde(ouverts.length, 'lot court', 'lots courent')} encore : ${formatNombre(pass)} Pass achetés et non utilisés, soit ${formatEuros(euros)}.`,
    premier?.prochaine
      ? `Première étape : ${premier.lot.id}, ${ETAPES_DITES[premier.prochaine.etape]}, le ${formatJour(premier.prochaine.jour)} (${dansDit(premier.prochaine.dans)}).`
      : '',
    creances > 0
      ? `Créances en souffrance : jusqu’à ${formatEuros(creances)} de Pass présentés sous un opérateur qui a cessé son activité ; les fichiers ne disent pas ce qui a été remboursé.`
      : '',
    inconnus.length > 0
      ? `De ${accorde(inconnus.length, 'lot', 'lots')} (${inconnus.map(({ lot }) => lot.id).join(', ')}), on ne connaît que l’échéance : les règles de l’opérateur sont inconnues.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export const COLONNES_CALENDRIER: readonly Column<LotAuCalendrier>[] = [
  { key: 'lot', title: 'Lot', width: 5.5, help: TERMES.lot, text: ({ lot }) => lot.id },
  {
    key: 'prochaine',
    title: 'Prochaine étape',
    width: 15,
    help: 'D’après les règles de l’opérateur : alerte, fin des remises, échéance, tolérance, relevé',
    text: ({ prochaine }) => (prochaine ? ETAPES_DITES[prochaine.etape] : 'aucune : terminé'),
  },
  {
    key: 'jour',
    title: 'Le',
    width: 9,
    text: ({ prochaine }) => formatJour(prochaine?.jour ?? null),
    value: ({ prochaine }) => prochaine?.jour ?? null,
  },
  {
    key: 'dans',
    title: 'Dans (jours)',
    width: 5,
    numeric: true,
    text: ({ prochaine }) => formatNombre(prochaine?.dans ?? null),
    value: ({ prochaine }) => prochaine?.dans ?? null,
  },
  { ...nombre('encours', 'En circulation', ({ encours }) => encours), help: TERMES.encours },
  {
    key: 'avoir',
    title: 'Enjeu',
    width: 7,
    numeric: true,
    help: 'Valeur faciale des Pass achetés et non utilisés : ce que serait l’avoir si plus aucun n’était utilisé. Les frais ne sont pas rendus.',
    text: ({ avoir }) => formatEuros(avoir),
    value: ({ avoir }) => avoir,
  },
  {
    key: 'etat',
    title: 'Situation',
    width: 12,
    help: 'Si le lot peut encore être remis, et ses Pass utilisés, ce jour-là',
    text: ({ etat }) => etat,
  },
  {
    ...nombre('nonRemis', 'Non remis', ({ nonRemis }) => nonRemis),
    help: 'Pass achetés que personne n’a encore reçus',
    secondary: true,
  },
  {
    key: 'commanditaire',
    title: 'Commanditaire',
    width: 10,
    help: TERMES.commanditaire,
    secondary: true,
    text: ({ lot }) => lot.commanditaire,
  },
  {
    key: 'operateur',
    title: 'Opérateur',
    width: 7,
    help: TERMES.operateur,
    secondary: true,
    text: ({ lot }) => lot.operateur,
  },
];

/** The calendar whole: every step has its column, empty where the rule of the opérateur is not known. */
export const COLONNES_CALENDRIER_CSV: readonly ColonneCsv<LotAuCalendrier>[] = [
  { nom: 'lot', valeur: ({ lot }) => lot.id },
  { nom: 'commanditaire', valeur: ({ lot }) => lot.commanditaire },
  { nom: 'operateur', valeur: ({ lot }) => lot.operateur },
  { nom: 'situation', valeur: ({ etat }) => etat },
  etape('alerte', 'date_alerte'),
  etape('blocage', 'date_fin_remises'),
  etape('accuse', 'date_accuse'),
  etape('echeance', 'date_echeance'),
  etape('fin_tolerance', 'date_fin_tolerance'),
  etape('releve', 'date_releve'),
  { nom: 'prochaine_etape', valeur: ({ prochaine }) => prochaine?.etape ?? null },
  { nom: 'dans_jours', valeur: ({ prochaine }) => prochaine?.dans ?? null },
  { nom: 'pass_achetes', valeur: ({ lot }) => lot.passAchetes },
  { nom: 'pass_non_remis', valeur: ({ nonRemis }) => nonRemis },
  { nom: 'pass_en_circulation', valeur: ({ encours }) => encours },
  { nom: 'pass_non_utilises', valeur: ({ nonUtilises }) => nonUtilises },
  { nom: 'avoir_si_rien_de_plus_euros', valeur: ({ avoir }) => avoir },
  { nom: 'creance_en_souffrance_au_plus_euros', valeur: ({ creance }) => creance },
];

function etatDe(lot: Lot, operateur: Operateur | null, jour: Jour): string {
  if (jour < lot.debutValidite) return 'à venir';
  if (!isActif(operateur, jour)) return 'opérateur sans activité : plus pris';
  if (peutEtreRemis(lot, operateur, jour)) return 'remise et usage ouverts';
  if (jour <= lot.finValidite) return 'usage ouvert, remises closes';
  return peutEtreUtilise(lot, operateur, jour) ? 'tolérance : usage encore ouvert' : 'terminé';
}

function dansDit(jours: number): string {
  return jours === 0 ? 'aujourd’hui' : `dans ${accorde(jours, 'jour', 'jours')}`;
}

function nombre(
  key: string,
  title: string,
  value: (row: LotAuCalendrier) => number,
): Column<LotAuCalendrier> {
  return { key, title, width: 6, numeric: true, text: (row) => formatNombre(value(row)), value };
}

function etape(cherchee: Etape, nom: string): ColonneCsv<LotAuCalendrier> {
  return {
    nom,
    valeur: ({ calendrier }) => calendrier.find(({ etape }) => etape === cherchee)?.jour ?? null,
  };
}

/** The steps of one lot, in words, for its row opened. */
export function etapesDites({
  calendrier,
}: LotAuCalendrier): readonly (readonly [string, string])[] {
  return calendrier.map(({ etape, jour }) => [ETAPES_DITES[etape], formatJour(jour)]);
}

/** What is known of an opérateur, each rule in words; unknown stays unknown. */
export function reglesDites(operateur: Operateur | null): readonly (readonly [string, string])[] {
  if (!operateur) return [];
  const { debut, fin, fraisAmont, fraisAval, cotisation, valeurFaciale, validiteMois } = operateur;
  const part = (valeur: number | null): string =>
    valeur === null ? INCONNU : `${String(Math.round(valeur * 1000) / 10).replace('.', ',')} %`;
  return [
    [
      'Activité',
      `${debut ? `du ${formatJour(debut)}` : 'début inconnu'}, ${fin ? `jusqu’au ${formatJour(fin)}` : 'sans fin connue'}`,
    ],
    ['Validité d’un Pass', validiteMois === null ? INCONNU : `${validiteMois} mois`],
    ['Frais du commanditaire', part(fraisAmont)],
    ['Frais retenus au lieu', part(fraisAval)],
    [
      'Cotisation annuelle d’un lieu',
      cotisation === null ? INCONNU : `${formatEuros(cotisation)} hors taxe`,
    ],
    ['Valeur d’un Pass', formatEuros(valeurFaciale)],
    ['Source', operateur.source || INCONNU],
  ];
}
