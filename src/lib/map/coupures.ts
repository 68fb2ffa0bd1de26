/** How breaks between classes are chosen. */
export type Methode = 'quantiles' | 'jenks' | 'egales';

export const NOMS_METHODES: Readonly<Record<Methode, string>> = {
  quantiles: 'Autant de communes dans chaque classe (quantiles)',
  jenks: 'Classes les plus homogènes (Jenks)',
  egales: 'Intervalles égaux',
};

/**
 * Breaks between `nombre` classes, ascending and distinct: `nombre − 1` of them, fewer where values are too few.
 * A break belongs to the class above it. Values that are not finite are left out.
 */
export function coupuresDe(valeurs: ArrayLike<number>, methode: Methode, nombre: number): number[] {
  const sorted = Float64Array.from(valeurs).filter(Number.isFinite).sort();
  const breaks = METHODES[methode](sorted, nombre);
  return breaks.filter((value, k) => value > sorted[0]! && (k === 0 || value > breaks[k - 1]!));
}

/** Class of a value, from 0: how many breaks are at or under it. */
export function classeDe(valeur: number, coupures: readonly number[]): number {
  let classe = 0;
  while (classe < coupures.length && coupures[classe]! <= valeur) classe++;
  return classe;
}

/** Class of each value. */
export function classerSelon(valeurs: ArrayLike<number>, coupures: readonly number[]): Uint8Array {
  return Uint8Array.from(valeurs, (valeur) => classeDe(valeur, coupures));
}

/** Class of each pair of values in a grid: the class of `x`, plus the class of `y` times the number of classes of `x`. */
export function croiser(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  coupuresX: readonly number[],
  coupuresY: readonly number[],
): Uint8Array {
  const colonnes = coupuresX.length + 1;
  return Uint8Array.from(
    x,
    (valeur, k) => classeDe(valeur, coupuresX) + colonnes * classeDe(y[k]!, coupuresY),
  );
}

const METHODES: Readonly<Record<Methode, (sorted: Float64Array, nombre: number) => number[]>> = {
  quantiles: (sorted, nombre) =>
    entre(nombre)
      .map((k) => sorted[Math.ceil((k / nombre) * sorted.length)] ?? Infinity)
      .filter(Number.isFinite),
  egales: (sorted, nombre) => {
    const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
    return least === most ? [] : entre(nombre).map((k) => least + (k / nombre) * (most - least));
  },
  jenks,
};

/**
 * The breaks that make the sum of squared deviations within classes the least (Fisher 1958, known as Jenks): dynamic
 * programming, each row filled by divide and conquer (Wang & Song 2011, Song & Zhong 2020), O(nombre · n · log n).
 */
function jenks(sorted: Float64Array, nombre: number): number[] {
  const n = sorted.length;
  const classes = Math.min(nombre, new Set(sorted).size);
  if (classes < 2) return [];
  const cout = coutDe(sorted);
  let before = Float64Array.from({ length: n }, (_, end) => cout(0, end));
  const starts: Int32Array[] = [];
  for (let q = 1; q < classes; q++) {
    const row = new Float64Array(n).fill(Infinity);
    const start = new Int32Array(n);
    remplir(row, start, before, cout, q, n - 1, q, n - 1);
    starts.push(start);
    before = row;
  }
  const breaks: number[] = [];
  let end = n - 1;
  for (const start of starts.reverse()) {
    const first = start[end]!;
    breaks.unshift(sorted[first]!);
    end = first - 1;
  }
  return breaks;
}

/** Fills `row[from..to]`, knowing that the best start of the last class lies between `low` and `high`. */
function remplir(
  row: Float64Array,
  start: Int32Array,
  before: Float64Array,
  cout: (from: number, to: number) => number,
  from: number,
  to: number,
  low: number,
  high: number,
): void {
  if (from > to) return;
  const middle = (from + to) >> 1;
  for (let first = low; first <= Math.min(high, middle); first++) {
    const total = before[first - 1]! + cout(first, middle);
    if (total < row[middle]!) {
      row[middle] = total;
      start[middle] = first;
    }
  }
  remplir(row, start, before, cout, from, middle - 1, low, start[middle]!);
  remplir(row, start, before, cout, middle + 1, to, start[middle]!, high);
}

/** Sum of squared deviations from the mean of `sorted[from..to]`, from running sums around the median for precision. */
function coutDe(sorted: Float64Array): (from: number, to: number) => number {
  const centre = sorted[sorted.length >> 1]!;
  const sums = new Float64Array(sorted.length + 1);
  const squares = new Float64Array(sorted.length + 1);
  for (const [k, value] of sorted.entries()) {
    sums[k + 1] = sums[k]! + (value - centre);
    squares[k + 1] = squares[k]! + (value - centre) ** 2;
  }
  return (from, to) => {
    const sum = sums[to + 1]! - sums[from]!;
    return Math.max(0, squares[to + 1]! - squares[from]! - (sum * sum) / (to - from + 1));
  };
}

/** 1, 2, …, `nombre` − 1. */
function entre(nombre: number): number[] {
  return Array.from({ length: Math.max(0, nombre - 1) }, (_, k) => k + 1);
}
