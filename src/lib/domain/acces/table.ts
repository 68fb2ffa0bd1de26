/**
 * Sparse costs between demand and supply, row by row: the pairs of demand `i` lie from `debuts[i]` to `debuts[i + 1]`.
 * A pair that is absent is out of reach. Costs may be asymmetric, in any unit.
 */
export interface TableCouts {
  readonly demandes: number;
  readonly offres: number;
  /** `demandes + 1` positions. */
  readonly debuts: Uint32Array;
  /** Supply of each pair, ascending in a row. */
  readonly offre: Uint32Array;
  readonly cout: Float64Array;
}

/** The same pairs by supply: those of supply `j` lie from `debuts[j]` to `debuts[j + 1]`, demands ascending. */
export interface Colonnes {
  readonly debuts: Uint32Array;
  readonly demande: Uint32Array;
  /** Position of each pair in the table that it was drawn from, to read a cost or a weight. */
  readonly paire: Uint32Array;
}

/** Pairs as triplets `[demand, supply, cost]`, in any order. A pair given twice keeps its lowest cost. */
export function tableOf(
  demandes: number,
  offres: number,
  triplets: readonly (readonly [number, number, number])[],
): TableCouts {
  const ordre = [...triplets].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const paires = ordre.filter(
    ([i, j], rang) => rang === 0 || ordre[rang - 1]![0] !== i || ordre[rang - 1]![1] !== j,
  );
  const debuts = new Uint32Array(demandes + 1);
  for (const [i] of paires) debuts[i + 1]!++;
  for (let i = 0; i < demandes; i++) debuts[i + 1]! += debuts[i]!;
  return {
    demandes,
    offres,
    debuts,
    offre: Uint32Array.from(paires, ([, j]) => j),
    cout: Float64Array.from(paires, ([, , cout]) => cout),
  };
}

/** The pairs of a table by supply. */
export function colonnesOf(table: TableCouts): Colonnes {
  const { demandes, offres, offre } = table;
  const debuts = new Uint32Array(offres + 1);
  for (let k = 0; k < offre.length; k++) debuts[offre[k]! + 1]!++;
  for (let j = 0; j < offres; j++) debuts[j + 1]! += debuts[j]!;
  const place = debuts.slice(0, offres);
  const demande = new Uint32Array(offre.length);
  const paire = new Uint32Array(offre.length);
  for (let i = 0; i < demandes; i++) {
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) {
      const ici = place[offre[k]!]!++;
      demande[ici] = i;
      paire[ici] = k;
    }
  }
  return { debuts, demande, paire };
}

/** Position of the pair of a demand and a supply; -1 where it is out of reach. */
export function paireDe({ debuts, offre }: TableCouts, i: number, j: number): number {
  let bas = debuts[i]!;
  let haut = debuts[i + 1]!;
  while (bas < haut) {
    const milieu = (bas + haut) >> 1;
    if (offre[milieu]! < j) bas = milieu + 1;
    else haut = milieu;
  }
  return bas < debuts[i + 1]! && offre[bas] === j ? bas : -1;
}

/** The table without the pairs of the supplies that are not kept. Indexes stay what they were. */
export function restreindre(table: TableCouts, garde: Uint8Array): TableCouts {
  return filtrer(table, (_, j) => garde[j] === 1);
}

/** The pairs of demand and supply that are kept. Indexes stay what they were. */
export function filtrer(
  table: TableCouts,
  garde: (i: number, j: number, cout: number) => boolean,
): TableCouts {
  const { demandes, offres } = table;
  const debuts = new Uint32Array(demandes + 1);
  const offre = new Uint32Array(table.offre.length);
  const cout = new Float64Array(table.offre.length);
  let ecrites = 0;
  for (let i = 0; i < demandes; i++) {
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) {
      if (!garde(i, table.offre[k]!, table.cout[k]!)) continue;
      offre[ecrites] = table.offre[k]!;
      cout[ecrites++] = table.cout[k]!;
    }
    debuts[i + 1] = ecrites;
  }
  return {
    demandes,
    offres,
    debuts,
    offre: offre.slice(0, ecrites),
    cout: cout.slice(0, ecrites),
  };
}
