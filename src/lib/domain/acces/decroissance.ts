/**
 * Weight of a pair by its cost. Bounds are inclusive.
 * - `binary`: 1 up to `cutoff`, 0 beyond; the cutoff itself is 0 where `inclusive` is false;
 * - `step`: weight of the first `[upper bound, weight]` that holds the cost, 0 beyond the last;
 * - `gaussian`: exp(−d² / 2σ²);
 * - `exponential`: exp(−k·d);
 * - `power`: (max(d, `min`) / `scale`)^`alpha`;
 * - `constant`: `value` everywhere.
 */
export type Decroissance =
  | { readonly type: 'binary'; readonly cutoff: number; readonly inclusive?: boolean }
  | { readonly type: 'step'; readonly steps: readonly (readonly [number, number])[] }
  | { readonly type: 'gaussian'; readonly sigma: number }
  | { readonly type: 'exponential'; readonly k: number }
  | {
      readonly type: 'power';
      readonly alpha: number;
      readonly scale?: number;
      readonly min?: number;
    }
  | { readonly type: 'constant'; readonly value: number };

/** Weight of a cost. */
export function poidsOf(decroissance: Decroissance, cout: number): number {
  switch (decroissance.type) {
    case 'binary':
      if (decroissance.inclusive === false) return cout < decroissance.cutoff ? 1 : 0;
      return cout <= decroissance.cutoff ? 1 : 0;
    case 'step':
      return decroissance.steps.find(([borne]) => cout <= borne)?.[1] ?? 0;
    case 'gaussian':
      return Math.exp(-(cout * cout) / (2 * decroissance.sigma * decroissance.sigma));
    case 'exponential':
      return Math.exp(-decroissance.k * cout);
    case 'power':
      return (
        (Math.max(cout, decroissance.min ?? 0) / (decroissance.scale ?? 1)) ** decroissance.alpha
      );
    case 'constant':
      return decroissance.value;
  }
}

/**
 * Weights of many costs, 0 beyond `coutMaximum` (included).
 * @throws RangeError where a weight is not finite: a power of a negative exponent at a cost of 0.
 */
export function poidsDe(
  decroissance: Decroissance,
  couts: Float64Array,
  coutMaximum = Infinity,
): Float64Array {
  return couts.map((cout) => {
    if (cout > coutMaximum) return 0;
    const poids = poidsOf(decroissance, cout);
    if (!Number.isFinite(poids))
      throw new RangeError(`La décroissance ${decroissance.type} n’est pas finie à ${cout}.`);
    return poids;
  });
}
