import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

const FOLDED = { width: 280, height: 653 };
const REACTIONS = /^emoji-/;

/** Everything that is asked for is wholly in sight, and how many rows it takes. */
async function rowsInSight(controls: Locator): Promise<number> {
  const rows = new Set<number>();
  for (const control of await controls.all()) {
    await expect(control).toBeInViewport({ ratio: 1 });
    rows.add(Math.round((await control.boundingBox())?.y ?? 0));
  }
  return rows.size;
}

const enlargeText = (page: Page, size: string) =>
  page.evaluate((size) => (document.documentElement.style.fontSize = size), size);

test('all reactions are in reach on a folded phone, and in text twice as large', async ({
  participant,
  talk,
}) => {
  const { page } = participant;
  await page.setViewportSize(FOLDED);
  await participant.joins(talk.session_code, '지수');
  const reactions = page.getByTestId(REACTIONS);
  await expect(reactions).toHaveCount(6);
  expect(await rowsInSight(reactions)).toBe(1);
  await enlargeText(page, '200%');
  expect(await rowsInSight(reactions)).toBe(2);
  await expect(participant.field).toBeInViewport({ ratio: 1 });
});

test('a phone on its side shows the conversation and the field above its keyboard', async ({
  participant,
  crowd,
  talk,
}) => {
  await crowd(
    talk.session_code,
    Array.from({ length: 20 }, (_, index) => `말 ${index}`),
  );
  await participant.joins(talk.session_code, '지수');
  const { page } = participant;
  const header = page.getByRole('banner').or(page.locator('main > header'));
  const reaction = page.getByTestId(REACTIONS).first();
  await page.setViewportSize({ width: 740, height: 150 });
  await expect(header).toBeHidden();
  await expect(reaction).toBeHidden();
  await participant.writes('하나\n둘\n셋\n넷');
  await expect(participant.field).toBeInViewport({ ratio: 1 });
  await expect(participant.sendButton).toBeInViewport({ ratio: 1 });
  await expect(participant.message('말 19')).toBeInViewport({ ratio: 1 });
  expect(await participant.scroller.evaluate((list) => list.clientHeight)).toBeGreaterThan(60);
  await page.setViewportSize({ width: 740, height: 360 });
  await expect(header).toBeVisible();
  await expect(reaction).toBeVisible();
});

test(
  'what is pressed is told apart in the reader’s own colours',
  { tag: '@chromium' },
  async ({ host }) => {
    const { page } = host;
    const looks = (pressed: boolean) =>
      page.locator(`[aria-pressed="${pressed}"]:visible`).evaluateAll((buttons) =>
        buttons.map((button) => {
          const { backgroundColor, color } = getComputedStyle(button);
          return `${color} on ${backgroundColor}`;
        }),
      );
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await expect(host.chatOn).toBeVisible();
    const [pressed, others] = [await looks(true), await looks(false)];
    // Chat and reactions, on or off, and one of the chat's modes.
    expect(pressed.length).toBeGreaterThanOrEqual(3);
    expect(new Set(pressed).size, pressed.join()).toBe(1);
    expect(others).not.toContain(pressed[0]);
  },
);
