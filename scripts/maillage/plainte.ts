/** What is wrong with a command line or its files, in French: for the user, without a stack. */
export class Plainte extends Error {
  override readonly name = 'Plainte';
}

/** Exit code of a command that could not do what it was asked. */
export const INUTILISABLE = 2;

/** What the system refuses, by its code. */
const REFUS: Readonly<Record<string, string>> = {
  EACCES: 'l’accès est refusé',
  EISDIR: 'c’est un dossier',
  ENOENT: 'ce chemin n’existe pas',
  ENOSPC: 'le disque est plein',
  ENOTDIR: 'ce chemin passe par un fichier',
  EPERM: 'l’accès est refusé',
  EPIPE: 'ce qui lisait la sortie s’est arrêté',
  EROFS: 'le disque est en lecture seule',
};

/** What the system refused, in French; `null` where the error is not from it. */
export function refusDuSysteme(erreur: unknown): string | null {
  if (!(erreur instanceof Error && 'syscall' in erreur && 'code' in erreur)) return null;
  const code = String(erreur.code);
  return REFUS[code] ?? `le système répond ${code}`;
}

/**
 * Says on standard error, in one line, why a command ended; its trace too with `MAILLAGE_TRACE=1`.
 *
 * @returns the exit code
 */
export function direEchec(commande: string, erreur: unknown): typeof INUTILISABLE {
  console.error(`maillage ${commande} : ${phraseDe(erreur).replace(/\s*\n\s*/g, ' ')}`);
  if (process.env['MAILLAGE_TRACE'] === '1') console.error(erreur);
  return INUTILISABLE;
}

/** Why a command ended, in one French sentence. */
export function phraseDe(erreur: unknown): string {
  if (erreur instanceof Plainte || isRefus(erreur)) return erreur.message;
  const refus = refusDuSysteme(erreur);
  if (refus !== null) return `arrêt avant la fin : ${refus}.`;
  const sorte = erreur instanceof Error ? erreur.name : typeof erreur;
  return `erreur imprévue (${sorte}), rien n’est à garder de cette commande. Relancez-la avec MAILLAGE_TRACE=1 pour en voir la trace, et signalez-la.`;
}

/** Whether the engine refuses: its messages are French sentences, those of JavaScript itself have no full stop. */
function isRefus(erreur: unknown): erreur is RangeError {
  return erreur instanceof RangeError && erreur.message.endsWith('.');
}
