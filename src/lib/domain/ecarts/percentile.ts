/**
 * Share of the communes of the same density class that have fewer places, 0 to 1; those that have as many count for half.
 * Among communes where Pass circulate and places are known; NaN elsewhere.
 */
export function percentiles(
  places: Float64Array,
  pass: Float64Array,
  densite: Uint8Array,
): Float64Array {
  const rangs = new Float64Array(places.length).fill(NaN);
  const groupes = new Map<number, number[]>();
  for (let i = 0; i < places.length; i++) {
    if (pass[i] === 0 || Number.isNaN(places[i]!)) continue;
    const groupe = groupes.get(densite[i]!);
    if (groupe) groupe.push(i);
    else groupes.set(densite[i]!, [i]);
  }
  for (const groupe of groupes.values()) {
    groupe.sort((a, b) => places[a]! - places[b]!);
    for (let debut = 0; debut < groupe.length;) {
      let fin = debut;
      while (fin < groupe.length && places[groupe[fin]!] === places[groupe[debut]!]) fin++;
      for (let rang = debut; rang < fin; rang++)
        rangs[groupe[rang]!] = (debut + fin) / 2 / groupe.length;
      debut = fin;
    }
  }
  return rangs;
}
