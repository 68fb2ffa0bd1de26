import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  return new Promise((resolve) => {
    const ligne = ['--import', 'tsx', 'scripts/maillage.ts', ...args];
    const options = { cwd: RACINE, maxBuffer: 1 << 28 };
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

  /** Writes a file. @returns its path. */
  ecrire(nom: string, lignes: readonly string[]): string {
    const chemin = join(this.#chemin, nom);
    writeFileSync(chemin, [...lignes, ''].join('\n'));
    return chemin;
  }

  chemin(nom: string): string {
    return join(this.#chemin, nom);
  }

  effacer(): void {
    rmSync(this.#chemin, { recursive: true });
  }
}
