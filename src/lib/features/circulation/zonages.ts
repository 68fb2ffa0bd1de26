import { group } from 'd3';

import type { Jour } from '$lib/domain/codes';
import { TERMES } from '$lib/domain/termes';
import { generationAttendue, type FamilleZonage } from '$lib/domain/zonage';
import type { CIRCULATION_ZONAGES_DES_LOTS } from '$lib/engine/questions';
import type { RowOf } from '$lib/engine/valeurs';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import { formatJour, formatNombre, formatPart, INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

export type ZonageDeLot = RowOf<typeof CIRCULATION_ZONAGES_DES_LOTS.row>;

/** What was handed out in a zoning, by the zoning of one day. */
export interface Lecture {
  /** The generations it was read by; `null` where that of the day is not loaded. */
  readonly zonage: string | null;
  /** The generation that should be read. */
  readonly attendu: string;
  /** Share of the Pass of communes whose zoning is known, 0–1; `null` where none is. */
  readonly part: number | null;
  readonly pass: number | null;
  readonly beneficiaires: number | null;
  readonly passPlus: number;
  /** Pass handed out in communes of which the zoning of that day is not loaded. */
  readonly inconnus: number;
}

/** A lot, read by the zonings of its purchase and by those of the day on screen. */
export interface LotZone {
  readonly lot: string;
  readonly dateAchat: Jour;
  readonly distribues: number;
  readonly ruralAchat: Lecture;
  readonly ruralDate: Lecture;
  readonly qpvAchat: Lecture;
  readonly qpvDate: Lecture;
}

export function lotsZones(rows: readonly ZonageDeLot[], date: Jour): readonly LotZone[] {
  const lots = group(rows, ({ lot }) => lot);
  return [...lots].map(([lot, siens]) => {
    const { date_achat: dateAchat, distribues } = siens[0]!;
    const lue = (famille: FamilleZonage, moment: string): Lecture =>
      lectureDe(
        siens.find((row) => row.famille === famille && row.moment === moment),
        generationAttendue(famille, moment === 'achat' ? dateAchat : date),
      );
    return {
      lot,
      dateAchat,
      distribues,
      ruralAchat: lue('rural', 'achat'),
      ruralDate: lue('rural', 'date'),
      qpvAchat: lue('qpv', 'achat'),
      qpvDate: lue('qpv', 'date'),
    };
  });
}

function lectureDe(row: ZonageDeLot | undefined, attendu: string): Lecture {
  const connus = row ? row.distribues - row.inconnus : 0;
  if (!row || row.zonages === null || connus <= 0) {
    const inconnus = row?.distribues ?? 0;
    return {
      zonage: null,
      attendu,
      part: null,
      pass: null,
      beneficiaires: null,
      passPlus: 0,
      inconnus,
    };
  }
  return {
    zonage: row.zonages,
    attendu,
    part: row.pass_dedans / connus,
    pass: row.pass_dedans,
    beneficiaires: row.carnets_dedans,
    passPlus: row.pass_plus,
    inconnus: row.inconnus,
  };
}

/** « 34 % FRR (12 % FRR+) », « inconnu : ZRR absent ». */
export function lectureDite({ zonage, attendu, part, pass, passPlus, inconnus }: Lecture): string {
  if (zonage === null || pass === null) return `inconnu : ${attendu} absent`;
  const plus =
    pass > 0 && passPlus > 0 ? ` (${formatPart(((part ?? 0) * passPlus) / pass)} FRR+)` : '';
  const reserve = inconnus > 0 ? `, ${formatNombre(inconnus)} Pass inconnus` : '';
  return `${formatPart(part)} ${zonage}${plus}${reserve}`;
}

export const COLONNES_ZONAGES: readonly Column<LotZone>[] = [
  { key: 'lot', title: 'Lot', width: 5.5, help: TERMES.lot, text: ({ lot }) => lot },
  {
    key: 'achat',
    title: 'Acheté le',
    width: 9,
    help: 'Le zonage en vigueur ce jour-là est celui par lequel le lot se lit',
    text: ({ dateAchat }) => formatJour(dateAchat),
    value: ({ dateAchat }) => dateAchat,
  },
  {
    key: 'distribues',
    title: 'Distribués ici',
    width: 6,
    numeric: true,
    help: TERMES.distribues,
    text: ({ distribues }) => formatNombre(distribues),
    value: ({ distribues }) => distribues,
  },
  part('ruralAchat', TERMES.rural, 'Zone rurale, à l’achat', ({ ruralAchat }) => ruralAchat),
  part('ruralDate', TERMES.rural, 'Zone rurale, à la date affichée', ({ ruralDate }) => ruralDate),
  beneficiaires('ruralBeneficiaires', 'Bénéficiaires, zone rurale', ({ ruralAchat }) => ruralAchat),
  part('qpvAchat', TERMES.qpv, 'Commune avec QPV, à l’achat', ({ qpvAchat }) => qpvAchat),
  part('qpvDate', TERMES.qpv, 'Commune avec QPV, à la date affichée', ({ qpvDate }) => qpvDate),
  beneficiaires('qpvBeneficiaires', 'Bénéficiaires, commune QPV', ({ qpvAchat }) => qpvAchat),
];

export const COLONNES_ZONAGES_CSV: readonly ColonneCsv<LotZone>[] = [
  { nom: 'lot', valeur: ({ lot }) => lot },
  { nom: 'date_achat', valeur: ({ dateAchat }) => dateAchat },
  { nom: 'pass_distribues', valeur: ({ distribues }) => distribues },
  ...colonnesDe('zone_rurale_achat', ({ ruralAchat }) => ruralAchat),
  ...colonnesDe('zone_rurale_date', ({ ruralDate }) => ruralDate),
  ...colonnesDe('commune_qpv_achat', ({ qpvAchat }) => qpvAchat),
  ...colonnesDe('commune_qpv_date', ({ qpvDate }) => qpvDate),
];

/** The zonings that the reader should load for every lot to be read; empty where all are. */
export function zonagesManquants(lots: readonly LotZone[]): readonly string[] {
  const lectures = lots.flatMap(({ ruralAchat, qpvAchat }) => [ruralAchat, qpvAchat]);
  return [
    ...new Set(lectures.filter(({ zonage }) => zonage === null).map(({ attendu }) => attendu)),
  ].sort();
}

function part(
  key: string,
  help: string,
  title: string,
  lire: (row: LotZone) => Lecture,
): Column<LotZone> {
  return {
    key,
    title,
    help,
    width: 10.5,
    numeric: true,
    text: (row) => lectureDite(lire(row)),
    value: (row) => lire(row).part,
  };
}

function beneficiaires(
  key: string,
  title: string,
  lire: (row: LotZone) => Lecture,
): Column<LotZone> {
  return {
    key,
    title,
    width: 9.5,
    secondary: true,
    numeric: true,
    help: `${TERMES.beneficiaires}, là où elles habitent`,
    text: (row) => {
      const { beneficiaires } = lire(row);
      return beneficiaires === null ? INCONNU : formatNombre(beneficiaires);
    },
    value: (row) => lire(row).beneficiaires,
  };
}

function colonnesDe(nom: string, lire: (row: LotZone) => Lecture): readonly ColonneCsv<LotZone>[] {
  return [
    {
      nom: `${nom}_zonage`,
      valeur: (row) => lire(row).zonage ?? `inconnu : ${lire(row).attendu} non chargé`,
    },
    { nom: `${nom}_pass`, valeur: (row) => lire(row).pass },
    { nom: `${nom}_part`, valeur: (row) => lire(row).part },
    { nom: `${nom}_beneficiaires`, valeur: (row) => lire(row).beneficiaires },
    { nom: `${nom}_pass_sans_zonage_connu`, valeur: (row) => lire(row).inconnus },
  ];
}
