import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import type { Credentials } from '@/realtime/credentials';
import { Refusal } from '@/rest/problem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined } from '../makers';

const OVER = { ok: false, code: 'token_expired', detail: '' };

let socket: FakeSocket;
let room: Room;
let token: string;
let renew: ReturnType<typeof vi.fn<() => Promise<void>>>;

const settle = () => vi.advanceTimersByTimeAsync(0);

function open(credentials: Partial<Credentials>): void {
  const whole = {
    sessionId: 's1',
    get token() {
      return token;
    },
    ...credentials,
  };
  room = new Room(whole, socket.asSocket(), placed(PRESENTER, 'stores')).open();
}

beforeEach(() => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  token = 'old';
  renew = vi.fn(async () => void (token = 'new'));
  socket.answers = {
    join_session: () => {
      socket.tell('joined_session', joined([], { seq: 2 }));
      return { ok: true, seq: 2 };
    },
    renew: () => ({ ok: true, expires_at: '' }),
  };
});

afterEach(() => {
  room.close();
  vi.useRealTimers();
});

describe('a room whose token can be renewed', () => {
  beforeEach(() => open({ renew }));

  it('shows the fresh token while it is in the room', async () => {
    await room.renew();
    expect(socket.payloads('renew')).toEqual([]);
    socket.open();
    await settle();
    token = 'new';
    await room.renew();
    expect(socket.payloads('renew')).toEqual([{ token: 'new' }]);
  });

  it('sends again what was refused because the token was over', async () => {
    socket.open();
    await settle();
    socket.answers.sync = () => (token === 'old' ? OVER : { ok: true, events: [], head: 2 });
    expect((await room.send('sync', { since: 2 })).head).toBe(2);
    expect(socket.payloads('renew')).toEqual([{ token: 'new' }]);
    expect(room.refusal).toBeNull();
  });

  it('comes back with a fresh token when the old one does not let it in', async () => {
    socket.deny({ code: 'token_expired', detail: '' });
    await settle();
    expect(renew).toHaveBeenCalledOnce();
    expect(socket.connect).toHaveBeenCalledTimes(2);
    expect(room.refusal).toBeNull();
  });

  it('tries again when the network is away, and ends when the sign-in is over', async () => {
    renew.mockRejectedValueOnce(new Refusal('network'));
    socket.deny({ code: 'token_expired', detail: '' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(room.refusal).toBeNull();
    renew.mockRejectedValueOnce(new Refusal('token_invalid'));
    socket.deny({ code: 'token_expired', detail: '' });
    await settle();
    expect(room.refusal?.code).toBe('token_invalid');
  });
});

describe('a room whose token cannot be renewed', () => {
  it('ends when the token is over', async () => {
    open({});
    socket.deny({ code: 'token_expired', detail: '' });
    await settle();
    expect(room.refusal?.code).toBe('token_expired');
  });
});
