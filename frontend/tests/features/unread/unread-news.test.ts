import Chat from '@/features/messages/Chat.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import UnreadNews from '@/features/unread/UnreadNews.svelte';
import { Room } from '@/realtime/room';
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me, message } from '../../makers';

const TITLE = '모두의 데이터베이스 · EngageNow';
let room: Room;
let socket: FakeSocket;

async function open(): Promise<void> {
  socket = new FakeSocket();
  const credentials = { sessionId: 's1', token: 'token' };
  room = new Room(credentials, socket.asSocket(), [Messages]).open();
  render(Chat, { room, features: [] });
  socket.tell('joined_session', joined([message(1), message(2)]));
  render(UnreadNews, { room });
  await tick();
}

async function see(hidden: boolean): Promise<void> {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  await tick();
}

async function receive(...seqs: number[]): Promise<void> {
  for (const seq of seqs) socket.tell('new_message', message(seq));
  await tick();
}

/** What the conversation shows, and where the line is in it. */
const items = () =>
  Array.from(screen.getByRole('log').querySelectorAll('li'), (item) =>
    item.dataset['testid'] === 'unread-line'
      ? '—'
      : (item.querySelector('.bubble')?.textContent.trim() ?? ''),
  );

afterEach(async () => {
  await see(false);
  room.close();
});

it('says nothing of what is told while the page is looked at', async () => {
  await open();
  await receive(3);
  expect(document.title).toBe(TITLE);
  expect(items()).toEqual(['메시지 1', '메시지 2', '메시지 3']);
});

it('counts what others say while the page is hidden, and marks on return where the reader left off', async () => {
  await open();
  await see(true);
  await receive(3, 4);
  socket.tell('new_message', message(5, { sender: me }));
  await tick();
  expect(document.title).toBe(`(2) ${TITLE}`);
  await see(false);
  expect(document.title).toBe(TITLE);
  expect(items()).toEqual(['메시지 1', '메시지 2', '—', '메시지 3', '메시지 4', '메시지 5']);
  await receive(6);
  expect(items().indexOf('—')).toBe(2);
});

it('starts again whenever the page is left', async () => {
  await open();
  await see(true);
  await receive(3);
  await see(false);
  await see(true);
  expect(items()).not.toContain('—');
  await receive(4);
  expect(document.title).toBe(`(1) ${TITLE}`);
  await see(false);
  expect(items()).toEqual(['메시지 1', '메시지 2', '메시지 3', '—', '메시지 4']);
});

it('remembers it in a tab that the phone let go of', async () => {
  await open();
  await see(true);
  room.close();
  cleanup();
  await see(false);
  await open();
  await receive(3);
  expect(items()).toEqual(['메시지 1', '메시지 2', '—', '메시지 3']);
});

it('stops counting at a hundred', async () => {
  await open();
  await see(true);
  await receive(...Array.from({ length: 120 }, (_, place) => place + 3));
  expect(document.title).toBe(`(99+) ${TITLE}`);
});
