import type { JoinedSession } from '@/contract/socket';
import { Messages } from '@/features/messages/messages.svelte';
import { Reactions } from '@/features/reactions/reactions.svelte';
import { SessionState } from '@/features/session/session.svelte';
import { backoff } from '@/lib/time';
import { asRefusal, Refusal } from '@/rest/problem';
import type { Socket } from 'socket.io-client';
import { dispatch } from './dispatch';
import { tabDrafts } from './drafts';
import { Outbox, type Draft } from './outbox.svelte';
import { Position, type SeqEvent } from './position';
import { send } from './send';
import { createSocket, onWake, reconnect } from './socket';

export type Phase = 'connecting' | 'joined' | 'lost';

/** What no reconnecting can mend: the page has to ask the person. */
const FINAL = [
  'token_required',
  'token_invalid',
  'token_expired',
  'token_mismatch',
  'not_authenticated',
  'seat_given_up',
  'nickname_taken',
  'session_not_found',
];
// Farther behind than this, reading the newest page is kinder than replaying everything.
const FAR_BEHIND = 1_000;

/** A live session as one member sees it: its stores, and the connection that keeps them true. */
export class Room {
  readonly session = new SessionState();
  readonly messages = new Messages();
  readonly reactions = new Reactions((emoji, count) => this.#react(emoji, count));
  readonly outbox: Outbox;
  phase = $state<Phase>('connecting');
  refusal = $state.raw<Refusal | null>(null);

  readonly #socket: Socket;
  readonly #position: Position;
  readonly #stopWaking: () => void;
  #attempt = 0;
  #retry?: ReturnType<typeof setTimeout>;

  constructor(
    readonly sessionId: string,
    readonly token: string,
  ) {
    this.#socket = createSocket(token);
    this.#position = new Position(
      (event) => dispatch(this, event.type, event.data),
      (since) => send(this.#socket, 'sync', { since }),
    );
    this.outbox = new Outbox((draft) => this.#deliver(draft), tabDrafts(sessionId));
    this.#stopWaking = onWake(() => void this.#checkAlive());
    this.#listen();
    this.#socket.connect();
  }

  /** Gives the seat up, so that the nickname is free again. */
  async leave(): Promise<void> {
    await send(this.#socket, 'leave_session', {});
    this.close();
  }

  /** Ends the connection; the seat stays. */
  close(): void {
    clearTimeout(this.#retry);
    this.#stopWaking();
    this.outbox.close();
    this.reactions.close();
    this.#socket.offAny();
    this.#socket.off();
    this.#socket.disconnect();
  }

  #listen(): void {
    this.#socket.on('connect', () => void this.#join());
    this.#socket.on('disconnect', (reason) => {
      this.phase = 'lost';
      this.outbox.close();
      // The only ending after which socket.io does not try again by itself.
      if (reason === 'io server disconnect') this.#retryLater();
    });
    this.#socket.on(
      'connect_error',
      (error: Error & { data?: { code: string; detail: string } }) => {
        if (!this.#socket.active)
          this.#refused(new Refusal(error.data?.code ?? 'network', error.data?.detail));
      },
    );
    this.#socket.onAny((type: string, data: unknown) => this.#hear(type, data));
  }

  #hear(type: string, data: unknown): void {
    const { seq } = (data ?? {}) as { seq?: number };
    if (type === 'joined_session') this.#welcome(data as JoinedSession);
    else if (seq === undefined) dispatch(this, type, data);
    else if (type === 'head') this.#position.reach(seq);
    else this.#position.receive({ seq, type, data: data as SeqEvent['data'] });
  }

  async #join(): Promise<void> {
    const since = this.#position.seq ?? undefined;
    try {
      await send(this.#socket, 'join_session', { session_id: this.sessionId, since });
    } catch (thrown) {
      if (this.#socket.connected) this.#refused(asRefusal(thrown));
      return;
    }
    this.#attempt = 0;
    this.phase = 'joined';
    this.outbox.open();
  }

  /** Takes the snapshot, or on a return the events since the last one applied. */
  #welcome(joined: JoinedSession): void {
    const seq = this.#position.seq;
    this.session.start(joined);
    this.reactions.start(joined.reactions.totals);
    if (seq === null || joined.seq - seq > FAR_BEHIND) {
      this.messages.start(joined.messages, joined.older);
      this.outbox.settle(joined.messages.map((message) => message.client_id));
      this.#position.start(joined.seq);
      return;
    }
    for (const event of joined.events ?? []) this.#position.receive(event);
    this.#position.reach(joined.head ?? joined.seq);
  }

  #refused(refusal: Refusal): void {
    if (FINAL.includes(refusal.code)) {
      this.refusal = refusal;
      this.close();
    } else {
      this.#retryLater();
    }
  }

  #retryLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => reconnect(this.#socket), backoff(this.#attempt++, 500, 10_000));
  }

  /** A phone that slept may hold a connection that is long dead: ask, and start over if nobody answers. */
  async #checkAlive(): Promise<void> {
    if (!this.#socket.connected) return reconnect(this.#socket);
    if (this.phase === 'joined' && !(await this.#position.repair())) reconnect(this.#socket);
  }

  async #deliver({ clientId, text }: Draft): Promise<void> {
    const message = { message: text, client_id: clientId };
    const { seq } = await send(this.#socket, 'send_message', message);
    // Stored and heard before, perhaps ahead of a reload: nothing more will come of it.
    if (seq <= (this.#position.seq ?? 0)) this.outbox.remove(clientId);
  }

  #react(emoji: string, count: number): void {
    // Reactions are of the moment: one that cannot be told now is not worth telling later.
    send(this.#socket, 'send_reaction', { emoji, count }).catch(() => undefined);
  }
}

/** Joins a live session with a participant's or presenter's token. */
export function openRoom({ sessionId, token }: { sessionId: string; token: string }): Room {
  return new Room(sessionId, token);
}
