import { Messages } from '@/features/messages/messages.svelte';
import type { Draft } from '@/features/messages/outbox.svelte';
import { toRows } from '@/features/messages/rows';
import { chatNote } from '@/features/messages/chat-note';
import { chatClosed } from '@/features/messages/closed';
import { reactionsOpen } from '@/features/reactions/open';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { describe, expect, it } from 'vitest';
import { joined, link, me, message, other, session, switches } from '../makers';

const seqs = (messages: Messages) => messages.list.map(({ seq }) => seq);

describe('Messages', () => {
  it('keeps each message once, older ones in front', () => {
    const messages = new Messages(link);
    messages.start(joined([message(5), message(6)], { older: true }), true);
    messages.add(message(7));
    messages.add(message(7));
    messages.prepend([message(3), message(4), message(5)], false);
    expect(seqs(messages)).toEqual([3, 4, 5, 6, 7]);
    expect(messages.older).toBe(false);
  });

  it('lets go of the oldest, which can then be read again', () => {
    const messages = new Messages(link);
    messages.start(joined([message(1), message(2), message(3)]), true);
    messages.trim(2);
    expect(seqs(messages)).toEqual([2, 3]);
    expect(messages.older).toBe(true);
    messages.prepend([message(1)], false);
    expect(seqs(messages)).toEqual([1, 2, 3]);
  });
});

describe('toRows', () => {
  const draft: Draft = {
    clientId: 'c1',
    text: '곧 가요',
    state: 'pending',
    writtenAt: '2026-11-20T09:01:00Z',
  };

  it('gives a draft and the message it becomes the same row', () => {
    const [waiting] = toRows([], [draft], me);
    const [stored] = toRows([message(1, { sender: me, client_id: 'c1' })], [], me);
    expect(waiting).toMatchObject({ key: 'c1', mine: true, state: 'pending' });
    expect(stored).toMatchObject({ key: 'c1', mine: true, state: 'sent' });
  });

  it('does not let others choose the key of a row', () => {
    const [row] = toRows([message(1, { sender: other, client_id: 'c1' })], [], me);
    expect(row).toMatchObject({ key: 'm1', mine: false });
  });

  it('keeps the rows that a new message does not change', () => {
    const [first, second] = [message(1), message(2)];
    const [before] = toRows([first, second], [], me);
    expect(toRows([first, second, message(3)], [], me)[0]).toBe(before);
    expect(toRows([first, second], [], other)[0]).not.toBe(before);
  });

  it('tells the time of several in one minute at the last, and begins each day anew', () => {
    const at = (sent_at: string) => ({ sent_at });
    const rows = toRows(
      [
        message(1, at('2026-11-19T09:00:10Z')),
        message(2, at('2026-11-19T09:00:50Z')),
        message(3, at('2026-11-19T09:01:10Z')),
        message(4, { ...at('2026-11-22T09:01:20Z'), sender: me }),
        message(5, at('2026-11-22T09:01:30Z')),
      ],
      [],
      me,
    );
    expect(rows.map((row) => row.timeFollows)).toEqual([true, false, false, false, false]);
    expect(rows.map((row) => row.newDay)).toEqual([false, false, false, true, false]);
    expect(rows[3]?.continued).toBe(false);
  });

  it('names a sender again after somebody else, or after a while', () => {
    const later = { sent_at: '2026-11-20T09:30:00Z' };
    const rows = toRows([message(1), message(2), message(3, later)], [draft], me);
    expect(rows.map((row) => row.continued)).toEqual([false, true, false, false]);
  });
});

describe('SessionState', () => {
  it('takes a change and keeps the rest', () => {
    const state = new SessionState();
    state.update({ title: '아직 아님' });
    expect(state.view).toBeNull();
    state.start(joined([]));
    state.update({ status: 'paused', features: switches({ chat: false }) });
    expect(state.view).toMatchObject({
      title: '모두의 데이터베이스',
      status: 'paused',
      features: switches({ chat: false }),
    });
  });
});

describe('what is open', () => {
  const chatOff = switches({ chat: false, reactions: false });

  it.each([
    [session(), null, true],
    [session({ features: chatOff }), 'chat_off', false],
    [session({ status: 'draft' }), 'chat_waiting', false],
    [session({ status: 'paused' }), 'chat_paused', false],
    [session({ status: 'ended' }), 'chat_ended', false],
  ])('%#', (view, closed, reactions) => {
    expect(chatClosed(view, me)).toBe(closed);
    expect(reactionsOpen(view)).toBe(reactions);
  });

  it('is the chat to hosts during a pause, and the note of it to all', () => {
    const settings = { ...session().settings, pause_note: '10분 뒤에 이어요' };
    const paused = session({ status: 'paused', settings });
    const host = { ...me, role: 'moderator' } as const;
    expect([chatClosed(paused, host), chatClosed(paused, me)]).toEqual([null, 'chat_paused']);
    expect([chatNote(paused, host), chatNote(paused, me)]).toEqual(
      Array(2).fill(settings.pause_note),
    );
  });
});
