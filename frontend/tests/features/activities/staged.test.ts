import BigScreen from '@/features/invite/BigScreen.svelte';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { mySession, serverAnswers } from '../../server';
import { until } from '../../until';
import { prepared, shown } from './makers';

let socket: FakeSocket;
let control: SessionControl;

beforeEach(() => {
  socket = new FakeSocket();
  const stores = placed(PRESENTER, 'stores');
  const room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), stores).open();
  control = new SessionControl(mySession({ status: 'active' }), room);
});
afterEach(() => control.close());

const now = shown({ id: 'a2', prompt: '지금 묻는 것' });
const earlier = shown({ prompt: '먼저 물은 것', status: 'closed' });
const stage = { show: 'activity', id: 'a1' } as const;
const path = 'GET /api/sessions/s1/activities/a1';
const isThere = (text: string) => until(() => expect(screen.getByText(text)).toBeInTheDocument());

it('the stage names an earlier activity, and the wall shows that one and follows it', async () => {
  const again = { ...earlier, prompt: '먼저 물은 것, 고친 글' };
  const { asked } = serverAnswers({ body: earlier }, { body: again });
  render(BigScreen, { control });
  socket.tell('joined_session', joined([], { stage, activity: now }));
  await isThere('먼저 물은 것');
  expect(screen.queryByText('지금 묻는 것')).toBeNull();
  const { id, prompt, options, settings } = again;
  socket.tell('activity_updated', { id, prompt, options, settings, question: null, seq: 1 });
  await isThere('먼저 물은 것, 고친 글');
  expect(asked).toEqual([path, path]);
  socket.tell('stage_changed', { seq: 2, stage: { show: 'activity', id: 'a2' } });
  await isThere('지금 묻는 것');
  expect(screen.queryByText(/먼저 물은 것/)).toBeNull();
});

it('nothing stands in the place of one that cannot be read', async () => {
  const { asked } = serverAnswers('no network');
  render(BigScreen, { control });
  socket.tell('joined_session', joined([], { stage, activity: now }));
  await until(() => expect(asked).toEqual([path]));
  await tick();
  expect(screen.queryByText('지금 묻는 것')).toBeNull();
});

it('a host, who is told more, sees no results before everybody does', async () => {
  const closed = prepared({ prompt: '먼저 물은 것', status: 'closed' });
  const { asked } = serverAnswers({ body: closed });
  render(BigScreen, { control });
  socket.tell('joined_session', joined([], { stage, activity: now }));
  await isThere('먼저 물은 것');
  expect(asked).toEqual([path]);
  expect(screen.queryByTestId('results')).toBeNull();
});
