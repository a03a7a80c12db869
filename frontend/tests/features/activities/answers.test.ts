import { Activities } from '@/features/activities/activities.svelte';
import { Answers } from '@/features/activities/answers.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Room } from '@/realtime/room';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { until } from '../../until';
import { seq, shown } from './makers';

const stored = (answer: unknown, revision = 1) => ({
  ok: true,
  activity_id: 'a1',
  question_id: null,
  answer,
  revision,
  held: false,
});

let socket: FakeSocket;
let room: Room;

function enter(): Room {
  socket = new FakeSocket();
  socket.answers.join_session = () => ({ ok: true });
  const kinds = [SessionState, Activities, Answers];
  room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), kinds).open();
  socket.tell('joined_session', joined([], { activity: shown() }));
  socket.open();
  return room;
}

const mine = () => room.store(Activities).current?.mine ?? null;
const pending = () => room.store(Answers).of('a1', null);

beforeEach(async () => {
  enter();
  await until(() => expect(room.phase).toBe('joined'));
});
afterEach(() => room.close());

describe('an answer', () => {
  it('that is refused is not one’s answer, and says why', async () => {
    socket.answers.answer = () => ({ ok: false, code: 'activity_closed', detail: '마감되었어요.' });
    room.store(Answers).give('a1', null, 'a');
    await until(() => expect(pending()?.refusal?.code).toBe('activity_closed'));
    expect(mine()).toBeNull();
    expect(room.store(Answers).waits).toBe(false);
  });

  it('is one’s answer as the server stored it', async () => {
    socket.answers.answer = () => stored('b');
    room.store(Answers).give('a1', null, 'b');
    await until(() => expect(mine()?.answer).toBe('b'));
    expect(pending()).toBeNull();
  });

  it('waits for the connection, and goes once under the same client id', async () => {
    socket.answers.answer = () => undefined; // the ack is lost
    room.store(Answers).give('a1', null, 'a');
    const [first] = socket.payloads('answer') as { client_id: string }[];
    socket.cut();
    expect(room.store(Answers).waits).toBe(true);
    expect(pending()?.answer).toBe('a');
    socket.answers.answer = () => stored('a');
    await until(() => expect(room.phase).toBe('lost'));
    socket.open();
    await until(() => expect(mine()?.answer).toBe('a'));
    const sent = socket.payloads('answer') as { client_id: string }[];
    expect(new Set(sent.map(({ client_id }) => client_id))).toEqual(new Set([first?.client_id]));
  });

  it('is kept over a reload', async () => {
    socket.cut();
    room.store(Answers).give('a1', null, 'a');
    const before = pending();
    room.close();
    enter();
    expect(pending()).toEqual(before);
  });

  it('that is changed on the way is the last one that was given', async () => {
    let answer: (ack: unknown) => void = () => undefined;
    socket.answers.answer = () => new Promise((resolve) => (answer = resolve));
    room.store(Answers).give('a1', null, 'a');
    room.store(Answers).give('a1', null, 'b');
    expect(socket.payloads('answer')).toHaveLength(1);
    socket.answers.answer = () => stored('b', 2);
    answer(stored('a'));
    await until(() => expect(mine()).toMatchObject({ answer: 'b', revision: 2 }));
    expect(socket.payloads('answer')).toHaveLength(2);
  });
});

describe('the activity that is shown', () => {
  const tell = (event: string, data: object) => socket.tell(event, { ...data, seq: undefined });

  it('takes what happens to it, and nothing of others', () => {
    const { current } = room.store(Activities);
    tell('activity_closed', { id: 'other', closed_at: 'now' });
    expect(room.store(Activities).current).toEqual(current);
    tell('activity_closed', { id: 'a1', closed_at: '2026-11-29T09:01:00Z' });
    const results = { counts: { a: 1, b: 0 }, answered: 1 };
    tell('activity_revealed', { id: 'a1', results, solution: ['a'] });
    expect(room.store(Activities).current).toMatchObject({
      status: 'closed',
      revealed: true,
      results,
      solution: ['a'],
    });
    tell('activity_concealed', { id: 'a1' });
    expect(room.store(Activities).current).toMatchObject({ results: null, solution: null });
    tell('activity_removed', { id: 'a1' });
    expect(room.store(Activities).current).toBeNull();
  });

  it('keeps one’s answer when it is received a second time', () => {
    room.store(Activities).take('a1', { question_id: null, answer: 'a', revision: 1, held: false });
    tell('activity_opened', { activity: shown({ prompt: '다시' }), seq });
    expect(room.store(Activities).current).toMatchObject({ prompt: '다시', mine: { answer: 'a' } });
    tell('activity_opened', { activity: shown({ id: 'a2' }), seq });
    expect(mine()).toBeNull();
  });
});
