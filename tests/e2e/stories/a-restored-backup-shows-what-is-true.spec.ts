import { expect } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';

const test = onItsOwnServer();

test('whoever saw more is shown what is there now, and what was not sent goes out', async ({
  host,
  participant,
  server,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('백업 전에 한 말');
  const backup = await server.backUp();
  await participant.delivers('백업 후에 한 말');
  await host.sees('백업 후에 한 말');
  await server.stop();
  await participant.posts('서버가 없는 동안 한 말');
  await participant.seesWaiting('서버가 없는 동안 한 말');
  await server.restore(backup);
  await server.start();
  await participant.seesDelivered('서버가 없는 동안 한 말');
  for (const person of [participant, host]) {
    await person.sees('서버가 없는 동안 한 말');
    await expect(person.page.getByText('서버를 백업에서 복구했어요')).toBeVisible();
    expect(await person.conversation()).toEqual(['백업 전에 한 말', '서버가 없는 동안 한 말']);
  }
  await host.delivers('다시 시작합니다');
  await participant.sees('다시 시작합니다');
});
