import { expect } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';

const test = onItsOwnServer({ LIMIT_MESSAGES: '4/minute burst 2' });

test('what is too fast waits, goes by itself and keeps its order', async ({
  host,
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  const texts = ['하나', '둘', '셋'];
  for (const text of texts) await participant.posts(text);
  await participant.seesWaiting('셋');
  await participant.seesDelivered('셋');
  await host.sees('셋');
  for (const person of [participant, host]) expect(await person.conversation()).toEqual(texts);
});
