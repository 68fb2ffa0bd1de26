import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './run';
import { serve } from './serve';

/** What a build is made of. */
const SOURCES = [
  'src',
  'static',
  'data',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
];
const BUILT = 'build/index.html';

if (!existsSync(BUILT) || statSync(BUILT).mtimeMs < newestOf(SOURCES)) {
  console.log('Construction du site (une minute environ)…');
  const code = await run('vite', ['build', '--logLevel', 'warn']);
  if (code !== 0) process.exit(code);
}

const port = process.env.PORT === undefined ? undefined : Number(process.env.PORT);
const { url } = await serve({ root: 'build', port, donnees: process.env.DONNEES });
console.log(`Maillage est prêt : ${url} (Ctrl+C pour arrêter)`);

/** Time of the last change under the paths, in milliseconds. */
function newestOf(paths: readonly string[]): number {
  return Math.max(
    0,
    ...paths.filter(existsSync).map((path) => {
      const stats = statSync(path);
      if (!stats.isDirectory()) return stats.mtimeMs;
      return Math.max(stats.mtimeMs, newestOf(readdirSync(path).map((name) => join(path, name))));
    }),
  );
}
