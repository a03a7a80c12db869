import { readFile } from 'node:fs/promises';
import { expect, test } from '../roles/fixtures';

test(
  'what somebody takes back is gone from everybody’s screen',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    const other = await newcomer();
    await other.joins(talk.session_code, '민준');
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('후회할 말');
    await other.delivers('남는 말');
    await other.sees('후회할 말');
    await participant.opensMenu();
    await participant.takesItAllBack();
    await expect(participant.nickname).toBeVisible();
    await expect(participant.nickname).not.toHaveValue('지수');
    for (const screen of [other, host]) {
      await expect(screen.messages.getByText('작성자가 삭제한 메시지예요')).toBeVisible();
      await expect(screen.page.getByText('후회할 말')).toHaveCount(0);
      await expect(screen.page.getByText('지수')).toHaveCount(0);
      await screen.sees('남는 말');
    }
    await other.reloads();
    await expect(other.page.getByText('후회할 말')).toHaveCount(0);
    await participant.joins(talk.session_code, '지수');
    await participant.sees('남는 말');
    await expect(participant.page.getByText('후회할 말')).toHaveCount(0);
  },
);

test('who thinks better of it keeps everything', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('괜찮은 말');
  await participant.opensMenu();
  await participant.press(participant.eraseButton);
  await participant.press(participant.page.getByRole('button', { name: '취소' }));
  await participant.page.keyboard.press('Escape');
  await participant.delivers('그대로 있어요');
  await participant.isKnownAs('지수');
});

test('what somebody said is theirs to download, also after the end', async ({
  participant,
  rest,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('간직할 말');
  await rest.move(talk, 'end');
  await expect(participant.field).toHaveCount(0);
  await participant.opensMenu();
  const download = participant.page.waitForEvent('download');
  await participant.press(participant.page.getByRole('button', { name: '내 메시지 다운로드' }));
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(saved.participant.nickname).toBe('지수');
  expect(saved.messages).toMatchObject([{ message: '간직할 말', state: 'shown' }]);
});

test('who was removed takes their words back, and stays out', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('나쁜 말');
  await host.decides('나쁜 말', '내보내기');
  await participant.takesItAllBack();
  await participant.press(participant.page.getByRole('button', { name: '다시 시도' }));
  await expect(host.messages.getByText('작성자가 삭제한 메시지예요')).toBeVisible();
  await expect(
    participant.page.getByRole('heading', { name: '이 세션에서 나오게 됐어요' }),
  ).toBeVisible();
});
