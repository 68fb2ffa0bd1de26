import { expect, ouvrir, PAGES, test, violationsOf } from '../support/app';

/** Pages looked at with their map drawn. */
const AVEC_CARTE = new Set(['', 'plan/']);

for (const path of PAGES) {
  test(
    `/${path} in light, then in dark: no error, nothing from outside, 0 axe violation`,
    { tag: AVEC_CARTE.has(path) ? '@carte' : [] },
    async ({ page }) => {
      await ouvrir(page, path);
      await expect(page.locator('[data-premiere]')).toHaveCount(0, { timeout: 60_000 });
      await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-fr-theme', colorScheme);
        expect(await violationsOf(page)).toEqual([]);
      }
    },
  );
}

test('nothing overflows sideways at 390 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of PAGES) {
    await ouvrir(page, path);
    await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `/${path}`).toBeLessThanOrEqual(0);
  }
});
