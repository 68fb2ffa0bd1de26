import { bench, describe } from 'vitest';

/** A computation to time, how many times, and by how much its time stands for that of the whole. */
export interface Epreuve {
  readonly calcul: () => unknown;
  readonly fois: number;
  /** Where only a part is run: the whole is this many times longer. */
  readonly facteur?: number;
}

/**
 * Times a computation and its naive version in the same run, prints least and median times, and fails if the naive one
 * is as fast: only the ratio of the two is asserted.
 */
export function opposer(titre: string, vite: Epreuve, naif: Epreuve): void {
  describe(titre, () => {
    const medianes: number[] = [];
    for (const [nom, epreuve] of [
      ['ici', vite],
      ['naïf', naif],
    ] as const) {
      const temps: number[] = [];
      const teardown = (): void => {
        if (temps.length < epreuve.fois) return;
        medianes.push(imprimer(`${titre} : ${nom}`, temps, epreuve.facteur ?? 1));
        if (medianes.length === 2 && medianes[0]! >= medianes[1]!)
          throw new Error(`${titre} : la version naïve est aussi rapide.`);
      };
      bench(nom, () => chronometrer(epreuve.calcul, temps), {
        time: 0,
        iterations: epreuve.fois,
        warmupTime: 0,
        warmupIterations: 0,
        teardown,
      });
    }
  });
}

function chronometrer(calcul: () => unknown, temps: number[]): void {
  const debut = performance.now();
  calcul();
  temps.push(performance.now() - debut);
}

/** @returns the median. */
function imprimer(nom: string, temps: readonly number[], facteur: number): number {
  const tries = temps.map((ms) => ms * facteur).sort((a, b) => a - b);
  const mediane = tries[tries.length >> 1]!;
  const ms = (valeur: number): string => valeur.toFixed(1).padStart(10);
  const reserve = facteur === 1 ? '' : ` (une part, × ${facteur})`;
  console.info(`${nom.padEnd(58)} min ${ms(tries[0]!)} ms  médiane ${ms(mediane)} ms${reserve}`);
  return mediane;
}
