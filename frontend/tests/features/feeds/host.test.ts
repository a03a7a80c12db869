import FeedForm from '@/features/feeds/host/FeedForm.svelte';
import { curlOf } from '@/features/feeds/host/curl';
import FeedRules from '@/features/feeds/host/FeedRules.svelte';
import { HostFeeds } from '@/features/feeds/host/host-feeds.svelte';
import SignalForm from '@/features/feeds/host/SignalForm.svelte';
import { topicsIn } from '@/features/feeds/host/topics';
import { Room } from '@/realtime/room';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { problem, serverAnswers } from '../../server';
import { until } from '../../until';
import { hostFeed, signal } from './makers';

describe('a host', () => {
  let feeds: HostFeeds;

  beforeEach(() => {
    const socket = new FakeSocket();
    const room = new Room({ sessionId: 's1', token: 't' }, socket.asSocket(), [HostFeeds]).open();
    feeds = room.store(HostFeeds);
  });

  const write = (testId: string, value: string) =>
    fireEvent.input(screen.getByTestId(testId), { target: { value } });

  it('reads at the field what was wrong with a topic, and loses nothing', async () => {
    const onclose = vi.fn();
    serverAnswers(problem(422, 'topic_unknown', '이 피드에서 쓸 수 없는 항목이에요.'));
    render(FeedForm, { feeds, feed: null, onclose });
    await write('feed-topics', 'KRW-BTC, !!');
    await fireEvent.click(screen.getByTestId('feed-save'));
    await until(() => expect(screen.getByTestId('feed-topics')).toBeInvalid());
    expect(screen.getByRole('alert')).toHaveTextContent('쓸 수 없는 항목');
    expect(screen.getByTestId('feed-topics')).toHaveValue('KRW-BTC, !!');
    expect(onclose).not.toHaveBeenCalled();
  });

  it('reads below the form what is about no field', async () => {
    serverAnswers(problem(409, 'feed_limit', '지금은 피드를 더 둘 수 없어요.'));
    render(FeedForm, { feeds, feed: null, onclose: vi.fn() });
    await write('feed-topics', 'a');
    await fireEvent.click(screen.getByTestId('feed-save'));
    await until(() => expect(screen.getByRole('alert')).toHaveTextContent('더 둘 수 없어요'));
    expect(screen.getByTestId('feed-topics')).toBeValid();
  });

  it('attaches a feed', async () => {
    const onclose = vi.fn();
    const { fetch } = serverAnswers({ status: 201, body: hostFeed() }, { body: [hostFeed()] });
    render(FeedForm, { feeds, feed: null, onclose });
    await write('feed-topics', 'KRW-BTC  KRW-ETH');
    await write('feed-stale-after', '5');
    await fireEvent.click(screen.getByTestId('feed-save'));
    await until(() => expect(onclose).toHaveBeenCalled());
    expect(JSON.parse(fetch.mock.calls[0]?.[1].body as string)).toEqual({
      kind: 'push',
      title: null,
      topics: ['KRW-BTC', 'KRW-ETH'],
      stale_after: 5,
    });
    expect(feeds.list.map(({ id }) => id)).toEqual(['f1']);
  });

  it('changes of a feed only what was changed here: another host may change the rest', async () => {
    const feed = hostFeed({ kind: 'json', url: 'wss://x', paths: { 'KRW-BTC': 'a.b' } });
    const { fetch } = serverAnswers({ body: feed }, { body: [feed] });
    render(FeedForm, { feeds, feed, onclose: vi.fn() });
    await write('feed-title', '시세');
    await fireEvent.click(screen.getByTestId('feed-save'));
    await until(() => expect(fetch).toHaveBeenCalled());
    expect(JSON.parse(fetch.mock.calls[0]?.[1].body as string)).toEqual({ title: '시세' });
  });

  it('sets a rule, and another one without leaving the form', async () => {
    const made = {
      id: 'r1',
      topic: 'KRW-BTC',
      kind: 'above',
      value: 65000,
      minutes: null,
      text: null,
    };
    const { fetch } = serverAnswers({ status: 201, body: made }, { body: [hostFeed()] });
    render(FeedRules, { feeds, feed: hostFeed() });
    await write('rule-value', '65,000');
    await fireEvent.click(screen.getByTestId('rule-add'));
    await until(() => expect(screen.getByTestId('rule-value')).toHaveValue(''));
    expect(JSON.parse(fetch.mock.calls[0]?.[1].body as string)).toEqual({
      topic: 'KRW-BTC',
      kind: 'above',
      value: 65000,
    });
  });

  it('reads at the field what is no number, without asking the server', async () => {
    const { fetch } = serverAnswers();
    render(FeedRules, { feeds, feed: hostFeed() });
    await fireEvent.click(screen.getByRole('button', { name: '크게 바뀔 때' }));
    await write('rule-value', '많이');
    await fireEvent.click(screen.getByTestId('rule-add'));
    await until(() => expect(screen.getByTestId('rule-value')).toBeInvalid());
    expect(fetch).not.toHaveBeenCalled();
  });

  it('reads rules in words, and deletes one', async () => {
    const rule = { id: 'r1', topic: '온도', kind: 'change' as const, value: 2.5, minutes: 3 };
    const { fetch } = serverAnswers({ status: 204 }, { body: [hostFeed()] });
    render(FeedRules, { feeds, feed: hostFeed({ rules: [{ ...rule, text: '더워요' }] }) });
    const words = '온도: 3분 안에 2.5% 넘게 바뀔 때';
    expect(screen.getByTestId('feed-rule')).toHaveTextContent(`${words} 더워요`);
    await fireEvent.click(screen.getByRole('button', { name: `규칙 삭제: ${words}` }));
    await until(() => expect(fetch.mock.calls[0]?.[0]).toContain('/feeds/f1/rules/r1'));
  });

  it('reads at the address that the server does not connect to it', async () => {
    serverAnswers(problem(422, 'feed_host_refused', '이 서버가 연결하지 않는 주소예요.'));
    render(FeedForm, { feeds, feed: null, onclose: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'JSON 스트림' }));
    await write('feed-topics', '온도');
    await write('feed-url', 'wss://nowhere.example');
    await write('feed-path-온도', 'data.t');
    await fireEvent.click(screen.getByTestId('feed-save'));
    await until(() => expect(screen.getByTestId('feed-url')).toBeInvalid());
    expect(screen.getByTestId('feed-path-온도')).toHaveValue('data.t');
  });

  it('asks once for the path of a topic that is written twice', async () => {
    render(FeedForm, { feeds, feed: null, onclose: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'JSON 스트림' }));
    await write('feed-topics', '온도, 습도 온도');
    const asked = screen.getAllByTestId(/^feed-path-/).map(({ dataset }) => dataset['testid']);
    expect(asked).toEqual(['feed-path-온도', 'feed-path-습도']);
  });

  it.each(['constructor', '__proto__'])('takes the path of the topic %s', async (topic) => {
    const { fetch } = serverAnswers({ status: 201, body: hostFeed() }, { body: [] });
    render(FeedForm, { feeds, feed: null, onclose: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'JSON 스트림' }));
    await write('feed-topics', topic);
    expect(screen.getByTestId(`feed-path-${topic}`)).toHaveValue('');
    await write(`feed-path-${topic}`, 'data.t');
    await fireEvent.click(screen.getByTestId('feed-save'));
    await until(() => expect(fetch).toHaveBeenCalled());
    const { paths } = JSON.parse(fetch.mock.calls[0]?.[1].body as string) as { paths: object };
    expect(Object.entries(paths)).toEqual([[topic, 'data.t']]);
  });

  it('asks no server about a subscribe frame that is no JSON', async () => {
    const { asked } = serverAnswers();
    render(FeedForm, { feeds, feed: null, onclose: vi.fn() });
    await fireEvent.click(screen.getByRole('button', { name: 'JSON 스트림' }));
    await write('feed-subscribe', '{"op": ');
    await fireEvent.click(screen.getByTestId('feed-save'));
    await until(() => expect(screen.getByTestId('feed-subscribe')).toBeInvalid());
    expect(asked).toEqual([]);
  });

  it('keeps a signal that was refused, and empties the field after one that was sent', async () => {
    serverAnswers(
      problem(429, 'rate_limited', '조금 천천히 해 주세요.'),
      { status: 201, body: signal(3) },
      { body: [] },
    );
    render(SignalForm, { feeds, id: 'f1' });
    await write('signal-text', '신고가');
    await fireEvent.click(screen.getByTestId('signal-send'));
    await until(() => expect(screen.getByTestId('signal-text')).toBeInvalid());
    expect(screen.getByTestId('signal-text')).toHaveValue('신고가');
    await fireEvent.click(screen.getByTestId('signal-send'));
    await until(() => expect(screen.getByTestId('signal-text')).toHaveValue(''));
  });

  it('separates topics by commas, spaces and lines', () => {
    expect(topicsIn(' KRW-BTC,KRW-ETH\n온도，습도 ')).toEqual([
      'KRW-BTC',
      'KRW-ETH',
      '온도',
      '습도',
    ]);
    expect(topicsIn(' , ')).toEqual([]);
  });

  it('hands a program one line that a shell takes as it is', () => {
    const line = curlOf('https://x.test', 's1', hostFeed({ topics: ["it's"] }));
    expect(line).toContain('https://x.test/api/sessions/s1/feeds/f1/points');
    expect(line).toContain(String.raw`-d '{"points":[{"topic":"it'\''s","value":100}]}'`);
  });
});
