import { parseArgs } from 'node:util';

import type { Correspondances } from '../../src/lib/formats/champs';
import { FAMILLES, JEUX_LUS, type JeuLu } from '../../src/lib/formats/familles';
import type { Constat } from '../../src/lib/formats/lecture';
import type { ContexteLecture, FichierLu } from '../../src/lib/formats/lire';

import { lireFichier, referentielEmbarque } from './jeux';
import { Plainte } from './plainte';

/** Findings printed for each rule, without `--json`. */
const EXEMPLES = 3;

/**
 * `maillage verifier FILE [--jeu NAME] [--colonnes champ=colonne,…] [--json]`: what the file is, the account of its rows, and every finding. Exit code
 * 0: nothing rejected; 1: some rows rejected; 2: unusable.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { chemin, json, ...demande } = demandeDe(args);
  const lu = await lireFichier(chemin, {
    referentiel: referentielEmbarque(),
    ...demande,
    controler: true,
  });
  process.stdout.write(json ? `${JSON.stringify(compteRendu(lu))}\n` : rapport(lu));
  return lu.lecture.rejetees > 0 ? 1 : 0;
}

interface Demande extends Pick<ContexteLecture, 'jeu' | 'force' | 'correspondance'> {
  readonly chemin: string;
  readonly json: boolean;
}

function demandeDe(args: readonly string[]): Demande {
  const usage =
    'usage : maillage verifier FICHIER [--jeu NOM] [--colonnes CHAMP=COLONNE,…] [--json]';
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        jeu: { type: 'string' },
        colonnes: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [chemin, ...reste] = positionals;
    if (chemin === undefined || reste.length > 0)
      throw new Plainte(`un fichier est attendu ; ${usage}`);
    const jeu = values.jeu === undefined ? undefined : jeuDe(values.jeu);
    if (values.colonnes === undefined) return { chemin, jeu, json: values.json };
    if (jeu === undefined) throw new Plainte(`--colonnes demande aussi --jeu ; ${usage}`);
    const correspondance = correspondanceDe(values.colonnes, jeu);
    return { chemin, jeu, force: true, correspondance, json: values.json };
  } catch (erreur) {
    if (erreur instanceof Plainte) throw erreur;
    throw new Plainte(`${erreur instanceof Error ? erreur.message : String(erreur)} ; ${usage}`);
  }
}

function jeuDe(nom: string): JeuLu {
  const jeu = JEUX_LUS.find((connu) => connu === nom);
  if (jeu === undefined)
    throw new Plainte(`--jeu attend ${JEUX_LUS.join(', ')} ; trouvé « ${nom} ».`);
  return jeu;
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

function rapport({ nom, jeu, lecture, reconnaissance, controle }: FichierLu): string {
  const { lignes, acceptees, reparees, rejetees, constats } = lecture;
  const parRegle = new Map<string, (typeof constats)[number][]>();
  for (const constat of constats) {
    const pareils = parRegle.get(constat.regle);
    if (pareils) pareils.push(constat);
    else parRegle.set(constat.regle, [constat]);
  }
  const details = [...parRegle.values()].flatMap((pareils) => [
    `${pareils[0]!.gravite} ${pareils[0]!.regle} : ${pareils.length} fois. ${pareils[0]!.message}`,
    ...pareils
      .filter(({ ligne, colonne }) => ligne > 0 || colonne !== null)
      .slice(0, EXEMPLES)
      .map(exemple),
  ]);
  return [
    `${nom} : ${jeu} (confiance ${Math.round(reconnaissance.confiance * 100)} %)`,
    ...reconnaissance.raisons.map((raison) => `  ${raison}`),
    `${lignes} lignes = ${acceptees} acceptées + ${reparees} réparées + ${rejetees} rejetées`,
    ...(controle
      ? [`Schéma ${controle.schema} : ${controle.valide ? 'valide' : `${controle.ecarts} écarts`}`]
      : []),
    ...details,
    '',
  ].join('\n');
}

/** Where a finding is, and the cell before and after; row 0 is the whole column. */
function exemple({ ligne, colonne, valeur, reparation }: Constat): string {
  const ou = [ligne > 0 && `ligne ${ligne}`, colonne ?? 'toute la ligne']
    .filter(Boolean)
    .join(', ');
  const avant = valeur === null ? '' : ` : « ${valeur} »`;
  return `    ${ou}${avant}${reparation === null ? '' : ` → « ${reparation} »`}`;
}
