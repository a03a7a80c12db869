import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import {
  forgetParticipant,
  HeldParticipant,
  heldParticipant,
} from '@/features/participants/held-participant';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, tokenOf } from '../../makers';
import { problem, serverAnswers } from '../../server';
import { until } from '../../until';

const FIRST = tokenOf('me', 1);
const NEXT = tokenOf('me', 2);

let participant: HeldParticipant;
let socket: FakeSocket;

function enter(): Room {
  socket = new FakeSocket();
  socket.answers.join_session = () => {
    socket.tell('joined_session', joined([]));
    return { ok: true, seq: 0 };
  };
  return new Room(participant, socket.asSocket(), placed(PRESENTER, 'stores')).open();
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  participant = new HeldParticipant('s1', FIRST);
  participant.take(FIRST);
});

describe('a held participant', () => {
  it('keeps the next token that the server gives to who is present', () => {
    const room = enter();
    socket.open();
    socket.tell('renewed', { token: NEXT, expires_at: '' });
    expect([participant.token, heldParticipant('s1')?.token]).toEqual([NEXT, NEXT]);
    expect(room.token).toBe(NEXT);
    room.close();
  });

  it('knows the token that another tab of the same participant was given, and no other participant’s', () => {
    new HeldParticipant('s1', FIRST).take(NEXT);
    expect(participant.token).toBe(NEXT);
    new HeldParticipant('s1', tokenOf('somebody', 1)).take(tokenOf('somebody', 1));
    expect(participant.token).toBe(NEXT);
    expect(forgetParticipant(participant)).toBe(false);
    expect(heldParticipant('s1')?.holder).toBe('somebody');
  });

  it('is come back to with a token that is over: a fresh one is fetched', async () => {
    const { asked, fetch } = serverAnswers({ body: { token: NEXT, expires_at: '' } });
    const room = enter();
    socket.deny({ code: 'token_expired', detail: '' });
    await until(() => expect(socket.connect).toHaveBeenCalledTimes(2));
    expect(asked).toEqual(['POST /api/sessions/s1/me/token']);
    expect(fetch.mock.lastCall?.[1]?.headers).toMatchObject({ Authorization: `Bearer ${FIRST}` });
    expect(room.refusal).toBeNull();
    expect(heldParticipant('s1')?.token).toBe(NEXT);
    room.close();
  });

  it.each(['removed', 'seat_given_up', 'token_invalid', 'session_not_found'])(
    'is over when the server says %s instead',
    async (code) => {
      serverAnswers(problem(403, code));
      const room = enter();
      socket.deny({ code: 'token_expired', detail: '' });
      await until(() => expect(room.refusal?.code).toBe(code));
    },
  );

  it('is waited for while the network is away', async () => {
    serverAnswers();
    const room = enter();
    socket.deny({ code: 'token_expired', detail: '' });
    await until(() => expect(fetch).toHaveBeenCalled());
    expect(room.refusal).toBeNull();
    room.close();
  });
});
