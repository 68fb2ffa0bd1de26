import type { Mention } from '../tableau-csv';

/** What a file says of itself beside its rows: where they come from, of when, for which territory and parameters. */
export interface Notice extends Mention {
  readonly titre: string;
  /** Words that filtered the rows; `''` for none. */
  readonly filtre: string;
  readonly parametres: object;
}

/** A notice as pairs, for a sheet or for the members of a GeoJSON. */
export function pairesDe(notice: Notice, lignes: number): readonly (readonly [string, string])[] {
  return [
    ['titre', notice.titre],
    ['date_situation', notice.date ?? 'inconnue'],
    ['donnees_simulees', notice.simule ? 'oui' : 'non'],
    ['source', notice.source],
    ['filtre', notice.filtre || 'aucun'],
    ['lignes', String(lignes)],
    ['lien', notice.lien],
    ...Object.entries(notice.parametres).map(
      ([cle, valeur]) => [`parametre_${cle}`, JSON.stringify(valeur)] as const,
    ),
  ];
}
