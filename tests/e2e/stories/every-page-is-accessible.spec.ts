import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../roles/cast';
import { audience, backstage, type Scene } from '../roles/pages';

const THEMES = ['light', 'dark'] as const;

/** What axe finds serious or critical: rule and place, one line each. */
async function findings(page: Page): Promise<string[]> {
  // The other mode gathers what frames of other origins say, in a page of its own; there are none.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await findings(page), `${page.url()} in ${colorScheme}`).toEqual([]);
  }
}

function both(scenes: Record<string, Scene>, tag: string[]): void {
  for (const [name, scene] of Object.entries(scenes)) {
    test(`${name}, light and dark`, { tag }, async ({ presenter, participant, rest }) => {
      await isAccessible(await scene({ presenter, participant, rest }));
    });
  }
}

test.describe('for the audience', () => both(audience, ['@phone']));
test.describe('for the presenter', () => both(backstage, []));
