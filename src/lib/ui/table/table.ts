/** A column of a {@link DataTable}: what to show, and what to sort by. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** The term explained where it stands. */
  readonly help?: string;
  readonly numeric?: boolean;
  /** Left out on a narrow screen until it is asked for. */
  readonly secondary?: boolean;
  /** Width in `rem`; columns without one share what is left. */
  readonly width?: number;
  readonly text: (row: Row) => string;
  /** Sort key; the text by default. `null` sorts last either way. */
  readonly value?: (row: Row) => number | string | null;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

/** Rows in the order asked, stable; unknown values last whichever the direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const column = columns.find((candidate) => candidate.key === sort?.key);
  if (!column || !sort) return rows;
  const direction = sort.descending ? -1 : 1;
  const keyed = rows.map((row) => ({
    row,
    key: column.value ? column.value(row) : column.text(row),
  }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (typeof a.key === 'number' && typeof b.key === 'number') return (a.key - b.key) * direction;
    return collator.compare(String(a.key), String(b.key)) * direction;
  });
  return keyed.map(({ row }) => row);
}

/** Rows in which every word of the query stands somewhere, accents and case aside. */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  query: string,
): readonly Row[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = fold(columns.map((column) => column.text(row)).join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** Lower case, without accents: how names are compared. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
