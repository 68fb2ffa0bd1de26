import { plancherDe, type Interieur } from '../acces/interieur';
import { plusProches, type PlusProches, type Points } from '../acces/voisinage';

import { pointsDe, type Demandes } from './demandes';

/** Where communes and lieux are. */
export interface Terrain {
  readonly communes: Points;
  readonly lieux: Points;
  readonly interieur: Interieur;
}

/**
 * Nearest labelled lieu that takes the Pass of each row, on its land, however far.
 * @param lignes rows to tell, all unless told; the answer is in their order.
 */
export function prochesCompatibles(
  demandes: Demandes,
  { communes, lieux, interieur }: Terrain,
  labellise: Uint8Array,
  detour: number,
  lignes: Iterable<number> = demandes.commune.keys(),
): PlusProches {
  const voulues = [...lignes];
  const resultat = {
    km: new Float64Array(voulues.length),
    offre: new Int32Array(voulues.length),
  };
  demandes.accepte.forEach((accepte, groupe) => {
    const rangs = [...voulues.keys()].filter((rang) => demandes.groupe[voulues[rang]!] === groupe);
    if (rangs.length === 0) return;
    const latitude = lieux.latitude.map((valeur, j) => (labellise[j] && accepte[j] ? valeur : NaN));
    const leurs = rangs.map((rang) => demandes.commune[voulues[rang]!]!);
    const proches = plusProches(
      pointsDe(communes, leurs),
      { ...lieux, latitude },
      detour,
      (rang, lieu) => plancherDe(interieur, leurs[rang]!, lieu),
    );
    rangs.forEach((rang, ici) => {
      resultat.km[rang] = proches.km[ici]!;
      resultat.offre[rang] = proches.offre[ici]!;
    });
  });
  return resultat;
}
