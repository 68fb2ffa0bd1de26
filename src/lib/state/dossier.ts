/** A file that the site holds beside the app. */
interface Entree {
  readonly nom: string;
  readonly octets: number;
}

/**
 * The files of the folder given to the server, if any: `DONNEES=folder npm start`. A site that gives none answers an
 * empty list, or nothing.
 *
 * @param adresse of the folder, with its final `/`.
 */
export async function fichiersDuDossier(
  adresse: string,
): Promise<readonly { nom: string; contenu: Blob }[]> {
  const answer = await fetch(`${adresse}index.json`);
  if (!answer.ok) return [];
  const entrees = ((await answer.json()) as readonly Entree[]).filter(({ octets }) => octets > 0);
  return Promise.all(
    entrees.map(async ({ nom }) => {
      const file = await fetch(adresse + encodeURIComponent(nom));
      return { nom, contenu: await file.blob() };
    }),
  );
}
