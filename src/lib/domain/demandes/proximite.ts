import { plancherDe, type Interieur } from '../acces/interieur';
import type { TableCouts } from '../acces/table';
import {
  plusProches,
  pointsDe,
  Semis,
  voisinage,
  type PlusProches,
  type Points,
} from '../acces/voisinage';
import { prendre, rangs } from '../colonne';

import { estPris, type Demandes } from './demandes';

/** Where communes and lieux are. */
export interface Terrain {
  readonly communes: Points;
  readonly lieux: Points;
  readonly interieur: Interieur;
}

/**
 * Pairs of rows and of the lieux that take their Pass, labelled or not.
 * @param portees reach of each row, km by road.
 */
export function pairesCompatibles(
  demandes: Demandes,
  { communes, lieux, interieur }: Terrain,
  portees: Float64Array,
  detour: number,
): TableCouts {
  const { commune } = demandes;
  return voisinage(pointsDe(communes, commune), portees, lieux, detour, {
    plancher: (ligne, lieu) => plancherDe(interieur, commune[ligne]!, lieu),
    garde: (ligne, lieu) => estPris(demandes, ligne, lieu),
  });
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
    rangs(demandes.commune.length),
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
  lignes: ArrayLike<number>,
): PlusProches {
  const { communes, interieur } = terrain;
  const leurs = prendre(demandes.commune, lignes);
  return plusProches(pointsDe(communes, leurs), lieux, detour, {
    plancher: (rang, lieu) => plancherDe(interieur, leurs[rang]!, lieu),
    garde: (rang, lieu) => labellise[lieu] === 1 && estPris(demandes, lignes[rang]!, lieu),
  });
}
