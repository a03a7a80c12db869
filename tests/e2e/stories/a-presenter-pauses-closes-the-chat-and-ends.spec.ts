import { expect, test } from '../roles/fixtures';

test('a pause rests chat and reactions for everybody, until it goes on', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await host.pauses();
  await expect(participant.page.getByText('잠시 쉬는 중이에요')).toBeVisible();
  await expect(participant.reactionButton('👍')).toBeDisabled();
  await host.notes('10분 뒤에 이어요');
  await expect(participant.page.getByText('10분 뒤에 이어요')).toBeVisible();
  await host.delivers('커피는 로비에 있어요');
  await participant.sees('커피는 로비에 있어요');
  await host.starts();
  await participant.delivers('다시 시작했네요');
  await expect(participant.reactionButton('👍')).toBeEnabled();
});

test('a closed chat says so, and keeps what was being written', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.writes('쓰던 말');
  await host.turnsOff('채팅');
  await expect(participant.page.getByText('지금은 채팅이 꺼져 있어요')).toBeVisible();
  await expect(participant.field).toHaveCount(0);
  await host.turnsChatOn();
  await expect(participant.field).toHaveValue('쓰던 말');
});

test('reactions can be turned off', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await host.turnsOff('반응');
  await expect(participant.reactionButton('👍')).toBeDisabled();
});

test('an end is asked about', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await host.press(host.button('세션 종료'));
  await host.answers(false);
  await expect(host.button('세션 종료')).toBeEnabled();
  await host.seesStatus('진행중');
  await participant.delivers('아직 끝나지 않았어요');
});

test(
  'after the end the room is there to read',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('남는 말');
    await host.ends();
    await expect(host.page.getByText('모두 1명이 함께했어요.')).toBeVisible();
    await expect(participant.page.getByText('세션이 끝났어요.')).toBeVisible();
    await host.press(host.button('세션 요약'));
    const summary = host.page.getByRole('region', { name: '세션 요약' });
    await expect(summary).toContainText('메시지');
    const saving = host.page.waitForEvent('download');
    await host.press(host.button('채팅 다운로드 (CSV)'));
    expect((await saving).suggestedFilename()).toContain(talk.title);
    await host.page.keyboard.press('Escape');
    for (const person of [host, participant]) {
      await person.sees('남는 말');
      await expect(person.field).toHaveCount(0);
      await expect(person.reactionButton('👍')).toHaveCount(0);
    }
    await participant.reloads();
    await participant.sees('남는 말');
    const late = await newcomer();
    await late.comesTo(talk.session_code);
    await expect(late.page.getByRole('heading')).toHaveText('끝난 세션이에요');
  },
);
