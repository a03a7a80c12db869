import { expect, test } from '../roles/fixtures';

test(
  'who joins late reads what was said before',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('먼저 온 사람의 질문');
    await host.delivers('그에 대한 대답');
    const latecomer = await newcomer();
    await latecomer.joins(talk.session_code, '늦은 사람');
    await latecomer.sees('그에 대한 대답');
    expect(await latecomer.conversation()).toEqual(['먼저 온 사람의 질문', '그에 대한 대답']);
  },
);

test('an empty room says what to do', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await expect(participant.messages).toContainText('아직 메시지가 없어요');
  await participant.delivers('그럼 제가 먼저');
  await expect(participant.messages).not.toContainText('아직 메시지가 없어요');
});
