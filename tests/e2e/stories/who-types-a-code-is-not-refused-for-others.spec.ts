import { expect } from '../roles/fixtures';
import { onItsOwnServer } from '../server/own-server';

const test = onItsOwnServer({
  LIMIT_ADDRESS_FAILED_LOOKUPS: '2/hour',
  LIMIT_ADDRESS_TOLD_FAILURES: '3/day',
});

test('after others’ wrong codes the page does a little work, and later a host lets in', async ({
  baseURL,
  host,
  newcomer,
  participant,
  talk,
}) => {
  const wrong = async () => (await fetch(`${baseURL}/api/join/WRONG22`)).status;
  expect([await wrong(), await wrong(), await wrong()]).toEqual([404, 404, 428]);
  const guest = await newcomer();
  await guest.opensHome();
  const proved = guest.page.waitForRequest((request) => 'join-proof' in request.headers());
  await guest.typesCode('WRONG23');
  expect((await (await proved).response())?.status()).toBe(404);
  await expect(guest.page.getByRole('heading')).toHaveText(/찾지 못했어요/);

  await participant.opensHome();
  await participant.typesCode(talk.session_code);
  const { page } = participant;
  await expect(page.getByRole('heading')).toHaveText('발표자에게 입장을 요청해 주세요');
  await participant.picksNickname('지수');
  await expect(page.getByText(`입력한 코드는 ${talk.session_code}`)).toBeVisible();
  await guest.typesCode(talk.session_code);
  await guest.picksNickname('민준');

  await expect(host.page.getByTestId('newcomers')).toContainText('2명');
  await host.press(host.page.getByTestId('newcomers-show'));
  await host.press(host.button('지수 님 입장 수락'));
  await participant.isInTheRoom();
  await participant.isKnownAs('지수');
  await host.press(host.button('민준 님 입장 수락'));
  await guest.isInTheRoom();
  await expect(host.page.getByTestId('newcomers')).toBeEmpty();

  const linked = await newcomer();
  await linked.page.goto(talk.join_url);
  await linked.picksNickname('서연');
  await linked.isInTheRoom();
});
