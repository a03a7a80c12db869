import type { CreateFeed, Feed } from '@/contract/rest';
import { topicsIn } from './topics';

export type Kind = CreateFeed['kind'];
export type Market = 'spot' | 'usdm';

/** What can be attached, the most used first. */
export const KINDS: readonly Kind[] = ['push', 'json', 'upbit', 'binance', 'kiwoom'];
/** Those whose own address is known here. */
export const EXCHANGES: readonly Kind[] = ['upbit', 'binance', 'kiwoom'];
export const MARKETS: readonly Market[] = ['spot', 'usdm'];

/** A feed as it is written into the form. */
export interface Draft {
  kind: Kind;
  title: string;
  topics: string;
  staleAfter: string;
  market: Market;
  url: string;
  /** The frame, or a list of frames, as JSON. */
  subscribe: string;
  paths: Record<string, string>;
  /** Never told by the server, as little as the key: empty where it is not to be changed. */
  secret: string;
  key: string;
}

const EMPTY: Draft = {
  kind: 'push',
  title: '',
  topics: '',
  staleAfter: '30',
  market: 'spot',
  url: '',
  subscribe: '',
  paths: {},
  secret: '',
  key: '',
};

/** The path of a topic as far as it is written. */
export function pathOf({ paths }: Pick<Draft, 'paths'>, topic: string): string {
  return (Object.hasOwn(paths, topic) && paths[topic]) || '';
}

export function draftOf(feed: Feed | null): Draft {
  if (!feed) return { ...EMPTY, paths: {} };
  return {
    kind: feed.kind,
    title: feed.title ?? '',
    topics: feed.topics.join(', '),
    staleAfter: `${feed.stale_after}`,
    market: feed.market ?? 'spot',
    url: feed.url ?? '',
    subscribe: feed.subscribe ? JSON.stringify(feed.subscribe) : '',
    paths: { ...feed.paths },
    secret: '',
    key: '',
  };
}

/** What the server is asked for, of which only what the kind has. Throws `SyntaxError` if `subscribe` is no JSON. */
export function bodyOf(draft: Draft): CreateFeed {
  const topics = topicsIn(draft.topics);
  return {
    kind: draft.kind,
    title: draft.title.trim() || null,
    topics,
    stale_after: Number(draft.staleAfter),
    ...sourceOf(draft, topics),
  };
}

type Source = Pick<CreateFeed, 'market' | 'url' | 'subscribe' | 'paths' | 'secret' | 'key'>;

function sourceOf(draft: Draft, topics: readonly string[]): Source {
  const { kind } = draft;
  const secret = draft.secret ? { secret: draft.secret } : {};
  const key = draft.key ? { key: draft.key } : {};
  const url = draft.url.trim();
  const elsewhere = { url: url || null };
  if (kind === 'binance') return { market: draft.market, ...elsewhere };
  if (kind === 'upbit') return elsewhere;
  if (kind === 'kiwoom') return { ...elsewhere, ...secret, ...key };
  if (kind === 'push') return {};
  const paths = Object.fromEntries(topics.map((topic) => [topic, pathOf(draft, topic)]));
  const subscribe = draft.subscribe.trim() ? { subscribe: JSON.parse(draft.subscribe) } : {};
  return { ...(url && { url }), ...subscribe, paths, ...secret };
}
