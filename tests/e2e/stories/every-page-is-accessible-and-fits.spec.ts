import type { Page } from '@playwright/test';
import { findings, RULES_OF_LOOKS } from '../roles/axe';
import { expect, test } from '../roles/fixtures';
import { audience, hosts } from '../roles/pages';

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
/** A folded phone's outer screen. */
const NARROWEST = { width: 280, height: 653 };
const HEIGHTS: Record<number, number> = { 320: 568, 1280: 720 };

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** One of each kind of page. What differs from these by a sentence, a sheet or a role is opened at night. */
const OF_EACH_KIND = [
  'unknown code',
  'join',
  'waiting room',
  'room',
  'room with its menu',
  'menu of a message',
  'join with a passcode',
  'login',
  'dashboard',
  'new session',
  'running session',
  'full screen',
  'screen of its own',
  'screen whose link was revoked',
  'messages held for approval',
  'people muted and removed',
  'an open choice',
  'a ranking',
  'a cloud',
  'writing a quiz',
  'a quiz file',
  'results of a scale',
  'a quiz with its solution',
  'an activity that is open',
  'live data',
  'live data of a host',
  'live data on the screen',
  'an invitation',
  'a moderator’s controls',
  'account',
  'questions',
  'questions of the audience',
  'questions after the end',
  'a replay',
  'help',
];

for (const [name, scene] of Object.entries({ ...audience, ...hosts })) {
  const tag = OF_EACH_KIND.includes(name) ? ['@chromium'] : ['@chromium', '@nightly'];
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
    await page.setViewportSize(NARROWEST);
    expect(await overflow(page), `px too wide for ${NARROWEST.width} px`).toBe(0);
  });
}
