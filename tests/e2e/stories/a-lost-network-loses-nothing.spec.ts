import { expect, test } from '../roles/fixtures';

test(
  'what was said meanwhile, on both sides, arrives once',
  { tag: '@phone' },
  async ({ host, participant, talk }) => {
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('연결된 동안');
    await participant.losesTheNetwork();
    await participant.posts('끊긴 동안 하나');
    await participant.posts('끊긴 동안 둘');
    await participant.seesWaiting('끊긴 동안 하나');
    await host.delivers('발표자는 계속 말해요');
    await expect(host.message('끊긴 동안 하나')).toHaveCount(0);
    await participant.findsTheNetworkAgain();
    await participant.seesDelivered('끊긴 동안 둘');
    await host.sees('끊긴 동안 둘');
    const said = ['연결된 동안', '발표자는 계속 말해요', '끊긴 동안 하나', '끊긴 동안 둘'];
    expect(await host.conversation()).toEqual(said);
    expect(await participant.conversation()).toEqual(said);
  },
);

test('trouble is one quiet line, which goes away by itself', async ({ participant, talk }) => {
  const line = participant.page.getByText('연결이 끊겼어요. 다시 이어지면 보낼게요');
  await participant.joins(talk.session_code, '지수');
  await participant.losesTheNetwork();
  await expect(line).toBeVisible();
  await expect(participant.field).toBeEditable();
  await participant.findsTheNetworkAgain();
  await expect(line).toBeHidden();
});

test('what waits to be sent outlives a reload', async ({ host, participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  await participant.page.context().route('**/socket.io/**', (route) => route.abort());
  await participant.losesTheNetwork();
  await participant.posts('아직 보내지 못한 말');
  await participant.page.context().setOffline(false);
  await participant.page.context().unroute('**/socket.io/**');
  await participant.reloads();
  await participant.seesDelivered('아직 보내지 못한 말');
  await host.sees('아직 보내지 못한 말');
});

test('a page opened without a network comes in when it is back', async ({ participant, talk }) => {
  const asked = '**/api/join/**';
  await participant.page.route(asked, (route) => route.abort('internetdisconnected'));
  await participant.comesTo(talk.session_code);
  await expect(participant.page.getByRole('heading')).toHaveText('연결하지 못했어요');
  await participant.page.unroute(asked);
  await expect(participant.nickname).toBeVisible();
});
