import { voisinage, type Points } from '../acces/voisinage';

import { sansAccent } from './signaux';

/** Names met so far: those of a file are asked for by each of its readers. Beyond {@link RETENUS}, forgotten all at once. */
const NORMALISES = new Map<string, string>();
const RETENUS = 200_000;

/** Services that lend or sell equipment or a connection: no Pass pays for them. Words of the national schema, v0 and v1. */
const SERVICES_SANS_PASS = new Set(
  [
    'Accéder à une connexion internet',
    'Accéder à du matériel',
    'S’équiper en matériel informatique',
    'Acquérir du matériel informatique à prix solidaire',
    'Accès internet et matériel informatique',
    'Acquisition de matériel informatique à prix solidaire',
  ].map(nomNormalise),
);

/** Two lieux of the same name within this distance are one, km as the crow flies. */
const RAYON_DOUBLON = 0.1;

/** Lower case, letters and digits only: what makes two names the same. */
export function nomNormalise(nom: string): string {
  const connu = NORMALISES.get(nom);
  if (connu !== undefined) return connu;
  const normalise = sansAccent(nom)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (NORMALISES.size >= RETENUS) NORMALISES.clear();
  NORMALISES.set(nom, normalise);
  return normalise;
}

/** Whether a Pass can pay for one of the services; true where the file lists none. */
export function estPayable(services: readonly string[]): boolean {
  return (
    services.length === 0 ||
    services.some((service) => !SERVICES_SANS_PASS.has(nomNormalise(service)))
  );
}

/** Columns of the lieux, by lieu. */
export interface FichesLieux {
  readonly points: Points;
  readonly labellise: Uint8Array;
  /** Whether a Pass can pay for one of its services: see {@link estPayable}. */
  readonly payable: Uint8Array;
  readonly sirets: readonly (string | null)[];
  readonly noms: readonly string[];
}

/**
 * Lieux worth approaching (methods §6.1), 1 for each: not labelled, with a point, with a service that a Pass can pay,
 * whose organisation has no labelled lieu (an agrément belongs to a SIRET), and that is not another row for a labelled
 * lieu, or for a candidate before it: same name within 100 m.
 */
export function universDe(lieux: FichesLieux): Uint8Array {
  const { points, labellise, payable, sirets, noms } = lieux;
  const agrees = new Set(sirets.filter((siret, j) => siret !== null && labellise[j]));
  const voisins = voisinage(
    points,
    new Float64Array(labellise.length).fill(RAYON_DOUBLON),
    points,
    1,
  );
  const univers = new Uint8Array(labellise.length);
  for (let j = 0; j < univers.length; j++) {
    if (labellise[j] || !payable[j] || Number.isNaN(points.latitude[j]!)) continue;
    if (agrees.has(sirets[j]!)) continue;
    const nom = nomNormalise(noms[j]!);
    const semblables = voisins.offre
      .subarray(voisins.debuts[j]!, voisins.debuts[j + 1]!)
      .filter((autre) => nomNormalise(noms[autre]!) === nom);
    if (!semblables.some((autre) => labellise[autre] || univers[autre])) univers[j] = 1;
  }
  return univers;
}
