import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import { account } from '@/features/identity/account.svelte';
import { coHostIn } from '@/features/co-hosts/co-host.svelte';
import { readOrRemember } from '@/features/live_sessions/kept-session';
import { Room } from '@/realtime/room';
import { HeldParticipant } from '@/features/participants/held-participant';
import { JoinFlow } from '@/participant/join-flow.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined, message, tokenOf } from '../makers';
import { mySession, serverAnswers } from '../server';
import { until } from '../until';

let rooms: Room[] = [];
let socket: FakeSocket;

/** A room as a participant with this token opens it; nobody answers before `socket.open()`. */
function openRoom(token: string): Room {
  socket = new FakeSocket();
  socket.answers.join_session = () => ({ ok: true, seq: 60 });
  socket.answers.leave_session = () => ({ ok: true });
  const room = new Room(
    new HeldParticipant('s1', token),
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
  rooms.push(room);
  return room;
}

const texts = (room: Room) => room.store(Messages).list.map(({ seq }) => seq);
const reload = () => dispatchEvent(new Event('pagehide'));

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  openRoom('participant');
  socket.tell('joined_session', joined([message(1)], { participant_count: 7 }));
  for (let seq = 2; seq <= 60; seq++) socket.tell('new_message', message(seq));
  reload();
});

afterEach(() => {
  for (const room of rooms) room.close();
  rooms = [];
  vi.unstubAllGlobals();
});

describe('what a room showed last', () => {
  it('is never shown to somebody else at this phone', () => {
    expect(texts(openRoom('another participant'))).toEqual([]);
  });

  it('is gone when its member leaves', async () => {
    socket.open();
    await rooms[0]?.leave();
    reload();
    expect(texts(openRoom('participant'))).toEqual([]);
  });

  it('is gone when the participant has left', async () => {
    const room = openRoom('participant');
    socket.answers.join_session = () => ({ ok: false, code: 'seat_given_up', detail: '' });
    socket.open();
    await until(() => expect(room.refusal?.code).toBe('seat_given_up'));
    expect(texts(openRoom('participant'))).toEqual([]);
  });

  it('is there after a reload before the server has answered, the newest page of it', () => {
    const room = openRoom('participant');
    expect(texts(room)).toEqual(Array.from({ length: 50 }, (_, index) => index + 11));
    expect(room.store(Messages).older).toBe(true);
    expect(room.store(SessionState).participantCount).toBe(7);
    expect(room.store(SessionState).me?.nickname).toBe('나');
    expect(room.phase).toBe('connecting');
  });

  it('is there after its member was given the next token, and goes with that one', () => {
    openRoom(tokenOf('me', 1));
    socket.tell('joined_session', joined([message(1)]));
    socket.tell('renewed', { token: tokenOf('me', 2), expires_at: '' });
    reload();
    const flow = new JoinFlow('TEST01');
    expect(flow.participant?.token).toBe(tokenOf('me', 2));
    expect(texts(openRoom(tokenOf('me', 2)))).toEqual([1]);
    expect(texts(openRoom(tokenOf('somebody', 1)))).toEqual([]);
  });

  it('is gone on from where it ended', async () => {
    const room = openRoom('participant');
    socket.open();
    await until(() => expect(room.phase).toBe('joined'));
    expect(socket.payloads('join_session')).toEqual([{ session_id: 's1', since: 60 }]);
    socket.tell('new_message', message(61));
    expect(texts(room).at(-1)).toBe(61);
  });

  it('brings its member back into it without asking about the code', () => {
    const { asked } = serverAnswers();
    expect(new JoinFlow('TEST01').step).toBe('room');
    expect(asked).toEqual([]);
    const other = new JoinFlow('TEST02');
    expect(other.step).toBe('loading');
    other.end();
  });
});

describe('a session as its presenter read it last', () => {
  const user = (id: string) => ({ id, name: '김발표', email: `${id}@example.com` });
  const signIn = (id: string) =>
    account.signIn({
      access_token: id,
      token_type: 'bearer',
      expires_at: '2099-01-01T00:00:00Z',
      expires_in: 900,
      user: user(id),
    });

  afterEach(() => account.signOut());

  it('is what there is with the server away, for that presenter alone', async () => {
    signIn('p1');
    serverAnswers({ body: mySession({ title: '모두의 발표' }) });
    await readOrRemember('s1');
    serverAnswers();
    expect((await readOrRemember('s1')).title).toBe('모두의 발표');
    await expect(readOrRemember('s2')).rejects.toMatchObject({ code: 'network' });
    signIn('p2');
    await expect(readOrRemember('s1')).rejects.toMatchObject({ code: 'network' });
    coHostIn('s1').take({ id: 'c1', token: 'crew', expiresAt: '2099-01-01T00:00:00Z' });
    await expect(readOrRemember('s1')).rejects.toMatchObject({ code: 'network' });
    coHostIn('s1').end('left');
  });
});
