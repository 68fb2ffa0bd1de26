import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a command of `node_modules/.bin`, its output streamed to ours; gives its exit code, 1 where a signal ended it. */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(join('node_modules', '.bin', command), args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('error', failed);
    child.once('exit', (code) => done(code ?? 1));
  });
}
