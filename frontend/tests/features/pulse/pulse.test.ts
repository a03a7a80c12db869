import type { MoodCounts } from '@/contract/socket';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { placed } from '@/features/placed';
import MoodButtons from '@/features/pulse/MoodButtons.svelte';
import { LASTS_MS, OwnMood } from '@/features/pulse/own-mood.svelte';
import { Pulse } from '@/features/pulse/pulse.svelte';
import PulseNow from '@/features/pulse/PulseNow.svelte';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import { Refusal } from '@/rest/problem';
import { toasts } from '@/ui/toasts.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, session, switches } from '../../makers';
import { mySession } from '../../server';
import { until } from '../../until';

const counts = (change: Partial<MoodCounts> = {}): MoodCounts => ({
  faster: 0,
  slower: 0,
  lost: 0,
  fine: 0,
  ...change,
});
const on = session({ features: switches({ pulse: true }) });

describe('the needle', () => {
  it.each([
    [counts(), 0],
    [counts({ fine: 3 }), 0],
    [counts({ faster: 2 }), 1],
    [counts({ slower: 1, lost: 1 }), -1],
    [counts({ faster: 1, lost: 2, fine: 1 }), -0.25],
  ])('of %o points to %d', (told, needle) => {
    const pulse = new Pulse();
    pulse.start(joined([], { pulse: told }));
    expect(pulse.needle).toBe(needle);
  });

  it('follows what is told, and what a join tells stands in its place', () => {
    const pulse = new Pulse();
    pulse.start(joined([], { pulse: counts({ fine: 1 }) }));
    pulse.events.pulse_update?.({ counts: counts({ lost: 2 }) });
    expect(pulse.people).toBe(2);
    pulse.start(joined([], { pulse: null }));
    expect(pulse.people).toBe(0);
  });
});

describe('a host’s page', () => {
  let control: SessionControl;
  let socket: FakeSocket;

  beforeEach(() => {
    vi.useFakeTimers();
    socket = new FakeSocket();
    const stores = placed(PRESENTER, 'stores');
    const room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), stores).open();
    control = new SessionControl(mySession({ status: 'active' }), room);
  });
  afterEach(() => {
    control.close();
    vi.useRealTimers();
  });

  it('has a needle while the pulse is on', async () => {
    render(PulseNow, { control, ended: false });
    socket.tell('joined_session', joined([], { pulse: counts() }));
    await tick();
    expect(screen.queryByTestId('pulse-now')).toBeNull();
    socket.tell('session_updated', { ...on, seq: 1 });
    await tick();
    expect(screen.getByTestId('pulse-now')).toHaveTextContent('아직 신호가 없어요');
    socket.tell('pulse_update', { counts: counts({ faster: 2, fine: 1 }) });
    await tick();
    expect(screen.getByRole('img', { name: /더 빨리 2 · 좋아요 1/ })).toBeInTheDocument();
  });

  it('draws the last ten minutes as a line', async () => {
    render(PulseNow, { control, ended: false });
    socket.tell('joined_session', joined([], { session: on, pulse: counts({ faster: 1 }) }));
    vi.advanceTimersByTime(15 * 60_000);
    socket.tell('pulse_update', { counts: counts({ lost: 1 }) });
    await tick();
    const line = screen.getByRole('img', { name: /지난 10분/ }).querySelector('polyline');
    const points = line?.getAttribute('points')?.split(' ') ?? [];
    expect(points).toHaveLength(121);
    expect([points[0], points.at(-1)]).toEqual(['0,0', '100,28']);
  });
});

describe('what one says of the pace', () => {
  const send = vi.fn();
  let own: OwnMood;

  beforeEach(() => {
    send.mockReset().mockResolvedValue({ ok: true });
    own = new OwnMood({ send });
  });
  afterEach(() => {
    own.close();
    vi.useRealTimers();
  });

  it('is shown at once, for as long as it counts', () => {
    vi.useFakeTimers();
    void own.set('lost');
    expect(own.now).toBe('lost');
    expect(send).toHaveBeenCalledWith('pulse', { mood: 'lost' });
    vi.advanceTimersByTime(LASTS_MS - 1);
    expect(own.now).toBe('lost');
    vi.advanceTimersByTime(1);
    expect(own.now).toBeNull();
  });

  it('is not shown where it was refused, unless something was said since', async () => {
    send.mockRejectedValueOnce(new Refusal('pulse_off', '꺼져 있어요.'));
    await own.set('fine');
    expect(own.now).toBeNull();
    expect(toasts.shown?.text).toContain('꺼져 있어요');
    send.mockRejectedValueOnce(new Refusal('network'));
    const late = own.set('fine');
    await own.set('faster');
    await late;
    expect(own.now).toBe('faster');
  });

  it('is said again after a reconnect, and nothing is where nothing was said', async () => {
    own.joined();
    expect(send).not.toHaveBeenCalled();
    await own.set('slower');
    own.joined();
    expect(send).toHaveBeenCalledTimes(2);
  });
});

describe('the four buttons', () => {
  it('are there while the pulse is on and the session runs', async () => {
    const socket = new FakeSocket();
    const room = new Room({ sessionId: 's1', token: 't' }, socket.asSocket(), [
      SessionState,
    ]).open();
    render(MoodButtons, { room });
    socket.tell('joined_session', joined([], { session: on }));
    await until(() => expect(screen.getAllByRole('button')).toHaveLength(4));
    await fireEvent.click(screen.getByTestId('pulse-lost'));
    expect(screen.getByTestId('pulse-lost')).toHaveAttribute('aria-pressed', 'true');
    socket.tell('session_updated', { ...on, status: 'paused', seq: 1 });
    await tick();
    expect(screen.queryByTestId('pulse-lost')).toBeNull();
    room.close();
  });
});
