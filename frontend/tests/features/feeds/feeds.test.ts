import { Feeds } from '@/features/feeds/feeds.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import { Room } from '@/realtime/room';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { problem, serverAnswers } from '../../server';
import { AT, feedInfo, shownFeed, signal } from './makers';

const value = (price: number, change = {}) => ({ value: price, at: AT, stale: false, ...change });

describe('Feeds', () => {
  let socket: FakeSocket;
  let room: Room;
  let feeds: Feeds;
  const cards = () =>
    room
      .store(Messages)
      .shown([])
      .map(({ key }) => key);
  const update = (change = {}) =>
    socket.tell('feed_update', { id: 'f1', topic: 'KRW-BTC', ...value(10), ...change });

  beforeEach(() => {
    socket = new FakeSocket();
    room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), [Feeds]).open();
    feeds = room.store(Feeds);
    const told = { feeds: [shownFeed({ values: { 'KRW-BTC': value(9) } })], signals: [signal(0)] };
    socket.tell('joined_session', joined([], told));
  });

  it('knows none where a server of the version before tells of none', () => {
    feeds.start(joined([]), true);
    expect(feeds.list).toEqual([]);
    expect(feeds.signals).toEqual([]);
  });

  it('does not mind values of a feed that it does not know', () => {
    update({ id: 'other' });
    expect(feeds.list.map(({ id }) => id)).toEqual(['f1']);
  });

  it('begins with what the join told, and follows each value', () => {
    expect(feeds.list[0]?.values['KRW-BTC']).toEqual(value(9));
    update({ at: AT + 1000, stale: true });
    expect(feeds.list[0]?.values['KRW-BTC']).toEqual(value(10, { at: AT + 1000, stale: true }));
    expect(feeds.series('f1', 'KRW-BTC').points.map(({ value }) => value)).toEqual([9, 10]);
  });

  it('starts, edits, stops and removes feeds, and what was told of them', () => {
    socket.tell('feed_started', { seq: 1, feed: feedInfo({ id: 'f2' }) });
    expect(feeds.list.map(({ id }) => id)).toEqual(['f1', 'f2']);
    socket.tell('feed_edited', { seq: 2, feed: feedInfo({ title: '새 이름' }) });
    socket.tell('feed_stopped', { seq: 3, id: 'f1' });
    expect(feeds.list[0]).toMatchObject({ title: '새 이름', running: false });
    socket.tell('feed_removed', { seq: 4, id: 'f1' });
    expect(feeds.list.map(({ id }) => id)).toEqual(['f2']);
    expect(feeds.signals).toEqual([]);
    expect(cards()).toEqual([]);
  });

  it('keeps its values when it is started again', () => {
    update();
    socket.tell('feed_started', { seq: 1, feed: feedInfo() });
    expect(feeds.list[0]?.values['KRW-BTC']?.value).toBe(10);
  });

  it('puts signals into the conversation', () => {
    socket.tell('signal', signal(1, { id: 's7' }));
    expect(cards()).toEqual(['s0', 's7']);
  });

  it('takes values that were missed from what a return tells', () => {
    const told = { feeds: [shownFeed({ values: { 'KRW-BTC': value(30, { at: AT + 9000 }) } })] };
    feeds.start(joined([], told), false);
    expect(feeds.list[0]?.values['KRW-BTC']?.value).toBe(30);
    expect(feeds.signals).toHaveLength(1);
  });

  it('begins the chart now where its past cannot be read', async () => {
    serverAnswers(problem(404, 'feed_not_found'));
    await feeds.readHistory('f1', 'KRW-BTC');
    expect(feeds.series('f1', 'KRW-BTC').points).toHaveLength(1);
  });

  it('reads the past of a topic', async () => {
    const points = [{ at: AT - 2000, value: 7 }];
    const { asked } = serverAnswers({ body: { topic: 'KRW-BTC', points } });
    await feeds.readHistory('f1', 'KRW-BTC');
    expect(asked).toEqual(['GET /api/sessions/s1/feeds/f1/history?topic=KRW-BTC']);
    expect(feeds.series('f1', 'KRW-BTC').points.map(({ value }) => value)).toEqual([7, 9]);
  });
});
