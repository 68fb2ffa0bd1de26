import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));

export interface Sortie {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user does, in a process of its own. */
export function maillage(...args: readonly string[]): Promise<Sortie> {
  return maillageAvec({}, ...args);
}

/** The same, with variables added to the environment. */
export function maillageAvec(
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Sortie> {
  return new Promise((resolve) => {
    const ligne = ['--import', 'tsx', 'scripts/maillage.ts', ...args];
    const env = { ...process.env, ...variables };
    const options = { cwd: RACINE, maxBuffer: 1 << 28, env };
    execFile(process.execPath, ligne, options, (erreur, stdout, stderr) =>
      resolve({
        code: typeof erreur?.code === 'number' ? erreur.code : erreur ? -1 : 0,
        stdout,
        stderr,
      }),
    );
  });
}

/** A folder for the files of a test, and its end. */
export class Dossier {
  readonly #chemin = mkdtempSync(join(tmpdir(), 'maillage-'));

  /** Writes a file, by its lines or its bytes. @returns its path. */
  ecrire(nom: string, contenu: readonly string[] | Uint8Array): string {
    const chemin = join(this.#chemin, nom);
    writeFileSync(chemin, contenu instanceof Uint8Array ? contenu : [...contenu, ''].join('\n'));
    return chemin;
  }

  /** Makes a folder in it. @returns its path. */
  creer(nom: string): string {
    const chemin = join(this.#chemin, nom);
    mkdirSync(chemin);
    return chemin;
  }

  chemin(nom: string): string {
    return join(this.#chemin, nom);
  }

  effacer(): void {
    rmSync(this.#chemin, { recursive: true });
  }
}
