import type { Locator } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

const SMALL = { width: 320, height: 568 };
const LEAST_TOUCH = 44;

test.use({ viewport: SMALL });

/** The controls that are too small for a finger. */
async function tooSmall(controls: Locator): Promise<string[]> {
  const small: string[] = [];
  for (const control of await controls.all()) {
    // What only a keyboard brings into sight is nothing for a finger.
    if (await control.evaluate((element) => getComputedStyle(element).clipPath !== 'none'))
      continue;
    const box = await control.boundingBox();
    if (box && Math.min(box.width, box.height) >= LEAST_TOUCH) continue;
    small.push(`${await control.evaluate((element) => element.outerHTML)} ${JSON.stringify(box)}`);
  }
  return small;
}

test('everything in the room is large enough for a finger', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  const { page } = participant;
  expect(await tooSmall(page.getByRole('button'))).toEqual([]);
  expect(await tooSmall(page.getByRole('textbox'))).toEqual([]);
  await participant.opensMenu();
  expect(await tooSmall(page.getByRole('dialog').getByRole('button'))).toEqual([]);
});

test('the room is one screen: the page never scrolls, the composer is in sight', async ({
  participant,
  crowd,
  talk,
}) => {
  const texts = Array.from({ length: 30 }, (_, index) => `말 ${index}`);
  await crowd(talk.session_code, texts);
  await participant.joins(talk.session_code, '지수');
  await participant.sees('말 29');
  const scrolls = () =>
    participant.page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(await scrolls()).toBe(0);
  for (const part of [participant.field, participant.sendButton, participant.message('말 29')]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  // As high as a phone is above its keyboard.
  await participant.page.setViewportSize({ width: 320, height: 300 });
  await expect(participant.field).toBeInViewport({ ratio: 1 });
  await expect(participant.message('말 29')).toBeInViewport();
});

test('the composer grows to four lines and no further', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  const height = async () => (await participant.field.boundingBox())?.height ?? 0;
  const one = await height();
  await participant.writes('하나\n둘\n셋\n넷');
  await expect.poll(height).toBeGreaterThan(one * 2);
  const four = await height();
  await participant.writes(Array.from({ length: 12 }, (_, index) => `줄 ${index}`).join('\n'));
  await expect.poll(height).toBe(four);
  await expect(participant.sendButton).toBeInViewport({ ratio: 1 });
});

test('a presenter on a phone has three tabs and the count in sight', async ({
  host,
  talk,
  extra,
}) => {
  await extra(talk.session_code, '지수');
  await host.seesPeople(1);
  for (const [tab, shown] of [
    ['초대', host.code],
    ['채팅', host.field],
    ['진행', host.chatOn],
  ] as const) {
    await host.turnsTo(tab);
    await expect(shown).toBeInViewport();
    await expect(host.count).toBeInViewport();
  }
});

test('the conversation keeps two fifths of a screen that is enlarged four times', async ({
  host,
  participant,
  talk,
  crowd,
}) => {
  await crowd(
    talk.session_code,
    Array.from({ length: 20 }, (_, index) => `말 ${index}`),
  );
  await participant.joins(talk.session_code, '지수');
  await host.turnsTo('채팅');
  await host.decides('말 19', '맨 위에 고정');
  await host.setsChatMode('승인 후');
  await host.turnsTo('채팅');
  for (const text of ['하나', '둘', '셋']) await participant.sends(text);
  await expect(participant.unsent).toContainText('3개');
  await expect(host.page.getByTestId('held-messages')).toContainText('셋');
  const share = (member: typeof host | typeof participant) =>
    member.scroller.evaluate((list) => list.clientHeight / innerHeight);
  for (const height of [568, 553, 481, 420, 256]) {
    for (const member of [host, participant]) {
      await member.page.setViewportSize({ width: 320, height });
      await expect(member.pinned).toBeInViewport();
      await expect(member.field).toBeInViewport({ ratio: 1 });
      expect(await share(member), `${height}`).toBeGreaterThanOrEqual(0.4);
      await expect(member.message('말 19')).toBeInViewport();
    }
  }
  // In a pause, with what its presenter lets people know, and a host who goes on writing.
  await host.page.setViewportSize(SMALL);
  await host.turnsTo('진행');
  await host.pauses();
  await host.notes(`두 시에 이어요. ${'아래층에 커피가 있어요. '.repeat(7)}`);
  await host.turnsTo('채팅');
  await expect(participant.page.getByText('두 시에 이어요.')).toBeVisible();
  for (const height of [568, 420, 256]) {
    for (const member of [host, participant]) {
      await member.page.setViewportSize({ width: 320, height });
      await expect(member.pinned).toBeInViewport();
      expect(await share(member), `${height}, paused`).toBeGreaterThanOrEqual(0.4);
      await expect(member.message('말 19')).toBeInViewport();
    }
  }
});

test('back closes what lies over the room, and never leaves it', async ({ participant, talk }) => {
  const { page } = participant;
  await participant.joins(talk.session_code, '지수');
  await participant.writes('아직 쓰는 말');
  await participant.opensMenu();
  await page.goBack();
  await expect(participant.leaveButton).toBeHidden();
  await participant.opensMenu();
  await page.keyboard.press('Escape');
  await expect(participant.leaveButton).toBeHidden();
  await participant.delivers('아직 쓰는 말');
  await participant.writes('다음 말');
  await page.goBack();
  await page.goForward();
  await participant.isInTheRoom();
  await expect(participant.field).toHaveValue('다음 말');
});
