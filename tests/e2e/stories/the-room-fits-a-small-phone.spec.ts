import type { Locator } from '@playwright/test';
import { expect, test } from '../roles/cast';

const SMALL = { width: 320, height: 568 };
const LEAST_TOUCH = 44;

test.use({ viewport: SMALL });

/** The controls that are too small for a finger. */
async function tooSmall(controls: Locator): Promise<string[]> {
  const small: string[] = [];
  for (const control of await controls.all()) {
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
