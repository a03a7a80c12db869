import { HostNotes, SAVE_AFTER_MS } from '@/features/host_notes/notes.svelte';
import Notes from '@/features/host_notes/Notes.svelte';
import { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { serverAnswers } from '../../server';

const view = (text: string, version: number) => ({
  body: { text, version, updated_at: version ? '2026-11-20T09:00:00Z' : null },
});
const changed = { status: 409, body: { code: 'notes_changed', detail: '먼저 고친 노트예요.' } };
const sent = (fetch: ReturnType<typeof serverAnswers>['fetch']) =>
  fetch.mock.calls
    .filter(([, { method }]) => method === 'PUT')
    .map(([, { body }]) => JSON.parse(String(body)) as unknown);

let notes: HostNotes;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function open(): Promise<void> {
  const room = new Room({ sessionId: 's1', token: 't' }, new FakeSocket().asSocket(), []);
  notes = room.store(HostNotes);
  render(Notes, { room });
  await vi.advanceTimersByTimeAsync(0);
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const state = async () => {
  await tick();
  return screen.getByTestId('host-notes-state').textContent;
};

it('is saved once somebody stops typing, and says so', async () => {
  const { fetch } = serverAnswers(view('', 0), view('안녕', 1));
  await open();
  notes.write('안');
  await pass(SAVE_AFTER_MS - 1);
  notes.write('안녕');
  expect(await state()).toBe('저장하는 중이에요…');
  await pass(SAVE_AFTER_MS);
  expect(sent(fetch)).toEqual([{ text: '안녕', version: 0 }]);
  expect(await state()).toContain('저장했어요');
});

it('is saved at once, and to the end, when the page is left', async () => {
  const { fetch } = serverAnswers(view('', 0), view('안녕', 1));
  await open();
  notes.write('안녕');
  window.dispatchEvent(new Event('pagehide'));
  await pass(0);
  expect(sent(fetch)).toEqual([{ text: '안녕', version: 0 }]);
  expect(fetch.mock.calls.at(-1)?.[1].keepalive).toBe(true);
});

it('says why it is not saved, and tries again', async () => {
  const { fetch } = serverAnswers(view('', 0), 'no network', view('안녕', 1));
  await open();
  notes.write('안녕');
  await pass(SAVE_AFTER_MS);
  expect(await state()).not.toContain('저장');
  expect(notes.text).toBe('안녕');
  await pass(5_000);
  expect(sent(fetch)).toHaveLength(2);
  expect(notes.isSaved).toBe(true);
});

it.each([
  ['takeTheirs', '남의 것'],
  ['keepMine', '내 것'],
] as const)('lets its writer choose when another host was faster: %s', async (choose, kept) => {
  const answers = [view('처음', 1), changed, view('남의 것', 2), view('내 것', 3)];
  const { fetch } = serverAnswers(...answers);
  await open();
  notes.write('내 것');
  await pass(SAVE_AFTER_MS);
  await tick();
  expect(screen.getByRole('alert')).toHaveTextContent('남의 것');
  expect(screen.getByTestId('host-notes')).toBeDisabled();
  expect(notes.text).toBe('내 것');
  await notes[choose]();
  await tick();
  expect(screen.queryByRole('alert')).toBeNull();
  expect([notes.text, notes.isSaved]).toEqual([kept, true]);
  expect(sent(fetch).at(-1)).toEqual({ text: '내 것', version: choose === 'keepMine' ? 2 : 1 });
});

it('does not ask again for what stays refused', async () => {
  const { fetch } = serverAnswers(view('', 0), {
    status: 404,
    body: { code: 'session_not_found' },
  });
  await open();
  notes.write('안녕');
  await pass(60_000);
  expect(sent(fetch)).toHaveLength(1);
  expect(notes.text).toBe('안녕');
});

it('takes what others wrote, but never over what is not saved', async () => {
  serverAnswers(view('처음', 1), view('둘', 2), view('셋', 3));
  await open();
  await notes.read();
  expect(notes.text).toBe('둘');
  notes.write('내 것');
  await notes.read();
  expect(notes.text).toBe('내 것');
});

it('is read once while its page opens, and again whenever the room is joined anew', async () => {
  const { fetch } = serverAnswers(view('처음', 1), view('둘', 2));
  await open();
  notes.joined();
  await pass(0);
  expect(fetch).toHaveBeenCalledTimes(1);
  notes.joined();
  await pass(0);
  expect(notes.text).toBe('둘');
});
