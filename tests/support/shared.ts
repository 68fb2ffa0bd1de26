import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const beside = fileURLToPath(new URL('../../../shared', import.meta.url));

/** Folder of real open data and third-party expected values that may stand beside the checkout; `null` where it is absent. */
export const SHARED: string | null = existsSync(beside) ? beside : null;

if (!SHARED) {
  console.info(
    'No folder « shared » beside the checkout: tests on real open data and oracles are skipped.',
  );
}
