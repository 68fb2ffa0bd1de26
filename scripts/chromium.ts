import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { chromium } from 'playwright';

/**
 * What is turned off in Chromium: the pages of its own address bar, drawn beside each page opened at three seconds of
 * processor each, and what calls home. This list takes the place of Playwright's, of which it keeps what matters here.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'AimEnabled',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'MediaRouter',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
];

/**
 * Flags under which a headless Chromium never calls home, and does as it does on a computer without a GPU: pages are
 * drawn by the processor, and WebGL maps by SwiftShader. To force SwiftShader on pages too makes them three times slower.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium to test with: `CHROMIUM_PATH`, else the system's, else Playwright's; `null` if none. */
export function findChromium(): string | null {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return existsSync(asked) ? asked : null;
  return [...SYSTEM_PATHS, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/**
 * Finds Chromium or installs it by the means that the machine offers.
 * @throws Error one sentence that says what to do, where nothing worked.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) {
    throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which does not exist.`);
  }
  for (const install of [installWithPlaywright, installWithApt]) {
    install();
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium found: install one (Debian: `apt-get install chromium`; macOS: `brew install --cask chromium`) or set CHROMIUM_PATH to its executable.',
  );
}

function installWithPlaywright(): void {
  attempt('npx', ['playwright', 'install', 'chromium'], 180_000);
}

function installWithApt(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  attempt('apt-get', ['update', '-qq'], 180_000);
  attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 600_000);
}

function attempt(command: string, args: string[], timeout: number): void {
  try {
    execFileSync(command, args, { stdio: 'inherit', timeout });
  } catch {
    console.error(`${command} ${args.join(' ')}: failed`);
  }
}
