import { TERMES } from '$lib/domain/termes';
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
  { ...count('expires', 'Expirés', ({ expires }: Mensuelle) => expires), secondary: true },
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
    { key: 'lot', title: 'Lot', width: 6, help: TERMES.lot, text: ({ lot }) => lot },
    {
      key: 'commanditaire',
      title: 'Commanditaire',
      width: 16,
      help: TERMES.commanditaire,
      text: ({ commanditaire }) => commanditaire,
    },
    {
      key: 'fin',
      title: 'Utilisable jusqu’au',
      width: 10,
      help: 'Dernier jour de validité du lot, tolérance non comprise',
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
      help: TERMES.taux,
      text: ({ taux }) => formatPart(taux),
      value: ({ taux }) => taux,
    },
    {
      key: 'delai',
      title: 'Premier usage, médiane (jours)',
      width: 9,
      numeric: true,
      help: 'Une moitié des carnets a servi plus tôt après sa remise, l’autre plus tard ou pas encore. Connu là où les carnets sont suivis un par un',
      text: ({ lot }) => formatDecimal(delais.get(lot)?.mediane ?? null),
      value: ({ lot }) => delais.get(lot)?.mediane ?? null,
    },
  ];
}

export function colonnesTerritoires(titre: string): readonly Column<ParTerritoire>[] {
  return [
    { key: 'nom', title: titre, width: 16, text: ({ nom }) => nom ?? 'Hors intercommunalité' },
    count('distribues', 'Distribués', ({ distribues }) => distribues),
    {
      ...count('utilises', 'Utilisés', ({ utilises }: ParTerritoire) => utilises),
      secondary: true,
    },
    { ...count('expires', 'Expirés', ({ expires }: ParTerritoire) => expires), secondary: true },
    count('encours', 'En circulation', ({ encours }) => encours),
    {
      ...count(
        'beneficiaires',
        'Bénéficiaires',
        ({ beneficiaires }: ParTerritoire) => beneficiaires,
      ),
      secondary: true,
    },
    {
      key: 'taux',
      title: 'Part utilisée',
      width: 7,
      numeric: true,
      help: TERMES.taux,
      text: (row) => formatPart(tauxDe(row)),
      value: tauxDe,
    },
  ];
}

function tauxDe({ distribues, utilises }: ParTerritoire): number | null {
  return distribues === 0 ? null : utilises / distribues;
}

/** A column of counts, explained by the term that its key names. */
function count<Row>(
  key: keyof typeof TERMES | 'remis',
  title: string,
  value: (row: Row) => number | null,
  width = 8,
): Column<Row> {
  return {
    key,
    title,
    width,
    numeric: true,
    help: key === 'remis' ? 'Pass du lot remis partout, et pas seulement ici' : TERMES[key],
    text: (row) => (value(row) === null ? INCONNU : formatNombre(value(row))),
    value,
  };
}
