import type { Operateur } from '$lib/domain/operateurs/operateur';

import { ecrireAgrements } from './agrements/ecrire';
import { writeCsv } from './conteneurs/ecrire';
import type { FichierLu } from './lire';
import { ecrireSuivi } from './suivi/ecrire';

/** The rows of a file as a CSV that reads back as the same rows: in the columns of our schema where there is one. */
export function ecrireCsv(lu: FichierLu): string {
  switch (lu.jeu) {
    case 'agrements':
      return ecrireAgrements(lu.lecture.rows);
    case 'operateurs':
      return writeCsv(lu.lecture.rows.map(operateurOf));
    case 'pass-carnets':
      return writeCsv(lu.lecture.rows.map(({ id, ...others }) => ({ carnet: id, ...others })));
    case 'pass-lots':
      return writeCsv(lu.lecture.rows.map(({ id, ...others }) => ({ lot: id, ...others })));
    case 'suivi':
      return ecrireSuivi(lu.lecture.rows);
    default:
      return writeCsv(lu.lecture.rows);
  }
}

function operateurOf({ nom, fraisAmont, fraisAval, cotisation, ...others }: Operateur): object {
  return {
    operateur: nom,
    ...others,
    fraisAmontPourcent: pourcentOf(fraisAmont),
    fraisAvalPourcent: pourcentOf(fraisAval),
    cotisationAnnuelleHt: cotisation,
  };
}

/** 0.07 → 7, and not 7.000000000000001 */
function pourcentOf(part: number | null): number | null {
  return part === null ? null : Number((part * 100).toPrecision(12));
}
