import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../roles/cast';
import { audience, backstage } from '../roles/pages';

interface Look {
  colorScheme: 'light' | 'dark';
  width: number;
}

/** A page opens as the first, and ends as the second: what is narrow or dark alone is seen at night. */
const LOOKS: Look[] = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
];
const OTHERS: Look[] = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
];
const HEIGHTS: Record<number, number> = { 320: 568, 1280: 720 };

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
    for (const look of process.env.EVERY_BROWSER ? [...LOOKS, ...OTHERS] : LOOKS) {
      const { colorScheme, width } = look;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: HEIGHTS[width] ?? 0 });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      expect(await overflow(page), `px too wide for ${width} px`).toBe(0);
      expect(await findings(page), `${width} px and ${colorScheme}`).toEqual([]);
    }
  });
}
