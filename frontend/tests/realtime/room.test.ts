import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import type { NewMessage } from '@/contract/socket';
import { Room } from '@/realtime/room';
import { locale } from '@/i18n/locale.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined, me, message } from '../makers';

let socket: FakeSocket;
let room: Room;
let log: NewMessage[];

/** Plays a server that holds `log`. */
function serve(): void {
  const head = () => log.at(-1)?.seq ?? 0;
  const after = (since: number) =>
    log
      .filter(({ seq }) => seq > since)
      .map((data) => ({ seq: data.seq, type: 'new_message', at: data.sent_at, data: { ...data } }));
  socket.answers = {
    join_session: ({ since }: { since?: number }) => {
      const events = since === undefined ? null : after(since);
      socket.tell('joined_session', joined(log.slice(-50), { seq: head(), events }));
      return { ok: true, seq: head() };
    },
    sync: ({ since }: { since: number }) => ({
      ok: true,
      events: after(since),
      head: head(),
      more: false,
    }),
  };
}

const seqs = () => room.store(Messages).list.map(({ seq }) => seq);
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(async () => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  log = [message(1), message(2)];
  serve();
  room = new Room(
    { sessionId: 's1', token: 'participant' },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
});

afterEach(() => {
  room.close();
  vi.useRealTimers();
});

describe('a room', () => {
  it('joins and shows the snapshot', async () => {
    socket.open();
    await settle();
    expect(room.phase).toBe('joined');
    expect(room.store(SessionState).me).toEqual(me);
    expect(seqs()).toEqual([1, 2]);
    expect(socket.payloads('join_session')).toEqual([{ session_id: 's1', since: undefined }]);
  });

  it('receives each event once and lets later versions speak', async () => {
    socket.open();
    await settle();
    socket.tell('new_message', message(3));
    socket.tell('new_message', message(3));
    socket.tell('hidden', { seq: 4 });
    socket.tell('poll_opened', { id: 'p1' });
    socket.tell('new_message', message(5));
    socket.tell('participant_count', { count: 12 });
    expect(seqs()).toEqual([1, 2, 3, 5]);
    expect(room.store(SessionState).participantCount).toBe(12);
  });

  it('reads what a lost event left out', async () => {
    socket.open();
    await settle();
    log.push(message(3), message(4));
    socket.tell('new_message', message(4));
    await settle();
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  it('notices at the head that the last event never came', async () => {
    socket.open();
    await settle();
    log.push(message(3));
    socket.tell('head', { seq: 3 });
    await settle();
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('catches up after a lost connection and sends what was written meanwhile', async () => {
    socket.open();
    await settle();
    socket.cut();
    expect(room.phase).toBe('lost');
    room.store(Messages).outbox.add('그동안 쓴 말');
    log.push(message(3));
    socket.answers.send_message = () => ({ ok: true, id: 'm4', seq: 4, sent_at: '' });
    socket.open();
    await settle();
    expect(socket.payloads('join_session').at(-1)).toEqual({ session_id: 's1', since: 2 });
    expect(seqs()).toEqual([1, 2, 3]);
    const [{ client_id }] = socket.payloads('send_message') as [{ client_id: string }];
    socket.tell('new_message', message(4, { sender: me, client_id }));
    expect(room.store(Messages).outbox.drafts).toEqual([]);
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  it('takes the newest page when it was away for very long', async () => {
    socket.open();
    await settle();
    socket.cut();
    log = Array.from({ length: 50 }, (_, index) => message(5_000 + index));
    socket.open();
    await settle();
    expect(seqs()).toHaveLength(50);
    expect(seqs().at(-1)).toBe(5_049);
  });

  it('comes back when the server closed the connection', async () => {
    socket.open();
    await settle();
    socket.cut('io server disconnect');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('tries again when the server was too busy to let it join', async () => {
    socket.answers.join_session = () => ({ ok: false, code: 'busy', detail: '' });
    socket.open();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(room.refusal).toBeNull();
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('stops for good when the participant has left', async () => {
    const detail = '이미 나간 세션이에요.';
    socket.answers.join_session = () => ({ ok: false, code: 'seat_given_up', detail });
    socket.open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.refusal).toMatchObject({ code: 'seat_given_up', detail });
    expect(socket.connect).toHaveBeenCalledTimes(1);
  });

  it.each(['nickname_taken', 'nickname_reserved'])(
    'stops for good: on joining, %s',
    async (code) => {
      socket.answers.join_session = () => ({ ok: false, code, detail: '' });
      socket.open();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(room.refusal?.code).toBe(code);
      expect(socket.connect).toHaveBeenCalledTimes(1);
    },
  );

  it.each(['nickname_taken', 'nickname_reserved'])('stays: on renaming, %s', async (code) => {
    socket.open();
    await settle();
    socket.answers.change_nickname = () => ({ ok: false, code, detail: '' });
    await expect(room.send('change_nickname', { nickname: '발표자' })).rejects.toThrow(code);
    expect(room.refusal).toBeNull();
    expect(room.phase).toBe('joined');
  });

  it('stops for good when the token is not let in', async () => {
    socket.deny({ code: 'token_expired', detail: '' });
    expect(room.refusal?.code).toBe('token_expired');
  });

  it('stops for good when the token expires in the middle, and keeps what was being sent', async () => {
    socket.open();
    await settle();
    socket.answers.send_message = () => ({ ok: false, code: 'token_expired', detail: '' });
    room.store(Messages).outbox.add('아직 못 보낸 말');
    await settle();
    expect(room.refusal?.code).toBe('token_expired');
    expect(room.store(Messages).outbox.drafts).toMatchObject([{ state: 'pending' }]);
    const again = new Room(
      { sessionId: 's1', token: 'fresh' },
      socket.asSocket(),
      placed(PRESENTER, 'stores'),
    ).open();
    socket.open();
    await settle();
    expect(again.store(Messages).outbox.drafts).toMatchObject([{ text: '아직 못 보낸 말' }]);
    again.close();
  });

  it('connects again, in the new language, when the language is switched', async () => {
    socket.open();
    await settle();
    locale.choose('en');
    await settle();
    expect(socket.connect).toHaveBeenCalledTimes(2);
    room.close();
    locale.choose('ko');
    await settle();
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('starts over when the page comes back to a dead connection', async () => {
    socket.open();
    await settle();
    socket.answers = {};
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });
});
