import { expect } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';

/** Seven seconds instead of a day. */
const test = onItsOwnServer({ PARTICIPANT_TOKEN_HOURS: '0.002' });

test('who stays is never put out, and who comes back later sits where they sat', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  const first = await participant.heldToken();
  await expect.poll(() => participant.heldToken()).not.toBe(first);
  await participant.waitsForTheEndOf(first);
  await participant.delivers('계속 여기 있었어요');

  await participant.opensHome();
  await participant.waitsForTheEndOf(await participant.heldToken());
  await participant.comesTo(talk.session_code);
  await participant.isInTheRoom();
  await participant.isKnownAs('지수');
  await participant.delivers('다시 왔어요');
  expect(await host.conversation()).toEqual(['계속 여기 있었어요', '다시 왔어요']);
  await host.seesPeople(1);
});

test('what a participant had not sent is offered to who joins next, and sent by nobody else', async ({
  server,
  participant,
  talk,
  newcomer,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.losesTheNetwork();
  await participant.sends('보내지 못한 말');
  await participant.writes('아직 쓰는 말');
  await server.stop();
  // Signed by nobody whom this server knows: every participant who joined before is put out.
  await server.start({ SECRET_KEY: 'another-one-for-the-stories-0123456789' });
  await participant.page.context().setOffline(false);
  await expect(participant.nickname).toBeVisible();

  await participant.picksNickname('지수 다시');
  await participant.isInTheRoom();
  await expect(participant.field).toHaveValue('아직 쓰는 말');
  await expect(participant.unsent).toContainText('보내지 못한 메시지 1개');
  const other = await newcomer();
  await other.joins(talk.session_code, '새로 온 사람');
  expect(await other.conversation()).toEqual([]);

  const unsent = await participant.looksAtUnsent('보내지 못한 말');
  await participant.press(unsent.getByRole('button', { name: '다시 보내기' }));
  await participant.seesDelivered('보내지 못한 말');
  await other.sees('보내지 못한 말');
  await expect(participant.field).toHaveValue('아직 쓰는 말');
});
