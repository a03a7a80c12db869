import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../roles/cast';

const FARTHEST = 40;

/** Walks with Tab, forwards or back, until `target` has the focus, which must be visible there. */
async function tabsTo(page: Page, target: Locator): Promise<void> {
  const way = () => target.evaluate(fromFocusTo);
  for (let step = 0, key = await way(); step < FARTHEST && key; step++, key = await way()) {
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
  await expect(target).not.toHaveCSS('outline-style', 'none');
}

/** Runs in the page. Never around the end: there Firefox hands the focus to its own bars. */
function fromFocusTo(target: Element): string {
  const { activeElement: focused, body } = document;
  if (focused === target) return '';
  const before = focused !== body && focused?.compareDocumentPosition(target) === 2;
  return before ? 'Shift+Tab' : 'Tab';
}

test('a presenter signs in, opens and runs a session', async ({ presenter }) => {
  const { page } = presenter;
  const types = (text: string) => page.keyboard.type(text);
  const presses = async (target: Locator) => {
    await tabsTo(page, target);
    await page.keyboard.press('Enter');
  };
  await page.goto('/auth/test-login');
  await tabsTo(page, page.getByTestId('test-email'));
  await types('keys@example.com');
  await page.keyboard.press('Enter');
  await presses(presenter.newSession);
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabsTo(page, presenter.title);
  await types('Only keys');
  await page.keyboard.press('Enter');
  await presenter.isConnected();
  await presses(presenter.startButton);
  await presenter.seesStatus('진행중');
  await presses(presenter.chatOn);
  await tabsTo(page, presenter.field);
  await types('typed');
  await page.keyboard.press('Enter');
  await presenter.seesDelivered('typed');
});

test('a participant joins, writes, reacts and leaves', async ({ host, participant, talk }) => {
  const { page } = participant;
  await participant.opensHome();
  await tabsTo(page, participant.code);
  await page.keyboard.type(talk.session_code.toLowerCase());
  await page.keyboard.press('Enter');
  await tabsTo(page, participant.nickname);
  await page.keyboard.type('Keys');
  await page.keyboard.press('Enter');
  await participant.isInTheRoom();
  await tabsTo(page, participant.reactionButton('👍'));
  await page.keyboard.press('Space');
  await host.seesTotal('👍', 1);
  await tabsTo(page, participant.field);
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await participant.seesDelivered('hello');
  await tabsTo(page, participant.menu);
  await page.keyboard.press('Enter');
  await expect(participant.leaveButton).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(participant.leaveButton).toBeHidden();
  await expect(participant.menu).toBeFocused();
  await page.keyboard.press('Enter');
  await tabsTo(page, participant.leaveButton);
  await page.keyboard.press('Enter');
  await expect(participant.nickname).toBeVisible();
});
