import { ckmeans } from 'simple-statistics';

import type { Regle } from '$lib/state/representation';

/**
 * Breaks between `nombre` classes, ascending and distinct: `nombre − 1` of them, fewer where values are too few.
 * A break belongs to the class above it. Values that are not finite are left out.
 */
export function coupuresDe(valeurs: ArrayLike<number>, methode: Regle, nombre: number): number[] {
  const sorted = Float64Array.from(valeurs).filter(Number.isFinite).sort();
  const breaks = REGLES_DE_COUPE[methode](sorted, nombre);
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

const REGLES_DE_COUPE: Readonly<Record<Regle, (sorted: Float64Array, nombre: number) => number[]>> =
  {
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

/** The breaks that make the sum of squared deviations within classes the least (Fisher 1958, known as Jenks). */
function jenks(sorted: Float64Array, nombre: number): number[] {
  const classes = Math.min(nombre, new Set(sorted).size);
  if (classes < 2) return [];
  return ckmeans([...sorted], classes)
    .slice(1)
    .map((cluster) => cluster[0]!);
}

/** 1, 2, …, `nombre` − 1. */
function entre(nombre: number): number[] {
  return Array.from({ length: Math.max(0, nombre - 1) }, (_, k) => k + 1);
}
