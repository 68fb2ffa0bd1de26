import sources from '../../../../data/sources.json';

/** An official dataset of the catalogue `data/sources.json`. */
export interface SourceOfficielle {
  readonly id: string;
  readonly jeu: string;
  readonly titre: string;
  readonly producteur: string;
  readonly licence: string;
  readonly page: string | null;
  readonly telechargement: string | null;
  readonly format: string;
  readonly colonnes: readonly string[];
  readonly note: string | null;
}

/** The catalogue. */
export const OFFICIELLES: readonly SourceOfficielle[] = sources;

/**
 * Fetches an official file: the one request that leaves the origin, because the reader asked for it.
 * @throws Error where the site does not answer.
 */
export async function telecharger(
  source: SourceOfficielle,
): Promise<{ nom: string; contenu: Blob }> {
  if (source.telechargement === null) throw new Error('Aucune adresse de téléchargement.');
  const answer = await fetch(source.telechargement, { referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`Réponse ${answer.status}`);
  return { nom: `${source.id}.${source.format}`, contenu: await answer.blob() };
}
