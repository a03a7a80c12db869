import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../roles/cast';
import { audience, backstage } from '../roles/pages';

interface Look {
  colorScheme: 'light' | 'dark';
  width: number;
}

/** A page opens as the first, and is asked all; as the second what looks decide. The rest is asked at night. */
const LOOKS: Look[] = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
];
const OTHERS: Look[] = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
];
const HEIGHTS: Record<number, number> = { 320: 568, 1280: 720 };

/** The rules of axe that look at colours and sizes. */
const RULES_OF_LOOKS = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
];

/** What axe finds serious or critical, by all its rules or by these: rule and place, one line each. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  // The other mode gathers what frames of other origins say, in a page of its own; there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** They differ from another page by a sentence, a button or somebody's role. */
const MUCH_LIKE_ANOTHER = [
  'home with a mistake',
  'ended',
  'removed',
  'deleted session',
  'own data on the way out',
  'room with helpers',
  'a locked session',
  'session where WebSockets are blocked',
  'editing the title',
  'session after the end',
  'a covered message',
  'sending a helper away',
  'no invitation',
  'a role taken back',
  'a moderator at work',
  'a co-presenter at work',
  'fresh session',
  'retention after the end',
];

for (const [name, scene] of Object.entries({ ...audience, ...backstage })) {
  const tag = MUCH_LIKE_ANOTHER.includes(name) ? ['@chromium', '@nightly'] : ['@chromium'];
  test(name, { tag }, async ({ presenter, participant, rest }) => {
    const page = await scene({ presenter, participant, rest });
    const atNight = Boolean(process.env.EVERY_BROWSER);
    const looks = atNight ? [...LOOKS, ...OTHERS] : LOOKS;
    for (const { colorScheme, width } of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: HEIGHTS[width] ?? 0 });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      expect(await overflow(page), `px too wide for ${width} px`).toBe(0);
      const rules = atNight || colorScheme === 'light' ? undefined : RULES_OF_LOOKS;
      expect(await findings(page, rules), `${width} px and ${colorScheme}`).toEqual([]);
    }
  });
}
