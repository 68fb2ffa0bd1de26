import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findChromium } from './chromium';
import { serve } from './serve';

/**
 * What the screen reader Orca says of a page gone through by keyboard, word for word, on standard output.
 * `npx tsx scripts/lecteur-ecran.ts '?t=d15' Tab Tab Return …`, after a build. Debian: `apt-get install orca xvfb
 * xdotool dbus at-spi2-core`. A screen of memory, a bus and a profile of its own: nothing of the session is touched.
 */
const OUTILS = ['Xvfb', 'orca', 'xdotool', 'dbus-run-session'];
const ECRAN = ':77';
const AVANT_LES_TOUCHES = 25_000;
const ENTRE_DEUX_TOUCHES = 1_200;

if (process.env.LECTEUR_BUS) await lire();
else await preparer();

/** A screen and a bus, then this same script within them. */
async function preparer(): Promise<void> {
  const manque = OUTILS.filter((outil) => !existe(outil));
  if (manque.length > 0) throw new Error(`Il manque : ${manque.join(', ')}.`);
  const dossier = mkdtempSync(join(tmpdir(), 'lecteur-'));
  const site = await serve({ root: 'build', port: 0 });
  const ecran = spawn('Xvfb', [ECRAN, '-screen', '0', '1280x900x24'], { stdio: 'ignore' });
  const env = {
    ...process.env,
    DISPLAY: ECRAN,
    HOME: dossier,
    XDG_RUNTIME_DIR: dossier,
    LECTEUR_BUS: site.url,
    LECTEUR_DOSSIER: dossier,
  };
  const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const dedans = spawn('dbus-run-session', args, { env, stdio: 'inherit' });
  await new Promise((resolve) => dedans.on('exit', resolve));
  ecran.kill();
  await site.close();
  rmSync(dossier, { recursive: true, force: true });
}

async function lire(): Promise<void> {
  const [chemin = '', ...touches] = process.argv.slice(2);
  const dossier = process.env.LECTEUR_DOSSIER!;
  const journal = join(dossier, 'orca.log');
  const lances: ChildProcess[] = [];
  const lancer = (commande: string, args: string[]): void =>
    void lances.push(spawn(commande, args, { stdio: 'ignore' }));
  lancer('/usr/libexec/at-spi-bus-launcher', [
    '--launch-immediately',
    '--a11y=1',
    '--screen-reader=1',
  ]);
  await pause(1_000);
  lancer('orca', ['--replace', '--debug', `--debug-file=${journal}`]);
  await pause(4_000);
  lancer(findChromium() ?? 'chromium', [
    '--no-sandbox',
    '--no-first-run',
    '--force-renderer-accessibility',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-features=Translate',
    '--lang=fr-FR',
    `--user-data-dir=${join(dossier, 'profil')}`,
    '--window-size=1280,900',
    `${process.env.LECTEUR_BUS}${chemin}`,
  ]);
  await pause(AVANT_LES_TOUCHES);
  const dits: string[] = [];
  let lues = 0;
  const relever = (touche: string): void => {
    const paroles = parolesDe(readFileSync(journal, 'utf8'));
    dits.push(`${touche.padEnd(10)} ${paroles.slice(lues).join(' ')}`);
    lues = paroles.length;
  };
  relever('(page)');
  for (const touche of touches) {
    execFileSync('xdotool', ['key', touche]);
    await pause(ENTRE_DEUX_TOUCHES);
    relever(touche);
  }
  console.log(dits.join('\n'));
  for (const lance of lances.reverse()) lance.kill();
}

/** Orca's own record of what it hands to the voice, without the echo of the keys. */
function parolesDe(journal: string): readonly string[] {
  return [...journal.matchAll(/SPEECH OUTPUT: '(.*?)' ?(?:\{.*)?$/gm)]
    .map(([, parole]) => parole!.trim())
    .filter(
      (parole) => !/^(tab|space|return|escape|left control|shift|up|down|slash)$/i.test(parole),
    );
}

function existe(outil: string): boolean {
  try {
    execFileSync('which', [outil], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function pause(duree: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duree));
}
