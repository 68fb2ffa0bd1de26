import type {
  CARNETS_DELAI,
  CIRCULATION_PAR_LOT,
  CIRCULATION_PAR_MOIS,
  CIRCULATION_PAR_TERRITOIRE,
} from '$lib/engine/questions';
import type { RowOf } from '$lib/engine/valeurs';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import {
  formatDecimal,
  formatJour,
  formatMois,
  formatNombre,
  formatPart,
  INCONNU,
} from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

export type Mensuelle = RowOf<typeof CIRCULATION_PAR_MOIS.row>;
export type ParLot = RowOf<typeof CIRCULATION_PAR_LOT.row>;
export type ParTerritoire = RowOf<typeof CIRCULATION_PAR_TERRITOIRE.row>;
export type Delai = RowOf<typeof CARNETS_DELAI.row>;

export const COLONNES_MOIS: readonly Column<Mensuelle>[] = [
  {
    key: 'mois',
    title: 'Mois',
    width: 10,
    text: ({ mois }) => formatMois(mois),
    value: ({ mois }) => mois,
  },
  count('distribues', 'Distribués', ({ distribues }) => distribues),
  count('utilises', 'Utilisés', ({ utilises }) => utilises),
  count('expires', 'Expirés', ({ expires }) => expires),
  count('encours', 'En circulation à la fin du mois', ({ encours }) => encours, 12),
];

export const COLONNES_MOIS_CSV: readonly ColonneCsv<Mensuelle>[] = [
  { nom: 'mois', valeur: ({ mois }) => mois },
  { nom: 'distribues', valeur: ({ distribues }) => distribues },
  { nom: 'utilises', valeur: ({ utilises }) => utilises },
  { nom: 'expires', valeur: ({ expires }) => expires },
  { nom: 'en_circulation', valeur: ({ encours }) => encours },
];

const ETATS: Readonly<Record<string, string>> = {
  a_venir: 'à venir',
  valide: 'valide',
  expire: 'expiré',
};

/** Columns of the table of lots, with the time to first use where carnets are known one by one. */
export function colonnesLots(delais: ReadonlyMap<string, Delai>): readonly Column<ParLot>[] {
  return [
    { key: 'lot', title: 'Lot', width: 6, text: ({ lot }) => lot },
    {
      key: 'commanditaire',
      title: 'Commanditaire',
      width: 16,
      text: ({ commanditaire }) => commanditaire,
    },
    {
      key: 'fin',
      title: 'Utilisable jusqu’au',
      width: 10,
      text: ({ fin_validite }) => formatJour(fin_validite),
      value: ({ fin_validite }) => fin_validite,
    },
    { key: 'etat', title: 'État', width: 6, text: ({ etat }) => ETATS[etat] ?? etat },
    count('achetes', 'Achetés', ({ achetes }) => achetes),
    count('remis', 'Remis, tout le lot', ({ remis }) => remis),
    count('distribues', 'Distribués ici', ({ distribues }) => distribues),
    count('utilises', 'Utilisés', ({ utilises }) => utilises),
    count('expires', 'Expirés', ({ expires }) => expires),
    count('encours', 'En circulation', ({ encours }) => encours),
    {
      key: 'taux',
      title: 'Part utilisée',
      width: 7,
      numeric: true,
      help: 'Seule, elle trompe : 100 % peut dire que les Pass sont allés à des habitués',
      text: ({ taux }) => formatPart(taux),
      value: ({ taux }) => taux,
    },
    {
      key: 'delai',
      title: 'Premier usage, médiane (jours)',
      width: 9,
      numeric: true,
      text: ({ lot }) => formatDecimal(delais.get(lot)?.mediane ?? null),
      value: ({ lot }) => delais.get(lot)?.mediane ?? null,
    },
  ];
}

export function colonnesTerritoires(titre: string): readonly Column<ParTerritoire>[] {
  return [
    { key: 'nom', title: titre, width: 16, text: ({ nom }) => nom ?? 'Hors intercommunalité' },
    count('distribues', 'Distribués', ({ distribues }) => distribues),
    count('utilises', 'Utilisés', ({ utilises }) => utilises),
    count('expires', 'Expirés', ({ expires }) => expires),
    count('encours', 'En circulation', ({ encours }) => encours),
    count('beneficiaires', 'Bénéficiaires', ({ beneficiaires }) => beneficiaires),
    {
      key: 'taux',
      title: 'Part utilisée',
      width: 7,
      numeric: true,
      text: (row) => formatPart(tauxDe(row)),
      value: tauxDe,
    },
  ];
}

function tauxDe({ distribues, utilises }: ParTerritoire): number | null {
  return distribues === 0 ? null : utilises / distribues;
}

function count<Row>(
  key: string,
  title: string,
  value: (row: Row) => number | null,
  width = 8,
): Column<Row> {
  return {
    key,
    title,
    width,
    numeric: true,
    text: (row) => (value(row) === null ? INCONNU : formatNombre(value(row))),
    value,
  };
}
