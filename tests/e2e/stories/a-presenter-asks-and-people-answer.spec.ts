import { expect, test } from '../roles/fixtures';
import type { Page } from '@playwright/test';

/** What the presenter sees of what is open. */
const results = (page: Page) => page.getByTestId('results');
const row = (page: Page, name: string) => results(page).getByRole('row', { name });

test('a question of yes or no, in two taps, and its result', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await host.press(host.page.getByTestId('activity-new'));
  await host.press(host.page.getByTestId('kind-yes_no'));

  const { page } = participant;
  await expect(page.getByTestId('tab-activity')).toHaveAttribute('aria-selected', 'true');
  await participant.press(page.getByTestId('option-1'));
  await participant.press(page.getByTestId('answer-button'));
  await expect(page.getByText('답변했어요. 마감 전까지 바꿀 수 있어요.')).toBeVisible();
  await expect(row(host.page, '예 1 100%')).toBeAttached();

  await participant.press(page.getByTestId('option-2'));
  await participant.press(page.getByTestId('answer-button'));
  await expect(row(host.page, '아니요 1 100%')).toBeAttached();

  await host.press(host.page.getByTestId('activity-close'));
  await expect(page.getByText('결과는 아직 공개되지 않았어요.')).toBeVisible();
  await expect(page.getByTestId('results')).toHaveCount(0);
  await host.press(host.page.getByTestId('activity-reveal'));
  await expect(row(page, '아니요, 내 답 1 100%')).toBeAttached();
});

test('an answer without a network goes once there is one', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await host.press(host.page.getByTestId('activity-new'));
  await host.press(host.page.getByTestId('kind-scale'));
  await host.press(host.page.getByTestId('activity-start'));
  const { page } = participant;
  await expect(page.getByTestId('option-4')).toBeVisible();
  await participant.losesTheNetwork();
  await participant.press(page.getByTestId('option-4'));
  await participant.press(page.getByTestId('answer-button'));
  await expect(page.getByText(/연결되면 자동으로 보내요/)).toBeVisible();
  await participant.findsTheNetworkAgain();
  await expect(page.getByText('답변했어요. 마감 전까지 바꿀 수 있어요.')).toBeVisible();
  await expect(row(host.page, '4 1 100%')).toBeAttached();
});

test('words gather in a cloud that everybody sees', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  const others = [participant, await newcomer()];
  for (const [index, one] of others.entries()) await one.joins(talk.session_code, `사람 ${index}`);
  await host.press(host.page.getByTestId('activity-new'));
  await host.press(host.page.getByTestId('kind-cloud'));
  await host.press(host.page.getByTestId('activity-start'));
  for (const [index, one] of others.entries()) {
    await one.page.getByTestId('word-1').fill('재밌어요');
    await one.page.getByTestId('word-2').fill(['커피', '점심'][index] ?? '');
    await one.press(one.page.getByTestId('answer-button'));
  }
  for (const { page } of [host, ...others]) {
    await expect(page.getByTestId('cloud')).toContainText('재밌어요 2');
    await expect(page.getByTestId('cloud').getByText('점심', { exact: true })).toBeVisible();
  }
});

test('a host takes a word out of the cloud by keys alone, on every screen, and brings it back', async ({
  host,
  participant,
  rest,
  talk,
}) => {
  const wish = { kind: 'cloud', prompt: '한마디로?', settings: { live_results: true } };
  await participant.joins(talk.session_code, '지수');
  await rest.prepares(talk, wish);
  await host.press(host.page.getByTestId('activity-open'));
  await participant.page.getByTestId('word-1').fill('커피');
  await participant.page.getByTestId('word-2').fill('바보');
  await participant.press(participant.page.getByTestId('answer-button'));
  const screen = await host.page.context().newPage();
  await screen.goto(`/screen/${talk.id}`);
  const clouds = [participant.page, screen].map((page) => page.getByTestId('cloud'));
  for (const cloud of clouds) await expect(cloud.getByText('바보', { exact: true })).toBeVisible();

  await host.page.getByTestId('cloud-words').press('Enter');
  const words = host.page.getByTestId('word-list');
  await words.getByRole('button', { name: '“바보” 빼기' }).press('Enter');
  for (const cloud of clouds) {
    await expect(cloud.getByText('바보')).toHaveCount(0);
    await expect(cloud.getByText('커피', { exact: true })).toBeVisible();
  }
  await words.getByRole('button', { name: '“바보” 되돌리기' }).press('Enter');
  for (const cloud of clouds) await expect(cloud.getByText('바보', { exact: true })).toBeVisible();
});

test('an order is made by keys alone', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await host.press(host.page.getByTestId('activity-new'));
  await host.press(host.page.getByTestId('kind-ranking'));
  await host.press(host.page.getByTestId('activity-start'));
  const { page } = participant;
  await page.getByRole('button', { name: /^보기 4, 4위/ }).focus();
  for (let place = 4; place > 1; place--) await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('option-1')).toHaveText('보기 4');
  await participant.press(page.getByTestId('answer-button'));
  await expect(row(host.page, '보기 4 1 3')).toBeAttached();
});

test('an open answer is voted for by others, and hidden by the host', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  const other = await newcomer();
  await participant.joins(talk.session_code, '지수');
  await other.joins(talk.session_code, '민지');
  await host.press(host.page.getByTestId('activity-new'));
  await host.press(host.page.getByTestId('kind-open'));
  await host.press(host.page.getByTestId('activity-start'));
  await participant.page.getByTestId('answer-input').fill('예제가 더 많으면 좋겠어요');
  await participant.press(participant.page.getByTestId('answer-button'));
  const agree = other.page.getByRole('button', { name: /예제가 더 많으면 좋겠어요/ });
  await other.press(agree);
  await expect(agree).toHaveAttribute('aria-pressed', 'true');
  await expect(results(host.page)).toContainText('공감 1');
  await other.page.reload();
  await expect(agree).toHaveAttribute('aria-pressed', 'true');
  const secondTab = await other.page.context().newPage();
  await secondTab.goto(other.page.url());
  await expect(secondTab.getByRole('button', { name: /예제가 더/, pressed: true })).toBeVisible();
  await host.press(results(host.page).getByRole('button', { name: /숨기기$/ }));
  await expect(agree).toHaveCount(0);
});
