import type { Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

/** Looks at another tab, or at this one again: headless browsers show all their pages at once. */
async function looksAway(page: Page, away: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, away);
}

test(
  'the tab counts what is said meanwhile, and a line stands where the reader left off',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    const other = await newcomer();
    await other.joins(talk.session_code, '민준');
    await participant.joins(talk.session_code, '지수');
    await other.delivers('처음 한 말');
    const title = '함께 만드는 서비스 · EngageNow';
    for (const reader of [participant, host]) {
      await reader.sees('처음 한 말');
      await looksAway(reader.page, true);
    }
    await other.delivers('그동안 한 말');
    for (const reader of [participant, host]) {
      await expect(reader.page).toHaveTitle(`(1) ${title}`);
      await looksAway(reader.page, false);
      await expect(reader.page).toHaveTitle(title);
      const items = reader.messages.getByRole('log').getByRole('listitem');
      await expect(items).toHaveText([/처음 한 말/, /여기까지 읽었어요/, /그동안 한 말/]);
    }
  },
);
