import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../roles/fixtures';
import type { Member } from '../roles/member';

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

const MOST_STOPS = 12;

/** How often Tab is pressed, from the top of a page that has just been opened, until the field has the focus. */
async function stopsToTheField({ page, field }: Member): Promise<number> {
  for (let stops = 1; stops <= FARTHEST; stops++) {
    await page.keyboard.press('Tab');
    if (await field.evaluate((element) => element === document.activeElement)) return stops;
  }
  return Infinity;
}

/** Opens the page anew, with all that was said in it. */
async function opensAnew({ page, messages }: Member): Promise<void> {
  await page.reload();
  await expect(messages.getByText('말 60', { exact: true })).toBeVisible();
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'joined');
}

test('a busy room is no longer way to the field than an empty one', async ({
  host,
  participant,
  talk,
  crowd,
}) => {
  await participant.joins(talk.session_code, 'Keys');
  const words = Array.from({ length: 60 }, (_, place) => `말 ${place + 1}`);
  await crowd(talk.session_code, words);
  for (const person of [participant, host]) {
    const { page, field } = person;
    await opensAnew(person);
    expect(await stopsToTheField(person)).toBeLessThanOrEqual(MOST_STOPS);

    await opensAnew(person);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(field).toBeFocused();
  }
});

test('a slash leads hosts to the field, and participants, who cannot turn that off, nowhere', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, 'Keys');
  for (const { page, scroller, field } of [host, participant]) {
    await scroller.focus();
    await page.keyboard.press('/');
    await expect(page.getByTestId('chat-input').and(page.locator(':focus'))).toHaveCount(
      page === host.page ? 1 : 0,
    );
    await expect(field).toHaveValue('');
  }
  await host.page.keyboard.type('1/2');
  await expect(host.field).toHaveValue('1/2');
});

test('the messages of a busy room are one stop, and arrows lead from one to the next', async ({
  host,
  talk,
  crowd,
}) => {
  await crowd(talk.session_code, ['말 하나', '말 둘', '말 셋']);
  await host.sees('말 셋');
  const { page } = host;
  const menuOf = (text: string) => host.message(text).getByRole('button');
  await tabsTo(page, menuOf('말 셋'));
  await page.keyboard.press('ArrowUp');
  await expect(menuOf('말 둘')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(menuOf('말 하나')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menuOf('말 하나')).toBeFocused();
});
