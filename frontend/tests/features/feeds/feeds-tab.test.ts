import { Feeds } from '@/features/feeds/feeds.svelte';
import FeedsTab from '@/features/feeds/FeedsTab.svelte';
import { locale } from '@/i18n/locale.svelte';
import { Room } from '@/realtime/room';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { AT, shownFeed } from './makers';

describe('the tab of live data', () => {
  let socket: FakeSocket;
  let room: Room;

  const tell = async (name: string, data: object) => {
    socket.tell(name as never, data as never);
    await tick();
  };
  const price = (value: number, second: number, stale = false) =>
    tell('feed_update', { id: 'f1', topic: 'KRW-BTC', value, at: AT + 1000 * second, stale });

  beforeEach(async () => {
    socket = new FakeSocket();
    room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), [Feeds]).open();
    render(FeedsTab, { room, shown: false });
    await tell('joined_session', joined([], { feeds: [shownFeed()] }));
  });
  afterEach(() => locale.choose('ko'));

  it('says that it waits before anything was told', () => {
    expect(screen.getByText('첫 값을 기다리고 있어요')).toBeInTheDocument();
    expect(screen.getByTestId('feed-value-KRW-BTC')).toHaveTextContent('–');
  });

  it('waits for topics that are called as every object has members, too', async () => {
    const topics = ['constructor', '__proto__'];
    await tell('joined_session', joined([], { feeds: [shownFeed({ topics })] }));
    for (const topic of topics) {
      expect(screen.getByTestId(`feed-value-${topic}`)).toHaveTextContent('–');
      await tell('feed_update', { id: 'f1', topic, value: 7, at: AT, stale: false });
      expect(screen.getByTestId(`feed-value-${topic}`)).toHaveTextContent('7');
    }
  });

  it('shows the price in figures, and where it went by arrow, sign and word', async () => {
    await price(95_000_000, 0);
    await price(96_000_000, 1);
    expect(screen.getByTestId('feed-value-KRW-BTC')).toHaveTextContent('96,000,000');
    const change = screen.getByText('▲ +1,000,000 (+1.05%)').parentElement;
    expect(change).toHaveTextContent('오름');
    expect(change).toHaveClass('up');
  });

  it('says in words that values are old, that it was stopped, and that the connection is lost', async () => {
    expect(screen.queryByTestId('feed-stale')).toBeNull();
    await price(95, 0, true);
    expect(screen.getByTestId('feed-stale')).toHaveTextContent('새 값이 오지 않고 있어요.');
    await price(96, 1);
    expect(screen.queryByTestId('feed-stale')).toBeNull();
    room.phase = 'lost';
    await tick();
    expect(screen.getByTestId('feed-stale')).toHaveTextContent('연결이 끊겨');
    room.phase = 'joined';
    await tell('feed_stopped', { seq: 1, id: 'f1' });
    expect(screen.getByTestId('feed-stopped')).toHaveTextContent('멈춰 있어요');
  });

  it('means by its colours what is usual in the language, until the reader chooses', async () => {
    const style = () => screen.getByRole('region', { name: /실시간 데이터|Live data/ }).style;
    expect(style().getPropertyValue('--up')).toBe('var(--red)');
    locale.choose('en');
    await tick();
    expect(style().getPropertyValue('--up')).toBe('var(--green)');
    await fireEvent.click(screen.getByRole('button', { name: 'Red is up' }));
    expect(style().getPropertyValue('--up')).toBe('var(--red)');
    expect(style().getPropertyValue('--down')).toBe('var(--blue)');
    expect(localStorage.getItem('engagenow.feed_colours')).toBe('red_up');
  });
});
