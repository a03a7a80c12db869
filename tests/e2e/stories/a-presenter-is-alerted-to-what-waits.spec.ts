import type { Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

/** How many notes the page has played. */
const notes = (page: Page) => page.evaluate(() => window.playedNotes);

declare global {
  interface Window {
    playedNotes: number;
  }
}

/** Looks at another tab, or at this one again: headless browsers show all their pages at once. */
async function looksAway(page: Page, away: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, away);
}

test('who wants it is alerted to a message to approve, and sees in the tab how many wait', async ({
  host,
  participant,
  talk,
}) => {
  const { page } = host;
  const title = '함께 만드는 서비스 · EngageNow';
  await page.evaluate(() => {
    window.playedNotes = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      window.playedNotes += 1;
      start.call(this, when);
    };
  });
  await host.setsChatMode('승인 후');
  await participant.joins(talk.session_code, '지수');
  await looksAway(page, true);
  await participant.sends('하나');
  await expect(page).toHaveTitle(`(1) ${title}`);
  expect(await notes(page)).toBe(0);
  await looksAway(page, false);
  await expect(page).toHaveTitle(title);
  await page.getByTestId('alerts-on').click();
  expect(await notes(page)).toBe(2);
  await looksAway(page, true);
  await participant.sends('둘');
  await expect.poll(() => notes(page)).toBe(4);
  await expect(page).toHaveTitle(`(2) ${title}`);
  await participant.sends('셋');
  await expect(page).toHaveTitle(`(3) ${title}`);
  expect(await notes(page)).toBe(4);
  await page.reload();
  await expect(page.getByTestId('alerts-on')).toHaveAttribute('aria-pressed', 'true');
});
