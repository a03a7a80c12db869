import { expect } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';

const test = onItsOwnServer();

test('everybody comes back by themselves, and nothing is lost or doubled', async ({
  host,
  participant,
  server,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('재시작 전');
  await server.stop();
  await participant.posts('서버가 없는 동안');
  await participant.seesWaiting('서버가 없는 동안');
  await server.start();
  await participant.seesDelivered('서버가 없는 동안');
  await host.isConnected();
  await host.delivers('다시 만났네요');
  await participant.sees('다시 만났네요');
  const said = ['재시작 전', '서버가 없는 동안', '다시 만났네요'];
  expect(await host.conversation()).toEqual(said);
  expect(await participant.conversation()).toEqual(said);
  await host.seesPeople(1);
});
