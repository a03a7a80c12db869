import type { JoinedSession } from '@/contract/socket';
import { emptyTab } from '@/lib/tab-storage';
import { callHook, dispatch } from './dispatch';
import type { Feature, Handlers } from './feature';
import type { Room, StoreKind } from './room';

/** More is not remembered: the room is then joined anew. */
const MOST = 1_000;

/** What of a join is remembered. */
type Fields = Partial<JoinedSession>;

/** What the stores would have received: an event by its name, or a join as `start`, and whether that was a fresh one. */
type Received = [name: string, data: unknown, fresh?: boolean];

/** A joined room as `keep` left it. */
type Kept = JoinedSession & Record<string, Received[] | undefined>;

/** What a feature brings when its code comes. */
export interface DeferredPart {
  /** What receives the room's events, from the first join on, as if it had always been there. */
  stores: readonly StoreKind[];
}

/** A feature's part of a room whose code comes when a session needs it. */
export interface Deferred<Part extends DeferredPart = DeferredPart> {
  name: string;
  /** The fields of `joined_session` that its stores read. */
  shows: readonly string[];
  /** The events that its stores receive. */
  events: readonly (keyof Handlers | (string & {}))[];
  /** Whether its code is needed, going by what the last join told of it; each of its events needs it, too. */
  isWanted(room: Room, fields: Fields): boolean;
  load(): Promise<{ part: Part }>;
}

/** Stands in for stores whose code is not there, and tells them in order what they would have received. */
export class StandIn<Part extends DeferredPart = DeferredPart> implements Feature {
  /** What came with the code, once it is there. */
  part = $state.raw<Part>();
  readonly events: Handlers;
  #fields = $state.raw<Fields>({});
  #isNeeded = $state(false);
  #received: Received[] = [];
  #loading = false;
  #closed = false;

  constructor(
    readonly deferred: Deferred<Part>,
    private readonly room: Room,
  ) {
    const events = deferred.events.map((name) => [
      name,
      (data: unknown) => this.#onEvent(name, data),
    ]);
    this.events = Object.fromEntries(events) as Handlers;
  }

  get isWanted(): boolean {
    return this.#isNeeded || this.deferred.isWanted(this.room, this.#fields);
  }

  start(joined: JoinedSession, fresh: boolean): void {
    this.#fields = this.#fieldsOf(joined);
    // After a reload, with what was received before it.
    const { [this.#key]: kept = [] } = joined as Kept;
    if (fresh) this.#received = [['start', this.#fields, true], ...kept];
    else this.#received.push(['start', this.#fields, false]);
  }

  keep(): Partial<JoinedSession> {
    const [first, ...more] = this.#received;
    return { ...(first?.[1] as object), [this.#key]: more };
  }

  /** Nothing of what an earlier visit left is read without the code, and nothing of it may stay. */
  forget(): void {
    emptyTab(this.deferred.name);
  }

  close(): void {
    this.#closed = true;
  }

  /** Fetches the code, and lets its stores take over; says whether it is there. */
  async load(): Promise<boolean> {
    if (this.#loading || this.part) return !this.#loading;
    this.#loading = true;
    try {
      const { part } = await this.deferred.load();
      if (!this.#closed) this.#giveWay(part);
    } catch {
      // No network: the next connection tries again.
    }
    this.#loading = false;
    return this.part !== undefined;
  }

  get #key(): string {
    return `${this.deferred.name}.heard`;
  }

  #fieldsOf(joined: JoinedSession): Fields {
    const fields = Object.entries(joined).filter(([name]) => this.deferred.shows.includes(name));
    return Object.fromEntries(fields);
  }

  #onEvent(name: string, data: unknown): void {
    this.#isNeeded = true;
    if (this.#received.push([name, data]) <= MOST) return;
    this.#received = [];
    this.room.joinAnew();
  }

  #giveWay(part: Part): void {
    const stores = this.room.replace(this, part.stores);
    for (const [name, data, fresh] of this.#received) {
      if (name === 'start') callHook(stores, name, data as JoinedSession, fresh as boolean);
      else dispatch(stores, name, data);
    }
    if (this.room.phase === 'joined') callHook(stores, 'joined');
    this.part = part;
  }
}
