import type { Correspondances } from '../../src/lib/formats/champs';
import { FAMILLES, JEUX_LUS, type JeuLu } from '../../src/lib/formats/familles';
import type { ContexteLecture, FichierLu } from '../../src/lib/formats/lire';

import { lireFichier, referentielEmbarque } from './jeux';
import { Options } from './options';
import { Plainte } from './plainte';
import { rapport } from './rapport';

const GRAMMAIRE = {
  fichier: true,
  valeurs: ['jeu', 'colonnes'],
  drapeaux: ['json'],
  usage: 'verifier FICHIER [--jeu NOM] [--colonnes CHAMP=COLONNE,…] [--json]',
};

/**
 * `maillage verifier FILE [--jeu NAME] [--colonnes champ=colonne,…] [--json]`: what the file is, the account of its rows, and every finding. Exit code
 * 0: nothing rejected; 1: some rows rejected; 2: unusable.
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = new Options(args, GRAMMAIRE);
  const chemin = options.fichier();
  const demande = demandeDe(options);
  const lu = await lireFichier(chemin, {
    referentiel: referentielEmbarque(),
    ...demande,
    controler: true,
  });
  process.stdout.write(
    options.drapeau('json') ? `${JSON.stringify(compteRendu(lu))}\n` : rapport(lu),
  );
  return lu.lecture.rejetees > 0 ? 1 : 0;
}

/** What the user says of the file. */
function demandeDe(options: Options): Pick<ContexteLecture, 'jeu' | 'force' | 'correspondance'> {
  const jeu = options.texte('jeu') === null ? undefined : options.parmi('jeu', JEUX_LUS);
  const colonnes = options.texte('colonnes');
  if (colonnes === null) return { jeu };
  if (jeu === undefined) throw new Plainte('--colonnes demande aussi --jeu.');
  return { jeu, force: true, correspondance: correspondanceDe(colonnes, jeu) };
}

/** `nom=organisme,postes=effectif`: the column that each field is read from. */
function correspondanceDe(texte: string, jeu: JeuLu): Correspondances {
  const { noms } = FAMILLES[jeu].champs;
  const paires = texte.split(',').map((paire) => {
    const [champ = '', colonne] = paire.split('=').map((part) => part.trim());
    if (colonne === undefined || !noms.includes(champ))
      throw new Plainte(`--colonnes attend CHAMP=COLONNE, où CHAMP est ${noms.join(', ')}.`);
    return [champ, colonne === '' ? [] : [colonne]] as const;
  });
  return Object.fromEntries(paires);
}

function compteRendu({ jeu, lecture }: FichierLu): object {
  const { lignes, acceptees, reparees, rejetees, constats } = lecture;
  return { jeu, lignes, acceptees, reparees, rejetees, constats };
}
