import type { JoinedSession, LoggedEvent, SyncAck } from '@/contract/socket';

/** An event as the wire tells it; the log also knows when it happened. */
export type SeqEvent = Omit<LoggedEvent, 'at'>;
export type SyncPage = Omit<SyncAck, 'ok'>;
type Place = Pick<JoinedSession, 'seq' | 'epoch' | 'head'>;

// Farther behind than this, reading the newest page is kinder than replaying everything.
const FAR_BEHIND = 1_000;

/**
 * Where this client stands in the session's log. Events are applied once each and in order; what comes
 * early waits here while the missing ones are read from the log.
 */
export class Position {
  #seq: number | null = null;
  #epoch?: string;
  #early = new Map<number, SeqEvent>();
  #repairing = false;

  constructor(
    private readonly apply: (event: SeqEvent) => void,
    private readonly readAfter: (seq: number) => Promise<SyncPage>,
  ) {}

  /** The last event applied; null before the first snapshot. */
  get seq(): number | null {
    return this.#seq;
  }

  /** What a later `start` needs to go on from here. */
  get place(): Partial<Place> {
    return { seq: this.#seq ?? undefined, epoch: this.#epoch };
  }

  /** Stands at a snapshot. */
  start({ seq, epoch }: Place): void {
    this.#seq = seq;
    this.#epoch = epoch;
    this.#early.clear();
  }

  /** Stands nowhere until the next snapshot, which is then a fresh one. */
  forget(): void {
    this.#seq = null;
  }

  /**
   * How a snapshot is to be taken: after what is known here, or fresh, in place of it. `restored` is fresh
   * too: the server's database is in another life, or ends before what was seen of it.
   */
  classify({ seq, epoch, head }: Place): 'next' | 'fresh' | 'restored' {
    if (this.#seq === null) return 'fresh';
    const isOther = Boolean(epoch && this.#epoch) && epoch !== this.#epoch;
    if (isOther || (head ?? seq) < this.#seq) return 'restored';
    return seq - this.#seq > FAR_BEHIND ? 'fresh' : 'next';
  }

  /** Takes an event from the wire or the log, in any order and any number of times. */
  receive(event: SeqEvent): void {
    if (this.#accept(event)) void this.repair();
  }

  /** Receives how far the log goes, and reads what never came. */
  reach(head: number): void {
    if (this.#seq !== null && head > this.#seq) void this.repair();
  }

  /** Reads the log until nothing is missing; false when that failed and the next `head` or join has to. */
  async repair(): Promise<boolean> {
    if (this.#repairing) return true;
    this.#repairing = true;
    try {
      while (await this.#readPage());
      return true;
    } catch {
      return false;
    } finally {
      this.#repairing = false;
    }
  }

  async #readPage(): Promise<boolean> {
    const since = this.#seq ?? 0;
    const page = await this.readAfter(since);
    for (const event of page.events) this.#accept(event);
    const moved = (this.#seq ?? 0) > since;
    return moved && (page.more || this.#early.size > 0);
  }

  /** Applies what is in order now; true when an event has to wait for an earlier one. */
  #accept(event: SeqEvent): boolean {
    if (this.#seq === null || event.seq <= this.#seq) return false;
    this.#early.set(event.seq, event);
    let next: SeqEvent | undefined;
    while ((next = this.#early.get(this.#seq + 1))) {
      this.#early.delete(next.seq);
      this.#seq = next.seq;
      this.apply(next);
    }
    return this.#early.size > 0;
  }
}
