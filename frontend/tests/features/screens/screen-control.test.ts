import { ScreenControl } from '@/features/screens/screen-control.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Room } from '@/realtime/room';
import { beforeEach, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, session } from '../../makers';
import { serverAnswers } from '../../server';

const view = (code: string) => ({
  ...session({ session_code: code }),
  qr_code_url: `http://localhost/api/sessions/s1/qr.svg?k=${code}`,
  join_url: `http://localhost/join/${code}?k=${code}`,
  participant_count: 3,
  updated_at: '2026-11-20T08:00:00Z',
});

let socket: FakeSocket;
let control: ScreenControl;

beforeEach(() => {
  socket = new FakeSocket();
  const credentials = { sessionId: 's1', token: 'one', holder: 'screen' };
  const room = new Room(credentials, socket.asSocket(), [SessionState]).open();
  control = new ScreenControl(view('TEST01'), room);
});

it('shows what REST told until the socket tells more', () => {
  expect([control.count, control.isLinkUnread]).toEqual([3, false]);
  socket.tell('joined_session', joined([], { participant_count: 5 }));
  expect(control.count).toBe(5);
});

it('stays what it was with the server away, and reads the link of another code by its own token', async () => {
  const told = session({ session_code: 'TEST02' });
  socket.tell('joined_session', joined([], { session: told }));
  expect([control.view.session_code, control.isLinkUnread]).toEqual(['TEST02', true]);
  serverAnswers('no network');
  await control.refresh();
  expect(control.isLinkUnread).toBe(true);
  const { asked, fetch } = serverAnswers({ body: view('TEST02') });
  await control.refresh();
  expect([control.isLinkUnread, asked]).toEqual([false, ['GET /api/sessions/s1/screen']]);
  expect(control.view.qr_code_url).toContain('k=TEST02');
  expect(fetch.mock.lastCall?.[1]).toMatchObject({ headers: { Authorization: 'Bearer one' } });
});
