import { expect } from '../roles/cast';
import { onItsOwnServer } from '../server/own-server';

/** Seven seconds instead of a day. */
const test = onItsOwnServer({ PARTICIPANT_TOKEN_HOURS: '0.002' });

test('who stays is never put out, and who comes back later sits where they sat', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  const first = await participant.seatToken();
  await expect.poll(() => participant.seatToken()).not.toBe(first);
  await participant.waitsForTheEndOf(first);
  await participant.tells('계속 여기 있었어요');

  await participant.opensHome();
  await participant.waitsForTheEndOf(await participant.seatToken());
  await participant.comesTo(talk.session_code);
  await participant.isInTheRoom();
  await participant.isKnownAs('지수');
  await participant.tells('다시 왔어요');
  expect(await host.conversation()).toEqual(['계속 여기 있었어요', '다시 왔어요']);
  await host.seesPeople(1);
});
