import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import ConnectionLine from '@/features/messages/ConnectionLine.svelte';
import ConnectionPanel from '@/features/connection/ConnectionPanel.svelte';
import { Room } from '@/realtime/room';
import type { Phase } from '@/realtime/connection.svelte';
import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { until } from '../../until';

describe('the line about trouble', () => {
  const trouble = '연결이 끊겼어요. 다시 이어지면 보낼게요';

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('comes after five seconds, goes at once, and then takes its time again', async () => {
    const { rerender } = render(ConnectionLine, { phase: 'lost' as Phase });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(screen.queryByText(trouble)).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(screen.getByText(trouble)).toBeVisible();
    await rerender({ phase: 'joined' });
    expect(screen.queryByText(trouble)).toBeNull();
    await rerender({ phase: 'lost' });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(screen.queryByText(trouble)).toBeNull();
  });
});

describe('the presenter sees', () => {
  const quality = { p50_ms: 42, p90_ms: 120, p99_ms: 400, measured: 20, slow: 0 };
  let socket: FakeSocket;
  let room: Room;

  beforeEach(async () => {
    socket = new FakeSocket();
    socket.answers.join_session = () => {
      socket.tell('joined_session', joined([]));
      return { ok: true, seq: 0 };
    };
    room = new Room(
      { sessionId: 's1', token: 'token' },
      socket.asSocket(),
      placed(PRESENTER, 'stores'),
    ).open();
    render(ConnectionPanel, { room });
  });

  afterEach(() => room.close());

  async function connectOver(transport: string) {
    socket.io.engine.transport.name = transport;
    socket.open();
    await until(() => expect(room.phase).toBe('joined'));
    await tick();
  }

  it('that a WebSocket is blocked, and what that means', async () => {
    const blocked = /실시간 연결을 막고 있어요/;
    expect(screen.queryByTestId('transport')).toBeNull();
    await connectOver('polling');
    expect(screen.getByTestId('transport')).toHaveTextContent('연결됐어요 · 호환 모드');
    expect(screen.getByText(blocked)).toBeVisible();
    socket.upgrade({ name: 'websocket' });
    await tick();
    expect(screen.getByTestId('transport')).toHaveTextContent('연결됐어요');
    expect(screen.queryByText(blocked)).toBeNull();
  });

  it('nothing of the audience before it is measured, and after the connection is lost', async () => {
    const nothing = '참여자가 들어오고 10초쯤 지나면 보여요.';
    await connectOver('websocket');
    socket.tell('connection_quality', { ...quality, p50_ms: null, p90_ms: null, measured: 0 });
    await tick();
    expect(screen.getByText(nothing)).toBeVisible();
    socket.tell('connection_quality', quality);
    await tick();
    expect(screen.queryByText(nothing)).toBeNull();
    socket.cut();
    await tick();
    expect(screen.getByText(nothing)).toBeVisible();
  });

  it.each([
    [300, '좋아요'],
    [1_000, '보통이에요'],
    [1_001, '느려요'],
  ])('nine in ten within %i ms as a word and in figures', async (ms, word) => {
    await connectOver('websocket');
    socket.tell('connection_quality', { ...quality, p90_ms: ms });
    await tick();
    expect(screen.getByText(word)).toBeVisible();
    expect(screen.getByText(`보통 42 ms · 느리면 ${ms} ms`)).toBeVisible();
    expect(screen.queryByText(/1초 넘게/)).toBeNull();
  });

  it('how many are slow', async () => {
    await connectOver('websocket');
    socket.tell('connection_quality', { ...quality, slow: 3 });
    await tick();
    expect(screen.getByText('20개 중 3개는 1초 넘게 걸려요.')).toBeVisible();
  });
});
