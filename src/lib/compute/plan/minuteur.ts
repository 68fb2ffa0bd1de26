import type { Minuteur } from '$lib/domain/couverture/plan/echange-limite';

/** Seconds on the clock of the machine, from the start of each search. */
export function minuteur(secondes: number): Minuteur {
  return () => {
    const fin = performance.now() + 1000 * secondes;
    return () => performance.now() < fin;
  };
}
