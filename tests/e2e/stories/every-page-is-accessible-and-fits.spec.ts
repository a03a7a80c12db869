import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../roles/cast';
import { audience, backstage } from '../roles/pages';

const LIGHT = { colorScheme: 'light', reducedMotion: 'reduce' } as const;
const SMALL = { width: 320, height: 568 };

/** What axe finds serious or critical: rule and place, one line each. */
async function findings(page: Page): Promise<string[]> {
  // The other mode gathers what frames of other origins say, in a page of its own; there are none.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [name, scene] of Object.entries({ ...audience, ...backstage })) {
  test(name, { tag: '@chromium' }, async ({ presenter, participant, rest }) => {
    const page = await scene({ presenter, participant, rest });
    await page.emulateMedia(LIGHT);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    expect(await findings(page), 'wide and light').toEqual([]);
    await page.emulateMedia({ ...LIGHT, colorScheme: 'dark' });
    await page.setViewportSize(SMALL);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await overflow(page), 'px too wide for 320 px').toBe(0);
    expect(await findings(page), 'narrow and dark').toEqual([]);
  });
}
