import AlertControl from '@/features/alerts/AlertControl.svelte';
import { alerts, QUIET_MS } from '@/features/alerts/alerts.svelte';
import HostAlerts from '@/features/alerts/HostAlerts.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Moderator } from '@/features/moderation/moderator.svelte';
import HostUnreadNews from '@/features/unread/HostUnreadNews.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me, message, other } from '../../makers';

/** When the notes began that this page played. */
const notes: number[] = [];
const vibrate = vi.fn(() => true);
const node = () => ({
  frequency: {},
  gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
  connect: (to: unknown) => to,
  start: (at: number) => notes.push(at),
  stop: () => undefined,
});
const [createOscillator, createGain] = [node, node];
class FakeAudio {
  state = 'running';
  currentTime = 0;
  createOscillator = createOscillator;
  createGain = createGain;
}

let room: Room;
let socket: FakeSocket;
let now = 1_000_000_000_000;

const later = (ms: number) => (now += ms);
const look = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  vi.spyOn(document, 'hasFocus').mockReturnValue(!hidden);
  document.dispatchEvent(new Event('visibilitychange'));
};
const hold = async (...ids: string[]) => {
  const sent_at = '2026-11-20T09:00:00Z';
  room.store(Moderator).held.list = ids.map((id) => ({ id, message: id, sender: other, sent_at }));
  await tick();
};
const alerted = () => [notes.splice(0).length, vibrate.mock.calls.splice(0).length];

beforeEach(async () => {
  vi.stubGlobal('AudioContext', FakeAudio);
  Object.defineProperty(navigator, 'vibrate', { value: vibrate, configurable: true });
  vi.spyOn(Date, 'now').mockImplementation(() => later(0));
  later(QUIET_MS);
  look(false);
  socket = new FakeSocket();
  room = new Room({ sessionId: 's1', token: 't' }, socket.asSocket(), [
    SessionState,
    Messages,
  ]).open();
  socket.tell('joined_session', joined([message(1)]));
  await hold('before');
  render(HostAlerts, { room, ended: false });
  render(AlertControl);
});

afterEach(() => {
  alerts.on = false;
  look(false);
  room.close();
  localStorage.clear();
  vi.restoreAllMocks();
});

const turnOn = async () => {
  await userEvent.click(screen.getByTestId('alerts-on'));
  alerted();
};

it('makes no sound without being asked for', async () => {
  look(true);
  await hold('before', 'h1');
  socket.tell('new_message', message(2));
  await tick();
  expect(alerted()).toEqual([0, 0]);
});

it('sounds once when it is turned on, and this browser remembers that', async () => {
  await userEvent.click(screen.getByTestId('alerts-on'));
  expect(alerted()).toEqual([2, 1]);
  await userEvent.click(screen.getByTestId('alerts-on'));
  expect(alerted()).toEqual([0, 0]);
  expect(localStorage.getItem('engagenow.alerts')).toBe('yes');
});

it('says of what waits, and of new messages, while the host is elsewhere', async () => {
  await turnOn();
  look(true);
  await hold('before', 'h1');
  expect(alerted()).toEqual([2, 1]);
  later(QUIET_MS);
  await hold('h1');
  expect(alerted()).toEqual([0, 0]);
  socket.tell('new_message', message(2, { sender: me }));
  await tick();
  expect(alerted()).toEqual([0, 0]);
  socket.tell('new_message', message(3));
  await tick();
  expect(alerted()).toEqual([1, 0]);
});

it('makes no sound under the eyes of the host, and vibrates only for what waits', async () => {
  await turnOn();
  socket.tell('new_message', message(2));
  await tick();
  expect(alerted()).toEqual([0, 0]);
  await hold('h1');
  expect(alerted()).toEqual([0, 1]);
});

it('sounds once in some seconds, whatever comes', async () => {
  await turnOn();
  look(true);
  await hold('h1');
  await hold('h1', 'h2');
  later(QUIET_MS - 1);
  await hold('h1', 'h2', 'h3');
  expect(alerted()).toEqual([2, 1]);
  later(1);
  await hold('h4');
  expect(alerted()).toEqual([2, 1]);
});

it('counts what waits in the title of a hidden tab', async () => {
  render(HostUnreadNews, { room, ended: false });
  look(true);
  await hold('h1', 'h2');
  socket.tell('new_message', message(2));
  await tick();
  expect(document.title).toMatch(/^\(3\) /);
  look(false);
  await tick();
  expect(document.title).not.toMatch(/^\(/);
});
