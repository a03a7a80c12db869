import { locale } from '@/i18n/locale.svelte';
import { io, type Socket } from 'socket.io-client';

type Transports = ('websocket' | 'polling')[];

const TRANSPORTS: Transports = ['websocket', 'polling'];
const WAKING_EVENTS = ['online', 'pageshow'] as const;

/** Prepares one connection to the server that made this page; `connect()` opens it. */
export function createSocket(credentials: { readonly token: string }): Socket {
  return io({
    autoConnect: false,
    transports: TRANSPORTS,
    tryAllTransports: true,
    randomizationFactor: 1, // full jitter
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: 10_000,
    auth: (give) => give({ token: credentials.token, locale: locale.current }),
  });
}

/**
 * Tells what carries a connection that has just opened, and what it upgrades to: where a WebSocket gets through, the
 * next connection begins with one.
 */
export function followTransport({ io }: Socket, onChange: (name: string) => void): void {
  onChange(io.engine.transport.name);
  io.engine.once('upgrade', ({ name }) => {
    io.opts.transports = TRANSPORTS;
    onChange(name);
  });
}

/**
 * Chooses what the next connection begins with, after so many in a row that did not come about. Some networks neither
 * let a WebSocket through nor say so: what timed out waits for the other. Firefox holds a new WebSocket back for up to
 * ten seconds once some to the same server have failed, as they do while it starts anew, but no request: from the
 * second failure on, polling goes first. Who polls upgrades by itself where that works.
 */
export function chooseTransport({ io }: Socket, failures: number, reason: string): void {
  const { opts } = io;
  if (reason === 'timeout') opts.transports = [...(opts.transports ?? [])].reverse() as Transports;
  else if (failures > 1) opts.transports = ['polling', 'websocket'];
}

/** Starts over at once, whatever wait the old connection was in. */
export function reconnect(socket: Socket): void {
  socket.disconnect().connect();
}

/** Calls back when the page may be about to go: hidden, left or reloaded. */
export function onLeave(leave: () => void): () => void {
  const leaveIfHidden = () => document.visibilityState === 'hidden' && leave();
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leaveIfHidden);
  return () => {
    removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', leaveIfHidden);
  };
}

/** Calls back when the page comes back to life: shown again, back online, out of the back-forward cache. */
export function onWake(wake: () => void): () => void {
  const wakeIfVisible = (event: Event) => {
    const firstShow = event.type === 'pageshow' && !(event as PageTransitionEvent).persisted;
    if (!firstShow && document.visibilityState === 'visible') wake();
  };
  for (const event of WAKING_EVENTS) addEventListener(event, wakeIfVisible);
  document.addEventListener('visibilitychange', wakeIfVisible);
  return () => {
    for (const event of WAKING_EVENTS) removeEventListener(event, wakeIfVisible);
    document.removeEventListener('visibilitychange', wakeIfVisible);
  };
}
