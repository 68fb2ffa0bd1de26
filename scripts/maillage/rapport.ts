import type { Constat } from '../../src/lib/formats/lecture';
import type { FichierLu, VerdictSchema } from '../../src/lib/formats/lire';

/** Cells shown under each message. */
const EXEMPLES = 3;

/** Messages of one rule that are shown, the most frequent first: some name the cell, and are as many as the rows. */
const MESSAGES = 10;

/** What a file is, the account of its rows, and its findings: like ones together, with a few of their cells. */
export function rapport({ nom, jeu, lecture, reconnaissance, controle }: FichierLu): string {
  const { lignes, acceptees, reparees, rejetees, constats } = lecture;
  return [
    `${nom} : ${jeu} (confiance ${Math.round(reconnaissance.confiance * 100)} %)`,
    ...reconnaissance.raisons.map((raison) => `  ${raison}`),
    `${lignes} lignes = ${acceptees} acceptées + ${reparees} réparées + ${rejetees} rejetées`,
    ...(controle ? [`Schéma ${controle.schema} : ${verdict(controle)}`] : []),
    ...grouper(constats, titre).flatMap(messagesDe),
    '',
  ].join('\n');
}

function verdict({ valide, ecarts }: VerdictSchema): string {
  return valide ? 'valide' : `${ecarts} ${ecarts > 1 ? 'écarts' : 'écart'}`;
}

/** Findings of one rule and one gravity, message by message; on whole columns, every message. */
function messagesDe(pareils: readonly Constat[]): string[] {
  const messages = grouper(pareils, ({ message }) => message).toSorted(
    (un, autre) => autre.length - un.length,
  );
  const montres = messages.filter(([premier], rang) => rang < MESSAGES || premier!.ligne === 0);
  const tus = pareils.length - montres.reduce((somme, { length }) => somme + length, 0);
  return [
    ...montres.flatMap((constats) => [
      `${titre(constats[0]!)} : ${constats.length} fois. ${constats[0]!.message}`,
      ...constats.filter(isPlaced).filter(isShown).map(exemple),
    ]),
    ...(tus > 0
      ? [`${titre(pareils[0]!)} : ${tus} fois encore, avec d’autres messages : --json les donne.`]
      : []),
  ];
}

function titre({ gravite, regle }: Constat): string {
  return `${gravite} ${regle}`;
}

/** Whether it says where it is, and its message does not: others are on the file as a whole. */
function isPlaced({ ligne, colonne, message }: Constat): boolean {
  return ligne > 0 || (colonne !== null && !message.includes(`« ${colonne} »`));
}

/** Whether it is told: the first cells, and every whole column. */
function isShown({ ligne }: Constat, rang: number): boolean {
  return rang < EXEMPLES || ligne === 0;
}

/** Where a finding is, and the cell before and after; row 0 is the whole column. */
function exemple({ ligne, colonne, valeur, reparation }: Constat): string {
  const ou = [ligne > 0 && `ligne ${ligne}`, colonne ?? 'toute la ligne']
    .filter(Boolean)
    .join(', ');
  const avant = valeur === null ? '' : ` : « ${valeur} »`;
  return `    ${ou}${avant}${reparation === null ? '' : ` → « ${reparation} »`}`;
}

/** Findings of the same key together, in the order in which keys are met. */
function grouper(
  constats: readonly Constat[],
  cleDe: (constat: Constat) => string,
): readonly (readonly Constat[])[] {
  const groupes = new Map<string, Constat[]>();
  for (const constat of constats) {
    const groupe = groupes.get(cleDe(constat));
    if (groupe) groupe.push(constat);
    else groupes.set(cleDe(constat), [constat]);
  }
  return [...groupes.values()];
}
