import type { Locator } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `말 ${index + 1}`);

const fromTop = (row: Locator) => row.evaluate((element) => element.getBoundingClientRect().top);

test(
  'scrolling up reads on to the very first message',
  { tag: '@phone' },
  async ({ participant, crowd, talk }) => {
    await crowd(talk.session_code, numbered(120));
    await participant.joins(talk.session_code, '지수');
    await participant.sees('말 120');
    await expect(participant.message('말 50')).toHaveCount(0);
    await expect(async () => {
      await participant.scroller.evaluate((list) => list.scrollTo(0, 0));
      await expect(participant.message('말 1')).toBeVisible({ timeout: 500 });
    }).toPass();
    expect(await participant.conversation()).toEqual(numbered(120));
  },
);

test(
  'what is being read stays in its place',
  { tag: '@phone' },
  async ({ participant, crowd, talk }) => {
    const talker = await crowd(talk.session_code, numbered(120));
    await participant.joins(talk.session_code, '지수');
    await participant.sees('말 120');
    const read = participant.message('말 75');
    await read.evaluate((row) => row.scrollIntoView({ block: 'start' }));
    const before = await fromTop(read);
    await expect(participant.message('말 30')).toHaveCount(1);
    expect(Math.abs((await fromTop(read)) - before)).toBeLessThan(2);
    await talker.posts('무언가 새로운 말');
    await expect(participant.page.getByRole('button', { name: '새 메시지 1개' })).toBeVisible();
    expect(Math.abs((await fromTop(read)) - before)).toBeLessThan(2);
    await participant.press(participant.page.getByRole('button', { name: '새 메시지 1개' }));
    await expect(participant.message('무언가 새로운 말')).toBeInViewport();
  },
);

test('scrolling on while they load is not undone', async ({ participant, crowd, talk }) => {
  await crowd(talk.session_code, numbered(120));
  await participant.joins(talk.session_code, '지수');
  await participant.sees('말 120');
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await participant.page.route('**/events?*', async (route) => {
    await held;
    await route.continue();
  });
  await participant.message('말 76').evaluate((row) => row.scrollIntoView({ block: 'start' }));
  await expect(participant.page.getByText('이전 메시지를 불러오는 중이에요')).toHaveCount(1);
  const read = participant.message('말 73');
  await read.evaluate((row) => row.scrollIntoView({ block: 'start' }));
  const before = await fromTop(read);
  answer();
  await expect(participant.message('말 30')).toHaveCount(1);
  expect(Math.abs((await fromTop(read)) - before)).toBeLessThan(2);
});
