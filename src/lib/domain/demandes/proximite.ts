import { plancherDe, type Interieur } from '../acces/interieur';
import { plusProches, Semis, type PlusProches, type Points } from '../acces/voisinage';

import { estPris, pointsDe, type Demandes } from './demandes';

/** Where communes and lieux are. */
export interface Terrain {
  readonly communes: Points;
  readonly lieux: Points;
  readonly interieur: Interieur;
}

/** Nearest labelled lieu that takes the Pass of each row, on its land, however far. */
export function prochesCompatibles(
  demandes: Demandes,
  terrain: Terrain,
  labellise: Uint8Array,
  detour: number,
): PlusProches {
  const { lieux } = terrain;
  const latitude = lieux.latitude.map((valeur, j) => (labellise[j] ? valeur : NaN));
  const labellises = new Semis({ ...lieux, latitude });
  return prochesParmi(
    labellises,
    { demandes, terrain, labellise, detour },
    demandes.commune.keys(),
  );
}

/** Who may be the nearest of whom. */
export interface Choix {
  readonly demandes: Demandes;
  readonly terrain: Terrain;
  /** 1 for the lieux that count. */
  readonly labellise: Uint8Array;
  readonly detour: number;
}

/** The same among some lieux, for some rows: the answer is in their order. */
export function prochesParmi(
  lieux: Semis,
  { demandes, terrain, labellise, detour }: Choix,
  lignes: Iterable<number>,
): PlusProches {
  const { communes, interieur } = terrain;
  const voulues = Uint32Array.from(lignes);
  const leurs = voulues.map((ligne) => demandes.commune[ligne]!);
  return plusProches(pointsDe(communes, leurs), lieux, detour, {
    plancher: (rang, lieu) => plancherDe(interieur, leurs[rang]!, lieu),
    garde: (rang, lieu) => labellise[lieu] === 1 && estPris(demandes, voulues[rang]!, lieu),
  });
}
