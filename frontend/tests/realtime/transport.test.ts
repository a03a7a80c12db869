import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import { createSocket } from '@/realtime/socket';
import { Manager } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../fake-socket';

let socket: FakeSocket;
let room: Room;

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  room = new Room(
    { sessionId: 's1', token: 'participant' },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
});

afterEach(() => {
  room.close();
  vi.useRealTimers();
});

describe('a connection', () => {
  it('begins with a WebSocket, falls back to polling, and comes back with full jitter', () => {
    const { opts } = (createSocket({ token: 'participant' }) as unknown as { io: Manager }).io;
    expect(opts.transports).toEqual(['websocket', 'polling']);
    expect(opts.tryAllTransports).toBe(true);
    expect(opts.randomizationFactor).toBe(1);
  });

  it('says what carries it, and what it upgrades to', () => {
    expect(room.transport).toBeNull();
    socket.io.engine.transport.name = 'polling';
    socket.open();
    expect(room.transport).toBe('polling');
    socket.upgrade({ name: 'websocket' });
    expect(room.transport).toBe('websocket');
  });

  it('tries the other transport first after one that neither opened nor failed', () => {
    socket.fail('timeout');
    expect(socket.io.opts.transports).toEqual(['polling', 'websocket']);
    socket.fail('timeout');
    expect(socket.io.opts.transports).toEqual(['websocket', 'polling']);
  });

  it('polls first from the second failure in a row, until a WebSocket has got through again', () => {
    const { opts } = socket.io;
    socket.fail('websocket error');
    expect(opts.transports).toEqual(['websocket', 'polling']);
    socket.fail('websocket error');
    expect(opts.transports).toEqual(['polling', 'websocket']);
    socket.open();
    expect(opts.transports).toEqual(['polling', 'websocket']);
    socket.upgrade({ name: 'websocket' });
    expect(opts.transports).toEqual(['websocket', 'polling']);
  });

  it('counts only failures in a row', () => {
    socket.fail('websocket error');
    socket.open();
    socket.cut();
    socket.fail('websocket error');
    expect(socket.io.opts.transports).toEqual(['websocket', 'polling']);
  });
});

describe('a page that comes back to life', () => {
  const shown = () => Object.assign(new Event('pageshow'), { persisted: true });

  it.each([
    ['shown again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['out of the back-forward cache', () => dispatchEvent(shown())],
    ['online', () => dispatchEvent(new Event('online'))],
  ])('connects at once when %s', async (_, wake) => {
    socket.open();
    await settle();
    socket.cut();
    socket.connect.mockClear();
    wake();
    expect(socket.connect).toHaveBeenCalledTimes(1);
  });

  it('does nothing of that while it is opened for the first time, or hidden', () => {
    socket.connect.mockClear();
    dispatchEvent(new Event('pageshow'));
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    vi.restoreAllMocks();
    expect(socket.connect).not.toHaveBeenCalled();
  });
});
