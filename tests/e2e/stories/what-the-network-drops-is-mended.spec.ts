import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from '../roles/fixtures';
import { blocksWebSockets, swallowsWebSockets } from '../roles/network';

/** The wire between one page and the server, with the faults of a bad network. */
class Wire {
  /** Which frames from the server are lost on the way. */
  loses: (frame: string) => boolean = () => false;
  #ends: WebSocketRoute[] = [];

  static async of(page: Page): Promise<Wire> {
    const wire = new Wire();
    await page.routeWebSocket('**/socket.io/**', (near) => {
      const far = near.connectToServer();
      far.onMessage((frame) => {
        if (!wire.loses(String(frame))) near.send(frame);
      });
      wire.#ends = [near, far];
    });
    return wire;
  }

  async breaks(): Promise<void> {
    this.loses = () => false;
    for (const end of this.#ends) await end.close();
  }
}

test('an acknowledgement lost on the way doubles nothing', async ({ host, participant, talk }) => {
  const wire = await Wire.of(participant.page);
  await participant.joins(talk.session_code, '지수');
  wire.loses = () => true;
  await participant.posts('도착했지만 답을 못 받은 말');
  await host.sees('도착했지만 답을 못 받은 말');
  await participant.seesWaiting('도착했지만 답을 못 받은 말');
  await wire.breaks();
  await participant.seesDelivered('도착했지만 답을 못 받은 말');
  await participant.delivers('그다음 말');
  for (const person of [host, participant]) {
    await person.sees('그다음 말');
    expect(await person.conversation()).toEqual(['도착했지만 답을 못 받은 말', '그다음 말']);
  }
});

test('a message lost on the way is read from the log', async ({ host, participant, talk }) => {
  const wire = await Wire.of(participant.page);
  await participant.joins(talk.session_code, '지수');
  await host.delivers('하나');
  await participant.sees('하나');
  wire.loses = (frame) => frame.startsWith('42["new_message"') && frame.includes('둘');
  await host.delivers('둘');
  await host.delivers('셋');
  await participant.sees('셋');
  expect(await participant.conversation()).toEqual(['하나', '둘', '셋']);
});

test(
  'a server reached only by polling is enough',
  { tag: '@chromium' },
  async ({ host, participant, talk }) => {
    await blocksWebSockets(participant.page);
    await participant.joins(talk.session_code, '지수');
    await participant.delivers('웹소켓이 막힌 곳에서');
    await host.sees('웹소켓이 막힌 곳에서');
    await host.delivers('잘 들려요');
    await participant.sees('잘 들려요');
  },
);

test('so is one where WebSockets vanish without a word', async ({ host, participant, talk }) => {
  await swallowsWebSockets(participant.page);
  await participant.comesTo(talk.session_code);
  await participant.picksNickname('지수');
  const state = participant.page.getByTestId('connection-state');
  await expect(state).toHaveAttribute('data-state', 'joined');
  await participant.delivers('조금 늦게 들어왔어요');
  await host.sees('조금 늦게 들어왔어요');
});

test('the presenter is told how the page is connected', async ({ host }) => {
  await expect(host.transport).toHaveText('연결됐어요');
});

test(
  'and when WebSockets are blocked where the presenter is',
  { tag: '@chromium' },
  async ({ presenter, rest, talk }) => {
    await blocksWebSockets(presenter.page);
    await presenter.isSignedInAs(rest.account);
    await presenter.goesTo(talk);
    await expect(presenter.transport).toHaveText('연결됐어요 · 호환 모드');
    await expect(presenter.page.getByText(/실시간 연결을 막고 있어요/)).toBeVisible();
  },
);
