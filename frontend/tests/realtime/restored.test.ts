import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Messages } from '@/features/messages/messages.svelte';
import type { JoinedSession } from '@/contract/socket';
import { Room } from '@/realtime/room';
import { toasts } from '@/ui/toasts.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined, message } from '../makers';

let socket: FakeSocket;
let rooms: Room[];

const settle = () => vi.advanceTimersByTimeAsync(0);
const seqs = (room: Room) => room.store(Messages).list.map(({ seq }) => seq);
const said = (until: number) => Array.from({ length: until }, (_, index) => message(index + 1));

/** The server shows this to whoever joins. */
function serve(snapshot: JoinedSession): void {
  socket.answers.join_session = () => {
    socket.tell('joined_session', snapshot);
    return { ok: true, seq: snapshot.seq };
  };
}

async function enter(snapshot: JoinedSession): Promise<Room> {
  socket = new FakeSocket();
  serve(snapshot);
  const room = new Room(
    { sessionId: 's1', token: 'participant' },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
  rooms.push(room);
  socket.open();
  await settle();
  return room;
}

/** The connection is lost, and the server that is back shows this. */
async function comeBackTo(snapshot: JoinedSession): Promise<void> {
  socket.cut();
  serve(snapshot);
  socket.open();
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  rooms = [];
});

afterEach(() => {
  for (const room of rooms) room.close();
  vi.runAllTimers(); // the notes go
  vi.useRealTimers();
});

describe('a room whose server was restored from a backup', () => {
  it('says nothing and keeps everything when it only came back', async () => {
    const room = await enter(joined(said(9)));
    await comeBackTo(joined(said(9), { head: 9, events: [] }));
    expect(seqs(room)).toHaveLength(9);
    expect(toasts.shown).toBeUndefined();
  });

  it('keeps what it knows when a worker that received less shows less than there is', async () => {
    const room = await enter(joined(said(9)));
    await comeBackTo(joined(said(8), { head: 9, events: [] }));
    expect(seqs(room)).toHaveLength(9);
    expect(toasts.shown).toBeUndefined();
  });

  it('shows what is true now, and says so, when it had seen more', async () => {
    const room = await enter(joined(said(9)));
    await comeBackTo(joined(said(4), { epoch: 'second', head: 4, events: [] }));
    expect(seqs(room)).toEqual([1, 2, 3, 4]);
    expect(toasts.shown).toBeDefined();
    socket.tell('new_message', message(5));
    expect(seqs(room)).toEqual([1, 2, 3, 4, 5]);
  });

  it('takes no event of the new life for one behind its own', async () => {
    const room = await enter(joined(said(3)));
    const now = [message(1), ...[2, 3, 4].map((seq) => message(seq, { id: `again ${seq}` }))];
    const last = { seq: 4, type: 'new_message', at: '', data: { ...now[3] } };
    await comeBackTo(joined(now, { epoch: 'second', head: 4, events: [last] }));
    expect(room.store(Messages).list).toEqual(now);
  });

  it('notices a log that ends before what it had seen, whatever the epoch says', async () => {
    const room = await enter(joined(said(9)));
    await comeBackTo(joined(said(4), { head: 4, events: [] }));
    expect(seqs(room)).toEqual([1, 2, 3, 4]);
    expect(toasts.shown).toBeDefined();
  });

  it('sends what was not sent yet, once, under the same id', async () => {
    const room = await enter(joined(said(9)));
    socket.cut();
    room.store(Messages).outbox.add('아직 못 보낸 말');
    const [draft] = room.store(Messages).outbox.drafts;
    socket.answers.send_message = () => ({ ok: true, id: 'm5', seq: 5, sent_at: '' });
    await comeBackTo(joined(said(4), { epoch: 'second', head: 4, events: [] }));
    const sent = { message: '아직 못 보낸 말', client_id: draft?.clientId };
    expect(socket.payloads('send_message')).toEqual([sent]);
  });

  it('throws away what the tab kept, also over a reload', async () => {
    const before = await enter(joined(said(9)));
    dispatchEvent(new Event('pagehide'));
    before.close();
    const room = await enter(joined(said(4), { epoch: 'second', head: 4, events: [] }));
    expect(socket.payloads('join_session')).toEqual([{ session_id: 's1', since: 9 }]);
    expect(seqs(room)).toEqual([1, 2, 3, 4]);
  });

  it('goes on without a word with a server that knows nothing of epochs', async () => {
    const room = await enter(joined(said(4)));
    const late = { seq: 5, type: 'new_message', at: '', data: { ...message(5) } };
    await comeBackTo(joined(said(5), { epoch: '', head: 5, events: [late] }));
    expect(seqs(room)).toEqual([1, 2, 3, 4, 5]);
    expect(toasts.shown).toBeUndefined();
  });
});
