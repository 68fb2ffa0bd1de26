/** Draws that are made one at a time. */
export interface Tirages {
  /** Draws so far. */
  readonly tires: number;
  tirer(): void;
}

/** How a long computation tells where it is, and learns that it may stop. */
export interface Suivi<Valeur> {
  readonly arretee: () => boolean;
  readonly avancer: (part: number, valeur: Valeur) => void;
}

/** Milliseconds between two answers refined: each is drawn by the page. */
const ENTRE_ENVOIS = 500;

/** Makes draws one at a time: the thread is free between two. Stops early where they are no longer wanted. */
export async function tirer<Valeur>(
  tirages: Tirages,
  total: number,
  valeur: () => Valeur,
  { arretee, avancer }: Suivi<Valeur>,
): Promise<Valeur> {
  let envoi = -Infinity;
  while (tirages.tires < total && !arretee()) {
    tirages.tirer();
    if (performance.now() - envoi >= ENTRE_ENVOIS) {
      avancer(tirages.tires / total, valeur());
      envoi = performance.now();
    }
    await respirer();
  }
  return valeur();
}

/** Lets the messages that wait be read. */
function respirer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
