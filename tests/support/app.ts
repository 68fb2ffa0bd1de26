import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** Every page of the app, by its address under the base. */
export const PAGES = [
  '',
  'candidats/',
  'plan/',
  'scenarios/',
  'circulation/',
  'donnees/',
  'methode/',
  'accessibilite/',
];

/** A page that must raise no error and ask nothing of another origin: both are checked when the test ends. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console error: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (['blob:', 'data:'].includes(url.protocol)) return;
      if (url.origin !== new URL(baseURL ?? '').origin) faults.push(`request outside: ${url}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** Opens a page and waits for the embedded world: figures on screen. */
export async function ouvrir(page: Page, path = ''): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** The map page, with its figures: those of the page alive, not of the picture made beforehand. */
export async function ouvrirCarte(page: Page, search = ''): Promise<void> {
  await ouvrir(page, search);
  await expect(page.locator('[data-premiere]')).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByText('Pass en circulation').first()).toBeVisible({ timeout: 30_000 });
}

/** Violations found by axe, as short sentences; `sauf`: rules that say nothing of the state on screen. */
export async function violationsOf(page: Page, sauf: readonly string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .disableRules([...sauf])
    // No frame of another origin to gather: without the blank page that the other mode opens, three times faster.
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}

/** A whole number as French writes it, spaces folded. */
export function nombreDe(text: string | null): number {
  return Number((text ?? '').replace(/[^\d,-]/g, '').replace(',', '.'));
}
