import { Messages } from '@/features/messages/messages.svelte';
import { toRows } from '@/features/messages/rows';
import { chatNote } from '@/features/messages/chat-note';
import { Moderator } from '@/features/moderation/moderator.svelte';
import PinnedMessage from '@/features/messages/PinnedMessage.svelte';
import { Pinned } from '@/features/messages/pinned.svelte';
import { Watched } from '@/features/moderation/watched.svelte';
import type { Room } from '@/realtime/room';
import { chatClosed } from '@/features/messages/closed';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { toasts } from '@/ui/toasts.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { joined, link, me, message, other, session } from '../../makers';
import { serverAnswers } from '../../server';
import { until } from '../../until';

const presenter = { ...me, role: 'presenter' as const };
const inMode = (chat_mode: 'open' | 'slow' | 'hold' | 'known' | 'read_only') =>
  session({ settings: { ...session().settings, chat_mode } });

describe('a deleted message', () => {
  it('loses its text, and gets it back when that is undone', () => {
    const messages = new Messages(link);
    messages.start(joined([message(1), message(2)]), true);
    messages.events.message_deleted?.({ id: 'm1', seq: 3 });
    expect(toRows(messages.list, [], me).map((row) => [row.text, row.deleted])).toEqual([
      ['', true],
      ['메시지 2', false],
    ]);
    messages.events.message_restored?.({ id: 'm1', seq: 4, message: message(1) });
    expect(messages.list).toEqual([message(1), message(2)]);
  });
});

describe('who took their data back', () => {
  it('has no name on any message, and others keep theirs', () => {
    const messages = new Messages(link);
    messages.start(joined([message(1), message(2, { sender: me })]), true);
    messages.events.message_deleted?.({ id: 'm1', seq: 3 });
    messages.events.participant_erased?.({ id: 'other', seq: 4 });
    expect(messages.list.map(({ sender }) => sender)).toEqual([{ ...other, nickname: '' }, me]);
    expect(messages.list.map((one) => one.message)).toEqual(['', '메시지 2']);
  });
});

describe('who is called something else', () => {
  const renamed = { id: 'other', seq: 4, nickname: '민지' };

  it('has the new name on every message, pinned too, and others keep theirs', () => {
    const [messages, pinned] = [new Messages(link), new Pinned()];
    messages.start(joined([message(1), message(2, { sender: me })]), true);
    pinned.start(joined([], { pinned: message(1) }), true);
    for (const feature of [messages, pinned]) feature.events.participant_renamed?.(renamed);
    expect(messages.list.map(({ sender }) => sender)).toEqual([{ ...other, nickname: '민지' }, me]);
    expect(pinned.message?.sender.nickname).toBe('민지');
  });

  it('is told, there and away, and nobody else is', async () => {
    const state = new SessionState();
    state.start(joined([]));
    const before = toasts.shown;
    state.events.participant_renamed?.(renamed);
    expect(toasts.shown).toBe(before);
    state.events.participant_renamed?.({ ...renamed, id: me.id });
    expect(state.me?.nickname).toBe('민지');
    expect(toasts.shown?.text).toContain('민지');
    state.start(joined([], { me: { ...me, nickname: '수지' } }));
    await until(() => expect(toasts.shown?.text).toContain('수지'));
  });
});

describe('a marked message', () => {
  it('is covered for everybody but its writer', () => {
    const marked = message(1, { message_type: 'marked' });
    expect(toRows([marked], [], me)[0]?.marked).toBe(true);
    const mine = message(1, { message_type: 'marked', sender: me });
    expect(toRows([mine], [], me)[0]?.marked).toBe(false);
  });
});

describe('Pinned', () => {
  it('shows what is pinned until it is unpinned, deleted, or another one is', () => {
    const pinned = new Pinned();
    pinned.start(joined([], { pinned: message(1) }), true);
    expect(pinned.message?.id).toBe('m1');
    pinned.events.message_pinned?.({ id: 'm2', seq: 3, message: message(2) });
    pinned.events.message_unpinned?.({ id: 'm1', seq: 4 });
    expect(pinned.message?.id).toBe('m2');
    pinned.events.message_deleted?.({ id: 'm2', seq: 5 });
    expect(pinned.message).toBeNull();
  });
});

