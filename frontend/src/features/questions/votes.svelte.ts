import { explain } from '@/i18n/explain';
import { pause } from '@/lib/wait';
import type { Link } from '@/realtime/feature';
import { isFatal, isTransient } from '@/realtime/refusals';
import { asRefusal, type Refusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import type { Question } from './question';

const LEAST_PAUSE_MS = 500;

/** The reader's votes: shown as they are wished, sent one by one, and put right by what the server says. */
export class Votes {
  /** As the server knows them. */
  #known = $state.raw<ReadonlySet<string>>(new Set());
  /** As they should be, while the server does not know. */
  #wished = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  #open = false;
  #sending = false;

  constructor(
    private readonly link: Pick<Link, 'send'>,
    private readonly counted: (id: string, votes: number) => void,
  ) {}

  isOn(id: string): boolean {
    return this.#wished.get(id) ?? this.#known.has(id);
  }

  /** What the reader's wish adds to the count that the server has told. */
  pendingChange(id: string): number {
    return Number(this.isOn(id)) - Number(this.#known.has(id));
  }

  /** What a join tells is so, whatever was received before. */
  start(shown: readonly Pick<Question, 'id' | 'mine'>[]): void {
    const known = new Set(this.#known);
    for (const { id, mine } of shown) {
      if (mine.voted) known.add(id);
      else known.delete(id);
    }
    this.#known = known;
  }

  toggle(id: string): void {
    this.#wish(id, !this.isOn(id));
    void this.#sendAll();
  }

  open(): void {
    this.#open = true;
    void this.#sendAll();
  }

  close(): void {
    this.#open = false;
  }

  #wish(id: string, on: boolean | null): void {
    const wished = new Map(this.#wished);
    if (on === null) wished.delete(id);
    else wished.set(id, on);
    this.#wished = wished;
  }

  #know(id: string, on: boolean): void {
    const known = new Set(this.#known);
    if (on) known.add(id);
    else known.delete(id);
    this.#known = known;
  }

  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    let next: [string, boolean] | undefined;
    while (this.#open && (next = [...this.#wished][0])) await this.#sendOne(...next);
    this.#sending = false;
  }

  async #sendOne(id: string, on: boolean): Promise<void> {
    try {
      const ack = await this.link.send('vote_question', { id, on });
      this.#know(id, ack.on);
      this.counted(id, ack.votes);
      if (this.#wished.get(id) === on) this.#wish(id, null);
    } catch (thrown) {
      await this.#refused(id, asRefusal(thrown));
    }
  }

  async #refused(id: string, refusal: Refusal): Promise<void> {
    if (isFatal(refusal)) return this.close();
    // The vote itself was not refused: it goes again, which changes nothing if it came through.
    if (isTransient(refusal)) {
      return pause((refusal.retryAfter ?? 0) * 1000 + LEAST_PAUSE_MS);
    }
    this.#wish(id, null);
    toast(explain(refusal));
  }
}
