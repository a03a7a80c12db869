import type { LoggedEvent, SyncAck } from '@/contract/socket';

/** An event as the wire tells it; the log also knows when it happened. */
export type SeqEvent = Omit<LoggedEvent, 'at'>;
export type SyncPage = Omit<SyncAck, 'ok'>;

/**
 * Where this client stands in the session's log. Events are applied once each and in order; what comes
 * early waits here while the missing ones are read from the log.
 */
export class Position {
  #seq: number | null = null;
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

  /** Stands at a snapshot. */
  start(seq: number): void {
    this.#seq = seq;
    this.#early.clear();
  }

  /** Takes an event from the wire or the log, in any order and any number of times. */
  receive(event: SeqEvent): void {
    if (this.#accept(event)) void this.repair();
  }

  /** Hears how far the log goes, and reads what never came. */
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
