import { RETRY_RENEWED } from '@/contract/refusals';
import type { Connected, Draining, JoinedSession, Removed, Renewed } from '@/contract/socket';
import { backoff } from '@/lib/wait';
import { asRefusal, Refusal } from '@/rest/problem';
import type { Socket } from 'socket.io-client';
import { callHook, dispatch } from './dispatch';
import type { Feature, Link } from './feature';
import { isFatal } from './refusals';
import { onLanguage } from './language.svelte';
import { forgetRoom, keepRoom, keptRoom } from './room-cache';
import type { Credentials } from './credentials';
import { Position, type SeqEvent } from './position';
import { send, type Ack, type Command, type Payload } from './send';
import { chooseTransport, followTransport, onLeave, onWake, reconnect } from './socket';

type ConnectError = Error & { data?: { code: string; detail: string } };
export type Phase = 'connecting' | 'joined' | 'lost';

/** One member's connection to a live session. It knows nothing of the features that it carries. */
export class Connection implements Link {
  phase = $state<Phase>('connecting');
  /** Why the room is over for this token. */
  refusal = $state.raw<Refusal | null>(null);
  /** What carries the connection: `websocket`, or `polling` where that does not get through. */
  transport = $state<string | null>(null);

  protected readonly features: Feature[] = [];
  readonly #position: Position;
  #attempt = 0;
  /** How often in a row no connection came about. */
  #failures = 0;
  #retry?: ReturnType<typeof setTimeout>;
  #closed = false;
  /** The server is about to end: within this time after that, it wants everybody back. */
  #spreadMs?: number;
  #ahead = 0;
  #stopWatching: (() => void)[] = [];

