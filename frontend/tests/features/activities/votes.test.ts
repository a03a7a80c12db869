import { Activities } from '@/features/activities/activities.svelte';
import { Votes } from '@/features/activities/votes.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Room } from '@/realtime/room';
import { toasts } from '@/ui/toasts.svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { until } from '../../until';
import { shown } from './makers';

let socket: FakeSocket;
let room: Room;

/** The room of somebody who votes for these cards, as a join tells. */
async function enter(voted: string[]): Promise<void> {
  socket = new FakeSocket();
  socket.answers.join_session = () => ({ ok: true });
  const kinds = [SessionState, Activities, Votes];
  room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), kinds).open();
  tell(voted);
  socket.open();
  await until(() => expect(room.phase).toBe('joined'));
}

const tell = (voted: string[]) =>
  socket.tell('joined_session', joined([], { activity: shown({ kind: 'open', voted }) }));
const votes = () => [...room.store(Votes).ids];

afterEach(() => room.close());

describe('a vote for a card', () => {
  it('that is refused is taken back, and says why', async () => {
    await enter(['c1']);
    socket.answers.vote_answer = () => ({ ok: false, code: 'votes_off', detail: '꺼져 있어요.' });
    const voting = room.store(Votes).vote('a1', 'c2', true);
    expect(votes()).toEqual(['c1', 'c2']);
    await voting;
    expect(votes()).toEqual(['c1']);
    expect(toasts.shown?.text).toContain('꺼져 있어요.');
  });

  it('is known from a join, so that a reload and a second tab show it', async () => {
    await enter(['c1']);
    expect(votes()).toEqual(['c1']);
    tell(['c2']); // as another tab left it
    expect(votes()).toEqual(['c2']);
    expect(room.store(Activities).keep()).toMatchObject({ activity: { voted: ['c2'] } });
  });

  it('is as the last ack says, however often it was pressed', async () => {
    await enter([]);
    const acks: ((ack: unknown) => void)[] = [];
    socket.answers.vote_answer = () => new Promise((resolve) => acks.push(resolve));
    const pressed = [true, false].map((on) => room.store(Votes).vote('a1', 'c1', on));
    const stored = (on: boolean) => ({
      ok: true,
      activity_id: 'a1',
      answer_id: 'c1',
      on,
      votes: 1,
    });
    acks[0]?.(stored(true));
    await pressed[0];
    expect(votes()).toEqual([]);
    acks[1]?.(stored(false));
    await pressed[1];
    expect(votes()).toEqual([]);
    expect(room.store(Activities).current?.voted).toEqual([]);
  });

  it('goes with its activity', async () => {
    await enter(['c1']);
    socket.tell('activity_removed', { id: 'a1', seq: undefined });
    expect(votes()).toEqual([]);
  });
});
