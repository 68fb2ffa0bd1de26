import { remplir } from '../colonne';
import type { Parametres } from '../parametres';
import { DENSITES } from '../territoire';

import type { TableCouts } from './table';

/** Reach of each demand: the last step of its density class, km by road. */
export function porteesDe(densites: Uint8Array, parametres: Parametres): Float64Array {
  const portees = DENSITES.map((densite) => parametres.densites[densite].pas[2]);
  return remplir(new Float64Array(densites.length), (i) => portees[densites[i]!]!);
}

/** Weight of a cost, km by road, for a demand of a density class: see {@link poidsDesPas}. */
export function poidsDuPas(cout: number, densite: number, parametres: Parametres): number {
  const { pas } = parametres.densites[DENSITES[densite]!];
  const rang = pas.findIndex((borne) => cout <= borne);
  return parametres.poids[rang] ?? 0;
}

/**
 * Weight of each pair: that of the first step of the demand's density class that holds the cost, 0 beyond the last.
 * Steps belong to the demand, so that both steps of an access measure read the same weight (methods §3).
 *
 * @param densites density class of each demand: its place in `DENSITES`.
 */
export function poidsDesPas(
  table: TableCouts,
  densites: Uint8Array,
  parametres: Parametres,
): Float64Array {
  const bornes = DENSITES.map((densite) => parametres.densites[densite].pas);
  const [proche, moyen, lointain] = parametres.poids;
  const poids = new Float64Array(table.cout.length);
  for (let i = 0; i < table.demandes; i++) {
    const [premier, deuxieme, troisieme] = bornes[densites[i]!]!;
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++) {
      const cout = table.cout[k]!;
      if (cout <= premier) poids[k] = proche;
      else if (cout <= deuxieme) poids[k] = moyen;
      else if (cout <= troisieme) poids[k] = lointain;
    }
  }
  return poids;
}