describe('a pinned message', () => {
  const marked = message(1, { message_type: 'marked' });

  it('is covered when it is marked, until somebody asks to see it', async () => {
    render(PinnedMessage, { message: marked, me });
    expect(screen.queryByText('메시지 1')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: /보기/ }));
    expect(screen.getByText('메시지 1')).toBeVisible();
  });

  it('is not covered when nothing was found in it, or for its writer', () => {
    render(PinnedMessage, { message: message(2), me });
    render(PinnedMessage, { message: { ...marked, sender: me }, me });
    expect(screen.getByText('메시지 1')).toBeVisible();
    expect(screen.getByText('메시지 2')).toBeVisible();
  });
});

describe('Moderator', () => {
  it('lets through what is in sight, and reads what came since', async () => {
    const held = (id: string) => ({ id, message: id, sender: other, sent_at: '' });
    const { asked, fetch } = serverAnswers(
      { body: [held('a'), held('b')] },
      { status: 204 },
      { body: [held('c')] },
    );
    const room = { sessionId: 's1', carry: (feature: unknown) => feature } as unknown as Room;
    const moderator = new Moderator(room);
    await moderator.approveAll();
    expect(asked).toEqual([]);
    await moderator.held.read();
    const done = moderator.approveAll();
    expect(moderator.held.list).toEqual([]);
    await done;
    expect(asked.slice(1)).toEqual([
      'POST /api/sessions/s1/held/approve',
      'GET /api/sessions/s1/held',
    ]);
    expect(fetch.mock.calls[1]?.[1]).toMatchObject({ body: '{"until":"b"}' });
    expect(moderator.held.list.map(({ id }) => id)).toEqual(['c']);
  });
});

describe('Watched', () => {
  it('reads once more, however often something changed meanwhile', async () => {
    let answer: (list: { id: string }[]) => void = () => undefined;
    const ask = vi.fn(() => new Promise<{ id: string }[]>((resolve) => (answer = resolve)));
    const watched = new Watched('held', ask);
    watched.joined();
    for (let seq = 1; seq < 5; seq++) watched.events.hidden?.({ seq });
    expect(ask).toHaveBeenCalledTimes(1);
    answer([{ id: 'a' }]);
    await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
    answer([{ id: 'a' }, { id: 'b' }]);
    await vi.waitFor(() => expect(watched.list).toHaveLength(2));
    watched.events.message_deleted?.({ id: 'a', seq: 5 });
    expect(watched.list).toEqual([{ id: 'b' }]);
  });

  it('is not read when another list has changed', () => {
    const ask = vi.fn(() => Promise.resolve([]));
    const watched = new Watched('held', ask);
    watched.events.hidden?.({ seq: 1, topics: ['crew'] });
    watched.events.hidden?.({ seq: 2, topics: ['restricted', 'a later list'] });
    expect(ask).not.toHaveBeenCalled();
  });

  it.each([[['held']], [['crew', 'held']], [['a later list']], [[]], [undefined]])(
    'is read when %j have changed',
    (topics) => {
      const ask = vi.fn(() => Promise.resolve([]));
      const watched = new Watched('held', ask);
      watched.events.hidden?.({ seq: 1, topics });
      expect(ask).toHaveBeenCalledTimes(1);
    },
  );

  it('keeps what it knows when it cannot be read', async () => {
    const ask = vi
      .fn()
      .mockResolvedValueOnce([{ id: 'a' }])
      .mockRejectedValueOnce(new Error());
    const watched = new Watched('held', ask);
    await watched.read();
    await watched.read();
    expect(watched.list).toEqual([{ id: 'a' }]);
  });
});

describe('the chat as it is set up', () => {
  it('is closed to participants alone when it is to be read only', () => {
    expect(chatClosed(inMode('read_only'), me)).toBe('chat_read_only');
    expect(chatClosed(inMode('read_only'), presenter)).toBeNull();
    expect(chatClosed(inMode('hold'), me)).toBeNull();
  });

  it('tells participants what to expect', () => {
    expect(chatNote(inMode('open'), me)).toBeNull();
    expect(chatNote(inMode('slow'), me)).toContain('10');
    expect(chatNote(inMode('hold'), me)).not.toBeNull();
    expect(chatNote(inMode('known'), me)).not.toBeNull();
    expect(chatNote(inMode('hold'), presenter)).toBeNull();
  });
});
