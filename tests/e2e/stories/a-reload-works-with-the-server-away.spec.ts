import { expect, test } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';

const alone = onItsOwnServer();

test.use({ serviceWorkers: 'allow', workersAtDesks: 'allow' });

alone(
  'the room is there, keeps what is written, and goes on when the server is back',
  { tag: '@phone' },
  async ({ host, participant, server, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('서버가 있을 때');
    await host.sees('서버가 있을 때');
    for (const person of [participant, host]) await person.isAtHand();
    await server.dies();
    await participant.posts('서버가 없는 동안 하나');
    for (const person of [participant, host]) {
      await person.page.reload();
      await person.sees('서버가 있을 때');
      await expect(person.field).toBeEditable();
    }
    await participant.seesWaiting('서버가 없는 동안 하나');
    await participant.posts('서버가 없는 동안 둘');
    await expect(
      participant.page.getByText('연결이 끊겼어요. 다시 이어지면 보낼게요'),
    ).toBeVisible();
    await participant.page.reload();
    await participant.seesWaiting('서버가 없는 동안 둘');
    await server.start();
    await participant.seesDelivered('서버가 없는 동안 둘');
    await host.delivers('다시 만났네요');
    const said = [
      '서버가 있을 때',
      '서버가 없는 동안 하나',
      '서버가 없는 동안 둘',
      '다시 만났네요',
    ];
    for (const person of [participant, host]) {
      await person.sees('다시 만났네요');
      expect(await person.conversation()).toEqual(said);
    }
  },
);

test('a phone keeps nothing of the presenter, and nothing that the server says', async ({
  participant,
  talk,
}) => {
  await participant.joins(talk.session_code, '지수');
  await participant.isAtHand();
  await participant.reloads();
  const kept = await participant.page.evaluate(async () => {
    const requests = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(requests)).flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/');
  const isAudiences = (path: string) => path === '/' || /^\/assets\/(?!presenter)[^/]+$/.test(path);
  expect(kept.filter((path) => !isAudiences(path))).toEqual([]);
});

test('whoever leaves, leaves nothing of the room in the browser', async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await participant.delivers('나만 아는 말');
  await participant.reloads();
  await participant.leaves();
  await participant.page.reload();
  await expect(participant.nickname).toBeVisible();
  // But for what the link brought: whoever is handed this phone has scanned it, too.
  const kept = await participant.page.evaluate(() => Object.keys(sessionStorage));
  expect(kept.filter((key) => !key.startsWith('engagenow.join-key.'))).toEqual([]);
});
