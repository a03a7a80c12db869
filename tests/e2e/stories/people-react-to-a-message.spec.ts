import { expect, test } from '../roles/fixtures';

const SAID = '몇 시에 시작하나요?';

test(
  'people react to one message, by its menu or as others did, and take it back',
  { tag: '@phone' },
  async ({ host, participant, newcomer, talk }) => {
    const other = await newcomer();
    await other.joins(talk.session_code, '민준');
    await participant.joins(talk.session_code, '지수');
    await participant.delivers(SAID);
    await other.sees(SAID);
    await other.reactsTo(SAID, '❤️');
    await other.seesReactionTo(SAID, '❤️ 1명', true);
    for (const person of [participant, host]) await person.seesReactionTo(SAID, '❤️ 1명', false);
    for (const person of [participant, host]) await person.press(person.reactionTo(SAID, '❤️'));
    for (const person of [participant, other, host])
      await person.seesReactionTo(SAID, '❤️ 3명', true);
    await other.press(other.reactionTo(SAID, '❤️'));
    await participant.reloads();
    await participant.seesReactionTo(SAID, '❤️ 2명', true);
    await other.seesReactionTo(SAID, '❤️ 2명', false);
    await participant.deletes(SAID);
    for (const person of [participant, other, host])
      await expect(person.page.getByRole('group', { name: '메시지 반응' })).toHaveCount(0);
  },
);

test('reactions to what stands far above are there when it is read', async ({
  host,
  participant,
  crowd,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers(SAID);
  await participant.reactsTo(SAID, '👍');
  await crowd(
    talk.session_code,
    Array.from({ length: 80 }, (_, place) => `말 ${place + 1}`),
  );
  await participant.sees('말 80');
  for (const person of [participant, host]) {
    await person.page.reload();
    await person.sees('말 80');
    await person.scroller.evaluate((list) => (list.scrollTop = 0));
    await person.seesReactionTo(SAID, '👍 1명', person === participant);
  }
});
