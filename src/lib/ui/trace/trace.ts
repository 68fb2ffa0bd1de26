import { getContext, setContext } from 'svelte';

import { formatDecimal } from '../format';

export type TraceCell = string | number | null;

export interface TraceColumn {
  readonly title: string;
  /** Numbers: how they are written; one decimal at most by default. */
  readonly format?: (value: number) => string;
  readonly numeric?: boolean;
  /** The column adds up to something that the formula names: its total is shown. */
  readonly total?: boolean;
  /** Width in `rem`. */
  readonly width?: number;
}

/** What a figure rests on: its formula with the numbers in it, and the rows that make these numbers. */
export interface Trace {
  readonly title: string;
  /** The figure as it is on screen. */
  readonly value: string;
  /** One step each. */
  readonly formula: readonly string[];
  /** What the rows are: « Communes où circulent des Pass ». */
  readonly caption: string;
  readonly columns: readonly TraceColumn[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly TraceCell[])[];
  /** What weakens this figure. */
  readonly warnings: readonly string[];
  /** Keys, in {@link TraceSupport}, of the parameters that it depends on. */
  readonly parameters: readonly string[];
  /** Where it comes from, beside the sources of every figure. */
  readonly sources?: readonly string[];
}

export interface TraceParameter {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly changed: boolean;
}

/** What every figure of the page rests on. */
export interface TraceSupport {
  /** « 30 juin 2026 ». */
  readonly date: string;
  readonly source: string;
  readonly parameters: readonly TraceParameter[];
  readonly warnings: readonly string[];
  /** Address that restores the view. */
  readonly link: string;
  /** The rows as a file. */
  readonly csv: (trace: Trace) => string;
}

const KEY = Symbol('trace');

/** Says what figures rest on, for every figure of the page. */
export function setTraceSupport(support: () => TraceSupport): void {
  setContext(KEY, support);
}

/** `null` where no page said. */
export function getTraceSupport(): (() => TraceSupport) | null {
  return getContext<(() => TraceSupport) | undefined>(KEY) ?? null;
}

/** Sum of a column; cells that are no number count for nothing. */
export function totalOf({ rows }: Trace, column: number): number {
  return rows.reduce((sum, cells) => {
    const cell = cells[column];
    return typeof cell === 'number' && Number.isFinite(cell) ? sum + cell : sum;
  }, 0);
}

/** A cell as it is written; unknown is « — ». */
export function cellText({ format = formatDecimal }: TraceColumn, cell: TraceCell): string {
  if (cell === null) return '—';
  return typeof cell === 'number' ? format(cell) : cell;
}

/** « Pass : 59 312 », for each column that adds up. */
export function totalsOf(trace: Trace): readonly string[] {
  return trace.columns.flatMap((column, at) =>
    column.total ? [`${column.title} : ${cellText(column, totalOf(trace, at))}`] : [],
  );
}

/** Parameters that a figure depends on. */
export function parametersOf(trace: Trace, support: TraceSupport): readonly TraceParameter[] {
  return support.parameters.filter(({ key }) => trace.parameters.includes(key));
}

/** Whom a figure comes from, each named once. */
export function sourceOf(
  { sources = [] }: Trace,
  { source }: Pick<TraceSupport, 'source'>,
): string {
  return [source, ...sources.filter((one) => !source.split(' ; ').includes(one))].join(' ; ');
}

/** Rows quoted in a text, at most: the file has them all. */
const QUOTED = 20;

/** The trace as text, for a report. */
export function textOf(trace: Trace, support: TraceSupport): string {
  const { columns, rows } = trace;
  const quoted = rows
    .slice(0, QUOTED)
    .map((cells) => `- ${cells.map((cell, at) => cellText(columns[at]!, cell)).join(' ; ')}`);
  const left = rows.length - quoted.length;
  const parameters = parametersOf(trace, support).map(
    ({ name, value, changed }) => `- ${name} : ${value}${changed ? ' (modifié)' : ''}`,
  );
  const warnings = [...support.warnings, ...trace.warnings].map((warning) => `- ${warning}`);
  return [
    `${trace.title} : ${trace.value}`,
    `Situation au ${support.date}`,
    '',
    'Calcul',
    ...trace.formula,
    '',
    `${trace.caption} (${columns.map(({ title }) => title).join(' ; ')})`,
    ...quoted,
    ...(left > 0 ? [`… et ${left.toLocaleString('fr-FR')} autres lignes`] : []),
    ...totalsOf(trace).map((total) => `Total, ${total}`),
    ...section('Paramètres', parameters),
    ...section('À savoir', warnings),
    '',
    `Sources : ${sourceOf(trace, support)}`,
    `Lien : ${support.link}`,
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
