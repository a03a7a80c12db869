import { expect, test } from '../roles/fixtures';

test('a quiz is written, played by two, and ends with a leaderboard', async ({
  host,
  participant,
  newcomer,
  talk,
}) => {
  const [quick, wrong] = [participant, await newcomer()];
  await quick.joins(talk.session_code, '지수');
  await wrong.joins(talk.session_code, '민지');

  const { page } = host;
  await host.press(page.getByTestId('activity-new'));
  await host.press(page.getByTestId('kind-quiz'));
  const form = page.getByRole('dialog', { name: '퀴즈' });
  await form.getByLabel('문제 1', { exact: true }).fill('한국의 수도는?');
  await form.getByLabel('보기 1', { exact: true }).fill('서울');
  await form.getByLabel('보기 2', { exact: true }).fill('부산');
  await form.getByLabel('시간(초)').fill('120');
  await host.press(form.getByTestId('activity-start'));
  await expect(form.getByRole('alert')).toContainText('정답을 하나 이상');
  await form.getByLabel('보기 1: 정답').check();
  await host.press(form.getByTestId('activity-start'));
  await expect(form).toBeHidden();

  await expect(quick.page.getByText('곧 첫 문제가 나와요.')).toBeVisible();
  await host.press(page.getByTestId('activity-next'));

  // One by keys alone, the other by taps.
  await expect(quick.page.getByTestId('option-1')).toBeVisible();
  await quick.press(quick.page.getByTestId('tab-chat'));
  await quick.page.keyboard.press('2');
  await quick.press(quick.page.getByTestId('tab-activity'));
  await expect(quick.page.getByRole('radio', { name: '부산' })).not.toBeChecked();
  await quick.page.keyboard.press('1');
  await quick.page.getByRole('radio', { name: '서울' }).focus();
  await quick.page.keyboard.press('Enter');
  await expect(quick.page.getByText('답변했어요. 다른 분들을 기다리고 있어요.')).toBeVisible();
  await wrong.press(wrong.page.getByTestId('option-2'));
  await wrong.press(wrong.page.getByTestId('answer-button'));
  await expect(wrong.page.getByTestId('answer-button')).toHaveCount(0);

  // Who comes back has their answer, and no other chance.
  await wrong.page.reload();
  await expect(wrong.page.getByRole('radio', { name: '부산' })).toBeChecked();
  await expect(wrong.page.getByRole('radio', { name: '서울' })).toBeDisabled();
  await expect(wrong.page.getByText('아쉽게 틀렸어요')).toHaveCount(0);

  await host.press(page.getByTestId('activity-reveal'));
  await expect(quick.page.getByText('맞았어요')).toBeVisible();
  await expect(wrong.page.getByText('아쉽게 틀렸어요')).toBeVisible();
  await host.press(page.getByTestId('activity-close'));
  for (const person of [host, quick, wrong]) {
    await expect(
      person.page.getByTestId('leaderboard').getByRole('listitem').first(),
    ).toContainText('지수');
  }
});
