import type { Page, Route } from '@playwright/test';
import { expect, test } from '../roles/fixtures';

const questions = ['하나', '둘', '셋'].map((prompt) => ({
  prompt,
  seconds: 240,
  options: [{ text: '예', right: true }, { text: '아니요' }],
}));

const remote = (page: Page) => page.getByTestId('remote');

/** Holds a request of each of so many pages until all of them have asked. */
async function together(pages: Page[], address: string): Promise<void> {
  const held: Route[] = [];
  for (const page of pages) {
    await page.route(address, async (route) => {
      held.push(route);
      if (held.length < pages.length) return;
      await Promise.all(held.map((one) => one.continue()));
    });
  }
}

test('a co-host runs the screen from a phone, with one thumb', async ({
  assistant,
  anotherBrowser,
  participant,
  rest,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  const screen = await anotherBrowser();
  await screen.goto(await rest.letsScreensIn(talk));
  const stage = screen.getByTestId('screen-stage');
  await rest.prepares(talk, { kind: 'choice', prompt: '무엇을?', options: questions[0]?.options });
  const helper = await assistant();
  await helper.accepts(await rest.invite(talk, 'co_presenter'), '도우미');
  const { page } = helper;
  await helper.press(page.getByTestId('remote-open'));

  await helper.press(remote(page).getByTestId('activity-open'));
  await expect(stage).toHaveAttribute('data-show', 'activity');
  await helper.press(remote(page).getByTestId('remote-blank'));
  await expect(stage).toHaveAttribute('data-show', 'blank');
  await helper.press(remote(page).getByTestId('remote-blank'));
  await expect(stage).toHaveAttribute('data-show', 'activity');
  await helper.press(remote(page).getByRole('button', { name: '채팅' }));
  await expect(stage).toHaveAttribute('data-show', 'chat');
  await helper.press(remote(page).getByTestId('remote-activity'));
  await expect(stage).toHaveAttribute('data-show', 'activity');
  await helper.press(remote(page).getByTestId('remote-reveal'));
  await expect(stage.getByTestId('results')).toBeVisible();

  const height = page.viewportSize()?.height ?? 0;
  for (const button of await remote(page).getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.y, await button.innerText()).toBeGreaterThanOrEqual(height * 0.4);
  }
});

test('two hosts who tap at once move a quiz once', async ({ assistant, host, rest, talk }) => {
  const quiz = await rest.prepares(talk, { kind: 'quiz', prompt: '퀴즈', questions });
  await rest.runs(talk, quiz, 'open');
  const helper = await assistant();
  await helper.accepts(await rest.invite(talk, 'co_presenter'), '도우미');
  await helper.press(helper.page.getByTestId('remote-open'));
  await together([host.page, helper.page], '**/next');
  const taps = [
    [host, host.page.getByTestId('activities')],
    [helper, remote(helper.page)],
  ] as const;
  await Promise.all(taps.map(([one, where]) => one.press(where.getByTestId('activity-next'))));
  await expect(host.page.getByText('문제 1 / 3')).toBeVisible();
  await expect(remote(helper.page).getByTestId('activity-reveal')).toBeEnabled();
  await expect(host.page.getByText('문제 1 / 3')).toBeVisible();
});
