import BigScreen from '@/features/invite/BigScreen.svelte';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { mySession } from '../../server';
import { until } from '../../until';

let socket: FakeSocket;
let control: SessionControl;

beforeEach(() => {
  socket = new FakeSocket();
  const stores = placed(PRESENTER, 'stores');
  const room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), stores).open();
  control = new SessionControl(mySession({ status: 'active' }), room);
});
afterEach(() => control.close());

const top = [{ id: 'p1', nickname: '지수', points: 900, rank: 1 }];
const leaderboard = { id: 'a1', question_id: 'q1', of: 1, top };
const stage = () => screen.getByTestId('screen-stage');
const press = (key: string) => fireEvent.keyDown(window, { key });
const shows = (show: string) => until(() => expect(stage()).toHaveAttribute('data-show', show));

it('5 and 6 mean nothing to a screen without a leaderboard and live data', async () => {
  render(BigScreen, { control });
  socket.tell('joined_session', joined([], { stage: { show: 'chat' } }));
  await shows('chat');
  for (const key of ['5', '6']) await press(key);
  expect(stage()).toHaveAttribute('data-show', 'chat');
});

it('5 shows how players stand, which goes with the quiz, and leaves what hosts show as it was', async () => {
  render(BigScreen, { control });
  socket.tell('joined_session', joined([], { stage: { show: 'chat' }, leaderboard }));
  await shows('chat');
  await press('5');
  await shows('leaderboard');
  await until(() => expect(screen.getByTestId('leaderboard')).toHaveTextContent('지수'));
  socket.tell('activity_reset', { id: 'a1', seq: 1 });
  await until(() => expect(screen.queryByTestId('leaderboard')).toBeNull());
  await press('0');
  await shows('chat');
});

it('what people feel stands in words beside the code, also where nothing may move', async () => {
  render(BigScreen, { control });
  socket.tell('joined_session', joined([], { stage: { show: 'join' } }));
  await shows('join');
  expect(stage()).not.toHaveTextContent('👍');
  socket.tell('reaction_update', { counts: { '👍': 3 }, totals: { '👍': 3 } });
  await until(() => expect(stage().querySelector('.reactions')).toHaveTextContent('👍 3'));
});
