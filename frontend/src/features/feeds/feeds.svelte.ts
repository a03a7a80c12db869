import type {
  FeedInfo,
  FeedUpdate,
  JoinedSession,
  ShownFeed,
  SignalSent,
  TopicValue,
} from '@/contract/socket';
import type { History } from '@/contract/rest';
import { putInto } from '@/features/messages/insert';
import { Messages } from '@/features/messages/messages.svelte';
import type { Feature, Handlers } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import { request } from '@/rest/request';
import { candleOf } from './course';
import { Series } from './series.svelte';
import SignalCard from './SignalCard.svelte';

type Signal = Omit<SignalSent, 'feed_id'> & { feed_id: string };

/** The last value of a topic, if there is one; hosts may call a topic `constructor`. */
export function lastOf(
  { values }: Pick<ShownFeed, 'values'>,
  topic: string,
): TopicValue | undefined {
  return Object.hasOwn(values, topic) ? values[topic] : undefined;
}

/** The feeds that everybody sees, their values, and what was told of them. */
export class Feeds implements Feature {
  list = $state.raw<readonly ShownFeed[]>([]);
  signals = $state.raw<readonly Signal[]>([]);
  #series = new Map<string, Series>();
  readonly events: Handlers = {
    feed_started: ({ feed }) => this.#put(feed),
    feed_edited: ({ feed }) => this.#put(feed),
    feed_stopped: ({ id }) => this.#change(id, { running: false }),
    feed_removed: ({ id }) => this.#remove(id),
    feed_update: (update) => this.#take(update),
    feed_candles: ({ id, topic, candles }) =>
      this.series(id, topic).putCandles(candles.map(candleOf)),
    feed_gap: ({ id, topic, ...gap }) => this.series(id, topic).putGap(gap),
    signal: (signal) => this.#setSignals([...this.signals, signal]),
  };

  constructor(private readonly room: Room) {}

  start({ feeds = [], signals = [] }: Partial<JoinedSession>, fresh: boolean): void {
    if (fresh) this.#series.clear();
    // Values that were missed meanwhile are in no event.
    this.list = fresh
      ? feeds
      : this.list.map((one) => feeds.find(({ id }) => id === one.id) ?? one);
    if (fresh) this.#setSignals(signals);
    for (const { id, values } of this.list)
      for (const [topic, point] of Object.entries(values)) this.series(id, topic).put(point);
  }

  keep(): Partial<JoinedSession> {
    return { feeds: [...this.list], signals: [...this.signals] };
  }

  /** What is known of a topic, which grows with each value. */
  series(id: string, topic: string): Series {
    const key = `${id} ${topic}`;
    const series = this.#series.get(key) ?? new Series();
    this.#series.set(key, series);
    return series;
  }

  /** Reads what the server has kept of a topic; without it, the chart begins now. */
  async readHistory(id: string, topic: string): Promise<void> {
    const { sessionId, token } = this.room;
    const query = new URLSearchParams({ topic });
    const path = `/api/sessions/${sessionId}/feeds/${id}/history?${query}`;
    const history = await request<History>(path, { token }).catch(() => null);
    if (history) this.series(id, topic).merge(history);
  }

  #put(feed: FeedInfo): void {
    const known = this.list.find(({ id }) => id === feed.id);
    if (known) this.#change(feed.id, feed);
    else this.list = [...this.list, { ...feed, values: {} }];
  }

  #take({ id, topic, ...value }: FeedUpdate): void {
    const feed = this.list.find((one) => one.id === id);
    if (!feed) return;
    this.#change(id, { values: { ...feed.values, [topic]: value } });
    this.series(id, topic).put(value);
  }

  #change(id: string, change: Partial<ShownFeed>): void {
    this.list = this.list.map((one) => (one.id === id ? { ...one, ...change } : one));
  }

  /** What was told of its values goes with a feed. */
  #remove(id: string): void {
    this.list = this.list.filter((one) => one.id !== id);
    this.#setSignals(this.signals.filter(({ feed_id }) => feed_id !== id));
  }

  #setSignals(signals: readonly Signal[]): void {
    this.signals = signals;
    const cards = signals.map((signal) => ({
      key: signal.id,
      seq: signal.seq,
      view: SignalCard,
      signal,
    }));
    putInto(this.room.store(Messages), 'feeds', cards);
  }
}