  constructor(
    private readonly credentials: Credentials,
    private readonly socket: Socket,
  ) {
    this.#position = new Position(
      (event) => dispatch(this.features, event.type, event.data),
      (since) => this.send('sync', { since }),
    );
  }

  get sessionId(): string {
    return this.credentials.sessionId;
  }

  get token(): string {
    return this.credentials.token;
  }

  /** What the server's clock shows, in milliseconds: late by the way of one message, at most. */
  get serverNow(): number {
    return Date.now() + this.#ahead;
  }

  get seq(): number {
    return this.#position.seq ?? 0;
  }

  /** Lets a feature take part; returns it. */
  carry<Part extends Feature>(feature: Part): Part {
    this.features.push(feature);
    return feature;
  }

  /** Shows what a reload left behind, connects and joins, and does so again until it is closed. */
  open(): this {
    const kept = keptRoom(this.credentials);
    if (kept) this.#welcome(kept);
    this.#stopWatching = [
      onWake(() => void this.#checkAlive()),
      onLeave(() => this.#keep()),
      // The server speaks the language that was asked for on connecting.
      onLanguage(() => this.socket.connected && this.#startOver()),
    ];
    this.#listen();
    this.socket.connect();
    return this;
  }

  /** Sends a command, with a fresh token if this one is over; without one the room ends. */
  async send<Name extends Command>(command: Name, payload: Payload<Name>): Promise<Ack<Name>> {
    try {
      return await send(this.socket, command, payload).catch(async (thrown) => {
        if (!this.#isMendable(asRefusal(thrown))) throw thrown;
        await this.credentials.renew?.();
        await this.#present();
        return await send(this.socket, command, payload);
      });
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (isFatal(refusal)) this.#end(refusal);
      callHook(this.features, 'refused', refusal);
      throw refusal;
    }
  }

  /** Joins as if nothing were known: everything is told again. */
  joinAnew(): void {
    this.#position.forget();
    this.#startOver();
  }

  /** Shows the server the credentials' token, a fresh one; who is not in the room does so on coming back. */
  async renew(): Promise<void> {
    if (this.phase === 'joined') await this.#present().catch(() => undefined);
  }

  #present(): Promise<unknown> {
    return send(this.socket, 'renew', { token: this.token });
  }

  #isMendable({ code }: Refusal): boolean {
    return (RETRY_RENEWED.includes(code) || !this.token) && this.credentials.renew !== undefined;
  }

  /** Ends the connection; the participant stays. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    for (const stop of this.#stopWatching) stop();
    callHook(this.features, 'close');
    this.socket.offAny().off().disconnect();
  }

  #listen(): void {
    this.socket.on('connect', () => {
      this.#failures = 0;
      followTransport(this.socket, (name) => (this.transport = name));
      void this.#join();
    });
    this.socket.on('disconnect', (reason) => this.#lost(reason));
    this.socket.on('connect_error', (error: ConnectError) => {
      chooseTransport(this.socket, ++this.#failures, error.message);
      if (this.socket.active) return;
      this.#refused(new Refusal(error.data?.code ?? 'network', error.data?.detail));
    });
    this.socket.onAny((type: string, data: unknown) => this.#onEvent(type, data));
  }

  #onEvent(type: string, data: unknown): void {
    const { seq } = (data ?? {}) as { seq?: number };
    if (type === 'connected') this.#setClock(data as Connected);
    if (type === 'joined_session') this.#welcome(data as JoinedSession);
    else if (type === 'draining') this.#spreadMs = (data as Draining).spread_ms;
    else if (type === 'renewed') this.credentials.take?.((data as Renewed).token);
    else if (type === 'removed') this.#end(new Refusal((data as Removed).code));
    else if (seq === undefined) dispatch(this.features, type, data);
    else if (type === 'head') this.#position.reach(seq);
    else this.#position.receive({ seq, type, data: data as SeqEvent['data'] });
  }

  #setClock = ({ server_time: time }: Connected) => (this.#ahead = Date.parse(time) - Date.now());

  async #join(): Promise<void> {
    const since = this.#position.seq ?? undefined;
    try {
      await this.send('join_session', { session_id: this.sessionId, since });
    } catch (thrown) {
      if (this.socket.connected) this.#refused(asRefusal(thrown));
      return;
    }
    this.#attempt = 0;
    this.phase = 'joined';
    callHook(this.features, 'joined');
  }

  /** Takes the snapshot, or on a return the events since the last one applied. */
  #welcome(joined: JoinedSession): void {
    const how = this.#position.classify(joined);
    if (how === 'restored') callHook(this.features, 'restored');
    callHook(this.features, 'start', joined, how !== 'next');
    if (how !== 'next') return this.#position.start(joined);
    for (const event of joined.events ?? []) this.#position.receive(event);
    this.#position.reach(joined.head ?? joined.seq);
  }

  #keep(): void {
    const { seq, place } = this.#position;
    if (seq === null) return;
    const parts = this.features.map((feature) => feature.keep?.());
    keepRoom(this.credentials, Object.assign(place, ...parts) as JoinedSession);
  }

  #lost(reason: string): void {
    this.phase = 'lost';
    callHook(this.features, 'lost');
    const spread = this.#spreadMs;
    this.#spreadMs = undefined;
    if (reason === 'io client disconnect') return; // we are starting over
    if (spread !== undefined) this.#comeBackWithin(spread);
    // The only other ending after which socket.io does not try again by itself.
    else if (reason === 'io server disconnect') this.#retryLater();
  }

  /** A whole audience comes back to a server that has just started: each at a random moment. */
  #comeBackWithin(spreadMs: number): void {
    this.socket.disconnect(); // socket.io would come back at once
    this.#startOverIn(Math.random() * spreadMs);
  }

  #refused(refusal: Refusal): void {
    if (this.#isMendable(refusal)) void this.#comeBackRenewed();
    // Under a nickname that is somebody else's by now, nobody is let in however often they ask.
    else if (isFatal(refusal) || refusal.code.startsWith('nickname_')) this.#end(refusal);
    else this.#retryLater(refusal.retryAfter);
  }

  async #comeBackRenewed(): Promise<void> {
    try {
      await this.credentials.renew?.();
      this.#startOver();
    } catch (thrown) {
      this.#refused(asRefusal(thrown));
    }
  }

  #end(refusal: Refusal): void {
    this.refusal = refusal;
    this.close();
    forgetRoom();
  }

  #retryLater(seconds = 0): void {
    this.#startOverIn(seconds * 1000 + backoff(this.#attempt++, 500, 10_000));
  }

  #startOverIn(ms: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#startOver(), ms);
  }

  /** A phone that slept may hold a connection that is long dead: ask, and start over if nobody answers. */
  async #checkAlive(): Promise<void> {
    if (!this.socket.connected) return this.#startOver();
    if (this.phase === 'joined' && !(await this.#position.repair())) this.#startOver();
  }

  #startOver(): void {
    clearTimeout(this.#retry);
    if (!this.#closed) reconnect(this.socket);
  }
}
