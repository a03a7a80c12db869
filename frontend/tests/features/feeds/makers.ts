import type { Feed } from '@/contract/rest';
import type { FeedInfo, FeedSignal, ShownFeed } from '@/contract/socket';

/** Half past nine in the morning, by which all values of the tests are told. */
export const AT = Date.UTC(2026, 10, 20, 9, 30);

export function feedInfo(change: Partial<FeedInfo> = {}): FeedInfo {
  const topics = ['KRW-BTC', 'KRW-ETH'];
  return { id: 'f1', kind: 'push', title: '코인', topics, running: true, ...change };
}

export function shownFeed(change: Partial<ShownFeed> = {}): ShownFeed {
  return { ...feedInfo(), values: {}, ...change };
}

export function hostFeed(change: Partial<Feed> = {}): Feed {
  return {
    ...feedInfo(),
    stale_after: 30,
    market: null,
    url: null,
    subscribe: null,
    paths: null,
    has_secret: false,
    has_key: false,
    troubles: [],
    rules: [],
    created_at: '2026-11-20T09:00:00Z',
    started_at: '2026-11-20T09:10:00Z',
    ...change,
  };
}

export function signal(seq: number, change: Partial<FeedSignal> = {}): FeedSignal {
  return {
    id: `s${seq}`,
    seq,
    feed_id: 'f1',
    kind: 'note',
    text: `신호 ${seq}`,
    at: AT,
    ...change,
  };
}
