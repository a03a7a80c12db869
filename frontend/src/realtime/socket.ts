import { locale } from '@/i18n/locale.svelte';
import { io, type Socket } from 'socket.io-client';

const TRANSPORTS = ['websocket', 'polling'];
const WAKING_EVENTS = ['online', 'pageshow'] as const;

/** Prepares one connection to the server that made this page; `connect()` opens it. */
export function createSocket(pass: { readonly token: string }): Socket {
  return io({
    autoConnect: false,
    transports: TRANSPORTS,
    tryAllTransports: true,
    randomizationFactor: 1, // full jitter
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: 10_000,
    auth: (give) => give({ token: pass.token, locale: locale.current }),
  });
}

/** Tells what carries a connection that has just opened, and what it upgrades to. */
export function followTransport(socket: Socket, tell: (name: string) => void): void {
  const { engine } = socket.io;
  tell(engine.transport.name);
  engine.once('upgrade', ({ name }) => tell(name));
}

/**
 * Some networks neither let a WebSocket through nor say so. What timed out waits for the other next time;
 * who polls upgrades by itself where that works.
 */
export function tryAnotherTransportFirst({ io: manager }: Socket): void {
  manager.opts.transports = [...(manager.opts.transports ?? [])].reverse() as typeof TRANSPORTS;
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
