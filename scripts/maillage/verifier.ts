import { parseArgs } from 'node:util';

import { JEUX, type Jeu } from '../../src/lib/formats/lecture';
import type { FichierLu } from '../../src/lib/formats/lire';

import { lireFichier, referentielEmbarque } from './jeux';
import { Plainte } from './plainte';

/** Findings printed for each rule, without `--json`. */
const EXEMPLES = 3;

/**
 * `maillage verifier FILE [--jeu NAME] [--json]`: what the file is, the account of its rows, and every finding. Exit code
 * 0: nothing rejected; 1: some rows rejected; 2: unusable.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { chemin, jeu, json } = demandeDe(args);
  const lu = await lireFichier(chemin, {
    referentiel: referentielEmbarque(),
    jeu,
    controler: true,
  });
  process.stdout.write(json ? `${JSON.stringify(compteRendu(lu))}\n` : rapport(lu));
  return lu.lecture.rejetees > 0 ? 1 : 0;
}

function demandeDe(args: readonly string[]): {
  chemin: string;
  jeu: Jeu | undefined;
  json: boolean;
} {
  const usage = 'usage : maillage verifier FICHIER [--jeu NOM] [--json]';
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { jeu: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [chemin, ...reste] = positionals;
    if (chemin === undefined || reste.length > 0)
      throw new Plainte(`un fichier est attendu ; ${usage}`);
    return {
      chemin,
      jeu: values.jeu === undefined ? undefined : jeuDe(values.jeu),
      json: values.json,
    };
  } catch (erreur) {
    if (erreur instanceof Plainte) throw erreur;
    throw new Plainte(`${erreur instanceof Error ? erreur.message : String(erreur)} ; ${usage}`);
  }
}

function jeuDe(nom: string): Jeu {
  const jeu = JEUX.find((connu) => connu === nom);
  if (jeu === undefined) throw new Plainte(`--jeu attend ${JEUX.join(', ')} ; trouvé « ${nom} ».`);
  return jeu;
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
    ...pareils.slice(0, EXEMPLES).map(({ ligne, colonne, valeur, reparation }) => {
      const apres = reparation === null ? '' : ` → « ${reparation} »`;
      return `    ligne ${ligne}, ${colonne ?? 'toute la ligne'} : « ${valeur ?? ''} »${apres}`;
    }),
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
