import type { Socket } from 'socket.io-client';
import { vi } from 'vitest';

type Handler = (...values: never[]) => void;
type Answer = (payload: never) => unknown;

/** A socket whose server side the test plays: it answers commands and tells events. */
export class FakeSocket {
  connected = false;
  active = true;
  sent: [command: string, payload: unknown][] = [];
  answers: Record<string, Answer> = {};
  io = {
    engine: {
      transport: { name: 'websocket' },
      once: (_event: string, upgraded: (transport: { name: string }) => void) => {
        this.upgrade = upgraded;
      },
    },
    opts: { transports: ['websocket', 'polling'] },
  };
  upgrade: (transport: { name: string }) => void = () => undefined;
  #handlers = new Map<string, Handler>();
  #any: Handler = () => undefined;

  connect = vi.fn(() => this);
  disconnect = vi.fn(() => {
    this.connected = false;
    return this;
  });
  off = () => this;
  offAny = () => this;
  timeout = () => this;

  on(event: string, handler: Handler): this {
    this.#handlers.set(event, handler);
    return this;
  }

  onAny(handler: Handler): this {
    this.#any = handler;
    return this;
  }

  async emitWithAck(command: string, payload: unknown): Promise<unknown> {
    this.sent.push([command, payload]);
    const answer = this.answers[command]?.(payload as never);
    if (answer === undefined || !this.connected) throw new Error('nobody answered');
    return answer;
  }

  /** What the server sends. */
  tell(event: string, data: unknown): void {
    (this.#any as (event: string, data: unknown) => void)(event, data);
  }

  open(): void {
    this.connected = true;
    this.#handle('connect');
  }

  cut(reason = 'transport close'): void {
    this.connected = false;
    this.#handle('disconnect', reason);
  }

  /** The connection does not come about. */
  fail(reason: string): void {
    this.#handle('connect_error', new Error(reason));
  }

  /** The server does not let the connection in. */
  deny(data: { code: string; detail: string }): void {
    this.active = false;
    this.#handle('connect_error', Object.assign(new Error(data.code), { data }));
  }

  payloads(command: string): unknown[] {
    return this.sent.filter(([name]) => name === command).map(([, payload]) => payload);
  }

  asSocket(): Socket {
    return this as unknown as Socket;
  }

  #handle(event: string, ...values: unknown[]): void {
    (this.#handlers.get(event) as ((...values: unknown[]) => void) | undefined)?.(...values);
  }
}
