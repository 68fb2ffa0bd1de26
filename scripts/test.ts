import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureChromium } from './chromium';
import { run } from './run';

/** What the tests of a runner gave. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

const ONE_FAILURE: Counts = { passed: 0, failed: 1, skipped: 0 };

const reports = mkdtempSync(join(tmpdir(), 'maillage-tests-'));
try {
  const { passed, failed, skipped } = await runAll();
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

async function runAll(): Promise<Counts> {
  ensureChromium();
  const ofVitest = await runVitest();
  const built = (await run('vite', ['build', '--logLevel', 'warn'])) === 0;
  const ofPlaywright = built ? await runPlaywright() : ONE_FAILURE;
  return {
    passed: ofVitest.passed + ofPlaywright.passed,
    failed: ofVitest.failed + ofPlaywright.failed,
    skipped: ofVitest.skipped + ofPlaywright.skipped,
  };
}

async function runVitest(): Promise<Counts> {
  const file = join(reports, 'vitest.json');
  const projects = ['unit', 'sql', 'browser'].flatMap((name) => ['--project', name]);
  const code = await run('vitest', [
    'run',
    ...projects,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return counted(code, file, (report: VitestReport) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

async function runPlaywright(): Promise<Counts> {
  const file = join(reports, 'playwright.json');
  const code = await run('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return counted(code, file, ({ stats }: PlaywrightReport) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/** A runner that crashed, or failed without a failed test, counts as one failure. */
function counted<Report>(code: number, file: string, countsOf: (report: Report) => Counts): Counts {
  if (!existsSync(file)) return ONE_FAILURE;
  const counts = countsOf(JSON.parse(readFileSync(file, 'utf8')) as Report);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
