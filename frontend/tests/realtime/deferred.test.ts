import type { JoinedSession } from '@/contract/socket';
import { StandIn, type Deferred } from '@/realtime/deferred.svelte';
import type { Feature, Handlers } from '@/realtime/feature';
import { Room } from '@/realtime/room';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined } from '../makers';
import { until } from '../until';

/** Writes down what a store is told, in order. */
class Recorder implements Feature {
  static all: Recorder[] = [];
  told: unknown[] = [];
  readonly events = Object.fromEntries(
    ['clapped', 'claps'].map((name) => [name, (data: unknown) => this.told.push([name, data])]),
  ) as Handlers;

  constructor() {
    Recorder.all.push(this);
  }

  start(joined: JoinedSession, fresh: boolean): void {
    this.told.push([fresh ? 'fresh' : 'again', joined]);
  }

  joined(): void {
    this.told.push('joined');
  }
}

const part = { stores: [Recorder] };
const credentials = { sessionId: 's1', token: 'participant' };
let arrives: (code: { part: typeof part }) => void;
let fails: () => void;
let rooms: Room[] = [];
let socket: FakeSocket;

const deferred: Deferred<typeof part> = {
  name: 'claps',
  shows: ['claps'],
  events: ['clapped', 'claps'],
  isWanted: (_room, told) => 'claps' in told && told.claps !== null,
  load: () =>
    new Promise((resolve, reject) => {
      [arrives, fails] = [resolve, () => reject(new Error('no network'))];
    }),
};

const snapshot = (seq: number, claps: unknown) =>
  joined([], { claps, seq } as Partial<JoinedSession>);
const received = () => Recorder.all.at(-1)?.told;

function open(): StandIn<typeof part> {
  socket = new FakeSocket();
  socket.answers.join_session = () => ({ ok: true });
  const room = new Room(credentials, socket.asSocket(), []);
  const standIn = room.carry(new StandIn(deferred, room));
  rooms.push(room.open());
  return standIn;
}

beforeEach(() => {
  Recorder.all = [];
  sessionStorage.clear();
});

afterEach(() => {
  for (const room of rooms) room.close();
  rooms = [];
});

async function comes(standIn: StandIn<typeof part>): Promise<void> {
  const loaded = standIn.load();
  arrives({ part });
  expect(await loaded).toBe(true);
}

it('tells a store that comes later everything from the join on, in order, and then leaves it to the room', async () => {
  const standIn = open();
  socket.tell('joined_session', snapshot(4, 1));
  socket.tell('clapped', { seq: 6 });
  socket.tell('claps', { total: 2 });
  socket.tell('clapped', { seq: 5 });
  await comes(standIn);
  expect(received()).toEqual([
    ['fresh', { claps: 1 }],
    ['claps', { total: 2 }],
    ['clapped', { seq: 5 }],
    ['clapped', { seq: 6 }],
  ]);
  socket.tell('clapped', { seq: 7 });
  expect(received()?.slice(4)).toEqual([['clapped', { seq: 7 }]]);
  expect(Recorder.all).toHaveLength(1);
});

it('remembers a return after what was received, and after a fresh join nothing of before', async () => {
  const standIn = open();
  socket.tell('joined_session', snapshot(4, 1));
  socket.tell('clapped', { seq: 5 });
  socket.tell('joined_session', snapshot(5, 2));
  await comes(standIn);
  expect(received()?.map((told) => (told as string[])[0])).toEqual(['fresh', 'clapped', 'again']);

  const anew = open();
  socket.tell('joined_session', snapshot(4, 1));
  socket.tell('clapped', { seq: 5 });
  socket.tell('joined_session', { ...snapshot(9, 7), epoch: 'second' });
  await comes(anew);
  expect(received()).toEqual([['fresh', { claps: 7 }]]);
});

it('says that commands reach the server, if they do', async () => {
  const standIn = open();
  socket.open();
  socket.tell('joined_session', snapshot(4, 1));
  await until(() => expect(rooms[0]?.phase).toBe('joined'));
  await comes(standIn);
  expect(received()).toEqual([['fresh', { claps: 1 }], 'joined']);
});

it('keeps over a reload what was not yet told, as the code did not come', async () => {
  open();
  socket.tell('joined_session', snapshot(4, 1));
  socket.tell('clapped', { seq: 5 });
  dispatchEvent(new Event('pagehide'));
  rooms[0]?.close();

  const standIn = open();
  socket.tell('joined_session', snapshot(6, 3));
  await comes(standIn);
  expect(received()).toEqual([
    ['fresh', { claps: 1 }],
    ['clapped', { seq: 5 }],
    ['again', { claps: 3 }],
  ]);
});

it('is wanted by what a join told, or by the first event', () => {
  const standIn = open();
  socket.tell('joined_session', snapshot(4, null));
  expect(standIn.isWanted).toBe(false);
  socket.tell('clapped', { seq: 5 });
  expect(standIn.isWanted).toBe(true);
  const other = open();
  socket.tell('joined_session', snapshot(4, 1));
  expect(other.isWanted).toBe(true);
});

it('goes on remembering when the code cannot be fetched, and is loaded once when it can', async () => {
  const standIn = open();
  socket.tell('joined_session', snapshot(4, 1));
  const failed = standIn.load();
  expect(await standIn.load()).toBe(false);
  fails();
  expect(await failed).toBe(false);
  socket.tell('clapped', { seq: 5 });
  await comes(standIn);
  expect(received()).toHaveLength(2);
  expect(await standIn.load()).toBe(true);
  expect(Recorder.all).toHaveLength(1);
});

it('makes no store in a room that was left meanwhile', async () => {
  const standIn = open();
  const loaded = standIn.load();
  rooms[0]?.close();
  arrives({ part });
  expect(await loaded).toBe(false);
  expect(Recorder.all).toEqual([]);
});

it('joins anew rather than remember without end', async () => {
  const standIn = open();
  socket.open();
  socket.tell('joined_session', snapshot(0, 1));
  for (let seq = 1; seq <= 1_000; seq++) socket.tell('clapped', { seq });
  expect(socket.connect).toHaveBeenCalledTimes(2);
  socket.open();
  await until(() => expect(socket.payloads('join_session')).toHaveLength(2));
  expect(socket.payloads('join_session')[1]).toEqual({ session_id: 's1', since: undefined });
  socket.tell('joined_session', snapshot(1_000, 5));
  await comes(standIn);
  expect(received()?.[0]).toEqual(['fresh', { claps: 5 }]);
});

it('lets nothing stay that an earlier visit kept for it', () => {
  sessionStorage.setItem('engagenow.claps.drafts', '[1]');
  sessionStorage.setItem('engagenow.other', '1');
  open();
  rooms[0]?.forget();
  expect(Object.keys(sessionStorage)).toEqual(['engagenow.other']);
});
