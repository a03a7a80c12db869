import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Messages } from '@/features/messages/messages.svelte';
import { Room } from '@/realtime/room';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined } from '../makers';

let socket: FakeSocket;
let room: Room;

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(async () => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  socket.answers.join_session = () => {
    socket.tell('joined_session', joined([], { seq: 2 }));
    return { ok: true, seq: 2 };
  };
  room = new Room(
    { sessionId: 's1', token: 'participant' },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
  socket.open();
  await settle();
  socket.tell('draining', { spread_ms: 8_000 });
});

afterEach(() => {
  room.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a room whose server restarts', () => {
  it('stays until the connection ends', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.phase).toBe('joined');
    expect(socket.disconnect).not.toHaveBeenCalled();
  });

  it('comes back at a random moment of its own, not at once', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    socket.cut();
    expect(socket.disconnect).toHaveBeenCalled(); // or socket.io would come back by itself
    await vi.advanceTimersByTimeAsync(3_999);
    expect(socket.connect).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('leaves the next lost connection to socket.io', async () => {
    socket.cut();
    await vi.advanceTimersByTimeAsync(8_000);
    socket.open();
    await settle();
    socket.disconnect.mockClear();
    socket.cut();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.disconnect).not.toHaveBeenCalled();
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('comes back at once, and once, when the page wakes meanwhile', async () => {
    socket.cut();
    dispatchEvent(new Event('online'));
    expect(socket.connect).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('plans nothing when the room itself starts over', async () => {
    socket.cut('io client disconnect');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.connect).toHaveBeenCalledTimes(1);
  });

  it('does not come back once the room is closed', async () => {
    socket.cut();
    room.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.connect).toHaveBeenCalledTimes(1);
  });

  it('keeps what the server did not take, and sends it again under the same id', async () => {
    socket.answers.send_message = () => ({ ok: false, code: 'restarting', detail: '' });
    room.store(Messages).outbox.add('재시작하는 사이에 쓴 말');
    await settle();
    expect(room.store(Messages).outbox.drafts).toMatchObject([{ state: 'pending' }]);
    socket.cut();
    socket.answers.send_message = () => ({ ok: true, id: 'm3', seq: 3, sent_at: '' });
    await vi.advanceTimersByTimeAsync(8_000);
    socket.open();
    await settle();
    const [first, second] = socket.payloads('send_message');
    expect(second).toEqual(first);
    expect(room.store(Messages).outbox.drafts).toMatchObject([{ state: 'sent' }]);
  });
});
