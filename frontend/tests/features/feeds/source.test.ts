import { bodyOf, draftOf, EXCHANGES, KINDS, type Draft } from '@/features/feeds/host/source';
import { describe, expect, it } from 'vitest';
import { hostFeed } from './makers';

const draft = (change: Partial<Draft>): Draft => ({
  ...draftOf(null),
  topics: '온도, 습도',
  market: 'usdm',
  url: ' wss://example.com/ws ',
  subscribe: '{"op": "subscribe"}',
  paths: { 온도: 'data.t', 다른것: 'x' },
  secret: 'secret',
  key: 'key',
  ...change,
});

describe('what a host writes about a source', () => {
  it.each([
    ['push', []],
    ['upbit', ['url']],
    ['binance', ['market', 'url']],
    ['kiwoom', ['url', 'secret', 'key']],
    ['json', ['url', 'subscribe', 'paths', 'secret']],
  ] as const)('is sent as far as the kind %s has it', (kind, names) => {
    const ofEach = ['kind', 'title', 'topics', 'stale_after'];
    const source = Object.keys(bodyOf(draft({ kind }))).filter((name) => !ofEach.includes(name));
    expect(source).toEqual(names);
  });

  it('knows every kind', () => expect(new Set(KINDS).size).toBe(5));

  it('has a path of each topic, and of no other', () => {
    const { paths, url, subscribe } = bodyOf(draft({ kind: 'json' }));
    expect(paths).toEqual({ 온도: 'data.t', 습도: '' });
    expect(url).toBe('wss://example.com/ws');
    expect(subscribe).toEqual({ op: 'subscribe' });
  });

  it.each(['constructor', '__proto__'])('has only what was written of the topic %s', (topics) => {
    const { paths } = bodyOf(draft({ kind: 'json', topics }));
    expect(Object.entries(paths ?? {})).toEqual([[topics, '']]);
  });

  it.each(EXCHANGES)('goes to the address of %s itself where none is written', (kind) => {
    expect(bodyOf(draft({ kind, url: ' ' })).url).toBeNull();
  });

  it('leaves a secret as it is where none is written', () => {
    expect(bodyOf(draft({ kind: 'json', secret: '' }))).not.toHaveProperty('secret');
    expect(bodyOf(draft({ kind: 'kiwoom', key: '' }))).not.toHaveProperty('key');
  });

  it('begins with the feed that is there', () => {
    const made = hostFeed({ kind: 'json', url: 'wss://x', subscribe: [1], paths: { a: 'b' } });
    expect(draftOf(made)).toMatchObject({
      kind: 'json',
      url: 'wss://x',
      subscribe: '[1]',
      paths: { a: 'b' },
      secret: '',
      key: '',
    });
  });
});
